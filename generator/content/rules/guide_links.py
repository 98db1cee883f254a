"""Where guides lead: to pages of the site, to searches, to reviewed numbers, and in the end to something to do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.guide_text import LINK
from generator.content.rules.guide import Beside, GuideFinding, GuideRule, GuideSetting, Written
from generator.directory.phones import canonical
from generator.patterns import pattern
from generator.problems import Severity

ALWAYS = frozenset({"911", "988"})
_PHONE = pattern(r"(?<!\d)(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)")
_DIALLED = pattern(r"(?:tel|sms):\+?1?(\d{3,11})\Z")


def phones_live_elsewhere(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide holds a telephone number.

    Numbers change, and one that is wrong sends people away. They live in one place: the crisis lines in
    content/crisis.yaml, all others in listings. A guide leads there.

    Wrong:
        Call 502-555-0143.
    Cure: Link to the page that has the number.
    Right:
        [Call a line](/talk/).
    """
    for block in one.blocks:
        for match in _PHONE.finditer(block.text):
            if canonical(match[0]) not in beside.setting.numbers:
                yield GuideFinding(block.place(match.start()), "Here is a telephone number.", "Link to its page.")


def links_are_whole(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A link in a guide leads nowhere, or to a page of somebody else that is not among the sources.

    Wrong:
        [Talk to someone](/talk-now/)
    Cure: Write the address of a page of this site, from its first slash. Name other sites under sources, and cite them.
    Right:
        [Talk to someone](/talk/)
    """
    setting = beside.setting
    guides = {f"/guide/{slug}/" for slug in beside.originals} | {"/guide/", "/guide/glossary/"}
    for block in one.blocks:
        for match in LINK.finditer(block.text):
            target = match[2]
            place = block.place(match.start(2))
            if dialled := _DIALLED.match(target):
                if not {dialled[1], dialled[1].removeprefix("1")} & (ALWAYS | setting.numbers):
                    yield GuideFinding(place, "This number is not one of the reviewed ones.", "Link to its page.")
            elif not target.startswith("/"):
                yield GuideFinding(
                    place, "This leads to another site.", "Name the page under sources, and cite it as [^key]."
                )
            elif setting.pages:
                page, _, fragment = target.partition("#")
                if page not in setting.pages and page not in guides:
                    yield GuideFinding(place, f"There is no page {page[:80]}.", "Look at the address of the page.")
                elif page == "/search/" and fragment:
                    yield from _search(place, *fragment.partition("=")[::2], setting=setting)
    if not one.guide.follows:
        yield from _named(one, beside)


def _named(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """Other guides and pages that the head names."""
    for n, slug in enumerate(one.guide.related):
        if slug not in beside.originals or slug == one.guide.slug:
            yield GuideFinding(one.at(f"related.{n}"), f"There is no other guide {slug[:60]}.", "Write its file name.")
    pages = beside.setting.pages
    for n, page in enumerate(one.guide.shown_on):
        if pages and page not in pages:
            yield GuideFinding(one.at(f"shown_on.{n}"), f"There is no page {page[:80]}.", "Look at its address.")


def _search(place: tuple[int, int], group: str, keys: str, *, setting: GuideSetting) -> Iterator[GuideFinding]:
    if group == "q" or not setting.filters:
        return
    known = setting.filters.get(group)
    if known is None:
        groups = ", ".join(sorted(setting.filters))
        yield GuideFinding(place, f"Search has no group {group[:40]}.", f"Its groups are: {groups}.")
        return
    for key in keys.split(","):
        if key not in known:
            yield GuideFinding(place, f"{group} has no {key[:40]}.", "Take a key of the list it is chosen from.")


def searches_exist(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide names a search that the search page does not have.

    Wrong:
        searches:
          - {group: services, keys: [narcan]}
    Cure: Take a group of the search page, and keys of its list in content/vocabulary.
    Right:
        searches:
          - {group: service, keys: [naloxone]}
    """
    for n, search in enumerate(() if one.guide.follows else one.guide.searches):
        yield from _search(one.at(f"searches.{n}"), search.group, ",".join(search.keys), setting=beside.setting)


def ends_in_an_action(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide ends in nothing that people can do.

    Whoever has read it wants to call, to find or to print. Each guide ends in one to four such ways.

    Wrong:
        actions: [read_more]
    Cure: Name ways that we have; the message lists them.
    Right:
        actions: [talk, meetings]
    """
    if one.guide.follows:
        return
    known = beside.setting.actions
    if not one.guide.actions:
        yield GuideFinding(one.at("actions"), "It ends in no action.", f"Name one of: {', '.join(sorted(known))}.")
    for n, action in enumerate(one.guide.actions):
        if known and action not in known:
            yield GuideFinding(
                one.at(f"actions.{n}"), f"There is no action {action[:40]}.", f"There are: {', '.join(sorted(known))}."
            )


_E = Severity.ERROR
RULES = (
    GuideRule("GUIDE-PHONE", _E, phones_live_elsewhere),
    GuideRule("GUIDE-LINK", _E, links_are_whole),
    GuideRule("GUIDE-SEARCH", _E, searches_exist),
    GuideRule("GUIDE-ACTION", _E, ends_in_an_action),
)

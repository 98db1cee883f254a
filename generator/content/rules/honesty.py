"""Honest listings: who stands behind a number or a link, and who earns when somebody calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from generator.content.rules.rule import Finding, Rule, Setting, is_imported
from generator.content.rules.texts import hits, links
from generator.directory.model import Entry
from generator.directory.phones import is_toll_free
from generator.problems import Severity

_TRACKING = frozenset({"gclid", "fbclid", "msclkid", "mc_eid", "mc_cid", "yclid", "igshid", "mibextid", "gad_source"})
_AFFILIATE = frozenset(
    {"aff", "aff_id", "affid", "affiliate", "affiliate_id", "clickid", "subid", "partner_id", "irclickid"}
)
_WIDE = frozenset({"multi_state", "national"})


@lru_cache(maxsize=1024)
def host_of(url: str) -> str:
    """The host of a web address in small letters, without www. Several rules ask for the same one."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def owner_of(host: str) -> str:
    """The part of a host that somebody registered: example.org of news.example.org."""
    parts = host.split(".")
    keep = 3 if len(parts) > 2 and (parts[-1] == "us" or len(parts[-2]) <= 2) else 2
    return ".".join(parts[-keep:])


def tracks(key: str) -> bool:
    """Whether this part of a web address is there to know who follows it."""
    return key.lower().startswith("utm_") or key.lower() in _TRACKING


def not_for_sale(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The listing was sent by somebody who is paid for it.

    Paid marketers have sold people in crisis to the highest bidder. They do not list here; the organization itself may.

    Wrong:
        provenance:
          submitter_relationship: paid_marketer
    Cure: Ask the organization to send its listing itself, or add it from the organization's own page.
    Right:
        provenance:
          submitter_relationship: staff
    """
    if entry.provenance.submitter_relationship == "paid_marketer":
        yield Finding(
            "provenance.submitter_relationship",
            "Paid marketers cannot add listings.",
            "The organization itself may send it.",
        )


def no_routing(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text says that calls go on to somebody who pays for them.

    "Routed to a participating provider" means: whoever pays is called. People in need must reach the place they read
    about, and nobody else.

    Wrong:
        description: Calls are routed to a participating treatment provider.
    Cure: List the place itself with its own number. A line that sells calls is not listed.
    Right:
        description: Calls are answered at the front desk.
    """
    for at, hit in hits(entry, setting.data.words.get("CONDUCT-ROUTING")):
        yield Finding(
            at,
            f'"{hit.words}" means that somebody pays for callers.',
            "List the place itself, with its own number.",
            found=hit.words,
        )


def no_tracking(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The link tells somebody who followed it.

    Parts such as utm_source, gclid and fbclid are there to follow people around the web. That somebody looked for help
    is nobody's business.

    Wrong:
        website: https://riverbend.example.org/?utm_source=list
    Cure: Cut the tracking parts off. The page is the same without them.
    Right:
        website: https://riverbend.example.org/
    """
    for at, url in links(entry):
        if "?" not in url:
            continue
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
        if found := sorted({key for key, _ in pairs if tracks(key)}):
            kept = urlencode([(key, value) for key, value in pairs if not tracks(key)])
            yield Finding(
                at,
                f"This link tracks people ({', '.join(found)[:60]}).",
                "Use the plain address.",
                found=url,
                instead=urlunsplit(parts._replace(query=kept)),
            )


def no_short_links(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The link is shortened, so nobody can see where it leads.

    Whoever owns the short link can point it somewhere else tomorrow, and the service in between sees every visitor.

    Wrong:
        website: https://bit.ly/3xample
    Cure: Open the link, and write the address that your browser then shows.
    Right:
        website: https://riverbend.example.org
    """
    for at, url in links(entry):
        if setting.data.is_host("shorteners", host_of(url)):
            yield Finding(
                at,
                "This link is shortened: nobody can see where it leads.",
                "Open it, and write the full address that your browser shows.",
            )


def no_referral_links(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The link or address belongs to a service that counts callers or pays for visitors.

    Wrong:
        website: https://riverbend.example.org/?aff_id=77
    Cure: Use the organization's own page, without parts such as aff_id.
    Right:
        website: https://riverbend.example.org
    """
    for at, url in links(entry):
        query = urlsplit(url).query if "?" in url else ""
        keys = {key.lower() for key, _ in parse_qsl(query, keep_blank_values=True)} if query else set()
        if keys & _AFFILIATE or any(
            setting.data.is_host(kind, host_of(url)) for kind in ("affiliate", "call_tracking")
        ):
            yield Finding(at, "Somebody is paid when people follow this link.", "Use the organization's own page.")


def not_blocked(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The link leads to a host that has been found to mislead people.

    The list is content/vocabulary/rules/hosts.yaml, with the reason and a public source beside each.

    Wrong:
        website: https://a-host-on-the-list.example.org
    Cure: Look up the reason in the list. If the organization has another page, use that; if not, do not list it.
    Right:
        website: https://riverbend.example.org
    """
    for at, url in links(entry):
        if setting.data.is_host("blocked", host_of(url)):
            yield Finding(
                at,
                f"{host_of(url)} is on the list of blocked hosts.",
                "The reason stands in vocabulary/rules/hosts.yaml.",
            )


def one_owner(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The website and the e-mail address belong to different hosts.

    Often that is harmless: a church's website, a county's mail. But it is also how a listing looks whose contact was
    exchanged for somebody else's.

    Wrong:
        contact:
          email: intake@helpline.example.net
          website: https://riverbend.example.org
    Cure: Look on the website for the address. If it stands there, all is well; an exception can say so for good.
    Right:
        contact:
          email: hello@riverbend.example.org
          website: https://riverbend.example.org
    """
    email, website = entry.contact.email, entry.contact.website
    if not email or not website:
        return
    mail, web = owner_of(email.rpartition("@")[2].lower()), owner_of(host_of(website))
    if mail != web and not setting.data.is_host("free_mail", mail) and web.split(".")[0] != mail.split(".")[0]:
        yield Finding(
            "contact.email",
            f"The e-mail address is at {mail}, the website at {web}.",
            "Make sure on the website that this address is theirs.",
        )


def numbers_of_the_place(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A place to go to has toll-free numbers only.

    A local place mostly has a local number. Toll-free numbers alone are typical of firms that answer for many places
    and sell the calls.

    Wrong:
        formats: [in_person]
        contact:
          phones:
            - number: "1-800-555-0199"
    Cure: Look on its own page for a local number and add it. If there is none, call and ask who answers.
    Right:
        contact:
          phones:
            - number: "502-555-0143"
    """
    if entry.formats != ("in_person",) or not entry.contact.phones:
        return
    if all(is_toll_free(phone.number) for phone in entry.contact.phones):
        yield Finding(
            "contact.phones.0.number",
            "One can only go there in person, but the number is toll-free: who answers?",
            "Look for a local number, or call and ask.",
        )


def numbers_from_here(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The area code belongs to a state far away.

    People keep their numbers when they move, and offices along a border use their neighbor's. But a number from the
    other end of the country is also how a hijacked listing looks, or a slip of the finger. In an imported listing, where
    the far number is mostly the head office's, only what looks like such a slip is told: 207-555-0143 beside a 270.

    Wrong:
        location: {visibility: city_only, city: Sampleton, state: KY}
        contact:
          phones:
            - number: "213-555-0143"
    Cure: Compare the number with the organization's own page, digit by digit. If it is right, leave it.
    Right:
        contact:
          phones:
            - number: "502-555-0143"
    """
    area, state = entry.service_area, entry.location.state if entry.location else ""
    if not state or not setting.neighbors or (area and area.scope in _WIDE):
        return
    near = setting.neighbors.get(state, frozenset()) | {state} | set(area.states if area else ())
    owners = [setting.data.areas.get(p.number[:3], "") if len(p.number) == 12 else "" for p in entry.contact.phones]
    here = [p.number for p, theirs in zip(entry.contact.phones, owners, strict=True) if theirs in near]
    for n, (phone, theirs) in enumerate(zip(entry.contact.phones, owners, strict=True)):
        if theirs and theirs not in near and not (is_imported(entry) and not _slip(phone.number, here)):
            yield Finding(
                f"contact.phones.{n}.number",
                f"{phone.number[:3]} is an area code of {theirs}, and the place is in {state}.",
                "Compare the number with the organization's own page. If it is right, a row in content/exceptions.yaml says so.",
                found=phone.number,
            )


def _slip(number: str, others: Iterable[str]) -> bool:
    """Whether the number is another one with a slip in its area code: a digit changed, or two that changed places."""
    area = number[:3]
    for other in others:
        wrong = [n for n in range(3) if area[n] != other[n]]
        swapped = sorted(area) == sorted(other[:3]) and len(wrong) == 2
        if number[4:] == other[4:] or len(wrong) == 1 or swapped:
            return True
    return False


def licensed(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A treatment program, a recovery residence or a for-profit service shows no license that can be looked up.

    This is where lead generation and patient brokering happen. A license number, or the page of the body that
    accredits or certifies it, lets a reviewer make sure. Two people review such entries, and one of them calls.

    Wrong:
        subtype: treatment_program
    Cure: Reviewer: find its license at the state's own page, or its accreditation (CARF, Joint Commission, a NARR
        affiliate), and add licenses or accreditation.
    Right:
        subtype: treatment_program
        licenses:
          - {body: State health department, number: "12345"}
    """
    if entry.operator != "for_profit" and entry.subtype not in ("treatment_program", "recovery_residence"):
        return
    if not any(seal.number or seal.url for seal in (*entry.licenses, *entry.accreditation, *entry.affiliations)):
        yield Finding(
            "subtype" if entry.subtype else "operator",
            "No license or accreditation that can be looked up.",
            "Find its number or the page that shows it, and add licenses or accreditation. Two people review, one calls.",
        )


def not_copied(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The source is another directory.

    Copying a directory may be forbidden, and it copies its mistakes. The facts are free where they come from: the
    organization's own page.

    Wrong:
        provenance:
          sources:
            - {kind: website, url: "https://www.psychologytoday.com/us/groups/1", retrieved: 2026-11-02}
    Cure: Find the same facts on the organization's own page, and name that page as the source.
    Right:
        provenance:
          sources:
            - {kind: website, url: "https://riverbend.example.org/hours", retrieved: 2026-11-02}
    """
    for n, source in enumerate(entry.provenance.sources):
        if source.url and setting.data.is_host("no_copy_sources", host_of(source.url)):
            yield Finding(
                f"provenance.sources.{n}.url",
                f"{host_of(source.url)} is another directory, which we do not copy.",
                "Read the facts on the organization's own page, and name that page.",
            )


RULES = (
    Rule("CONDUCT-MARKETER", Severity.ERROR, not_for_sale, excusable=False),
    Rule("CONDUCT-ROUTING", Severity.ERROR, no_routing),
    Rule("LINK-TRACKING", Severity.ERROR, no_tracking),
    Rule("LINK-SHORT", Severity.ERROR, no_short_links),
    Rule("LINK-REFERRAL", Severity.ERROR, no_referral_links),
    Rule("LINK-BLOCKED", Severity.WARNING, not_blocked),
    Rule("LINK-OWNER", Severity.WARNING, one_owner, imported=False),
    Rule("PHONE-TOLL-FREE", Severity.WARNING, numbers_of_the_place, imported=False),
    Rule("PHONE-AREA", Severity.WARNING, numbers_from_here),
    Rule("LICENSE-MISSING", Severity.REVIEW, licensed, imported=False),
    Rule("SOURCE-COPIED", Severity.WARNING, not_copied),
)

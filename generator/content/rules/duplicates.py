"""What only the whole directory shows: the same place twice, one number behind many names.

Separate programs at one address stay apart: SAMHSA's directory has 328 such rows. What one feed lists as two records it
has told apart itself, so two entries of one feed are never called the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from generator.content.rules.honesty import host_of, owner_of
from generator.content.rules.rule import DirectoryRule, Setting, Shared, is_imported
from generator.directory.model import Entry
from generator.directory.names import city_key, folded
from generator.patterns import pattern
from generator.problems import Severity

_ALIKE = 88  # of 100; "Center" for "Centre" is above, "Outpatient" for "Residential" below
_SHORT_CODE = 7
_MANY = 3
# Words that say what a place is, not whose it is: two names that share only these are unrelated.
_SAY_WHAT = """
    a an and at by for from in inc incorporated llc lcsw ltd co corp corporation company of on the to dba pc pllc plc
    recovery recoveries center centers centre house home homes group groups meeting meetings club clubhouse program
    programs project services service support supports peer peers community communities county city state national
    health healthcare care behavioral behavioural mental medical treatment addiction addictions substance abuse use
    alcohol drug drugs counseling counselling therapy outpatient inpatient residential intensive hospital clinic clinics
    clinical family families children childrens youth adolescent adult adults men mens women womens veterans american
    america united states north south east west northern southern eastern western central greater new day life living
    hope hopes wellness resource resources network association associates foundation agency department division office
    unit main campus branch site satellite warmline line hotline human social rehabilitation rehab detox associated first
    solutions institute systems system regional area district
    """
_GENERIC = frozenset(_SAY_WHAT.split())


_ONE_PLACE = (
    "If they are one place, put everything into one file, write the other's state and file name there,"
    " as former_ids: [ky/open-door], and delete the other file."
)


def _apart(one: Entry, other: Entry) -> bool:
    """Whether somebody has told these two apart already: their feed, or two street addresses."""
    if _feed(one) and _feed(one) == _feed(other):
        return True
    streets = [folded(entry.location.street) if entry.location else "" for entry in (one, other)]
    return bool(streets[0] and streets[1] and streets[0] != streets[1])


def _city(entry: Entry) -> tuple[str, str]:
    return entry.state, city_key(entry.location.city) if entry.location and entry.location.city else ""


def _feed(entry: Entry) -> str:
    return entry.provenance.feed.name if entry.provenance.feed else ""


_Member = tuple[Entry, str]
_Where = tuple[str, str]
_NATION: _Where = ("", "")


def _groups(
    pairs: Iterable[tuple[str, _Where, _Member]], only: Collection[str] | None
) -> Iterator[tuple[str, list[_Member]]]:
    """Members with the same key in the same place, but not where one feed names them all: it has told them apart."""
    found: dict[tuple[str, _Where], list[_Member]] = {}
    for key, where, member in pairs:
        if only is None or key in only:
            found.setdefault((key, where), []).append(member)
    for (key, _), members in found.items():
        if len(members) > 1 and (not (feed := _feed(members[0][0])) or any(_feed(e) != feed for e, _ in members)):
            yield key, members


def _plain_url(url: str) -> str:
    return url.partition("://")[2].lower().removeprefix("www.").rstrip("/")


def _numbers(entries: Sequence[Entry]) -> Iterator[tuple[str, tuple[Entry, str]]]:
    for entry in entries:
        for n, phone in enumerate(entry.contact.phones):
            if len(phone.number) > _SHORT_CODE:
                yield phone.number, (entry, f"contact.phones.{n}.number")


def _websites(entries: Sequence[Entry]) -> Iterator[tuple[str, tuple[Entry, str]]]:
    for entry in entries:
        if entry.contact.website:
            yield _plain_url(entry.contact.website), (entry, "contact.website")


def keys_of(entry: Entry) -> frozenset[str]:
    """What the entry may have in common with others, as the rules look at it: its name, its numbers, its website."""
    name = [city_key(entry.name)] if entry.location and entry.location.city else []
    return frozenset([*name, *contacts_of(entry)])


def contacts_of(entry: Entry) -> frozenset[str]:
    """The same of its numbers and its website alone, by which entries of different states are put beside each other."""
    return frozenset(key for source in (_numbers, _websites) for key, _ in source((entry,)))


def _in_order(entry: Entry, until: str) -> list[str]:
    """The numbers and the website of an entry that come before one of them."""
    keys = [key for source in (_numbers, _websites) for key, _ in source((entry,))]
    return keys[: keys.index(until)]


def same_name_and_city(
    entries: Sequence[Entry], setting: Setting, only: Collection[str] | None = None
) -> Iterator[Shared]:
    """Two entries have the same name in the same city.

    Mostly it is one place that two people added. People then find an old number beside the new one.

    Wrong:
        # ky/riverbend.yaml and ky/riverbend-center.yaml
        name: Riverbend Recovery Center
        location: {visibility: city_only, city: Sampleton, state: KY}
    Cure: Compare the two. If they are one place, put everything into one file and name the other in its former_ids. If
        they are two, let the names say how they differ.
    Right:
        name: Riverbend Recovery Center, Women's House
    """
    named = ((city_key(e.name), _city(e), (e, "name")) for e in entries if e.location and e.location.city)
    for key, members in _groups(named, only):
        for (one, at), (other, its) in combinations(members, 2):
            if not _apart(one, other):
                yield Shared(
                    ((one.id, at), (other.id, its)),
                    "The same name in the same city as {others}.",
                    f"{_ONE_PLACE} If they are two, let the names say how they differ.",
                    key,
                )


def same_contact(entries: Sequence[Entry], setting: Setting, only: Collection[str] | None = None) -> Iterator[Shared]:
    """Two entries in one city share a number or a website, and their names are nearly the same.

    Programs of one organization may share a front desk, and their names differ: those are left alone. Nearly the same
    name is mostly the same place, spelt twice.

    Wrong:
        # ky/riverbend.yaml
        name: Riverbend Recovery Center
        # ky/riverbend-centre.yaml
        name: Riverbend Recovery Centre
    Cure: If they are one place, put everything into one file and name the other in its former_ids.
    Right:
        former_ids: [ky/riverbend-centre]
    """
    told: set[frozenset[str]] = set()
    where = {entry.id: _city(entry) for entry in entries}
    found = {
        what: [(key, where[member[0].id], member) for key, member in source(entries)]
        for what, source in (("number", _numbers), ("website", _websites))
    }
    crowd = Counter((key, place) for pairs in found.values() for key, place, _ in pairs)
    for what, pairs in found.items():
        for key, members in _groups(pairs, only):
            if len(members) > _TOO_MANY_TO_PAIR:
                continue
            for (one, at), (other, its) in combinations(members, 2):
                pair = frozenset((one.id, other.id))
                if one.id == other.id or pair in told or _apart(one, other):
                    continue
                if city_key(one.name) != city_key(other.name) and _alike(folded(one.name), folded(other.name)):
                    # Of all that two have in common the first tells of them, whatever else is looked at.
                    earlier = (k for k in _in_order(one, key) if crowd[k, where[one.id]] <= _TOO_MANY_TO_PAIR)
                    if not contacts_of(other).isdisjoint(earlier):
                        continue
                    told.add(pair)
                    yield Shared(
                        ((one.id, at), (other.id, its)),
                        f"The same {what} in the same city as {{others}}, under nearly the same name.",
                        f"{_ONE_PLACE} If they are two, a row in content/exceptions.yaml says so.",
                        key,
                    )


def _alike(one: str, other: str) -> bool:
    """Whether two names are nearly the same. House 1 and House 2 are not, nor Unit I and Unit II."""
    numbers = [[word for word in name.split() if _NUMBER.fullmatch(word)] for name in (one, other)]
    return numbers[0] == numbers[1] and _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    """How much two names have in common whatever the order of their words: 100 for the same words."""
    from difflib import SequenceMatcher  # a check of one file compares nothing

    pair = SequenceMatcher(None, " ".join(sorted(one.split())), " ".join(sorted(other.split())), autojunk=False)
    bound = 100 * pair.quick_ratio()  # never below the ratio, and most pairs end there
    return bound if bound < _ALIKE else 100 * pair.ratio()


_NUMBER = pattern(r"[0-9]+[a-z]?|[ivx]+|[a-h]")
_TOO_MANY_TO_PAIR = 60  # a switchboard; its names are compared as a whole in many_names_one_number


def _own_words(entry: Entry) -> set[str]:
    place = entry.location
    words = set(folded(f"{entry.name} {entry.organization} {' '.join(entry.former_names)}").split())
    words -= set(folded(place.city).split()) if place else set()
    return {word for word in words - _GENERIC if len(word) > 1 and not word.isdecimal()}


def _marks(entry: Entry) -> set[str]:
    """What shows that two entries belong together: words of the name, a street, a host, a fellowship."""
    marks = {f"word {word}" for word in _own_words(entry)}
    if place := entry.location:
        marks |= {f"street {folded(place.street)} {city_key(place.city)}"} if place.street else set()
    if entry.contact.website:
        marks.add(f"host {owner_of(host_of(entry.contact.website))}")
    if entry.contact.email:
        marks.add(f"host {owner_of(entry.contact.email.rpartition('@')[2].lower())}")
    if entry.fellowship:
        marks.add(f"fellowship {entry.fellowship}")
    return marks or {f"name {folded(entry.name)}"}


def unrelated(entries: Sequence[Entry], marks: Callable[[Entry], set[str]] = _marks) -> list[list[Entry]]:
    """The entries parted into sets that share no mark with each other, in the order given."""
    parts: list[tuple[set[str], list[Entry]]] = []
    for entry in entries:
        own = set(marks(entry))
        members = [entry]
        rest = []
        for known, before in parts:
            if known.isdisjoint(own):
                rest.append((known, before))
            else:
                own |= known
                members = [*before, *members]
        parts = [*rest, (own, members)]
    return [members for _, members in parts]


def _behind_many(
    members: list[tuple[Entry, str]], fewest: int, marks: Callable[[Entry], set[str]]
) -> list[tuple[Entry, str]]:
    """One entry of each unrelated organization behind one number or page, if there are enough of them."""
    if all(is_imported(entry) for entry, _ in members):
        return []  # the feeds themselves say so: chains, veterans' hospitals and their satellites, one firm's two names
    paths = {entry.id: at for entry, at in members}
    parts = unrelated([entry for entry, _ in members], marks)
    return [(part[0], paths[part[0].id]) for part in parts] if len(parts) >= fewest else []


def many_names_one_number(
    entries: Sequence[Entry], setting: Setting, only: Collection[str] | None = None
) -> Iterator[Shared]:
    """One number stands on entries of organizations that have nothing to do with each other.

    One of them may hold a slip of the finger. Or somebody put a number of their own on other people's listings, to sell the
    calls. Programs of one organization, and programs in one house, are left alone.

    Wrong:
        # ky/riverbend.yaml and ky/lakeshore.yaml
        phones:
          - number: "502-555-0143"
    Cure: Look at each organization's own page whose number it is, and mend the others.
    Right:
        # only on one of them
        phones:
          - number: "502-555-0143"
    """
    numbers = ((key, _NATION, member) for key, member in _numbers(entries) if key not in setting.crisis_numbers)
    for key, members in _groups(numbers, only):
        if found := _behind_many(members, 2, _marks):
            yield Shared(
                tuple((entry.id, at) for entry, at in found),
                "The same number as {others}, and nothing shows that they belong together.",
                "Look on the organizations' own pages whose number it is.",
                key,
            )


def many_names_one_page(
    entries: Sequence[Entry], setting: Setting, only: Collection[str] | None = None
) -> Iterator[Shared]:
    """One website stands on three or more entries that have nothing else in common.

    It may be the page of a list, not of the place; or somebody draws visitors away from other people's listings.

    Wrong:
        # on three entries of different names
        website: https://find-help.example.org
    Cure: Give each its own page. If it has none, leave the line out.
    Right:
        website: https://riverbend.example.org
    """

    def marks(entry: Entry) -> set[str]:
        return {mark for mark in _marks(entry) if not mark.startswith("host ")} or {f"name {folded(entry.name)}"}

    for key, members in _groups(((key, _NATION, member) for key, member in _websites(entries)), only):
        if found := _behind_many(members, _MANY, marks):
            yield Shared(
                tuple((entry.id, at) for entry, at in found),
                "The same website as {others}, and they have nothing else in common.",
                "Give each its own page, or leave the line out.",
                key,
            )


RULES = (
    DirectoryRule("DUPLICATE-NAME", Severity.WARNING, same_name_and_city, local=True),
    DirectoryRule("DUPLICATE-CONTACT", Severity.WARNING, same_contact, local=True),
    DirectoryRule("PHONE-SHARED", Severity.WARNING, many_names_one_number),
    DirectoryRule("LINK-SHARED", Severity.WARNING, many_names_one_page),
)

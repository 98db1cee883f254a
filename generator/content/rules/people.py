"""People: nobody is named, called or counted here without having agreed. Fellowships live by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import hits, is_name, links, numbered, texts
from generator.directory.given_names import GIVEN_NAMES
from generator.directory.model import Entry
from generator.directory.phones import is_toll_free
from generator.patterns import pattern
from generator.problems import Severity

_PASSCODE = pattern(
    r"\b(?:pass(?:code|word)|pwd|c[oó]digo de acceso|contrase[nñ]a)\b\W{0,3}(?:is\W+|es\W+)?[\w-]*\d[\w-]*",
    re.IGNORECASE,
)
_ROOM = pattern(
    r"\b(?:(?:zoom|meeting|webinar|room|reuni[oó]n)\s*(?:id|number|no\.?|#)|pmi|id de (?:la )?reuni[oó]n)\W{0,4}(?:is\W+|es\W+)?\d[\d\s-]{7,}",
    re.IGNORECASE,
)
# Looked for from every word on, so that "Call" before a name does not hide it.
_FULL_NAME = pattern(
    r"(?<![\w.])([A-Z][a-z]{2,})(?=(\s+(?:[A-Z]\.?\s+)?)([A-Z][a-zA-Z'\u2019-]+)\b"
    r"(?!\s+(?:[A-Z][a-z]+\s+)?(?:of|Church|Center|Hall|House|Hospital|School|Street|Road|Avenue|Room|Building|Library|Park|Chapel|Parish)\b))"
)
_TWO_WORDS = pattern(r"^\s*(?:Mr|Mrs|Ms|Dr|Rev)?\.?\s*([A-Z][a-z]+)\s+([A-Z][a-z'\u2019-]{2,})\s*$")
# Words after a given name that make it a building, a body or a day: St. Martha's aside, places are named after people.
_OF_PLACES = """
    church chapel cathedral temple parish memorial hall house home center centre hospital clinic school college
    university library park street st avenue ave road rd boulevard blvd drive lane plaza building bldg room auditorium
    community foundation institute group meeting recovery services county highway club inn court place way beach
    ministries outreach lodge tower towers creek river lake island springs city town bay hills valley village square
    society trust clubhouse academy pkwy hwy freeway plz ctr sees says medical health behavioral counseling program programs saint fellowship project
    """
_PLACE_WORDS = frozenset(_OF_PLACES.split())
_BEFORE_PLACE = pattern(r"\b(?:St|Sts|Saint|Santa|San|Mount|Mt|Fort|Ft|Lake|Port|Point)\.?\s+$")
_PHONE = pattern(r"(?<![\w-])(?:\+?1[\s.-]{0,2})?\(?[2-9]\d{2}\)?[\s./-]{0,3}\d{3}[\s.-]{0,2}\d{4}(?!\d)")
_EMAIL = pattern(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_COUNTED = pattern(
    r"\b(?:about|around|usually|some|up to|between)?\s*\d{1,3}(?:\s?(?:-|to|or)\s?\d{1,3})?\s+"
    r"(?:people|members|women|men|regulars|attendees|personas|miembros)\s+"
    r"(?:attend|come|show up|each week|per meeting|every week|asisten|vienen)",
    re.IGNORECASE,
)
# Machines, and what a whole organization answers; a text line or an intake number of a group is mostly one person's.
_OF_ORGANIZATION = frozenset({"main", "tty", "videophone", "fax"})
_OF_LINES = frozenset({"crisis", "warmline"})
_SHORT_CODE = 7
_TEXTS_ABOUT = ("ask_for", "given_by")
_NEAR = 60


def person_names(text: str) -> Iterator[str]:
    """First and last names in `text` that no building or body explains: a frequent given name and a word with a capital."""
    for match in _FULL_NAME.finditer(text):
        if (
            match[1].lower() in GIVEN_NAMES
            and match[3].lower() not in _PLACE_WORDS
            and match[3].lower() not in GIVEN_NAMES
            and not match[3].endswith(("'s", "\u2019s"))
            and not _BEFORE_PLACE.search(text[: match.start()])
        ):
            yield match[1] + match[2] + match[3]


def no_private_phones(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A group's number is often one member's own, and nothing here says that they agreed to have it published.

    Once on the web, a private number stays there, beside the name of a recovery group. A number of the organization
    that stands behind the group, a warmline, a toll-free number, or one whose owner agreed is fine. (A.A. Guidelines MG-18 ask for
    the same: no private numbers on public sites.)

    Wrong:
        type: support_group
        contact:
          phones:
            - number: "502-555-0143"
    Cure: Use the e-mail or website of the group. If the owner of the number agreed, say so: provenance.consent with
        listing, from and date. If it is an organization's number, add organization and kind: main.
    Right:
        type: support_group
        contact:
          phones:
            - number: "502-555-0143"
        provenance:
          consent: {listing: true, from: group_decision, date: 2026-11-03}
    """
    consent = entry.provenance.consent
    if entry.type != "support_group" or (consent and consent.listing and consent.given_by and consent.date):
        return
    for n, phone in enumerate(entry.contact.phones):
        if (
            phone.kind in _OF_LINES
            or len(phone.number) < _SHORT_CODE
            or is_toll_free(phone.number)
            or (entry.organization and phone.kind in _OF_ORGANIZATION)
        ):
            continue
        yield Finding(
            f"contact.phones.{n}.number",
            f"{phone.number} may be a member's private number: nothing says that they agreed.",
            "If it belongs to an organization, add organization and kind: main. If its owner agreed, add provenance.consent "
            "with listing, from and date. Else delete it.",
        )


def no_private_mail(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The e-mail address is a person's own, with the name in it.

    Beside a recovery group it tells the world that this person is in recovery. Groups change their contact, and the
    address stays on the web. On a fellowship's listing no person's address may stand at all (its own tradition of
    anonymity); elsewhere it is the free-mail addresses that are private.

    Wrong:
        contact:
          email: mary.smith72@gmail.com
    Cure: Write the address of the organization or a role, such as info@ or hello@. If there is none, delete the line and
        give the website.
    Right:
        contact:
          email: hello@riverbend.example.org
    """
    email = entry.contact.email.lower()
    if not email:
        return
    local, _, host = email.partition("@")
    own = set(re.findall(r"[a-z]+", f"{entry.name} {entry.organization}".lower()))
    named = [part for part in re.split(r"[^a-z]+", local) if len(part) > 2 and part in GIVEN_NAMES and part not in own]
    if named and (entry.fellowship or setting.data.is_host("free_mail", host)):
        yield Finding(
            "contact.email",
            f"{entry.contact.email} looks like a person's own address.",
            "Write the organization's address or a role's, such as info@. If there is none, delete the line.",
        )


def free_mail(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The address is at a free mail service, where anybody can open one in anybody's name.

    Small groups often have nothing else, and that is fine. But it may also be a person's own address, or an address
    opened to catch people who look for help. Ask the group whether it is theirs.

    Wrong:
        contact:
          email: riverbendgroup@gmail.com
    Cure: If the organization has an address of its own, write that. If not, make sure on its website or by phone that this one is theirs.
    Right:
        contact:
          email: hello@riverbend.example.org
    """
    email = entry.contact.email
    if email and setting.data.is_host("free_mail", email.rpartition("@")[2]):
        if any(True for _ in no_private_mail(entry, setting)):
            return
        yield Finding(
            "contact.email",
            "This address is at a free mail service: it may be a person's own.",
            "If the organization has an address of its own, write that. If not, make sure that this one is theirs.",
        )


def no_names_with_numbers(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A text gives a person's full name together with a phone number or an e-mail address.

    Wrong:
        description: Call John Smith at 502-555-0143 to join.
    Cure: Take the name and the number out. The organization's number goes into contact.phones, and whom to ask for is a role: ask_for: front desk.
    Right:
        description: Call the front desk to join.
    """
    for at, text in numbered(entry):
        reaches = [match.span() for pattern in (_PHONE, _EMAIL) for match in pattern.finditer(text)]
        if not reaches or is_name(at):
            continue
        for name in person_names(text):
            start = text.find(name)
            end = start + len(name)
            if any(from_ - end < _NEAR and start - to < _NEAR for from_, to in reaches):
                yield Finding(
                    at,
                    f'"{name}" and a way to reach that person stand in this text.',
                    "Take both out. Numbers go into contact.phones, and whom to ask for is a role.",
                    found=name,
                )


def names_of_people(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Somebody's first and last name seem to stand here.

    No last names: people in recovery decide themselves who knows (Meeting Guide specification; A.A. Guidelines MG-18).
    Buildings and groups are named after people too, so only a person can tell. The name and the organization of an
    entry are not looked at.

    Wrong:
        contact:
          ask_for: John Smith
    Cure: Write a role instead. With consent, a first name and an initial may stand: John S.
    Right:
        contact:
          ask_for: front desk
    """
    fix = "If it is a person, write a role, or the first name and an initial if they agreed."
    told = [("contact.ask_for", entry.contact.ask_for)]
    if consent := entry.provenance.consent:
        told.append(("provenance.consent.from", consent.given_by))
    for at, text in told:
        if (match := _TWO_WORDS.match(text)) and match[2].lower() not in _PLACE_WORDS | {"desk", "office", "decision"}:
            yield Finding(at, f'"{text}" looks like a person\'s full name.', fix, found=text)
    reachable = {finding.at for finding in no_names_with_numbers(entry, setting)}
    for at, text in texts(entry):
        if is_name(at) or at == "contact.ask_for" or at in reachable:
            continue
        for name in person_names(text):
            yield Finding(at, f'"{name}" looks like a person\'s full name.', fix, found=name)


def no_passcodes(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The passcode of an online room stands here for all to see.

    A room whose passcode is on the web gets disturbed: strangers have shouted at people in recovery. People ask the
    group for it.

    Wrong:
        join:
          url: https://video.example.org/j/5550100?pwd=abc123
    Cure: Cut the link before ?pwd= and write passcode: ask.
    Right:
        join:
          url: https://video.example.org/j/5550100
          passcode: ask
    """
    for at, url in links(entry):
        if match := re.search(r"[?&#]pwd=", url, re.IGNORECASE):
            yield Finding(
                at,
                "There is a passcode in this link.",
                "Cut the link before ?pwd= and write passcode: ask.",
                found=url,
                instead=url[: match.start()],
            )
    for at, text in numbered(entry):
        if match := _PASSCODE.search(text):
            yield Finding(
                at,
                "There seems to be a passcode in this text.",
                "Take it out and write passcode: ask.",
                found=match[0],
            )


def no_room_numbers(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The number of an online room stands in a text.

    With the number anybody walks in, and often the code stands beside it. The link to join has its own field, where
    the site can show it with care.

    Wrong:
        description: Zoom ID 123 456 7890
    Cure: Take the number out. Put the link into schedule, join, url, and write passcode: ask.
    Right:
        join:
          url: https://video.example.org/j/5550100
          passcode: ask
    """
    for at, text in numbered(entry):
        if match := _ROOM.search(text):
            yield Finding(
                at,
                "The number of an online room stands in this text.",
                "Take it out, and put the link into join: url.",
                found=match[0].strip(),
            )


def nobody_counted(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text says how many come, or speaks of lists of those who come.

    Nothing about visitors is collected or shown here: not how many, not who. For somebody who thinks of immigration
    status, a court or an employer, a sign-in sheet is a reason to stay away.

    Wrong:
        summary: About 20 people attend, bring your name for the attendance list.
    Cure: Take it out. If a group signs court papers for those who ask, say just that.
    Right:
        summary: An open meeting. We sign court papers if you ask.
    """
    counted = set()
    for at, text in numbered(entry):
        if match := _COUNTED.search(text):
            yield Finding(at, f'"{match[0].strip()}" counts people.', "Take it out.", found=match[0].strip())
            counted.add(at)
    for at, hit in hits(entry, setting.data.words.get("PRIVACY-ATTENDANCE")):
        if at not in counted:
            yield Finding(at, f'"{hit.words}" speaks of who comes.', "Take it out.", found=hit.words)


RULES = (
    Rule("PHONE-PRIVATE", Severity.ERROR, no_private_phones),
    Rule("EMAIL-PERSON", Severity.ERROR, no_private_mail),
    Rule("EMAIL-FREE", Severity.WARNING, free_mail, imported=False),
    Rule("PERSON-TEXT", Severity.ERROR, no_names_with_numbers),
    Rule("PERSON-NAME", Severity.REVIEW, names_of_people, imported=False),
    Rule("PRIVACY-PASSCODE", Severity.ERROR, no_passcodes, excusable=False),
    Rule("PRIVACY-ROOM", Severity.ERROR, no_room_numbers),
    Rule("PRIVACY-ATTENDANCE", Severity.ERROR, nobody_counted),
)

"""What an import never writes, whatever a feed says: people, money handles, keys to rooms, hidden addresses.

Feeds of meetings carry names, private numbers, payment handles and passcodes in their notes (Meeting Guide has fields
for them; members write them into every other). Texts are judged by the sentence: one that holds such a thing goes as a
whole, since half of it would mislead. Every function counts what it left out in a Counter, by the reasons below.
Nothing found here proves a text harmless: it errs on the side of leaving out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.content.rules.addresses import STREET
from generator.directory.given_names import GIVEN_NAMES

PERSON = "name of a person"
EMAIL = "e-mail address of a person"
PHONE = "telephone number of a person"
PAYMENT = "payment handle"
PASSCODE = "passcode"
MEETING_ID = "number of an online room"
LINK = "link within a text"
ADDRESS = "address that is not public"
PROMISE = "promise or medical advice"

Dropped = Counter[str]

# A sentence ends at its stop, but "St. Martha's", "Rm. 4" and "Gary R. for the password" are not two.
_SHORT_WORDS = "St Rm Mt Dr No Fr Mr Rd Ft Sr Jr Ms Pl Fl Ave Rev Ste Mrs Apt Bldg Blvd"
_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in _SHORT_WORDS.split())
_SENTENCES = re.compile(rf"(?<=[.!?;]){_ABBREVIATED}(?<!\b[A-Z]\.)\s+|\s*\n+\s*|\s+[|•·]\s+")
_EMAIL = re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.|\s?\(dot\)\s?)[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w-])(?:\+?1[\s.-]{0,2})?\(?[2-9]\d{2}\)?[\s./-]{0,3}\d{3}[\s.-]{0,2}\d{4}(?!\d)"
    r"|(?<![\w-])\d{3}[-.]\d{4}(?![\d-])"
)
_LONG_NUMBER = re.compile(r"(?<!\w)\d(?:[\s.-]?\d){8,}")
_ROOM = re.compile(
    r"\b(?:id|i\.d\.|pmi|access number|(?:zoom|meeting|conference|webinar|group|room)\s*(?:no\.?|number"
    r"|#))(?!\w)[^\n\d]{0,12}#?\s*\d[\d\s.-]{3,}",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"\b(?:pass\s?-?\s?(?:codes?|words?|phrase)|pwd|pswd|psw|pw|p/w|(?:access|security|entry|door|gate|zoom"
    r"|meeting)\s?codes?"
    r"|host\s?key|c[oó]digo(?! postal)|contrase[nñ]a|clave)\b"
    r"|\bPIN\b|\bcode\s*(?:is|:|=|#)",
    re.IGNORECASE,
)
_NO_KEY = re.compile(
    r"\bno\s+(?:pass\s?-?(?:code|word)|pwd|pw|code)\b|\b(?:pass\s?-?(?:code"
    r"|word))\s*(?:is\s+)?(?::\s*)?(?:not (?:needed|required)|none\b)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:venmo|cash\s?app|cashtag|pay\s?pal(?:\.me)?|zelle|square\s?cash|google\s?pay|apple\s?pay"
    r"|gofundme)\b|(?<![\w$])\$[A-Za-z][\w-]{2,}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@([A-Za-z][\w-]{2,})(?P<after>.{0,24})")
_STREET_WORD = re.compile(
    r"^[\w .]*?\b(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|pl|place|way|pkwy|hwy|and)\b|^\s*&",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:zoom\.us|com|org|net|us|info|me)/\S+|\bzoom\.us\S*", re.IGNORECASE
)
_PROMISE = re.compile(
    r"\b(?:guaranteed?|cures?\b(?! for)|\d{1,3}\s?% success|success rate|garantiza(?:do|mos)?)"
    r"|\b\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(STREET.pattern + r"|\b\d{5}-\d{4}\b|-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}", re.IGNORECASE)

# "Stacey D", "Gary R.": a word and an initial, unless the word is one that letters follow. Bill W. and Lois W. are
# the founders' names, by which groups are called.
_INITIAL = re.compile(
    r"\b(?!(?:Bill|Lois) W\b)([A-Z][a-z]{2,})\s+(?:[AI]\.|[B-HJ-Z](?:\.|\b))(?!['’&/]|\w|\s?&|\.?\s+(?:\d|Blvd"
    r"|Boulevard|Ave|St\b|Street|Road|Rd))"
)
_LETTERED_WORDS = """
and annex apartment apt area ave avenue big bldg building cabin campus center class classroom dining door district
dorm entrance exit floor for from gate grade group hall highway house hwy in interstate level lot modular on or panel
parking pavilion plan portable post rm room route section side space ste step street suite table tent the trailer type
unit vitamin wing with zone studio bay dept room's meeting plaza block building's conference lower upper btwn between
entre tren train trains line linea near route
"""
_LETTERED = frozenset(_LETTERED_WORDS.split())
_CUE = re.compile(
    r"\b(?i:contact|call|text|message|e-?mail|ask for|reach|c/o|attn|chair(?:person|man|woman|ed by)?|secretary"
    r"|treasurer|gsr|isr|leader|led by|hosted by|"
    r"facilitat(?:or|ed by)|sponsor(?:ed by)?|questions\??|host|speaker|by|with|see|from|pregunte por"
    r"|llame a)\b[\s:,-]+(?:is\s+|to\s+)?([A-Z][a-z]+)\b"
)
_FULL = re.compile(
    r"\b([A-Z][a-z]+)\s+(?:[A-Z]\.?\s+)?([A-Z][a-zA-Z'’-]+)\b(?P<after>(?:\s+(?:of|the|de|del|la|and|[A-Z][\w.'’-]*)){0,4})"
)
_BUILT = re.compile(
    r"\b(?:church|chapel|cathedral|temple|synagogue|parish|lutheran|methodist|umc|ucc|presbyterian|episcopal"
    r"|baptist|catholic|congregational|unitarian|"
    r"memorial|hall|house|center|afg|alateen|al-anon|alano|fellowship|serenity|sober|recovery|steps?|book"
    r"|night|morning|noon|sunday|monday|tuesday|wednesday|thursday|friday|saturday|study|speakers?|women'?s"
    r"|men'?s|newcomers?|discussion|centre|club|hospital|clinic|school|college|university|library|park|street"
    r"|st|ave|avenue|road|rd|blvd|boulevard|drive|dr|lane|"
    r"plaza|building|bldg|room|auditorium|community|foundation|institute|courthouse|jail|armory|post|hotel|inn"
    r"|restaurant|cafe|court|place|way|trail|beach|"
    r"county|highway|hwy|pkwy|field|gym|annex|shelter|apartments|homes|project|group|meeting|wesley|knox"
    r"|luther|calvin|huss|king)\b",
    re.IGNORECASE,
)
_BEFORE_SAINT = re.compile(r"\b(?:St|Sts|Ste|Saint|Santa|San|Mount|Mt|Fort|Ft|Lake|Port|Point)\.?\s+$")


def safe_text(text: str, dropped: Dropped, *, hidden: bool = False) -> str:
    """The sentences of `text` that may be written, on the lines they stood on. `hidden`: no address may stand in it either."""
    pieces = [
        (number, piece.strip().lstrip(".,;:"))
        for number, line in enumerate(text.split("\n"))
        for piece in _SENTENCES.split(line)
        if re.search(r"\w", piece)
    ]
    reasons = [_reason(piece, hidden=hidden) for _, piece in pieces]
    for n, (_, piece) in enumerate(pieces):
        if reasons[n]:
            continue
        name = re.fullmatch(r"([A-Z][a-z]+)(?:\s+[A-Z][a-z]*)?[\s.,]*", piece)
        if name and name[1].lower() in GIVEN_NAMES and any(reasons[max(0, n - 1) : n + 2]):
            reasons[n] = PERSON  # a name alone beside a number that goes is whose number it was
        elif piece.endswith("?") and any(reasons[n + 1 : n + 2]):
            reasons[n] = reasons[n + 1]  # "Questions?" without whom to ask
    dropped.update(reason for reason in reasons if reason)
    lines: dict[int, list[str]] = {}
    for (number, piece), reason in zip(pieces, reasons, strict=True):
        if not reason:
            lines.setdefault(number, []).append(piece)
    return "\n".join(" ".join(line) for line in lines.values())


def may_be_a_name(text: str) -> bool:
    """Whether a name of a group or a building may be written: no number, mail address, handle, link or key in it.

    A person's name may: groups are named after people and places, and only a person can tell which it is.
    """
    return _reason(text, hidden=False) in ("", PERSON, PROMISE)


def _reason(text: str, *, hidden: bool) -> str:
    if _KEY.search(text) or _NO_KEY.search(text):
        return PASSCODE
    if _MONEY.search(text) or _is_handle(text):
        return PAYMENT
    if _EMAIL.search(text):
        return EMAIL
    if _ROOM.search(text):
        return MEETING_ID
    if _PHONE.search(text):
        return PHONE
    if _LONG_NUMBER.search(text):
        return MEETING_ID
    if _URL.search(text):
        return LINK
    if names_person(text):
        return PERSON
    if _PROMISE.search(text):
        return PROMISE
    return ADDRESS if hidden and _PLACE.search(text) else ""


def _is_handle(text: str) -> bool:
    """@AAGroupName, but not "@Randall Ave", "@Randall & 5th" or "@UCI": those are corners and places."""
    return any(
        re.search(r"[\d_-]|[a-z][A-Z]|^[a-z]", match[1]) or not _STREET_WORD.search(match["after"])
        for match in _HANDLE.finditer(text)
        if not (match[1].isupper() and len(match[1]) <= 6)
    )


def names_person(text: str) -> bool:
    """Whether `text` seems to name a person: first name and initial, a name after "contact" and the like, or in full."""
    if any(
        match[1].lower() not in _LETTERED and not _names_building(text[match.end() :])
        for match in _INITIAL.finditer(text)
    ):
        return True
    if any(match[1].lower() in GIVEN_NAMES for match in _CUE.finditer(text)):
        return True
    return any(_is_full_name(match, text) for match in _FULL.finditer(text))


def _names_building(rest: str) -> bool:
    """Whether what follows a name and an initial makes it a building's: "Thomas A. | Slater Center"."""
    match = re.match(r"\.?(?:\s+[A-Z][\w.'’-]*){1,4}", rest)
    return bool(match and _BUILT.search(match[0]))


def is_persons(name: str) -> bool:
    """Whether a group's name may be a person's: a given name with an initial or a family name. Only people can tell."""
    if any(match[1].lower() in GIVEN_NAMES for match in _INITIAL.finditer(name)):
        return True
    return any(_is_full_name(match, name) for match in _FULL.finditer(name))


def _is_full_name(match: re.Match[str], text: str) -> bool:
    if match[1].lower() not in GIVEN_NAMES or _BUILT.search(match[2] + match["after"]):
        return False
    return not _BEFORE_SAINT.search(text[: match.start()])


def key_asked(texts: Iterable[str]) -> str:
    """What texts say on the passcode of a room: "none" if none is needed, "ask" if there is one, "" if nothing."""
    joined = "\n".join(texts)
    if _NO_KEY.search(joined):
        return "none"
    return "ask" if _KEY.search(joined) else ""


_FREE_MAIL = re.compile(
    r"^(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|comcast|verizon|att"
    r"|sbcglobal|cox|charter|earthlink|optonline|optimum|bellsouth|protonmail|proton|gmx|mail|roadrunner"
    r"|frontier|juno|netzero)\.|rr\.com$"
)
_ROLE = re.compile(
    r"info|contact|office|hello|help|admin|webmaster|webservant|website|meeting|group|grupo|intergroup"
    r"|district|area\d|service|secretar|chair|treasur|support|recover|sober|serenity|"
    r"newcomer|hotline|outreach|literature|alanon|alateen|\bafg|afg\b|\baa|aa\b|\bna\b|oficina|reunion|updates"
    r"|feedback|publicinfo|registrar"
)


_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")


def group_email(address: str, names: Iterable[str], dropped: Dropped) -> str:
    """The address if it is a role's or the group's own by its words (`names`), else "": it may be a person's."""
    address = re.split(r"[\s,;?]", address.strip().removeprefix("mailto:"))[0]
    if not address:
        return ""
    if not _ADDRESS.fullmatch(address) or ".." in address:
        dropped[EMAIL] += 1
        return ""
    local, at, host = address.lower().partition("@")
    plain = re.sub(r"[^a-z]", "", local)
    own = {word for name in names for word in re.findall(r"[a-z]{4,}", name.lower())} - GIVEN_NAMES
    theirs = any(word in plain for word in own) or bool(_ROLE.search(local))
    by_name = any(part in GIVEN_NAMES for part in re.split(r"[^a-z]+", local) if len(part) > 2)
    if (
        at
        and theirs
        and not by_name
        and not (
            _FREE_MAIL.search(host) and re.fullmatch(r"[a-z]+[._][a-z]+\d*", local) and not any(w in plain for w in own)
        )
    ):
        return address
    dropped[EMAIL] += 1
    return ""


_HOME = re.compile(
    r"\b(?:private (?:residence|home|house)|residence of|home of (?:a |one )?(?:member|[a-z]+ [a-z]\b)|members?['’]s? (?:home|house)"
    r"|casa (?:particular|privada))",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(r"\b([A-Z][a-z]+)['’]s (?:house|home|place|apartment|residence|garage)\b", re.IGNORECASE)


def may_be_home(place: str) -> bool:
    """Whether a place may be somebody's home, or a house where many live: a person should look."""
    return bool(re.search(r"\b(?:residences?|apartments?|apts?|condos?|mobile home|trailer)\b", place, re.IGNORECASE))


def is_home(place: str) -> bool:
    """Whether the name of a place says that somebody lives there: "Private Residence", "Joe's House", not St. John's Home."""
    if _HOME.search(place) or re.fullmatch(r"(?i)\W*(?:residence|home|casa|apartment|house)\W*", place):
        return True
    return any(
        match[1].lower() in GIVEN_NAMES and not _BEFORE_SAINT.search(place[: match.start()])
        for match in _SOMEBODYS.finditer(place)
    )

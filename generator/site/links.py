"""Addresses that entries lead to: calls, texts, maps, pages of others, and where to report a mistake."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from generator.config import Config
from generator.directory import phones
from generator.directory.model import Entry, Location, Phone
from generator.directory.phones import shown, tel
from generator.patterns import pattern
from generator.site.tongue import Tongue

CALLABLE = phones.CALLABLE
# An address as nearly all are, of which nothing need be taken apart.
_PLAIN_HOST = pattern(r"https?://(?:www\.)?+([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:[/?#]|\Z)")


def web(url: str) -> str:
    """`url` if it is an http or https address, else "": the last guard, whatever was checked before."""
    return url if url.startswith(("https://", "http://")) and not any(c in url for c in " \"'<>\\\n\r\t") else ""


def host(url: str) -> str:
    """The host that an address names, without www."""
    if plain := _PLAIN_HOST.match(url):
        return plain[1]
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def call(number: str, extension: str = "") -> str:
    """The `tel:` address."""
    return tel(number, extension)


def text(number: str, word: str = "") -> str:
    """The `sms:` address (RFC 5724); "?&body=" is read by both Android and iOS."""
    digits = tel(number).removeprefix("tel:")
    return f"sms:{digits}?&body={quote(word)}" if word else f"sms:{digits}"


def digit_words(phone: Phone, tongue: Tongue) -> str:
    """The number as people read it: 502-555-0143, extension 12."""
    digits = shown(phone.number)
    if not phone.extension:
        return digits
    return tongue.say("%(number)s, extension %(extension)s", number=digits, extension=phone.extension)


def number_words(phone: Phone, tongue: Tongue) -> str:
    """The number as people know it: its label with the digits behind, or the digits."""
    digits = digit_words(phone, tongue)
    return f"{phone.label} ({digits})" if phone.label and phone.label not in (digits, phone.number) else digits


def _said(words: str) -> bool:
    """Whether there is a letter or digit in it: lists fill a street they do not have with "- - -"."""
    return any(map(str.isalnum, words))


def street_words(location: Location) -> str:
    """Street and unit, each only where it says something; whether they may be shown is for the caller to know."""
    return ", ".join(part for part in (location.street, location.unit) if _said(part))


def address_lines(location: Location) -> tuple[str, ...]:
    """Name, street and city as lines; without street, unit, ZIP and room where the address is not public."""
    city = ", ".join(part for part in (location.city, location.state) if part)
    if location.visibility == "public":
        lines: tuple[str, ...] = (location.name, street_words(location), f"{city} {location.zip}".strip())
    elif location.visibility == "city_only":
        lines = (city,)
    else:
        lines = ()
    return tuple(line for line in lines if line)


def directions(location: Location) -> str:
    """A plain link that opens a map with the street address; "" where it is hidden or unknown."""
    if location.visibility != "public" or not _said(location.street):
        return ""
    place = ", ".join(p for p in (location.street, location.city, f"{location.state} {location.zip}".strip()) if p)
    return f"https://www.google.com/maps/dir/?api=1&destination={quote(place)}"


def report(entry: Entry, config: Config, tongue: Tongue) -> str:
    """Where a visitor reports a mistake in an entry: the forge, else e-mail, else "" (the page says how)."""
    title = tongue.say("Problem with %(id)s", id=entry.id)
    if config.forge_url:
        base = config.forge_url.rstrip("/")
        if "gitlab" in host(base):
            return f"{base}/-/issues/new?issue[title]={quote(title)}"
        # GitHub fills in the form of that name, and opens an empty issue where there is none (generator/content/issue_forms.py).
        form = f"&template=correct.yml&listing={quote(entry.id)}" if "github." in host(base) else ""
        return f"{base}/issues/new?title={quote(title)}{form}"
    if config.contact_email:
        question = tongue.say("What is wrong, and what is right?")
        body = f"{question}\n\n\n{tongue.say('Listing: %(id)s', id=entry.id)}\n"
        return f"mailto:{config.contact_email}?subject={quote(title)}&body={quote(body)}"
    return ""

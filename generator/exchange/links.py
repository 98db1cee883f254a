"""Links of feeds as links that may be written: unwrapped from mail scanners, without tracking, keys and money in them."""

from __future__ import annotations

import base64
import re
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from generator.content.rule_data import packaged
from generator.content.values import is_web_address
from generator.directory.phones import canonical
from generator.exchange.harm import LINK, MEETING_ID, PASSCODE, PAYMENT, PERSON, Dropped

_MONEY_HOSTS = re.compile(
    r"(?:^|\.)(?:venmo\.com|paypal\.com|paypal\.me|cash\.app|cash\.me|square\.link|squareup\.com|zellepay\.com|gofundme\.com|homegroup\.online)$"
)
_KEYS = frozenset(
    (
        "pwd",
        "password",
        "passcode",
        "pass",
        "pw",
        "psw",
        "code",
        "pin",
        "tk",
        "key",
        "token",
        "access_code",
        "accesscode",
        "p",
    )
)
_TRACKING = re.compile(
    r"^(?:utm_.*|gclid|fbclid|msclkid|mc_eid|mc_cid|yclid|igshid|mibextid|sdata|reserved)$", re.IGNORECASE
)
_WRAPPED_IN = {
    "google.com": ("q", "url"),
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
    "linkprotect.cudasvc.com": ("a",),
    "secure-web.cisco.com": (),
    "link.edgepilot.com": ("u",),
}
_DEFENSE_3 = re.compile(r"urldefense\.(?:com|us|proofpoint\.com)/v3/__(?P<url>.+?)__;(?P<signs>[^!]*)!", re.IGNORECASE)
_ZOOM = re.compile(r"(?:^|\.)(?:zoom\.us|zoomgov\.com|zoom\.com)$")


def unwrapped(url: str) -> str:
    """The address behind a mail scanner's link: Outlook Safe Links, Proofpoint URL Defense versions 1 to 3, and the like.

    Wrappings within wrappings are opened too; what cannot be opened comes back as it is.
    """
    for _ in range(4):
        inner = _unwrapped_once(url.strip())
        if not inner or inner == url:
            return url
        url = inner
    return url


def _unwrapped_once(url: str) -> str:
    if match := _DEFENSE_3.search(url):
        return _defense_3(match["url"], match["signs"])
    try:
        parts = urlsplit(url)
        query = parse_qs(parts.query)
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if host.endswith("safelinks.protection.outlook.com"):
        return query.get("url", [""])[0]
    if host in ("urldefense.proofpoint.com", "urldefense.com") and (given := query.get("u", [""])[0]):
        # Version 2 writes _ for / and -XX for %XX; version 1 is a plain percent-encoded address.
        return unquote(given.replace("-", "%").replace("_", "/")) if "/v2/" in parts.path else given
    for wrapper, keys in _WRAPPED_IN.items():
        if host.removeprefix("www.") == wrapper and (wrapper != "google.com" or parts.path == "/url"):
            return next((query[key][0] for key in keys if key in query), "")
    return ""


def _defense_3(url: str, signs: str) -> str:
    """Version 3 puts * for a sign and **X for a run of them (X counts from A, two up); the signs follow in base64."""
    try:
        held = base64.urlsafe_b64decode(signs + "=" * (-len(signs) % 4)).decode("utf-8", "ignore")
    except ValueError:
        held = ""
    place = 0

    def put(match: re.Match[str]) -> str:
        nonlocal place
        run = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".find(match[1]) + 2 if match[1] else 1
        piece = held[place : place + run]
        place += run
        return piece

    return re.sub(r"\*(?:\*(.))?", put, url)


def page_link(url: str, dropped: Dropped) -> str:
    """A web page's address as it may be written, "" where it may not: no money, no shortener, no tracking, no key."""
    link, key = _clean(url, dropped)
    if key:
        dropped[PASSCODE] += 1
    return link


def join_link(url: str, dropped: Dropped) -> tuple[str, bool]:
    """The link to an online room without its key, and whether there was a key in it.

    Zoom works without anything after the number. A room under somebody's own name (zoom.us/my/...) is not written.
    """
    link, key = _clean(url, dropped)
    if key:
        dropped[PASSCODE] += 1
    parts = urlsplit(link)
    if link and _ZOOM.search((parts.hostname or "").lower()):
        if match := re.search(r"/(?:j|w|s|join|wc(?:/join)?)/(\d[\d-]{7,13})(?!\d)", re.sub(r"\s|%20", "", parts.path)):
            return f"https://{(parts.hostname or '').lower()}/j/{match[1].replace('-', '')}", key
        dropped[PERSON if parts.path.startswith(("/my/", "/u/")) else LINK] += 1
        return "", key
    return link, key


def _clean(url: str, dropped: Dropped) -> tuple[str, bool]:
    url = unwrapped(url.strip().strip("<>\"' ,;"))
    if not url:
        return "", False
    if "://" not in url and not url.lower().startswith(("mailto:", "tel:", "javascript:", "data:")):
        url = f"https://{url}"
    url = re.split(r"\s", url, maxsplit=1)[0]
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        dropped[LINK] += 1
        return "", False
    if _MONEY_HOSTS.search(host):
        dropped[PAYMENT] += 1
        return "", False
    kept = [(name, value) for name, value in pairs if name.lower() not in _KEYS and not _TRACKING.match(name)]
    key = any(name.lower() in _KEYS for name, _ in pairs) or bool(
        re.search(r"pwd=|passcode=", parts.fragment, re.IGNORECASE)
    )
    fragment = "" if key or "=" in parts.fragment else parts.fragment
    query = parts.query if len(kept) == len(pairs) and pairs else urlencode(kept)
    link = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, fragment))
    if re.search(r"pwd|passcode|password", unquote(link), re.IGNORECASE):
        dropped[PASSCODE] += 1
        return "", True
    if packaged().is_host("shorteners", host) or not is_web_address(link):
        dropped[LINK] += 1
        return "", key
    return link, key


def join_number(text: str, dropped: Dropped) -> tuple[str, bool]:
    """The number to dial of a one-tap link (+16699009128,,530851127#,,,,*123456#), and whether codes followed it."""
    dialled = re.split(r"[,;*#pw]", text.strip().removeprefix("tel:"), maxsplit=1)[0]
    number = canonical(dialled) or ""
    if len(number) != 12:
        number = ""
    codes = [code for code in re.findall(r"\d{3,}", text[len(dialled) :]) if code]
    if codes:
        dropped[PASSCODE if len(codes) > 1 else MEETING_ID] += 1
    return number, bool(codes)

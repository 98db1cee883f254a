"""The table of settings: every key of `site.toml`, what it means, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from generator.config.model import STATE_KEYS
from generator.patterns import pattern
from generator.records import dataclass

# Codes of languages as addresses and `lang` attributes carry them (BCP 47, as far as we need it).
_LANGUAGE = pattern(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?")
_COLOR = pattern(r"#[0-9a-fA-F]{6}")
_PAGE = pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOGO = pattern(r"[A-Za-z0-9_-][A-Za-z0-9._-]*\.(svg|png|webp|jpg)")
COLORS = (
    *("paper", "card", "ink", "soft", "line", "accent", "on-accent", "tint", "warm", "warm-line"),
    *("night", "on-night", "focus"),
)
"""The names of the theme's colors, as its style sheet has them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of site.toml.

    `fault` says what is wrong with a value that `tomllib` read, "" for nothing; `made` turns a right one into the value of
    the attribute. `help` is one or two sentences; `more` what a reference says besides.
    """

    key: str
    help: str
    fault: Callable[[object], str]
    made: Callable[[object], object] = lambda value: value
    more: str = ""


def _text(check: Callable[[str], str] = lambda value: "") -> Callable[[object], str]:
    return lambda value: check(value) if isinstance(value, str) else "must be a text in quotes"


def _texts(check: Callable[[str], str], example: str, none: str = "") -> Callable[[object], str]:
    def fault(value: object) -> str:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return f"must be a list of texts, such as {example}"
        if len({*value}) < len(value):
            return "names one thing twice"
        return next((said for one in value if (said := check(one))), "") if value else none

    return fault


def _switch(value: object) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def _number(least: int, most: int) -> Callable[[object], str]:
    def fault(value: object) -> str:
        right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return "" if right else f"must be a number from {least:,} to {most:,}, without quotes"

    return fault


def _colors(value: object) -> str:
    if not isinstance(value, Mapping):
        return 'must be names and colors in braces, such as { accent = "#17595c" }'
    for name, color in value.items():
        if name not in COLORS:
            return f'knows no color "{name}"; the names are: {", ".join(COLORS)}'
        if not isinstance(color, str) or not _COLOR.fullmatch(color):
            return f'needs {name} as # and six digits or letters a to f, such as "#17595c"'
    return ""


def _said(value: object) -> str:
    """A text, or one for each language."""
    if isinstance(value, str):
        return ""
    right = isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())
    if not right or not isinstance(value, Mapping):
        return 'must be a text in quotes, or one for each language: { en = "…", es = "…" }'
    return next((said for code in value if (said := _language(str(code)))), "")


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else ()


def _mapped(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else {}


def _by_language(value: object) -> object:
    return {"": value} if isinstance(value, str) and value else dict(value) if isinstance(value, Mapping) else {}


def _not_empty(value: str) -> str:
    return "" if value.strip() else "must not be empty"


def base_url_fault(value: str) -> str:
    """Why `value` cannot be a base URL, or ""."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return "is not a web address"
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "must start with https:// and a host name"
    if parts.query or parts.fragment or any(c in value for c in " \"'<>"):
        return "must have no ?, #, blanks or quotes"
    return "" if value.endswith("/") else "must end with a slash"


def _web_address(value: str) -> str:
    return "" if not value or value.startswith("https://") else "must start with https://"


def _language(value: str) -> str:
    return "" if _LANGUAGE.fullmatch(value) else "must be codes of languages, such as en or es"


def _region(value: str) -> str:
    state, slash, county = value.partition("/")
    if state not in STATE_KEYS - {"us"}:
        return "must begin with the two small letters of a state, such as ky"
    return "needs the county's name after the slash, such as ky/jefferson" if slash and not county.strip() else ""


def _page(value: str) -> str:
    return "" if _PAGE.fullmatch(value) else "must be names of pages in small letters, such as our-story"


def _logo(value: str) -> str:
    right = not value or _LOGO.fullmatch(value)
    return "" if right else "must be the name of a picture in templates/assets/, such as logo.svg"


# A test holds these against the exporters; config stands on a lower floor than they do.
EXPORTS = ("json", "meeting-guide", "hsds", "csv", "geojson")
# A test holds these against the hosts we know.
HOSTS = ("github-pages", "cloudflare-pages", "netlify", "gitlab-pages", "nginx")


def _standard(value: str) -> str:
    return "" if value in EXPORTS else f"can only hold: {', '.join(EXPORTS)}"


def _host(value: str) -> str:
    return "" if not value or value in HOSTS else f"can only be one of: {', '.join(HOSTS)}"


SETTINGS = (
    Setting("name", "The name of your site.", _text(_not_empty)),
    Setting("tagline", "One line under the name.", _text()),
    Setting("base_url", "The address where the site will live, with a slash at the end.", _text(base_url_fault)),
    Setting(
        "languages",
        'The languages of the pages, the first at the front, the others each in a folder: ["en", "es"].',
        _texts(_language, '["en", "es"]', "must name at least one language"),
        _listed,
        "Each needs a catalogue of sentences (templates/locales/README.md). Each one more doubles the pages; the build says "
        "what it costs.",
    ),
    Setting(
        "region",
        'What the site is for: [] is the whole nation, ["ky"] one state, ["ky/jefferson", "ky/bullitt"] some counties.',
        _texts(_region, '["ky"]'),
        _listed,
        "Entries elsewhere stay in the content and out of the site, but for nationwide ones and those that say they serve "
        "the region. A site for one state opens with that state: its towns, counties and meetings.",
    ),
    Setting(
        "exit_url",
        "Where the quick exit leads: an everyday page that says nothing about the visitor.",
        _text(_web_address),
    ),
    Setting("contact_email", "Where visitors may write to report a mistake.", _text()),
    Setting("contact_phone", "A number for the same, if you have one.", _text()),
    Setting("forge_url", "The project's page on GitHub, GitLab or another forge.", _text(_web_address)),
    Setting(
        "colors",
        'Colors in place of the theme\'s: { accent = "#17595c", paper = "#fbf8f2" }. The build refuses what is hard to read.',
        _colors,
        _mapped,
        f"Names: {', '.join(COLORS)}. Every pair that carries text must reach a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).",
    ),
    Setting("colors_dark", "The same for devices that are set to dark.", _colors, _mapped),
    Setting(
        "logo",
        "A picture beside the name: the name of a file in templates/assets/, such as logo.svg.",
        _text(_logo),
        more="It is shown 40 pixels high; the site's name stays beside it, so the picture needs no words.",
    ),
    Setting(
        "footer",
        "A sentence of yours at the foot of every page: who you are, who pays. Links as in Markdown.",
        _said,
        _by_language,
        'For a site in several languages: { en = "…", es = "…" }.',
    ),
    Setting(
        "extra_pages",
        'Pages of your own, linked at the foot of every page: ["our-story"] is the file templates/pages/our-story.md.',
        _texts(_page, '["our-story"]'),
        _listed,
        "Its first line is its title, # Our story; below it paragraphs, lists, **bold**, ## headings and links. In another "
        "language it is templates/pages/es/our-story.md; where that is missing, the first language stands there and says so.",
    ),
    Setting(
        "check_again_days",
        "After how many days without a check `recovery-site stale` asks to check a listing again.",
        _number(30, 365),
        more="What pages say of the age of a check does not depend on it: over half a year and over a year are said as they are.",
    ),
    Setting(
        "entry_pages",
        "Whether each entry has a page of its own: true or false.",
        _switch,
        more="Without, several entries of a state stand whole on one page, and links lead to their place on it: a large site has "
        "far fewer files. Calendar files go with the pages. Nationwide entries keep theirs.",
    ),
    Setting(
        "city_pages",
        "The fewest entries with which a town has a page: 1 gives every town one, 0 none.",
        _number(0, 1000),
        more="Smaller towns are listed on their county's page.",
    ),
    Setting(
        "county_pages",
        "The fewest entries with which a county has a page: 1 gives every county one, 0 none.",
        _number(0, 1000),
        more="Entries of smaller counties are in the state's lists by kind, and search finds them by place as before.",
    ),
    Setting(
        "exports",
        "Standards in which the entries are given away under data/, a file a state.",
        _texts(_standard, '["csv"]'),
        _listed,
        f"Any of {', '.join(f'`{name}`' for name in EXPORTS)}.",
    ),
    Setting(
        "print_sheets",
        "Whether cities and counties have sheets to print: true or false.",
        _switch,
        more="Those with many listings have, and that is some eight pages more for every hundred.",
    ),
    Setting(
        "calendars",
        "Whether listings with times have a calendar file: true or false.",
        _switch,
        more="One small file for each of them.",
    ),
    Setting(
        "offline",
        "Whether visitors may save a state on their phone, to use it without a connection: true or false.",
        _switch,
        more="That is a list of files for each state and language (some 40 KB), and one file of 0.75 MB. If you switch it off "
        "later, phones that saved something delete it at their next visit.",
    ),
    Setting(
        "embed",
        "Whether others may show the list of a town or county in a frame on their own page: true or false.",
        _switch,
        more="That is one small page without a script for each of them and each language, below embed/; nothing else may be "
        'framed. The line of HTML to copy stands on the page "How we check". GitHub Pages and GitLab Pages let nobody set '
        "headers: there anybody can frame any page, with or without this.",
    ),
    Setting(
        "host",
        "Who hosts the site; the build writes what that host reads, and says if the site is too large for it.",
        _text(_host),
        more=f"One of {', '.join(f'`{name}`' for name in HOSTS)}; empty for any other. In the tests nginx "
        "itself, Netlify's parsers and the code of Cloudflare Pages read what is written for them; GitLab's is unproven, and says so.",
    ),
)

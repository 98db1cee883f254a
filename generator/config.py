"""`site.toml`: a host's settings, as one frozen value. Every key stands in SETTINGS, and nowhere else."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.problems import Problems

# Codes of languages as addresses and `lang` attributes carry them (BCP 47, as far as we need it).
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?")

# Addresses that begin with these belong to states and territories (a test holds them against the vocabulary).
_TAKEN = frozenset(
    "al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh "  # noqa: SIM905  # as prose
    "nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy as gu mp pr vi fm mh pw us".split()
)


@dataclass(frozen=True, slots=True)
class Config:
    """A host's settings. `base_url` ends with a slash; its path is where the site lives on its host."""

    name: str = "Peer Recovery Directory"
    tagline: str = "Free and low-cost help from people who have been there"
    base_url: str = "http://127.0.0.1:8000/"
    languages: tuple[str, ...] = ("en",)
    exit_url: str = "https://www.weather.gov/"
    contact_email: str = ""
    contact_phone: str = ""
    forge_url: str = ""
    exports: tuple[str, ...] = ()
    print_sheets: bool = True
    offline: bool = True
    host: str = ""

    @property
    def base_path(self) -> str:
        """The path part of base_url: "/" or "/repo/"."""
        return urlsplit(self.base_url).path or "/"

    @property
    def language(self) -> str:
        """The language of the pages at the front; all others have a folder of their own."""
        return self.languages[0]

    def folder_of(self, language: str) -> str:
        """Where the pages of a language begin: "" for the first, else "es/"; "ar-us/" beside the "ar/" of Arkansas."""
        if language == self.language:
            return ""
        code = language.lower()
        return f"{code}-us/" if code in _TAKEN else f"{code}/"

    def at(self, base_url: str) -> Config:
        """The same settings for a site that will live at `base_url`."""
        return replace(self, base_url=base_url)


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of site.toml: its help, a check that returns what is wrong or "", whether it is a list of texts, what is
    wrong with an empty one, and whether it is a switch.
    """

    key: str
    help: str
    check: Callable[[str], str]
    many: bool = False
    none: str = ""
    switch: bool = False


def _any_text(value: str) -> str:
    return "" if value.strip() else "must not be empty"


def _may_be_empty(value: str) -> str:
    return ""


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


# A test holds these against the exporters; config stands on a lower floor than they do.
EXPORTS = ("json", "meeting-guide", "hsds", "csv", "geojson")


def _standard(value: str) -> str:
    return "" if value in EXPORTS else f"can only hold: {', '.join(EXPORTS)}"


# A test holds these against the hosts we know; config stands on a lower floor than they do.
HOSTS = ("github-pages", "cloudflare-pages", "netlify", "gitlab-pages", "nginx")


def _host(value: str) -> str:
    return "" if not value or value in HOSTS else f"can only be one of: {', '.join(HOSTS)}"


def _language(value: str) -> str:
    return "" if _LANGUAGE.fullmatch(value) else "must be codes of languages, such as en or es"


SETTINGS = (
    Setting("name", "The name of your site.", _any_text),
    Setting("tagline", "One line under the name.", _may_be_empty),
    Setting("base_url", "The address where the site will live, with a slash at the end.", base_url_fault),
    Setting(
        "languages",
        'The languages of the pages, the first at the front, the others each in a folder: ["en", "es"].',
        _language,
        many=True,
        none="must name at least one language",
    ),
    Setting(
        "exit_url", "Where the quick exit leads: an everyday page that says nothing about the visitor.", _web_address
    ),
    Setting("contact_email", "Where visitors may write to report a mistake.", _may_be_empty),
    Setting("contact_phone", "A number for the same, if you have one.", _may_be_empty),
    Setting("forge_url", "The project's page on GitHub, GitLab or another forge.", _web_address),
    Setting(
        "exports", "Standards in which the entries are given away under data/, a file a state.", _standard, many=True
    ),
    Setting(
        "print_sheets", "Whether cities and counties have sheets to print: true or false.", _may_be_empty, switch=True
    ),
    Setting(
        "offline",
        "Whether visitors may save a state on their phone, to use it without a connection: true or false.",
        _may_be_empty,
        switch=True,
    ),
    Setting(
        "host",
        "Who hosts the site; the build writes what that host reads, and says if the site is too large for it.",
        _host,
    ),
)


def settings_text(values: Mapping[str, object]) -> str:
    """A whole `site.toml`: every setting under its help, as in `values`, or as it is by default."""
    default = Config()
    blocks = []
    for setting in SETTINGS:
        value = values.get(setting.key, getattr(default, setting.key))
        written = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
        blocks.append(f"# {setting.help}\n{setting.key} = {written}\n")
    return "# The settings of this site.\n\n" + "\n".join(blocks)


def _fault(setting: Setting, value: object) -> str:
    if setting.switch:
        return "" if isinstance(value, bool) else "must be true or false"
    if setting.many:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return 'must be a list of texts, such as ["csv"]'
        if len({*value}) < len(value):
            return "names one thing twice"
        if not value:
            return setting.none
        return next((fault for one in value if (fault := setting.check(one))), "")
    return setting.check(value) if isinstance(value, str) else "must be a text in quotes"


def read_config(path: Path) -> tuple[Config, Problems]:
    """Read `site.toml`. A missing file gives the defaults; every unknown key, wrong type or bad value is a problem."""
    problems = Problems(path.name)
    if not path.exists():
        return Config(), problems
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        place = str(error)
        line = int(place.rpartition("at line ")[2].partition(",")[0]) if "at line " in place else 1
        problems.add(
            "SITE-SYNTAX",
            "This file cannot be read as TOML.",
            line=line,
            column=1,
            fix='Each line is: name = "value", with straight quotes.',
        )
        return Config(), problems
    problems.lines = tuple(text.split("\n"))
    known = {setting.key: setting for setting in SETTINGS}
    values: dict[str, Any] = {}
    for key, value in data.items():
        line = next((n for n, row in enumerate(problems.lines, 1) if row.split("=")[0].strip().strip('"') == key), 1)
        if key not in known:
            problems.add(
                "SITE-UNKNOWN",
                f'There is no setting "{key}".',
                line=line,
                column=1,
                fix=f"The settings are: {', '.join(known)}.",
            )
        elif fault := _fault(known[key], value):
            problems.add("SITE-VALUE", f"{key} {fault}.", line=line, column=1, fix=known[key].help)
        else:
            values[key] = tuple(value) if known[key].many else value
    return Config(**values), problems

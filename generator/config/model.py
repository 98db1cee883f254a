"""A host's settings as one frozen value, with what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from urllib.parse import urlsplit

from generator.records import dataclass

# Addresses that begin with these belong to states and territories (a test holds them against the vocabulary).
STATE_KEYS = frozenset(
    "al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh "  # noqa: SIM905  # as prose
    "nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy as gu mp pr vi fm mh pw us".split()
)


@dataclass(frozen=True, slots=True)
class Config:
    """A host's settings; what each means stands in `table.SETTINGS`.

    `base_url` ends with a slash; its path is where the site lives on its host. `region` holds states ("ky") and counties
    ("ky/jefferson"), () for the whole nation. `colors` and `colors_dark` map names of `colors.NAMES` to "#rrggbb".
    """

    name: str = "Peer Recovery Directory"
    tagline: str = "Free and low-cost help from people who have been there"
    base_url: str = "http://127.0.0.1:8000/"
    languages: tuple[str, ...] = ("en",)
    region: tuple[str, ...] = ()
    exit_url: str = "https://www.weather.gov/"
    contact_email: str = ""
    contact_phone: str = ""
    forge_url: str = ""
    colors: Mapping[str, str] = field(default_factory=dict)
    colors_dark: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    footer: Mapping[str, str] = field(default_factory=dict)
    extra_pages: tuple[str, ...] = ()
    check_again_days: int = 180
    entry_pages: bool = True
    city_pages: int = 1
    county_pages: int = 1
    exports: tuple[str, ...] = ()
    print_sheets: bool = True
    calendars: bool = True
    offline: bool = True
    embed: bool = False
    host: str = ""

    @property
    def base_path(self) -> str:
        """The path part of base_url: "/" or "/repo/"."""
        return urlsplit(self.base_url).path or "/"

    @property
    def language(self) -> str:
        """The language of the pages at the front; all others have a folder of their own."""
        return self.languages[0]

    @property
    def states(self) -> tuple[str, ...]:
        """The states of the region, in its order, each once; () for all."""
        return tuple(dict.fromkeys(place.partition("/")[0] for place in self.region))

    @property
    def home_state(self) -> str:
        """The state of a site that is for one state or counties of one; "" for all others."""
        return self.states[0] if len(self.states) == 1 else ""

    def folder_of(self, language: str) -> str:
        """Where the pages of a language begin: "" for the first, else "es/"; "ar-us/" beside the "ar/" of Arkansas."""
        if language == self.language:
            return ""
        code = language.lower()
        return f"{code}-us/" if code in STATE_KEYS else f"{code}/"

    def lean(self) -> Config:
        """The same settings for what people need to find help, and no more: pages in the first language, and search."""
        return replace(
            self,
            languages=self.languages[:1],
            exports=(),
            print_sheets=False,
            calendars=False,
            offline=False,
            embed=False,
        )

    def at(self, base_url: str) -> Config:
        """The same settings for a site that will live at `base_url`."""
        return replace(self, base_url=base_url)

"""What a build is asked for, and what it tells: values alone, so that who only asks whether anything changed loads nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from generator.content.packed import environment, own_cache, packed, unpacked
from generator.problems import Problem
from generator.publish.inputs import Inputs, roots_of
from generator.publish.kept import Files, Keeper, Site, shares_of
from generator.publish.staging import finish_merge
from generator.publish.standing import Standing
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What the pages of one language took; `seconds` of processors, side by side or not."""

    pages: int = 0
    files: int = 0
    bytes: int = 0
    seconds: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.pages + other.pages,
            self.files + other.files,
            self.bytes + other.bytes,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class Request:
    """What to build from what. `strict` lets warnings, too, keep the old site in place.

    `lean` leaves out what is not needed to find help (`Config.lean`). `keep` remembers beside the output what was made, and
    redoes only what an edit touches.
    """

    content: Path
    site_toml: Path
    output: Path
    today: dt.date
    base_url: str = ""
    jobs: int = 1
    strict: bool = False
    keep: bool = False
    lean: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made. `written` is false when problems kept the old site in place."""

    written: bool
    entries: int
    left_out: int
    pages: int
    files: int
    bytes: int
    seconds: float
    problems: tuple[Problem, ...]
    languages: Mapping[str, Cost] = field(default_factory=dict)
    sheets: Cost = field(default_factory=Cost)
    offline: Cost = field(default_factory=Cost)

    def told(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def of(cls, told: Mapping[str, Any], seconds: float) -> Report:
        """A kept report, of a build that took `seconds` to see that nothing had changed."""
        return cls(**{
            **told,
            "seconds": seconds,
            "problems": unpacked(packed(told["problems"]), tuple[Problem, ...]),
            "languages": {code: Cost(**cost) for code, cost in told["languages"].items()},
            "sheets": Cost(**told["sheets"]),
            "offline": Cost(**told["offline"]),
        })  # fmt: skip


@dataclass(slots=True)
class Before:
    """What was kept of the last build, and the files as they are now.

    Whether the site still stands is looked at meanwhile: who builds on it asks `stands`, before anything is exchanged.
    """

    keeper: Keeper
    asked: list[str]
    site: Site | None
    at: int
    inputs: dict[str, list[Any]]
    stands: Callable[[], bool]

    def report(self, seconds: float) -> Report | None:
        """The last build's report, if the same was asked for, of the same files; None where there is something to do."""
        site = self.site
        same = (
            site is not None
            and site.asked == self.asked
            and site.inputs.keys() == self.inputs.keys()
            and not self.changed()
        )
        return Report.of(site.told, seconds) if same and site is not None and self.stands() else None

    def changed(self) -> list[str]:
        """Files that the last build read otherwise than they are now; those that are new since then are not among them."""
        was = self.site.inputs if self.site is not None else {}
        rows = self.inputs.items()
        return [
            path for path, row in rows if row is not (old := was.get(path)) and old is not None and row[4] != old[4]
        ]

    def files(self) -> Files:
        """What each share of the last build has written; {} where nothing is kept."""
        return (self.site and self.keeper.files(self.site)) or {}


def before(request: Request) -> Before:
    """Look at what is kept, and at the files, once what a build left half done has been finished."""
    finish_merge(request.output)
    keeper = Keeper(request.output)
    site = keeper.site()
    if site is None:  # all is read anew
        from generator.content import zips_ahead

        zips_ahead.begin(own_cache())
    looked = Inputs(roots_of(request.content, request.site_toml), site)
    standing = _standing(keeper, site, looked) if site is not None else None
    inputs = looked.found(standing.first() if standing is not None else frozenset())
    asked = [
        request.content.as_posix(),
        request.today.isoformat(),
        request.base_url,
        str(request.strict),
        *environment(),
    ]
    return Before(keeper, asked, site, looked.at, inputs, standing or (lambda: False))


def _standing(keeper: Keeper, site: Site, looked: Inputs) -> Standing:
    shares = shares_of(site)
    return Standing(lambda number: keeper.stands(site, shares[number]), len(shares), looked.stands, looked.folders)

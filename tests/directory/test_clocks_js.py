"""The browser's clocks.js, which goes by a zone's rule, shows the time that Python's zone data shows, and calls it the same."""

import datetime as dt
import random
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.directory.timezones import COMMON_NAMES, clock_rule
from tests.conftest import PageFactory, ServerFactory
from tests.support import ROOT

MODULE = ROOT / "templates" / "assets" / "js" / "find" / "clocks.js"
UTC = dt.UTC
HOUR = 3_600_000
OTHERS = (
    "",
    "EST5EDT",
    "<+09>-9",
    "AEST-10AEDT,M10.1.0,M4.1.0/3",
    "EST5EDT,M3.2.0/1,M11.1.0",
    "EST5EDT,0/0,J365/25",
    "x" * 99,
)
"""What a file of time zones may hold beside the rules of the United States."""

ASK = """async ([rules, moments]) => {
  const { clockBy } = await import("./clocks.js");
  return rules.map((rule) => {
    const clock = clockBy(rule);
    return clock && moments.map((moment) => [clock.offset(moment), clock.called(moment)]);
  });
}"""


def moments() -> list[int]:
    """At random, and around each hour of the days on which clocks change, to the second."""
    draw = random.Random(20261126)
    some = [draw.randrange(1_767_225_600, 2_145_916_800) for _ in range(2000)]  # 2026 to 2037
    for year in range(2026, 2038):
        for month, first in ((3, 8), (11, 1)):
            day = next(d for n in range(7) if (d := dt.date(year, month, first + n)).weekday() == 6)
            midnight = int(dt.datetime.combine(day, dt.time(), UTC).timestamp())
            some += [midnight + hour * 3600 + off for hour in range(24) for off in (-1, 0)]
    return some


def test_the_clocks_of_the_states_go_as_the_law_says(
    new_page: PageFactory, static_server: ServerFactory, tmp_path: Path
) -> None:
    shutil.copy(MODULE, tmp_path)
    (tmp_path / "index.html").write_text("<!doctype html><title>Clocks</title>", encoding="utf-8")
    zones = {name: clock_rule(name) for name in COMMON_NAMES}
    assert all(zones.values())
    assert zones["America/New_York"] == "EST5EDT,M3.2.0,M11.1.0"
    page = new_page(timezone_id="Asia/Kolkata", locale="ar-EG")
    page.goto(static_server(tmp_path).url)
    asked = moments()
    given = page.evaluate(ASK, [[*zones.values(), *OTHERS], [moment * 1000 for moment in asked]])
    for (name, rule), answers in zip(zones.items(), given, strict=False):
        if rule.startswith("<"):
            assert answers is None, "Palau and the Marshall Islands have no word for their time"
            continue
        zone = ZoneInfo(name)
        for moment, (offset, called) in zip(asked, answers, strict=True):
            there = dt.datetime.fromtimestamp(moment, zone)
            assert (offset, called) == ((there.utcoffset() or dt.timedelta()).total_seconds() * 1000, there.tzname()), (
                name,
                there,
            )
    assert given[len(zones) :] == [None] * len(OTHERS)


def test_there_is_no_rule_for_what_is_no_zone() -> None:
    assert [clock_rule(name) for name in ("", "Nowhere/Land", "../../etc/passwd", "America", "\0")] == [""] * 5

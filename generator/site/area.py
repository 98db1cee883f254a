"""What the place is called that a site for one state or some of its counties is for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.directory.region import county_names
from generator.site.tongue import Tongue

_NAMED = 3


def area_name(region: Sequence[str], key: str, name: str, tongue: Tongue) -> str:
    """A state as the site shows it: "Kentucky", "Bullitt County and Jefferson County, Kentucky", "12 counties of Kentucky".

    `key` and `name` are the state's, the name in the page's language.
    """
    counties = county_names(region, key) if region else ()
    if not counties:
        return name
    if len(counties) <= _NAMED:
        return tongue.say("%(place)s, %(state)s", place=tongue.joined(counties), state=name)
    return tongue.counted("%(num)s county of %(state)s", "%(num)s counties of %(state)s", len(counties), state=name)


def area_short(region: Sequence[str], key: str, name: str, tongue: Tongue) -> str:
    """The same in a word or two, for menus."""
    counties = county_names(region, key)
    if not counties:
        return name
    return counties[0] if len(counties) == 1 else tongue.say("Our counties")

"""Peer support in numbers: the facts of the whole country, as sentences with their pages, as charts, and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from generator.directory.credentials import LEVELS
from generator.directory.directory import Directory
from generator.directory.national import TOPICS, NationalFact, listed_facilities
from generator.records import dataclass
from generator.site.charts import Bars, TileMap, bars, tile_map
from generator.site.links import host, web
from generator.site.plan import SitePlan
from generator.site.theme import About, Page, Theme
from generator.site.tongue import ENGLISH, Tongue, marked

PATH = "/facts/"
FACTS_FILE = "data/facts.csv"
_TOPICS = {
    "people": marked("How many peer specialists there are"),
    "certification": marked("How many states certify peers"),
    "medicaid": marked("Where Medicaid pays for peers"),
    "facilities": marked("Treatment facilities with peers"),
}
# Series that are drawn: those of other names are told as sentences only.
_SERIES = {
    "states_that_certify": marked("States with a program to certify peers"),
    "medicaid_pays": marked("States where Medicaid pays for peer support"),
    "substance_use_facilities": marked("Substance use facilities that offer peer support"),
    "mental_health_facilities": marked("Mental health facilities that offer peer support"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as shown: its sentence, and where and when it was read."""

    sentence: str
    url: str
    host: str
    date: str
    own: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars with their heading."""

    id: str
    heading: str
    chart: Bars


@dataclass(frozen=True, slots=True)
class Map:
    """A map of tiles with its heading and a sentence that says what it shows."""

    id: str
    heading: str
    sentence: str
    chart: TileMap


@dataclass(frozen=True, slots=True)
class Topic:
    """What is known about one thing."""

    id: str
    heading: str
    facts: tuple[Told, ...]
    charts: tuple[BarChart, ...]
    maps: tuple[Map, ...]


def fact_pages(theme: Theme, plan: SitePlan, directory: Directory) -> Iterator[Page]:
    """The page of facts and, with the site's first language, the file of them; nothing where there are no facts."""
    say = theme.tongue.say
    heading = say("Peer support in numbers")
    about = About(
        PATH,
        theme.titled(heading),
        say("How many peer specialists there are, where Medicaid pays for them, and which facilities have them."),
    )
    topics = [topic for key in TOPICS if (topic := _topic(key, theme, plan, directory)).facts or topic.maps]
    yield theme.page("facts.html", about, heading=heading, topics=topics, file=theme.config.base_path + FACTS_FILE)
    if theme.tongue.code == theme.config.language:
        yield Page(FACTS_FILE, _file(directory.national))


def _topic(key: str, theme: Theme, plan: SitePlan, directory: Directory) -> Topic:
    tongue = theme.tongue
    facts = [fact for fact in directory.national if fact.topic == key]
    charts = []
    for series in dict.fromkeys(fact.series for fact in facts if fact.series in _SERIES):
        some = [fact for fact in facts if fact.series == series]
        if len(some) > 1:
            heading = tongue.say(_SERIES[series])
            charts.append(BarChart(series.replace("_", "-"), heading, bars(heading, some, tongue)))
    maps = list(_maps(facts, tongue, plan))
    if key == "facilities":
        maps += _listed(theme, plan, directory)
    return Topic(
        key, tongue.say(_TOPICS[key]), tuple(_told(fact, tongue) for fact in facts), tuple(charts), tuple(maps)
    )


def _told(fact: NationalFact, tongue: Tongue) -> Told:
    said = fact.sentence.get(tongue.code) or tongue.own(fact.sentence[ENGLISH])
    return Told(said, web(fact.url), host(fact.url), tongue.date(fact.retrieved), fact.level == LEVELS[0])


def _maps(facts: Iterable[NationalFact], tongue: Tongue, plan: SitePlan) -> Iterator[Map]:
    states = tuple(plan.states.values())
    for fact in facts:
        if fact.places and fact.series in _SERIES:
            heading = tongue.say("%(what)s, by state, %(year)s", what=tongue.say(_SERIES[fact.series]), year=fact.year)
            sentence = _told(fact, tongue).sentence
            yield Map(fact.key.replace("_", "-"), heading, sentence, tile_map(heading, fact.places, states, tongue))


def _listed(theme: Theme, plan: SitePlan, directory: Directory) -> Iterator[Map]:
    """The map of this site's own entries, where SAMHSA's lists were imported."""
    tongue = theme.tongue
    listed = listed_facilities(directory.listed())
    if listed is None:
        return
    heading = tongue.say("Treatment facilities in this directory that offer peer support")
    sentence = tongue.say(
        "Of %(all)s facilities that came into this directory from SAMHSA’s lists, %(num)s list mentoring, peer support or a recovery coach. "
        "The newest list is of %(date)s. Each facility counts once, also where it is in two lists.",
        all=tongue.number(listed.of),
        num=tongue.number(listed.value),
        date=tongue.date(listed.as_of),
    )
    chart = tile_map(heading, listed.places, tuple(plan.states.values()), tongue)
    yield Map("in-this-directory", heading, sentence, chart)


def _file(facts: Iterable[NationalFact]) -> bytes:
    """The facts as a spreadsheet, those by state in rows of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = ["key", "topic", "series", "year", "state", "value", "qualifier", "unit", "of"]
    writer.writerow([*columns, "sentence", "page", "level", "read"])
    for fact in facts:
        source = [fact.url, fact.level, fact.retrieved]
        head = [fact.key, fact.topic, fact.series, fact.year]
        unit = [fact.qualifier, fact.unit]
        writer.writerow([*head, "", f"{fact.value:.15g}", *unit, fact.of or "", fact.sentence[ENGLISH], *source])
        for place in fact.places:
            writer.writerow([*head, place.state, place.value, *unit, place.of or "", "", *source])
    return b"\xef\xbb\xbf" + out.getvalue().encode()

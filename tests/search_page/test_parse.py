"""What + where in one box: the parts that a query falls into, as the rule in find/parse.js says."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PARSE = """
const [{ parse }, { Places }, { Store }] =
  await Promise.all([find('parse'), find('places'), import('/repo/assets/js/search/store.js')]);
const places = await Places.open(new Store('/repo/search/index', fetch.bind(window)), 'en');
const found = [];
for (const text of arg) {
  const query = await parse(text, places);
  found.push([query.words, query.place && places.label(query.place), query.maybe && places.label(query.maybe)]);
}
return found;
"""

CASES: list[tuple[str, str, str | None]] = [
    ("narcan newark nj", "narcan", "Newark, NJ"),
    ("newark nj narcan", "narcan", "Newark, NJ"),
    ("Newark, NJ narcan", "narcan", "Newark, NJ"),
    ("NARCAN NEWARK NJ", "NARCAN", "Newark, NJ"),
    ("narcan in newark", "narcan", "Newark, NJ"),
    ("40202 women's sober living", "women's sober living", "40202, Louisville, KY"),
    ("louisville ky 40202-1234", "", "40202, Louisville, KY"),
    ("smart recovery online", "smart recovery online", None),
    ("al-anon berkeley", "al anon", "Berkeley, CA"),
    ("reunión en español miami", "reunión en español", "Miami, FL"),
    ("washington, in", "", "Washington, IN"),
    ("washington in", "", "Washington, IN"),
    ("Washington IN", "", "Washington, IN"),
    ("sober living texas", "sober living", "Texas"),
    ("texas sober living", "sober living", "Texas"),
    ("sober living TX", "sober living", "Texas"),
    ("meetings me", "meetings me", None),
    ("help me", "help me", None),
    ("portland me", "", "Portland, ME"),
    ("ME", "", "Maine"),
    ("in", "", "Indiana"),
    ("detox or rehab", "detox or rehab", None),
    ("st. louis", "", "Saint Louis, MO"),
    ("ft worth tx", "", "Fort Worth, TX"),
    ("new york", "", "New York, NY"),
    ("new york rehab", "rehab", "New York, NY"),
    ("west virginia", "", "West Virginia"),
    ("shelby county ky", "", "Shelby County, KY"),
    ("orleans parish", "", "Orleans Parish, LA"),
    ("cañon city", "", "Canon City, CO"),
    ("coeur d'alene", "", "Coeur d'Alene, ID"),
    ("nyc", "", "New York, NY"),
    ("hope", "", "Hope, AR"),
    ("center of hope", "center of hope", None),
    ("hope center", "hope center", None),
    ("hope, ar", "", "Hope, AR"),
    ("mobile crisis team", "mobile crisis team", None),
    ("mobile al", "", "Mobile, AL"),
    ("reading group", "reading group", None),
    ("group in reading", "group", "Reading, PA"),
    ("in home therapy", "in home therapy", None),
    ("Northern Lakes Community MH, Administrative Office", "Northern Lakes Community MH Administrative Office", None),
    ("rehab near me", "rehab", None),
    ("Oklahoma City", "", "Oklahoma City, OK"),
    ("treatment near oklahoma city", "treatment", "Oklahoma City, OK"),
    ("tratamiento cerca de oklahoma city", "tratamiento", "Oklahoma City, OK"),
    ("meetings oklahoma city tonight", "meetings", "Oklahoma City, OK"),
    ("meetings in Tulsa tonight", "meetings", "Tulsa, OK"),
    ("hoy grupo miami", "grupo", "Miami, FL"),
    ("just for today louisville", "just for today", "Louisville, KY"),
    ("tonight", "tonight", None),
    ("sober living Dallas methadone men", "sober living methadone men", "Dallas, TX"),
    ("rehab louisville women", "rehab women", "Louisville, KY"),
    ("saint example dallas house", "saint example dallas house", None),
    ("rehab kansas city", "rehab", "Kansas City, MO"),
    ("kansas city ks rehab", "rehab", "Kansas City, KS"),
    ("detox virginia beach", "detox", "Virginia Beach, VA"),
    ("rehab new york mills", "rehab", "New York Mills, MN"),
    ("rehab in nevada city", "rehab", "Nevada City, CA"),
    ("rehab Washington Court House", "rehab", "Washington Court House, OH"),
    ("indiana pa", "", "Indiana, PA"),
    ("rehab fort washington", "rehab", "Fort Washington, PA"),
    ("aa in new york city", "aa", "New York, NY"),
    ("rehab in west virginia", "rehab", "West Virginia"),
    ("rehab east texas", "rehab east", "Texas"),
    ("michigan center for recovery", "center for recovery", "Michigan"),
    ("el paso", "", "El Paso, TX"),
    ("El Paso, TX", "", "El Paso, TX"),
    ("rehab el paso texas", "rehab", "El Paso, TX"),
    ("centro de recuperación el paso", "centro de recuperación", "El Paso, TX"),
    ("grupo el monte aa", "grupo aa", "El Monte, CA"),
    ("the villages florida", "", "The Villages, FL"),
    ("detox the dalles", "detox", "The Dalles, OR"),
    ("el centro", "", "El Centro, CA"),
    ("detox el centro ca", "detox", "El Centro, CA"),
    ("el centro de recuperación", "el centro de recuperación", None),
    ("el grupo para madres miami", "el grupo para madres", "Miami, FL"),
    ("the center louisville", "the center", "Louisville, KY"),
    ("havre de grace", "", "Havre De Grace, MD"),
    ("rehab havre de grace", "rehab", "Havre De Grace, MD"),
    ("de queen", "", "De Queen, AR"),
    ("detox lake in the hills", "detox", "Lake In The Hills, IL"),
    ("grupo de hombres en reading", "grupo de hombres", "Reading, PA"),
    ("drop in center", "drop in center", None),
    ("drop in center newark", "drop in center", "Newark, NJ"),
    ("drop in newark", "drop in", "Newark, NJ"),
    ("drop in 40202", "drop in", "40202, Louisville, KY"),
    ("St. Vincent de Paul", "St. Vincent de Paul", None),
    ("st vincent de paul louisville", "st vincent de paul", "Louisville, KY"),
    ("grupo de Miami", "grupo", "Miami, FL"),
    ("ayuda de Miami", "ayuda", "Miami, FL"),
    ("psiquiatra de Miami", "psiquiatra", "Miami, FL"),
    ("terapeuta de Miami", "terapeuta", "Miami, FL"),
    ("Alcohólicos Anónimos de Miami", "Alcohólicos Anónimos", "Miami, FL"),
    ("detox at home", "detox at home", None),
    ("va hospital", "va hospital", None),
    ("weed", "weed", None),
    ("weed, ca", "", "Weed, CA"),
    ("veteran", "veteran", None),
    ("ny detox", "detox", "New York"),
    ("wa state rehab", "rehab", "Washington"),
    ("washington state", "", "Washington"),
    ("texas state hospital", "state hospital", "Texas"),
    ("ky louisville detox", "detox", "Louisville, KY"),
    ("mt vernon rehab", "rehab", "Mount Vernon, NY"),
    ("ms support group", "ms support group", None),
    ("la casa", "la casa", None),
    ("queens ny", "", "Queens, NY"),
    ("methadone open now newark", "methadone", "Newark, NJ"),
    ("", "", None),
    ("   ,,, ", "", None),
    ("99999", "99999", None),
]


def test_queries_fall_into_words_and_place(run: Callable[..., Any]) -> None:
    found = run(PARSE, [text for text, _, _ in CASES])
    wrong = [
        (text, got[:2], [words, place])
        for (text, words, place), got in zip(CASES, found, strict=True)
        if got[:2] != [words, place]
    ]
    assert wrong == []


def test_a_weak_name_stays_a_word_and_is_offered_as_a_place(run: Callable[..., Any]) -> None:
    assert run(PARSE, ["mobile crisis team", "hope center", "dentista de Miami"]) == [
        ["mobile crisis team", None, "Mobile, AL"],
        ["hope center", None, "Hope, AR"],
        ["dentista de Miami", None, "Miami, FL"],
    ]


def test_on_a_states_page_what_begins_with_a_place_elsewhere_is_rather_a_name(run: Callable[..., Any]) -> None:
    at_home = PARSE.replace("parse(text, places)", "parse(text, places, 'ky')")
    assert run(at_home, ["Newark Riverbend Anonymous", "newark sober living", "Newark, Riverbend Anonymous"]) == [
        ["Newark Riverbend Anonymous", None, "Newark, NJ"],
        ["sober living", "Newark, NJ", None],
        ["Riverbend Anonymous", "Newark, NJ", None],
    ]


def test_no_text_breaks_the_parser(run: Callable[..., Any]) -> None:
    texts = [
        "\u0000",
        "a" * 5000,
        ", , ,",
        "🙂 🙂",
        "ＮＪ",
        "__proto__ constructor",
        "in in in in in in",
        "<script>",
        "%%%",
        "9" * 300,
    ]
    assert len(run(PARSE, texts)) == len(texts)

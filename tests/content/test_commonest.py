"""The twenty commonest answers of `check`, counted over the corpus and the newcomers' slips: each cure works as its words say.

`corpus/commonest.txt` has them with an example each, to be read aloud (`make golden` writes it). An answer with lines to
copy is mended by them; where there are none, HAND does what the words of the answer say, and nothing that they do not say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.content.load import Reading, read_content
from generator.problems import Problem, Severity, as_text
from generator.resources import vocabulary_dir
from tests.content.corpus_cases import FOLDER, Case, cases_in
from tests.content.entry_files import CENTER, TODAY, write_content
from tests.content.following import followed
from tests.content.newcomers import EXAMPLE, SLIPS
from tests.content.test_cures import told_of
from tests.content.test_newcomers import read
from tests.support.golden import Golden

MANY = 20
_OWN = re.compile(r'"[^"]*"|\b\d[\d,.:-]*')
Kind = tuple[str, str]

# Title of a case of the corpus: what its reader types, as (old, new).
HAND: dict[str, tuple[tuple[str, str], ...]] = {
    # The answer says "Delete it, or put what it says into summary or description."
    "A field of another directory [Meeting Guide]": (("notes: A free", "summary: A free"),),
    "A field of our own making": (("dress_code: none\n", ""),),
    # The answer says "Fill it in, or delete the line: what is not known is left out."
    "A field without a value": (("  website:\n", ""),),
    "An address of blanks [SAMHSA]": (('  street: "   "\n', ""),),
    # The answer says "If it starts with a 0, write "02134"." and "Write five digits in quotes."
    "A ZIP code that lost its zero [SAMHSA]": (("zip: 2134\n", 'zip: "02134"\n'),),
    "A ZIP code with a letter [Meeting Guide]": (("zip: 40000j\n", 'zip: "40000"\n'),),
    # The answer says "It has one @ and no blanks. Compare it with the source."
    "A mail address with a blank [Meeting Guide]": (("reuniones@scpn .example.org", "reuniones@scpn.example.org"),),
    # The answer says "It starts with https:// and has no blanks: copy it from the top of your browser."
    "A web address with a comma for a dot [SAMHSA]": (
        ("http://www.riverbend,example.org", "https://www.riverbend.example.org"),
    ),
    "A program for an address": (("javascript:alert(1)", "https://riverbend.example.org"),),
    # The answer says "Did you mean naloxone (Naloxone)?" and "It can be: mon, tue, ..."
    "A service by its trade name": (("Narcan", "naloxone"),),
    "A day as a number [Meeting Guide]": (("[1, 2]", "[mon, tue]"),),
    # The answer says "Keep one. Two names, or more, go into one text in quotation marks."
    "A list where one value should be": (("[Riverbend, Recovery, Center]", '"Riverbend Recovery Center"'),),
    # The answer says "Write the English one after "summary:". Other languages go below translations: a line es:, and summary below it."
    "A summary by language": (
        ("{en: A free drop-in center, es: Un centro gratuito}", "A free drop-in center"),
        ("provenance:\n", "translations:\n  es:\n    summary: Un centro gratuito\nprovenance:\n"),
    ),
    # The answer says "Copy a listing that is there already, and change every value."
    "A sentence instead of fields": (("Riverbend Recovery Center is open every day\n", EXAMPLE),),
    # The answer says "Say what is offered, not what it will do."
    "A cure, guaranteed": (("A guaranteed cure for 95% of our clients.", "Recovery coaching and daily meetings."),),
    "A success rate": (("With a 90% success rate.", "Recovery coaching and daily meetings."),),
    # The answer says "Say plainly what people find there."
    "Praise and pressure": (("The best luxury program. Call now.", "Six rooms and a shared kitchen."),),
}


def _of_corpus() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("[0-9]*.txt")):
        yield from cases_in(path)


def kind_of(problem: Problem) -> Kind:
    """What is told, without what is quoted from the file."""
    return problem.code, _OWN.sub("…", problem.message)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, list[tuple[str, Problem]]]:
    """Every answer by its kind, each with the title of what it answers; guides are another craft and have their own tests."""
    folder = tmp_path_factory.mktemp("told")
    found: dict[Kind, list[tuple[str, Problem]]] = defaultdict(list)
    for n, case in enumerate(_of_corpus()):
        if not next(iter(case.files)).startswith("pages/"):
            for problem in told_of(case, next(iter(case.files.values())), folder / str(n)):
                found[kind_of(problem)].append((case.title, problem))
    for slip in SLIPS:
        text = EXAMPLE.replace(slip.old, slip.new, 1)
        for code, old, new in slip.by_hand:
            text = text if code else text.replace(old, new, 1)
        for problem in read(text).problems:
            found[kind_of(problem)].append((slip.title, problem))
    return found


@cache
def _titles() -> dict[str, Case]:
    return {case.title: case for case in _of_corpus()}


def commonest(told: dict[Kind, list[tuple[str, Problem]]]) -> list[tuple[Kind, int]]:
    counted = Counter({kind: len(answers) for kind, answers in told.items()})
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MANY]


def test_the_commonest_answers_are_these(told: dict[Kind, list[tuple[str, Problem]]], golden: Golden) -> None:
    out = [f"The {MANY} commonest answers, of {sum(map(len, told.values()))} of {len(told)} kinds."]
    for kind, count in commonest(told):
        title, problem = told[kind][0]
        out += ["", f"== {count} times: {title}", as_text(problem)]
    golden.text("\n".join(out) + "\n", FOLDER / "commonest.txt")


def test_each_of_their_cures_works_as_its_words_say(
    told: dict[Kind, list[tuple[str, Problem]]], tmp_path: Path
) -> None:
    without = {
        title: kind
        for kind, _ in commonest(told)
        for title, problem in told[kind]
        if not problem.edits and title in _titles()
    }
    left = []
    for n, (title, kind) in enumerate(without.items()):
        case = _titles()[title]
        data = next(iter(case.files.values()))
        for step in range(6):  # what has lines to copy first, then what has none
            before, data = data, followed(data, told_of(case, data, tmp_path / f"{n}-{step}"))
            if data == before:
                break
        text = data.decode()
        for old, new in HAND.get(title, ()):
            assert old in text, (title, old)
            text = text.replace(old, new, 1)
        found = told_of(case, text.encode(), tmp_path / f"{n}-last")
        left += [(title, p.code, p.message) for p in found if kind_of(p) == kind or p.severity is Severity.ERROR]
    assert left == []


# ---- what `check` says most often of imported lists

_ROW = "- code: {}\n  entry: ky/b\n  reason: Their own page says so.\n  by: editor\n  date: 2026-11-22\n"
_FED = "provenance:\n  sources:\n    - kind: official_feed\n  feed: {name: List %s, as_of: 2022-01-01, records: [r]}\n"


def _center(name: str, record: str, *more: tuple[str, str]) -> str:
    text = CENTER.replace("Riverbend Recovery Community Center", name).partition("provenance:")[0] + _FED % record
    for old, new in more:
        assert old in text
        text = text.replace(old, new, 1)
    return text


_A, _B = _center("Open Door Center", "r1"), _center("Open Door Centre", "r2")
_SAME = _center("Open Door Center", "r2", ("502-555-0143", "502-555-0144"), ("https://riv", "https://www.new-riv"))
_FAR = _center(
    "Hilltop",
    "r3",
    ('    - number: "502-555-0143"\n', '    - number: "502-555-0150"\n    - number: "520-555-0151"\n'),
    ("https://riv", "https://www.hilltop-riv"),
)
_HERS = _center("Hilltop Women's House", "r4")
_BOTH = "former_ids: [ky/b]\nservices:"


@pytest.mark.parametrize(
    ("code", "a", "b", "then_a", "then_b", "rows"),
    [
        # The answer says: one place, so everything goes into one file, which names the other; or a row for two.
        ("DUPLICATE-CONTACT", _A, _B, _A.replace("services:", _BOTH), "", ""),
        ("DUPLICATE-CONTACT", _A, _B, _A, _B, _ROW.format("DUPLICATE-CONTACT")),
        ("DUPLICATE-NAME", _A, _SAME, _A.replace("services:", _BOTH), "", ""),
        # The answer says: two places, so the names say how they differ.
        ("DUPLICATE-NAME", _A, _SAME, _A, _SAME.replace("Open Door Center", "Open Door Center, Men's House"), ""),
        # The answer says: compare the number; and it was wrong, or it is right and a row says so.
        ("PHONE-AREA", _A, _FAR, _A, _FAR.replace("520-", "502-"), ""),
        ("PHONE-AREA", _A, _FAR, _A, _FAR, _ROW.format("PHONE-AREA")),
        # The answer says: if so, exclusive_to: [women]; if not, populations: [women].
        ("EXCLUSION-NAME", _A, _HERS, _A, _HERS.replace("services:", "exclusive_to: [women]\nservices:"), ""),
        ("EXCLUSION-NAME", _A, _HERS, _A, _HERS.replace("services:", "populations: [women]\nservices:"), ""),
    ],
)
def test_what_imports_are_told_is_mended_by_what_it_says(
    code: str, a: str, b: str, then_a: str, then_b: str, rows: str, tmp_path: Path
) -> None:
    def told(folder: Path, a: str, b: str, rows: str) -> list[str]:
        content = write_content(folder, {"ky/a.yaml": a} | ({"ky/b.yaml": b} if b else {}))
        (content / "exceptions.yaml").write_text(rows or "# none\n", encoding="utf-8")
        return [problem.code for problem in read_content(content, Reading(TODAY, vocabulary_dir())).problems]

    assert told(tmp_path / "before", a, b, "") == [code]
    left = told(tmp_path / "after", then_a, then_b, rows)
    assert code not in left
    assert set(left) <= {"EXCLUSION-NAME"}  # "Men's House" asks its own question

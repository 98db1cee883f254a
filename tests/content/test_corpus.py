"""Real-life mistakes with the exact words they are answered with; see corpus_cases for how a case is written."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.content.corpus_cases import FOLDER, Case, as_told, cases_in, head_of, problems_of
from tests.content.entry_files import CENTER, read
from tests.support.golden import Golden

FILES = sorted(path for path in FOLDER.glob("*.txt") if path.name[0].isdigit())
CASES = [case for path in FILES for case in cases_in(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_mistake_is_answered_in_these_words(path: Path, golden: Golden, tmp_path: Path) -> None:
    out = [head_of(path).rstrip("\n"), ""]
    for n, case in enumerate(cases_in(path)):
        out += [*case.written, *as_told(problems_of(case, tmp_path / str(n))), ""]
    golden.text("\n".join(out), path)


def test_there_are_enough_and_no_answer_is_given_more_than_three_times() -> None:
    wrong = [case for case in CASES if case.told != ("> nothing: this is right",)]
    assert len(wrong) >= 150
    assert sum(case.title.endswith("]") for case in CASES) >= 30
    answers = Counter(answers_of(case)[0] for case in wrong)  # the first is what the case is about
    assert {answer: count for answer, count in answers.items() if count > 3} == {}


_QUOTED = r'".*?"|[0-9]+'


def answers_of(case: Case) -> list[str]:
    """Code and sentence of each answer, without what is quoted from the file."""
    lines = list(case.told)
    return [
        line.split()[-1] + re.sub(_QUOTED, "", lines[n + 1])
        for n, line in enumerate(lines)
        if re.match(r"> .*?\d+:\d+ (?:error|warning|review) ", line)
    ]


def test_no_answer_speaks_as_programs_do() -> None:
    words = re.compile(
        r"\b(?:(?i:yaml|scalar|mapping|sequence|token|parser?|expected|invalid|traceback|str|int|dict|tuple|boolean|regex|syntax)|None)\b(?!/)"
    )
    told = [line for case in CASES for line in case.told if not re.match(r">   \||> .*?\d+:\d+ ", line)]
    assert [line for line in told if words.search(re.sub(r'".*?"|\S+[.]yaml', "", line))] == []


# ---- one value in many shapes

_FIELDS = {
    "phone": (CENTER, '    - number: "502-555-0143"', '    - number: "{}"', "contact.phones.0.number"),
    "time": (CENTER, '    start: "10:00"', '    start: "{}"', "schedule.0.start"),
    "date": (CENTER, "      retrieved: 2026-11-02", '      retrieved: "{}"', "provenance.sources.0.retrieved"),
    "zip": (CENTER, '  zip: "40000"', '  zip: "{}"', "location.zip"),
    "web address": (CENTER, "  website: https://riverbend.example.org\n", '  website: "{}"\n', "contact.website"),
}


def became(kind: str, written: str) -> str:
    """What becomes of a value in its field: the value that is kept, or the answer with the line to copy."""
    base, old, new, at = _FIELDS[kind]
    result = read(base.replace(old, new.format(written), 1))
    told = [p for p in result.problems if p.code.startswith("VALUE-")] or [
        p for p in result.problems if not result.entry
    ]
    if told:
        copy = " ".join(told[0].copy.split())
        return f"{told[0].message} {told[0].fix}" + (f" | {copy}" if copy else "")
    value: object = result.entry
    for step in at.split("."):
        value = value[int(step)] if step.isdecimal() else getattr(value, step)  # type: ignore[index]
    if kind == "time":
        value = f"{int(str(value)) // 60:02d}:{int(str(value)) % 60:02d}"
    return f"= {value}"


def test_each_shape_is_taken_or_answered_in_these_words(golden: Golden) -> None:
    out, kind, count = [], "", Counter[str]()
    for line in (FOLDER / "shapes.txt").read_text(encoding="utf-8").splitlines():
        written = line.partition("  |  ")[0].rstrip()
        if line.startswith("== "):
            kind = line[3:].strip()
        if not kind or not written or line.startswith("== "):
            out.append(line)
            continue
        count[kind] += 1
        out.append(f"{written}  |  {became(kind, written)}")
    golden.text("\n".join(out) + "\n", FOLDER / "shapes.txt")
    assert count["phone"] >= 40
    assert count["time"] >= 20

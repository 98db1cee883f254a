"""The crisis numbers against the list that was reviewed apart: any difference fails."""

from pathlib import Path

import yaml

from generator.content.facts import read_crisis
from tests.content.entry_files import VOCABULARY
from tests.support import ROOT

REVIEWED = Path(__file__).with_name("reviewed_crisis_numbers.yaml")


def test_the_crisis_numbers_are_the_reviewed_ones() -> None:
    path = ROOT / "content" / "crisis.yaml"
    lines, problems = read_crisis(path.read_bytes(), path.name, VOCABULARY.lists)
    assert problems == []
    shipped = {
        line.key: {
            part: value for part in ("call", "text", "text_word", "press", "tty") if (value := getattr(line, part))
        }
        for line in lines
    }
    with REVIEWED.open(encoding="utf-8") as file:
        reviewed = yaml.load(file, Loader=yaml.BaseLoader)["lines"]  # BaseLoader makes nothing but texts
    # People write the 1 of a toll-free number; ours is dialled with +1 and shown with it (directory/phones.py).
    assert shipped == {
        key: {part: value.removeprefix("1-") for part, value in numbers.items() if value}
        for key, numbers in reviewed.items()
    }

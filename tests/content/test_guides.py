"""The guides: what they point to is there, each picture says what it shows, and no guide is harder to read than it must be."""

import re
from pathlib import Path

import pytest

from tests.site.test_reading import HIGHEST, grade
from tests.support import ROOT

GUIDES = [ROOT / name for name in ("CONTRIBUTING.md", "content/README.md", "content/POLICY.md", "content/REVIEWING.md", ".github/REPLIES.md")]  # fmt: skip
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|<img src=\"([^\"]+)\"")
FILE = re.compile(r"`((?:content|\.github|schema|tests)?/?[\w./-]*\.(?:md|yaml|yml|toml))`")


def plain(text: str) -> list[str]:
    """The sentences of a guide: no code, no pictures, no tables' lines."""
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    text = re.sub(r"<img[^>]*>|</?p>", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`]*`", "it", text)
    found = []
    for block in re.split(r"\n\s*\n|\n(?=[-*\d#|>])", text):
        words = " ".join(re.sub(r"^[\s>*#|-]*(?:\d+\.)?", "", line) for line in block.splitlines())
        words = re.sub(r"[*_|]", " ", words)
        found += [one for one in re.split(r"(?<=[.!?])\s+", " ".join(words.split())) if one.endswith((".", "!", "?"))]
    return found


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_it_can_be_read_after_eight_years_of_school(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    text = text.partition("## You write code")[0]  # what follows is for programmers
    sentences = plain(text)
    assert len(sentences) > 10
    assert grade(sentences) <= HIGHEST
    assert [one for one in sentences if len(one.split()) > 38] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_what_it_points_to_is_there(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    targets = [one or other for one, other in LINK.findall(text) if "://" not in (one or other)]
    assert [name for name in targets if not (guide.parent / name).exists()] == []
    named = {name for name in FILE.findall(text) if "riverbend" not in name}
    missing = [name for name in named if not ((guide.parent / name).exists() or (ROOT / name).exists())]
    assert missing == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_picture_says_what_it_shows(guide: Path) -> None:
    for tag in re.findall(r"<img[^>]*>", guide.read_text(encoding="utf-8")):
        assert len(re.findall(r'alt="([^"]*)"', tag)[0].split()) > 8, tag

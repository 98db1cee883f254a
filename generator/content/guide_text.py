"""The text of a guide in blocks: paragraphs, points of a list and headings, each with its line; and how hard they read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.patterns import pattern
from generator.records import dataclass

CITE = pattern(r"\[\^([^\]\s]*)\]")
LINK = pattern(r"\[([^\]^][^\]]*)\]\(([^)\s]*)\)")
_POINT = pattern(r"^\s*(?:[-*+]|\d+[.)])\s+")
_MARKS = pattern(r"[*_`>]+")
_SENTENCE = pattern(r"(?<=[.!?])[\"”’)]*\s+")
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a point of a list or a heading, as written. `level` is a heading's, 0 for others; lines count from 1."""

    text: str
    line: int
    level: int = 0

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a sign of the text."""
        before = self.text[:offset]
        return self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1

    @property
    def words(self) -> str:
        """What people read of it, on one line: no marks, no citations, no addresses."""
        text = LINK.sub(r"\1", CITE.sub("", self.text))
        return " ".join(_MARKS.sub("", _POINT.sub("", text.lstrip("#"))).split())


def blocks_of(body: str, first: int) -> tuple[Block, ...]:
    """The blocks of a text that begins on line `first` of its file."""
    found: list[Block] = []
    held: list[str] = []
    begun = first

    def close() -> None:
        if held:
            text = "\n".join(held)
            found.append(Block(text, begun, len(text) - len(text.lstrip("#"))))
            held.clear()

    for number, line in enumerate(body.split("\n"), first):
        if not line.strip():
            close()
            continue
        if line.startswith("#") or _POINT.match(line) or (held and held[0].startswith("#")):
            close()
        if not held:
            begun = number
        held.append(line)
    close()
    return tuple(found)


def sentences_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The whole sentences of the blocks: what ends as one. Labels and headings would make any text look easy."""
    for block in blocks:
        if not block.level:
            yield from (one for one in _SENTENCE.split(block.words) if one.endswith((".", "!", "?", ":")))


def grade(sentences: Iterable[str]) -> float:
    """Years of school that an English text asks for (Flesch-Kincaid); 0.0 for no text."""
    count, words, syllables = _counted(sentences, _english)
    return 0.39 * words / count + 11.8 * syllables / words - 15.59 if words else 0.0


def ease(sentences: Iterable[str]) -> float:
    """How easily a Spanish text reads, 100 the easiest (Szigriszt-Pazos; a newspaper is at 55); 100.0 for no text."""
    count, words, syllables = _counted(sentences, _spanish)
    return 206.835 - 62.3 * syllables / words - words / count if words else 100.0


def _counted(sentences: Iterable[str], syllables_of: Callable[[str], int]) -> tuple[int, int, int]:
    found = [words for sentence in sentences if (words := _WORD.findall(sentence.lower()))]
    words = [word for one in found for word in one]
    return len(found), len(words), sum(max(1, syllables_of(word)) for word in words)


_VOWELS = pattern(r"[aeiouy]+")
_SILENT = pattern(r"(?:[^aeiouyl]|[aeiouy]l|ll)e$|[^aeiouytd]ed$|[^aeiouyszxgc][^aeiouyszxgch]?es$")
_IN_TWO = pattern(r"i[ao]|ua|eo(?!ple)|[^cgtsq]ie[nt]|ui[nt]|ying|[^q]ue[nl]")
_SHUT = pattern(r"[ct]ia|[cstgx]io|[qg]ua")


def _english(word: str) -> int:
    """Groups of vowels; some are two syllables, and an e at the end is mostly silent."""
    count = len(_VOWELS.findall(word)) + len(_IN_TWO.findall(word)) - len(_SHUT.findall(word))
    return count - bool(_SILENT.search(word))


_STRONG = pattern(r"[aeoáéóíú]|[iuü]+(?![aeoáéó])(?<![aeoáéó][iuü])|y\b")


def _spanish(word: str) -> int:
    """Strong vowels and accented ones each make a syllable; weak ones join them, or make one among themselves."""
    return len(_STRONG.findall(word.replace("qu", "k").replace("gue", "ge").replace("gui", "gi")))

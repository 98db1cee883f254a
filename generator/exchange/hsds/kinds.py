"""What a service is, by the phrases of content/vocabulary/hsds.yaml. Nothing about a phrase is known here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.content.vocabulary import Vocabulary
from generator.directory.names import folded
from generator.exchange.exports.leaves import Plain, put
from generator.records import dataclass

TABLE = "hsds"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The phrases in the table's order, folded, each with what it sets."""

    rows: tuple[tuple[str, Mapping[str, object]], ...]

    def found(self, texts: Iterable[str]) -> list[Mapping[str, object]]:
        """What the phrases that stand in one of `texts` set, in the table's order."""
        padded = [f" {folded(text)} " for text in texts if text]
        return [sets for phrase, sets in self.rows if any(f" {phrase} " in text for text in padded)]

    def knows(self, term: str) -> bool:
        """Whether a taxonomy term says something to us."""
        return bool(self.found([term]))


def kinds_of(vocabulary: Vocabulary) -> Kinds:
    """The table of this vocabulary."""
    return Kinds(tuple((folded(code), row.sets) for row in vocabulary.tables.get(TABLE, ()) for code in row.codes))


def put_kind(plain: Plain, kinds: Kinds, terms: Sequence[str], names: Sequence[str], description: str) -> bool:
    """Set what the record is; False where nothing says that it is ours. The description counts where nothing else says it."""
    said = kinds.found((*terms, *names))
    if not any("type" in sets for sets in said):
        said += [sets for sets in kinds.found([description]) if sets not in said]
    first = next((sets for sets in said if "type" in sets), None)
    if first is None:
        return False
    for sets in said:
        for path, value in sets.items():
            if path in ("type", "subtype") and sets is not first:
                continue
            for item in value if isinstance(value, tuple) else (value,):
                if path in ("fellowship", "clinical_services") and sets.get("type") != first.get("type"):
                    continue
                put(plain, path, str(item))
    return True

"""What people call the values of the closed lists in one language, looked up once and kept as plain dictionaries."""

from __future__ import annotations

from collections.abc import Iterable

from generator.content.vocabulary import Vocabulary
from generator.site.tongue import ENGLISH, Tongue


class Labels:
    """`labels("costs", "free")` is "Free". Unknown keys are shown as they are, unknown lists as empty.

    A term that has no label in the language is called what it is in English, and marked as that (`Foreign`).
    """

    def __init__(self, vocabulary: Vocabulary, tongue: Tongue) -> None:
        self.tongue = tongue
        self._vocabulary = vocabulary
        code = tongue.code
        self._lists = {
            name: {
                key: term.label[code] if code in term.label else tongue.own(term.label[ENGLISH])
                for key, term in terms.items()
            }
            for name, terms in vocabulary.lists.items()
        }

    def __call__(self, name: str, key: str) -> str:
        """The label of one key; "" for no key."""
        return self._lists.get(name, {}).get(key, key)

    def in_english(self, name: str, key: str) -> str:
        """The English label, whatever this language is."""
        return self._vocabulary.label(name, key)

    def place(self, name: str, key: str) -> int:
        """Where a key stands in its list; unknown keys come after all others."""
        keys = self._lists.get(name, {})
        return list(keys).index(key) if key in keys else len(keys)

    def all(self, name: str, keys: Iterable[str]) -> tuple[str, ...]:
        """The labels of several keys, in the order given."""
        labels = self._lists.get(name, {})
        return tuple([labels.get(key, key) for key in keys])

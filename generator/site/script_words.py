"""What scripts say: their sentences for the catalogue, and those of a page in another language for its scripts.

Sentences of browser code stand in files named messages*.js, in constants of rows `key: "English with {names}",`. The
files of a folder are one set; the first lines of its messages.js name the element that holds the set in another
language: `<script type="application/json" id="list-words">`, an object of the same keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import dirname

from generator.patterns import pattern
from generator.site.tongue import ENGLISH, Tongue

_CONSTANT = pattern(r"^export const [A-Z]+ = \{\n(.*?)^\};$", re.MULTILINE | re.DOTALL)
_ROW = pattern(r'  (\w+): ("(?:[^"\\]|\\.)*"),')
_ELEMENT = pattern(r'id="([a-z]+-words)"')


EVERYWHERE = ("exit",)
"""The script that every page has."""

# Puts the sentences where scripts look for them, beside those that are there. A data block runs nothing.
_BRINGS = """(function (said) {
  Object.keys(said).forEach(function (id) {
    var block = document.getElementById(id) || document.createElement("script");
    block.textContent = JSON.stringify(Object.assign(JSON.parse(block.textContent || "{}"), said[id]));
    block.id = id;
    block.type = "application/json";
    document.head.appendChild(block);
  });
})(SAID);
"""


class MessagesNotReadError(ValueError):
    """A file of messages holds a line that is no `key: "sentence",`: it would be left out of the catalogue."""


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Key and English sentence of each row of a messages file."""
    for body in _CONSTANT.findall(text):
        for line in body.splitlines():
            row = _ROW.fullmatch(line)
            if row is None:
                raise MessagesNotReadError(line)
            yield row[1], json.loads(row[2])


def is_messages(name: str) -> bool:
    """Whether a script (its path) holds sentences."""
    return re.fullmatch(r"messages(-\w+)*\.js", name.rpartition("/")[2]) is not None


class ScriptWords:
    """The sentences of the theme's scripts in one language; `scripts` is the folder that holds them.

    They come to a page in scripts of their own, which all pages share and a phone keeps: 1.5 KB less on every page.
    """

    def __init__(self, scripts: Path, tongue: Tongue) -> None:
        self._scripts = scripts
        self._tongue = tongue
        self._texts: dict[str, str] = {}
        self._everywhere = {} if tongue.code == ENGLISH else self.of(EVERYWHERE)

    def of(self, names: Sequence[str]) -> dict[str, dict[str, str]]:
        """For some scripts, what they fetch later included: element -> key -> sentence.

        What is said as in English is left out: scripts know that.
        """
        from generator.site.scripts import needed  # which English does without

        made: dict[str, dict[str, str]] = {}
        for file in sorted(needed([f"{name}.js" for name in names], self._read)):
            if is_messages(file):
                for key, english in sentences(self._read(file)):
                    if (said := self._tongue.gettext(english)) != english:
                        made.setdefault(self._element(file), {})[key] = said
        return dict(sorted(made.items()))

    def files(self) -> dict[str, str]:
        """The scripts that bring the sentences, by name: "all" what every page needs, others what one script says more."""
        if self._tongue.code == ENGLISH:
            return {}
        made = {"all": self._everywhere}
        for path in sorted(self._scripts.glob("*.js")):
            said = self.of([path.stem])
            more = {
                element: {key: text for key, text in held.items() if key not in self._everywhere.get(element, {})}
                for element, held in said.items()
            }
            if path.stem not in EVERYWHERE and any(more.values()):
                made[path.stem] = {element: held for element, held in more.items() if held}
        return {name: _BRINGS.replace("SAID", json.dumps(said, ensure_ascii=False)) for name, said in made.items()}

    def _element(self, file: str) -> str:
        first = f"{dirname(file)}/messages.js"
        found = _ELEMENT.search(self._read(first))
        if found is None:
            raise MessagesNotReadError(f'{first} names no id="...-words"')
        return found[1]

    def _read(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = (self._scripts / name).read_text(encoding="utf-8")
        return self._texts[name]

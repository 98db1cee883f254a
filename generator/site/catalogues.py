"""The catalogues' keeper: every sentence of templates, code and scripts into site.pot, and from there into each site.po.

Run by `make catalogues`, or for a new language `make catalogues ADD=vi`. Not part of a build: a build only reads.
The files hold no date and no line numbers, so that they change only where a sentence does. A catalogue that got a new or
changed sentence is marked as not reviewed again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import PoFileError, read_po, write_po
from jinja2.ext import babel_extract

from generator.resources import templates_dir
from generator.site.script_words import is_messages, sentences
from generator.site.tongue import REVIEWED, catalogue

_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "gettext", "say", "marked")),
    **dict.fromkeys(("ngettext", "counted"), (1, 2)),
}
_JINJA = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}
_ROOMS = ("directory", "site")
_WIDTH = 120
_HEADER = """# The sentences of the site in {name}. Rules and words: templates/locales/README.md
msgid ""
msgstr ""
"Project-Id-Version: recovery-site\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"{reviewed}: no\\n"
"""
_TEMPLATE_HEADER = """# Every sentence of the site in English. Written by `make catalogues`.
msgid ""
msgstr ""
"Project-Id-Version: recovery-site\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def extracted(templates: Path, code: Path) -> Catalog:
    """Every sentence of the theme's folder and of the rooms of `code` that speak to visitors, by file, without lines."""
    found = Catalog(charset="utf-8")
    for path in sorted([*templates.glob("*.html"), *templates.glob("partials/*.html")]):
        _take(found, path, f"templates/{path.relative_to(templates).as_posix()}", babel_extract, _JINJA)
    for path in sorted(path for room in _ROOMS for path in (code / room).rglob("*.py")):
        _take(found, path, f"generator/{path.relative_to(code).as_posix()}", "python", {})
    scripts = templates / "assets" / "js"
    for path in sorted(scripts.rglob("*.js")):
        if is_messages(path.name):
            for _, sentence in sentences(path.read_text(encoding="utf-8")):
                found.add(sentence, locations=[(f"templates/{path.relative_to(templates).as_posix()}", 0)])
    return found


def _take(
    found: Catalog, path: Path, shown: str, way: str | Callable[..., Iterable[Any]], options: Mapping[str, str]
) -> None:
    with path.open("rb") as file:
        for _, message, comments, _ in extract(
            way, file, _KEYWORDS, ["Translators:"], options, strip_comment_tags=True
        ):
            if message:
                found.add(message, locations=[(shown, 0)], auto_comments=comments)


def write_template(found: Catalog, file: Path) -> None:
    """site.pot."""
    file.write_text(f"{_TEMPLATE_HEADER}\n{_body(found)}", encoding="utf-8")


def merge(found: Catalog, folder: Path, code: str) -> None:
    """Bring a language's catalogue up to date: new sentences empty, changed ones fuzzy, those no longer said left out."""
    file = catalogue(folder, code)
    empty = Catalog(locale=code.replace("-", "_"), charset="utf-8")
    if file.exists():
        text = file.read_text(encoding="utf-8")
        header = text.partition("\n\n")[0] + "\n"
        held = read_po(BytesIO(text.encode()), locale=code.replace("-", "_"))
    else:
        name = empty.locale.english_name if empty.locale else code
        header = _HEADER.format(name=name, code=code, plurals=empty.plural_forms, reviewed=REVIEWED)
        held = empty
    before = {message.id for message in held if message.id}
    held.update(found, no_fuzzy_matching=False)
    if any(message.id not in before for message in held if message.id):
        header = re.sub(rf'"{REVIEWED}: [^"]*"', f'"{REVIEWED}: no\\\\n"', header)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{header}\n{_body(held)}", encoding="utf-8")


def merged(held: Path, own: Path) -> str:
    """A catalogue with a host's sentences over it: theirs stand in the place of those of the same message.

    Raises ValueError where the host's file is no catalogue.
    """
    text = held.read_text(encoding="utf-8")
    both = read_po(BytesIO(text.encode()))
    try:
        theirs = read_po(BytesIO(own.read_bytes()), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None
    for message in theirs:
        if message.id and message.string:
            both.delete(message.id, message.context)
            both[message.id] = message
    return f"{text.partition(chr(10) * 2)[0]}\n\n{_body(both)}"


def _body(held: Catalog) -> str:
    out = BytesIO()
    write_po(out, held, width=_WIDTH, omit_header=True, ignore_obsolete=True, include_lineno=False, sort_by_file=True)
    return out.getvalue().decode().lstrip("\n").rstrip("\n") + "\n"


def languages_in(folder: Path) -> list[str]:
    """Every language that has a catalogue."""
    return sorted(file.parts[-3] for file in folder.glob("locales/*/LC_MESSAGES/site.po"))


def main(added: Iterable[str]) -> None:
    """Write site.pot and every site.po anew; `added` are languages that have none yet."""
    folder = templates_dir()
    found = extracted(folder, Path(__file__).parents[1])
    write_template(found, folder / "locales" / "site.pot")
    for code in sorted({*languages_in(folder), *added}):
        merge(found, folder, code)


if __name__ == "__main__":
    main(sys.argv[1:])

"""A language that nobody speaks, made from the template of the catalogues: whatever is not in it was never marked.

Each sentence stands between brackets, its letters have marks, and it is longer by two fifths or more, as Spanish can be;
placeholders and tags stay. It goes by the code of Arabic, so that pages run from right to left, have six plural forms, and
must keep away from the addresses of Arkansas.
"""

import re
import shutil
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from generator.content.vocabulary import Term, Vocabulary
from generator.site.tongue import catalogue

CODE = "ar"
FOLDER = "ar-us/"
KEPT = re.compile(r"(%\(\w+\)s|%%|\{\w+\}|</?[a-z][^>]*>)")
SAID = re.compile(r"⟦|~*⟧")
TEXTS = ("label", "plural", "definition")
_MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçðéƒĝĥíĵķĺɱñóþǫŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĹṀÑÓÞǪŔŠŢÚṼŴẊÝŽ",
)


def pseudo(text: str) -> str:
    """`text` in the language."""
    parts = KEPT.split(text)
    said = "".join(part if number % 2 else part.translate(_MARKED) for number, part in enumerate(parts))
    longer = " ".join(["~~~~"] * (len(text) * 2 // 25 + 1))
    return f"⟦{said} {longer}⟧"


def write_templates(theme: Path, folder: Path) -> Path:
    """A copy of the theme that speaks it."""
    shutil.copytree(theme, folder)
    with (theme / "locales" / "site.pot").open("rb") as file:
        found = read_po(file)
    made = Catalog(locale=CODE, charset="utf-8")
    for message in found:
        if isinstance(message.id, tuple):
            made.add(message.id, tuple(pseudo(message.id[1]) for number in range(made.num_plurals)))
        elif message.id:
            made.add(message.id, pseudo(str(message.id)))
    target = catalogue(folder, CODE)
    target.parent.mkdir(parents=True)
    with target.open("wb") as out:
        write_po(out, made)
    return folder


def vocabulary(lists: Vocabulary) -> Vocabulary:
    """The closed lists with labels in the language."""

    def said(term: Term) -> Term:
        texts = {name: {**held, CODE: pseudo(held["en"])} for name in TEXTS if (held := getattr(term, name)).get("en")}
        return replace(term, **texts)  # type: ignore[arg-type]

    return replace(lists, lists={name: {k: said(t) for k, t in terms.items()} for name, terms in lists.lists.items()})

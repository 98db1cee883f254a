"""What the search page needs to find a guide: the words it is about, and those of its questions."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

from generator.directory.guides import Guide
from generator.patterns import pattern
from generator.site.tongue import Tongue

# Words of questions that say nothing about what is asked; by language.
_STOP = {
    "en": "a about am an and are as at be but by can do does for from get go has have how i if in is it its me my no not "
    "of on one or our should so somebody somebodys than that the their them there they this to up was we what when where "
    "which who why will with work you your near find help",
    "es": "a al algo alguien aqui como con cual cuando de del dice donde e el en es esta este esto hace hacer hay la las le lo "
    "los me mi mis no o para pasa pero por puede puedo que quien se ser si sin sobre son soy su sus tengo tiene un una uno "
    "usted y ya yo cerca buscar ayuda",
}
_WORD = pattern(r"[^\W_]+")


def normal_words(text: str) -> list[str]:
    """The words of a text in small letters without accents, each once, in order."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    return list(dict.fromkeys(_WORD.findall(re.sub("['’]", "", bare).lower())))


def words_file(guides: Iterable[Guide], tongue: Tongue, links: dict[str, str], title: str) -> bytes:
    """The file as JSON; `links` are the addresses by slug, `title` is what the block of guides is called."""
    stop = _STOP.get(tongue.code, _STOP["en"]).split()
    rows = []
    for guide in guides:
        about = [word for word in normal_words(" ".join((guide.title, *guide.words))) if word not in stop]
        asked = [w for w in normal_words(" ".join(guide.questions)) if w not in stop and w not in about]
        row: dict[str, object] = {"name": guide.title, "href": links[guide.slug], "about": about, "asked": asked}
        if guide.language != tongue.code:
            row["lang"] = guide.language
        rows.append(row)
    text = json.dumps({"title": title, "stop": stop, "guides": rows}, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()

"""The joined scripts: whole, free of comments, and refused where they could not be joined."""

import re

import pytest

from generator.site.scripts import ScriptsDoNotJoinError, joined
from tests.support import ROOT

SCRIPTS = ROOT / "templates" / "assets" / "js"
PAGES = sorted(path.name for path in SCRIPTS.glob("*.js"))


def read(name: str) -> str:
    return (SCRIPTS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_the_themes_scripts_join_without_imports_or_comments(page: str) -> None:
    text = joined(page, read)
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert "/*" not in text
    assert not re.search(r"^\s*//", text, re.MULTILINE)


def test_no_module_has_a_string_that_looks_like_a_comment() -> None:
    comment = re.compile(r"/\*.*?\*/", re.DOTALL)
    wrong = []
    for path in SCRIPTS.rglob("*.js"):
        bare = comment.sub("", path.read_text(encoding="utf-8"))
        wrong += [f"{path.name}: {line}" for line in bare.splitlines() if "/*" in line]
    assert wrong == []


def test_each_module_stands_once_before_those_that_need_it_and_names_never_meet() -> None:
    files = {
        "page.js": 'import { b } from "./lib/b.js";\nimport { c } from "./lib/c.js";\nexport const page = b + c;\n',
        "lib/b.js": 'import { c } from "./c.js";\nconst own = 1;\nexport const b = c + own;\n',
        "lib/c.js": "// one\n/** two */\nconst own = 2;\nexport const c = own; // three\n",
    }
    assert joined("page.js", files.__getitem__).splitlines() == [
        "const module_lib_c_own=2;const module_lib_c_c=module_lib_c_own;",
        "const module_lib_b_own=1;const module_lib_b_b=module_lib_c_c+module_lib_b_own;",
        "const page=module_lib_b_b+module_lib_c_c;", "export {page};",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a.js": 'import { x as z } from "./b.js";\n', "b.js": "export const x = 1;\n"}, "renames"),
        ({"a.js": 'import { x } from "./b.js";\n', "b.js": "export default 1;\n"}, "not written in a way"),
        ({"a.js": 'import { y } from "./b.js";\n', "b.js": "export const x = 1;\n"}, "does not export"),
        ({"a.js": 'import x from "./b.js";\n', "b.js": "export const x = 1;\n"}, "not written in a way"),
        ({"a.js": 'import { x } from "./b.js";\n', "b.js": 'import { y } from "./a.js";\n'}, "imports itself"),
    ],
    ids=["renamed", "default export", "not there", "default import", "in a circle"],
)
def test_what_cannot_be_joined_is_refused(files: dict[str, str], why: str) -> None:
    with pytest.raises(ScriptsDoNotJoinError, match=why):
        joined("a.js", files.__getitem__)

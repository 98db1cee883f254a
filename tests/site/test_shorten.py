"""Shortened scripts say what they said: run before and after, and the parts that must not be touched."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.site.scripts import written
from generator.site.shorten import ScriptNotReadError, shortened
from tests.support import ROOT, needs

SCRIPTS = ROOT / "templates" / "assets" / "js"
NAMES = sorted(path.name for path in SCRIPTS.glob("*.js"))

TRICKY = r"""
// A comment; and "a string" in it.
const module_a = (() => {
const table = { plain: 1, "quoted": 2, method(first) { return first + this.plain; }, async later() { return 4; } };
class Counter {
  /** @param {number} start */
  constructor(start) { this.value = start; }
  get twice() { return this.value * 2; }
  static of(...all) { return all.map((value) => new Counter(value)); }
  add({ value, rest = 1 }, [left, , right] = [1, 2, 3]) {
    const { value: own } = this;
    return own + value + rest + left + right;
  }
}
function spread(first, second = first, ...others) {
  const name = `a ${first} of ${others.map((one) => `<${one}>`).join("}")}`;
  return { name, first, second, others };
}
return { Counter, spread, table };
})();
const { Counter, spread, table } = module_a;
const value = 3;
let sum = 0;
for (const [key, one] of Object.entries({ value, "key": 1 })) sum += key.length + one;
for (let i = 0, end = 3; i < end; i++) {
  if (i === 1) continue;
  sum += i
    - -1;
}
const deep = [[1, 2], [3]];
let text = "";
for (const value of deep) for (const sum of value) if (sum > 1) text += sum; else text += "one";
for (const value in { text }) { const deep = value; text += deep + value; }
const later = async (one) => { await null; for await (const two of [one, one + 1]) text += two; return text; };
const chosen = sum > 2 ? (first) => first : (first, second = first) => second;
const curried = (value) => (sum) => ({ value, sum, deep });
const swap = ({ sum: value, words: { length } = "" }) => { try { return [value, length, sum]; } finally { text += length; } };
function hoisted(e, t) { if (e) { const n = t; return inner(n); } function inner(t) { return [e, t, unused()]; } }
const unused = (e) => { const t = typeof later; return t; };
do { const sum = 1; text += sum; } while (text.length < 3);
class Below extends Counter { get twice() { return super.twice + sum; } set half(value) { this.value = value; } }
const words = "a, b; c/d 'e'".split(/[,;/]\s*/).filter((word) => /\w/.test(word));
const shadow = ((value) => { try { throw { value }; } catch (error) { return error.value + value; } })(5);
const kind = sum > 2 ? value : words;
switch (kind) { case value: sum++; break; default: sum--; }
console.log(JSON.stringify([new Counter(2).add({ value }), Counter.of(1, 2)[1].twice, spread(1, undefined, 7, 8), table.method(1),
  table.quoted, sum, words, shadow, text, chosen(4), curried(1)(2), swap({ sum: 5, words: "abc" }), hoisted(1, 2), new Below(3).twice, 8 / 2 / value, typeof Counter, kind in { 3: 1 }]));
later(7).then((said) => console.log(said, value, sum));
"""


def ran(script: str) -> str:
    node = needs.program("node")
    return subprocess.run(
        [node, "--input-type=module"], input=script, check=True, capture_output=True, text=True, timeout=60
    ).stdout


def test_a_shortened_script_does_what_it_did() -> None:
    short = shortened(TRICKY, [TRICKY])
    assert ran(short) == ran(TRICKY) != ""
    assert len(short) < len(TRICKY) * 0.75


def test_only_variables_get_other_names() -> None:
    script = 'export const given = (object) => object.given + document.title + "object" + self.name;\n'
    assert shortened(script, [script]) == 'export const given=e=>e.given+document.title+"object"+self.name;\n'


def test_what_nothing_in_the_script_names_is_left_out() -> None:
    script = """
const LIMIT = 3;
const twice = (value) => value * LIMIT;
function unused(value) { return other(value) + twice(value); }
async function other(value) { return other(value - 1); }
class Kept { two({ three } = {}) { return three; } }
class Lost extends Kept { get one() { return LIMIT; } }
const made = make();
function make() { console.log("made"); return 1; }
export const given = (one) => new Kept().two({ three: one });
export function shown() { return 1; }
const [first, second] = [1, 2];
do { console.log("once"); } while (second < 1);
"""
    short = shortened(script, [script])
    assert "*" not in short
    assert "Lost" not in short
    assert "async" not in short
    assert ran(short) == ran(script) == "made\nonce\n"
    assert "export const given=" in short
    assert "export function shown(" in short


def test_what_any_module_takes_from_the_browser_keeps_its_name() -> None:
    modules = ["const history = 1;\nuse(history);\n", "history.back();\n"]
    assert "history.back()" in shortened("".join(modules), modules)


@pytest.mark.parametrize(
    "script",
    [
        "const a = (1;",
        "const a = `b",
        "class A { field = 1; }",
        "const a = /b",
        "const a = function b() {};",
        "const a = b?.c ? (d) => d?.e : 1;",
    ],
)
def test_what_cannot_be_read_is_refused(script: str) -> None:
    with pytest.raises(ScriptNotReadError):
        shortened(script, [script])


@pytest.mark.parametrize("name", NAMES)
def test_the_themes_scripts_stay_scripts(name: str) -> None:
    short = written(name, NAMES, lambda module: (SCRIPTS / module).read_text(encoding="utf-8"))
    node = needs.program("node")
    checked = subprocess.run(
        [node, "--check", "--input-type=module"], input=short, check=False, capture_output=True, text=True, timeout=60
    )
    assert checked.returncode == 0, checked.stderr


def test_what_a_script_fetches_later_takes_shared_modules_from_it(tmp_path: Path) -> None:
    files = {
        "page.js": 'import { a } from "./lib/a.js";\nif (a) import("./later.js");\n',
        "later.js": 'import { a } from "./lib/a.js";\nimport { b } from "./lib/b.js";\nexport const both = a + b;\n',
        "lib/a.js": "export const a = 1;\n",
        "lib/b.js": "export const b = 2;\n",
    }
    page, later = (written(name, ["later.js", "page.js"], files.__getitem__) for name in ("page.js", "later.js"))
    assert re.search(r"export\{\w as lent0\};\n$", page)
    assert later.startswith("import{lent0 as ")
    assert "2" not in page
    assert "1" not in later
    (tmp_path / "page.js").write_text(page, encoding="utf-8")
    (tmp_path / "later.js").write_text(later, encoding="utf-8")
    assert ran(f'console.log((await import("{(tmp_path / "later.js").as_uri()}")).both);') == "3\n"

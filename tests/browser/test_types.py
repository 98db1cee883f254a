"""The browser's modules keep their types and their syntax: what old phones cannot read must not be written."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support import ROOT, needs

BROWSER = ROOT / "tests" / "browser"
SCRIPTS = sorted((ROOT / "templates" / "assets" / "js").rglob("*.js"))


def typescript(*arguments: str, folder: Path = BROWSER) -> subprocess.CompletedProcess[str]:
    node = needs.program("node")
    compiler = needs.node_file("typescript/bin/tsc")
    return subprocess.run(
        [node, str(compiler), "--pretty", "false", *arguments], cwd=folder, check=False, capture_output=True, text=True
    )


@pytest.mark.slow
@pytest.mark.skipif(not SCRIPTS, reason="the theme has no scripts yet")
def test_the_modules_types_hold() -> None:
    ran = typescript("--project", "tsconfig.json")
    assert ran.stdout == ""
    assert ran.returncode == 0


@pytest.mark.slow
def test_the_check_sees_a_wrong_type_and_a_method_too_new(tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text(
        '/** @type {number} */\nexport const n = "x".replaceAll("x", "");\n', encoding="utf-8"
    )
    config = (BROWSER / "tsconfig.json").read_text(encoding="utf-8")
    config = config.replace("../../templates/assets/js/**/*.js", "*.js").replace('"types": ["lunr"]', '"types": []')
    (tmp_path / "tsconfig.json").write_text(config, encoding="utf-8")
    ran = typescript("--project", "tsconfig.json", folder=tmp_path)
    assert "Property 'replaceAll' does not exist" in ran.stdout


def test_every_module_asks_to_be_checked() -> None:
    unchecked = [path.name for path in SCRIPTS if "// @ts-check" not in path.read_text(encoding="utf-8")]
    assert unchecked == []


def too_new(*scripts: Path) -> str:
    node = needs.program("node")
    needs.node_file("acorn/package.json")
    command = [node, str(BROWSER / "syntax.mjs"), *map(str, scripts)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_no_module_uses_syntax_newer_than_old_phones_read() -> None:
    assert too_new(*SCRIPTS) == ""


@pytest.mark.parametrize(
    "line", ["a?.b;", "a ?? b;", "a ||= b;", "await a;", "class A { #b = 1; }", "1n;", "a.b?.();"], ids=str
)
def test_the_check_sees_syntax_too_new(tmp_path: Path, line: str) -> None:
    script = tmp_path / "new.js"
    script.write_text(f"let a, b;\n{line}\n", encoding="utf-8")
    assert f"{script}:2: " in too_new(script)


def test_the_check_lets_pass_what_old_phones_read(tmp_path: Path) -> None:
    script = tmp_path / "old.js"
    script.write_text(
        'export const f = async ({ a, ...b }) => { try { await import("./x.js"); } catch { return [a, ...b.c]; } };\n',
        encoding="utf-8",
    )
    assert too_new(script) == ""


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((BROWSER / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []

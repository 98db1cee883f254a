"""The browser's modules keep their types and their syntax: what old phones cannot read must not be written."""

import re
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


def test_no_module_uses_syntax_newer_than_old_phones_read() -> None:
    newer = re.compile(r"\?\?=|\|\|=|&&=|^await\b|^\s*static\s*\{|#\w+\s+in\b", re.MULTILINE)
    found = [
        f"{path.name}: {match[0]!r}" for path in SCRIPTS for match in newer.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []

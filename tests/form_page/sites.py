"""The page with the form alone, as a built site has it: its script joined, its data, an entry to mend."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.content.form_data import form_data
from generator.content.load import read_shared
from generator.content.rule_data import packaged
from generator.directory.model import Entry
from generator.resources import vocabulary_dir
from generator.site.addresses import RESERVED
from generator.site.form_entries import form_files
from generator.site.scripts import written
from tests.support import ROOT

VOCABULARY, CRISIS = read_shared(ROOT / "content", vocabulary_dir())

SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Add</title>
<link rel="icon" href="{base}assets/icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{base}assets/css/site.css">
<link rel="stylesheet" href="{base}assets/css/form.css">
<script type="module" src="{base}assets/js/exit.js"></script>
<script type="module" src="{base}assets/js/add-form.js"></script>
</head>
<body>
<header><a href="{base}gone.html" data-exit>Quick exit</a></header>
<main id="main">
<h1>Add a listing</h1>
<div id="add-form" data-base="{base}" data-root="{base}" {data}></div>
</main>
</body>
</html>
"""

WAYS = {
    "forge": "https://github.com/recovery-directory/site",
    "email": "desk@example.org",
    "phone": "502-555-0100",
    "fictional": "",
}


def write_page(folder: Path, ways: Mapping[str, str] = WAYS, entries: Mapping[str, list[Entry]] | None = None) -> None:
    """The page at add/form/ with everything that it fetches."""
    data = " ".join(f'data-{name}="{value}"' for name, value in ways.items())
    files: dict[str, bytes] = {
        "add/form/index.html": SHELL.format(base="/repo/", data=data).encode(),
        "gone.html": b"<!doctype html><title>Weather</title>",
        "add/form/fields.json": form_data(VOCABULARY.lists, "en", RESERVED, CRISIS, packaged()),
        **dict(form_files(entries or {}, {})),
    }
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    assets = ROOT / "templates" / "assets"
    for part in ("css", "icons"):
        shutil.copytree(assets / part, folder / "assets" / part, dirs_exist_ok=True)
    scripts = sorted(path.name for path in (assets / "js").glob("*.js"))
    for script in ("add-form.js", "exit.js", "gather-list.js"):
        text = written(script, scripts, lambda name: (assets / "js" / name).read_text(encoding="utf-8"))
        target = folder / "assets" / "js" / script
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def bare(path: str) -> str:
    """A path without the numbers of its groups."""
    return re.sub(r"\.\d+", "", path)

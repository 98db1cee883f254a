"""The search page with an index of any directory, and no more: what the browser tests and the relevance table search in."""

import shutil
from collections import defaultdict
from pathlib import Path

from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.search import assemble, index_state
from generator.search.entries import documents, shard_of
from generator.search.query_files import query_files, start_block
from generator.site.scripts import written
from tests.support import ROOT

CSP = {
    "/*": {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    }
}

# The same parts as templates/search.html has, and a crisis strip as every page has one, without the rest of the theme.
SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Search</title>
<link rel="icon" href="{base}assets/icons/icon.svg" type="image/svg+xml">
<script type="module" src="{base}assets/js/search-page.js"></script>
</head>
<body>
<section class="strip" aria-label="Help right now">
<ul class="first">
<li><span>Danger or overdose</span> <div><a href="tel:911">Call 911</a></div>
<li><span>Suicide, mental health or drug crisis</span> <div><a href="tel:988">Call 988</a> <a href="sms:988">Text 988</a></div>
</ul>
</section>
<main>
<h1>Search</h1>
<form role="search" action="{base}search/" method="get">
<label for="q">What and where</label>
<input id="q" name="q" type="search" autocomplete="off">
<button>Search</button>
</form>
<script type="application/json" id="search-start">{start}</script>
<p id="status" role="status"></p>
<div id="results" data-base="{base}" data-scope=""></div>
<noscript><p>Search needs JavaScript.</p></noscript>
</main>
</body>
</html>
"""


def write_site(
    folder: Path, directory: Directory, vocabulary: Vocabulary, base: str = "/repo/", *, as_built: bool = True
) -> dict[str, bytes]:
    """Writes the page, the scripts (joined as in a built site) and the index into `folder`; returns the index's files by path."""
    by_state: dict[str, list[Entry]] = defaultdict(list)
    for entry in directory.listed():
        by_state[shard_of(entry)].append(entry)
    index = assemble(
        [index_state(state, documents(entries, vocabulary)) for state, entries in sorted(by_state.items())]
    )
    files = {**index, **query_files(directory, vocabulary)}
    for path, content in files.items():
        target = folder / "search" / "index" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "search" / "index.html").write_text(
        SHELL.format(base=base, start=start_block(directory, vocabulary, "en").decode()), encoding="utf-8"
    )
    assets = ROOT / "templates" / "assets"
    for part in ("js", "vendor", "icons"):
        shutil.copytree(assets / part, folder / "assets" / part, dirs_exist_ok=True)
    if as_built:
        scripts = sorted(path.name for path in (assets / "js").glob("*.js"))
        for script in scripts:
            text = written(script, scripts, lambda name: (assets / "js" / name).read_text(encoding="utf-8"))
            (folder / "assets" / "js" / script).write_text(text, encoding="utf-8")
    return files

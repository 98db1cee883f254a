"""The theme's styles, scripts, pictures and icons as they are served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.config import Config
from generator.content.packed import Cache, key_of
from generator.site.colors import with_colors
from generator.site.scripts import joined, served
from generator.site.styles import tidied

# Not served by themselves: search brings what it needs of lunr (search/index.js imports the cut of it).
_INSIDE = frozenset({"lunr-2.3.9.min.js", "lunr-query-2.3.9.js", "lunr-edits-2.3.9.js"})


def assets_of(theme: Path, config: Config, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Path in the site and bytes of every asset in the theme's folder, sorted; of the scripts those that pages name,
    with what they import, and last the worker at the root. To join and shorten scripts takes seconds, so a cache keeps what
    that gave while no script changes.
    """
    root = theme / "assets"
    scripts = root / "js"
    texts = dict(_modules(root, scripts))
    edition = key_of(f"{name}\n{text}" for name, text in texts.items())
    made = cache.get("scripts", edition, dict[str, str], lambda: served(tuple(texts.items())))
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        name = f"assets/{path.relative_to(root).as_posix()}"
        if path.parent == scripts and path.name in made:
            yield name, made[path.name].encode()
        elif path.suffix == ".css":
            sheet = path.read_text(encoding="utf-8")
            if name == "assets/css/site.css":
                sheet = with_colors(sheet, config.colors, config.colors_dark)
            yield name, tidied(sheet).encode()
        elif scripts not in path.parents and path.name not in _INSIDE:
            yield name, path.read_bytes()
    # A worker reaches only what lies below it, so it stands at the root. Where saving is switched off, phones that saved
    # something ask for it all the same: it clears up.
    worker = f"offline/{'worker' if config.offline else 'farewell'}.js"
    yield "sw.js", joined(worker, texts.__getitem__).encode()


def _modules(root: Path, scripts: Path) -> Iterator[tuple[str, str]]:
    """Every script of the theme, by its path as those beside each other name it: `search/index.js`, `../vendor/lunr.js`."""
    for path in sorted(root.rglob("*.js")):
        if path.is_file() and not path.name.startswith("."):
            inside = scripts in path.parents
            name = path.relative_to(scripts if inside else root).as_posix()
            yield name if inside else f"../{name}", path.read_text(encoding="utf-8")

"""`init`: the files of a new host's repository. Texts are in templates/starter/, facts are the shipped content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

from generator.records import dataclass

# What is written for each way of publishing: file in the new repository -> text in templates/starter/.
_ON_GITHUB = {".github/workflows/listings.yml": "github-listings.yml"}
PUBLISHING: Mapping[str, Mapping[str, str]] = {
    "github-pages": {".github/workflows/site.yml": "github.yml", **_ON_GITHUB},
    "gitlab-pages": {".gitlab-ci.yml": "gitlab-ci.yml"},
    "netlify": {"netlify.toml": "netlify.toml", ".github/workflows/check.yml": "github-check.yml", **_ON_GITHUB},
    "cloudflare-pages": {
        "wrangler.toml": "wrangler.toml",
        ".github/workflows/check.yml": "github-check.yml",
        **_ON_GITHUB,
    },
    "nginx": {".github/workflows/check.yml": "github-check.yml", **_ON_GITHUB},
    "forgejo": {".forgejo/workflows/site.yml": "forgejo.yml"},
    "none": {},
}
_ALWAYS = {
    "README.md": "README.md",
    ".gitignore": "gitignore.txt",
    "requirements.txt": "requirements.txt",
    "content/reviewers.yaml": "reviewers.yaml",
}


@dataclass(frozen=True, slots=True)
class Starter:
    """What `init` was told: the site's name, how it is published (a key of PUBLISHING), this tool's version."""

    name: str
    publishing: str
    version: str


def starter_files(starter: Starter, site_toml: str, texts: Path, content: Path) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file of a new repository, sorted.

    `texts` is templates/starter/, `content` the shipped facts: crisis lines, states, nationwide entries, guides.
    """
    known = tomllib.loads((texts / "publishing.toml").read_text(encoding="utf-8"))
    values = {
        "name": starter.name,
        "version": starter.version,
        "slug": re.sub(r"[^a-z0-9]+", "-", starter.name.lower()).strip("-")[:50].strip("-") or "recovery-site",
        "publish": known[starter.publishing].strip(),
    }
    made = {"site.toml": site_toml.encode()}
    for path, text in (_ALWAYS | dict(PUBLISHING[starter.publishing])).items():
        made[path] = Template((texts / text).read_text(encoding="utf-8")).substitute(values).encode()
    for file in sorted(path for path in content.rglob("*.*") if _is_a_fact(path.relative_to(content).as_posix())):
        made[f"content/{file.relative_to(content).as_posix()}"] = file.read_bytes()
    yield from sorted(made.items())


def _is_a_fact(path: str) -> bool:
    if path.endswith(".md"):
        return path.startswith("pages/")
    return path.endswith(".yaml") and (
        path in ("crisis.yaml", "exceptions.yaml") or path.startswith(("states/", "entries/us/"))
    )

"""Judges written pages with the Nu HTML checker (vnu.jar), the engine of the W3C's validator."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support import needs

# Files handed to one start of Java: a start costs two seconds, and Windows allows a line of 32,000 characters.
AT_ONCE = 200


@dataclass(frozen=True, order=True)
class Finding:
    """What the checker says about one place of one file; `line` and `column` count from 1, 0 where it names none."""

    path: str
    line: int
    column: int
    message: str
    extract: str


def errors(paths: Iterable[Path], *, warnings: bool = False) -> list[Finding]:
    """The errors in these HTML files (with `warnings`, its warnings as well), by path and line; [] if all is well."""
    files = sorted(str(path) for path in paths)
    java = needs.program("java")
    jar = needs.node_file("vnu-jar/build/dist/vnu.jar")
    level = "--skip-info-messages" if warnings else "--errors-only"
    found: list[Finding] = []
    for start in range(0, len(files), AT_ONCE):
        command = [java, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", level]
        command += files[start : start + AT_ONCE]
        ran = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        found += [
            Finding(
                path=unquote(urlsplit(message.get("url", "")).path),
                line=message.get("lastLine", 0),
                column=message.get("lastColumn", 0),
                message=message["message"],
                extract=message.get("extract", ""),
            )
            for message in json.loads(ran.stdout)["messages"]
        ]
    return sorted(found)

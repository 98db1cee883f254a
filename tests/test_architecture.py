"""The house keeps its shape: imports go one way, each library has one room, and rooms stay small.

The picture these tables hold is in generator/README.md. A change here is a change of the architecture: make both.
"""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT

# From the ground up. A room imports only from floors below its own; rooms on one floor do not know each other.
FLOORS = (
    {"patterns", "records"},
    {"resources", "problems"},
    {"directory"},
    {"content", "config"},
    {"site", "search", "exchange"},
    {"publish"},
    {"shares", "leads"},
    {"edited", "pool"},
    {"last"},
    {"build", "review"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# import name -> the one room that knows the library; swapping a library out must touch one room.
ROOM_OF = {
    "yaml": "content",
    "phonenumbers": "directory",
    "zipcodes": "directory",
    "babel": "site",  # languages
    "jinja2": "site",
    "markdown": "site",
    "markupsafe": "site",  # comes with jinja2
    "nh3": "site",
    "lunr": "search",
    "msgspec": "content",  # what is kept between builds, and handed between processes
    "python_calamine": "exchange",
    "watchfiles": "publish",
    "click": "cli",
}

# The model and its neighbours work on values: whoever wants a file read or the day known passes it in.
PURE = {"directory"}
IMPURE_MODULES = {
    "io",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "time",
    "urllib.request",
}
# Only the command line knows what day it is; everybody else is told. (What a clock measures, as time.monotonic() does
# for the summary, never reaches a page.)
CLOCKS = {"today", "now", "utcnow"}
CLOCK_ROOMS = {"cli"}

LINES_AT_MOST = 350
PYTHON = sorted((ROOT / "generator").rglob("*.py"))
SCRIPTS = sorted((ROOT / "templates" / "assets" / "js").rglob("*.js"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """The room of a module: its first folder or, at the top of the package, its own name."""
    return path.relative_to(ROOT / "generator").parts[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The full name of everything a module imports, and the line; `from a import b` names a.b."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [base])])
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def modules() -> list[object]:
    return [pytest.param(path, id=name_of(path)) for path in PYTHON if room_of(path) != "__init__"]


def test_every_room_has_its_floor() -> None:
    assert {room_of(path) for path in PYTHON} - {"__init__"} <= FLOOR.keys()


@pytest.mark.parametrize("path", modules())
def test_imports_go_down_only(path: Path) -> None:
    room = room_of(path)
    wrong = []
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] != "generator" or len(parts) == 1 or parts[1] in {room, "__version__"}:
            continue
        if parts[1] not in FLOOR:
            wrong.append(f"line {line}: {name} is in no room of the table")
        elif FLOOR[parts[1]] >= FLOOR[room]:
            wrong.append(f"line {line}: {room} must not know {parts[1]}")
    assert wrong == []


@pytest.mark.parametrize("path", modules())
def test_each_library_is_known_to_one_room(path: Path) -> None:
    wrong = [
        f"line {line}: {library} belongs to {ROOM_OF[library]}"
        for name, line in imports(path)
        if (library := name.split(".")[0]) in ROOM_OF and ROOM_OF[library] != room_of(path)
    ]
    assert wrong == []


def test_every_library_we_depend_on_has_a_room() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["workbooks"]]
    wanted += project["optional-dependencies"]["serve"]
    names = {re.split(r"[<>=;\[ ]", requirement)[0].lower().replace("-", "_") for requirement in wanted}
    known = ROOM_OF.keys() | {"tzdata"}  # no import: zoneinfo finds it
    assert {name.replace("pyyaml", "yaml") for name in names} <= known


@pytest.mark.parametrize("path", [param for param in PYTHON if room_of(param) in PURE], ids=name_of)
def test_pure_rooms_touch_no_file_and_no_network(path: Path) -> None:
    wrong = [
        f"line {line}: {name}"
        for name, line in imports(path)
        if {name, name.split(".")[0], ".".join(name.split(".")[:2])} & IMPURE_MODULES
    ]
    wrong += [
        f"line {node.lineno}: open()"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    assert wrong == []


def test_only_the_command_line_looks_at_the_clock() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in PYTHON
        if room_of(path) not in CLOCK_ROOMS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
    ]
    assert wrong == []


def test_no_module_is_too_long_to_read() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON + SCRIPTS}
    assert {name: length for name, length in lengths.items() if length > LINES_AT_MOST} == {}


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    # Spelt apart, or this file would be the first to break the rule.
    folders = "|".join(["work", "root", "tmp", "Users/[a-z]+", "home/[a-z]+"])
    local = re.compile(rf"(?<![\w./:~-])/(?:{folders})/|\b[A-Z]:\\Users\\".encode())
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    wrong = [
        f"{name}:{number}"
        for name in filter(None, listed.split("\0"))
        if (ROOT / name).is_file()
        for number, line in enumerate((ROOT / name).read_bytes().split(b"\n"), 1)
        if local.search(line)
    ]
    assert wrong == []


def test_the_top_level_is_as_agreed() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    folders = {name.split("/")[0] for name in listed.split("\0") if "/" in name and not name.startswith(".")}
    assert folders <= {"content", "templates", "generator", "tests"}

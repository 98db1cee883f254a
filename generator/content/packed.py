"""Values as JSON bytes and back at C speed: for what is kept between builds and what processes hand to each other.

Dataclasses are written field by field and made again from their types alone, so that what is read can only be a value, never
code. The library is msgspec, known to this module alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from generator.records import dataclass

VERSION = 2
_Kind = TypeVar("_Kind")


def hashed(data: bytes) -> str:
    """What tells contents apart: 128 bits of BLAKE2b (RFC 7693)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def packed(value: object) -> bytes:
    """A value as bytes; the same bytes for the same value, the order of keys included."""
    return msgspec.json.encode(value)


def as_json(value: object) -> bytes:
    """The JSON of what a page or a device reads: byte for byte that of `json` without blanks, in a tenth of the time.

    Texts may be of a subclass. A number is a whole one or has a size between 0.0001 and 10 to the 16th: the libraries write others differently.
    """
    return msgspec.json.encode(value, enc_hook=_plain_text)


def _plain_text(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


@overload
def unpacked(data: bytes) -> Any: ...
@overload
def unpacked(data: bytes, kind: type[_Kind]) -> _Kind: ...
def unpacked(data: bytes, kind: Any = Any) -> Any:
    """The value of such bytes. Raises ValueError where they are not those of a value of this kind."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from None


def key_of(parts: Iterable[str]) -> str:
    """One hash of several texts, none of which can run into the next."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        total.update(f"{len(part)}:{part}".encode())
    return total.hexdigest()


def sealed(content: object) -> bytes:
    """A value that begins with its own checksum; bytes are those of a value that was packed already."""
    data = b"[%d,%s]" % (VERSION, content if isinstance(content, bytes) else packed(content))
    return hashed(data).encode() + b"\n" + data


def opened(path: Path, kind: Any = Any) -> Any:
    """The value of a sealed file; None where it is missing, damaged, of another version or of another kind."""
    try:
        seal, _, data = path.read_bytes().partition(b"\n")
        if seal != hashed(data).encode():
            return None
        version, content = unpacked(data, tuple[int, kind])
    except (OSError, ValueError):
        return None
    return content if version == VERSION else None


def write_whole(path: Path, data: bytes) -> None:
    """Write one file, whole or not at all, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    new.write_bytes(data)
    new.replace(path)


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of sealed files that may be deleted at any time; None keeps nothing. What cannot be written is not kept."""

    folder: Path | None = None

    def get(
        self,
        name: str,
        key: str,
        kind: Any,
        make: Callable[[], Any],
    ) -> Any:
        """The value kept under a name, if it was made under the same key, else what `make` gives now. What would not come back
        as it was is not kept.
        """
        found = self.found(name, key, kind)
        if found is not None:
            return found
        value = make()
        if self.folder is not None and _comes_back(value, kind):
            self.keep(name, key, value)
        return value

    def found(self, name: str, key: str, kind: Any) -> Any:
        """The value kept under a name, if it was made under the same key, as it was packed; else None."""
        if self.folder is None:
            return None
        found = opened(self.folder / name, tuple[str, kind])
        return found[1] if found is not None and found[0] == key_of([_tool(), key]) else None

    def keep(self, name: str, key: str, value: object) -> None:
        """Keep a value under a name, if anything is kept here."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                write_whole(self.folder / name, sealed([key_of([_tool(), key]), value]))


def _comes_back(value: object, kind: Any) -> bool:
    try:
        return bool(unpacked(packed(value), kind) == value)
    except ValueError:
        return False


NOWHERE = Cache()
"""Keeps nothing."""


def own_cache() -> Cache:
    """The cache of the person who runs this (XDG Base Directory 0.8): not beside the content, which others may send."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # nobody's home
        return Cache()
    return Cache(folder / "recovery-site")


def environment() -> list[str]:
    """Python and the installed libraries: a site is not the same with another Markdown."""
    found = {
        name
        for folder in sys.path
        if folder and os.path.isdir(folder)  # noqa: PTH112  # texts, as sys.path has them
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    }
    return [sys.version, *sorted(found)]


@cache
def _tool() -> str:
    """What tells this edition of the tool from others: its files' sizes and times, and the names of its libraries."""
    rows = environment()
    folders = [os.fspath(Path(__file__).parents[1])]
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as inside:
            found = sorted(
                (one for one in inside if one.name[0] != "." and one.name != "__pycache__"), key=lambda one: one.name
            )
        for one in found:
            if one.is_dir():
                folders.append(one.path)
            elif one.name.endswith(".py"):
                stat = one.stat()
                rows.append(f"{one.path} {stat.st_size} {stat.st_mtime_ns}")
    return key_of(rows)

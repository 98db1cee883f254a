"""Templates compiled once, however many renderers use them, and kept for the next run as Python keeps its own modules."""

from __future__ import annotations

import marshal
from types import CodeType

from jinja2 import BytecodeCache, FileSystemLoader
from jinja2.bccache import Bucket

from generator.content.packed import NOWHERE, Cache
from generator.resources import templates_dir


class _Compiled(BytecodeCache):
    """Compiled templates, once for all languages of a run and for the processes that are forked from it.

    Those of the theme itself are kept in the cache of the person who builds, sealed, and only there: code is never taken from
    where content comes from. A host's own templates are compiled by every run.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._cache = NOWHERE

    def keep_in(self, cache: Cache) -> None:
        """From here on, keep what is compiled in a cache, and take it from there."""
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        known = (bucket.key, bucket.checksum)
        if known not in self._codes and _is_ours(bucket):
            code = self._cache.found(f"template-{bucket.key}", bucket.checksum, bytes)
            if code is not None:
                self._codes[known] = marshal.loads(code)  # noqa: S302  # sealed, and from this person's own cache
        bucket.code = self._codes.get(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if _is_ours(bucket):
            self._cache.keep(f"template-{bucket.key}", bucket.checksum, marshal.dumps(bucket.code))


def _is_ours(bucket: Bucket) -> bool:
    loader = bucket.environment.loader
    return isinstance(loader, FileSystemLoader) and loader.searchpath == [str(templates_dir())]


COMPILED = _Compiled()

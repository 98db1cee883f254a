"""What each share of a site has written, as it was and as it will be, loaded when it is asked for."""

from __future__ import annotations

from generator.edited.reading import want
from generator.publish.kept import Keeper, Row, Site, shares_of


class Logs(dict[str, dict[str, Row]]):
    """The files of each share as they were, loaded when they are asked for. Raises MoreNeeded where they are not kept."""

    def __init__(self, keeper: Keeper, site: Site) -> None:
        super().__init__()
        self._keeper, self._site = keeper, site

    def __missing__(self, share: str) -> dict[str, Row]:
        log = self._keeper.files_of(self._site, share)
        want(log is not None, "its files are not kept")
        self[share] = log = log or {}
        return log

    def whole(self) -> dict[str, dict[str, Row]]:
        """Those of all shares."""
        return {share: self[share] for share in shares_of(self._site)}

    def row(self, path: str) -> Row:
        """What is kept of a file that was written."""
        known = next((log[path] for log in self.values() if path in log), None)
        found = known or next((log[path] for log in self.whole().values() if path in log), None)
        want(found, "a file is not kept")
        return found or []


class Copies(dict[str, dict[str, Row]]):
    """The files of shares as they will be: of each that is asked for what it was, to be changed."""

    def __init__(self, old: Logs) -> None:
        super().__init__()
        self._old = old

    def __missing__(self, share: str) -> dict[str, Row]:
        self[share] = log = dict(self._old[share])
        return log

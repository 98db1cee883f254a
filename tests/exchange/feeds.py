"""Small feeds of invented meetings, and imports of them into a content folder below a folder named tests."""

import datetime as dt
import json
from pathlib import Path, PurePosixPath
from typing import Any

from generator.content.entries import read_entry
from generator.content.rules import Setting
from generator.directory.model import Entry
from generator.exchange.files import write_changes
from generator.exchange.importing import ImportResult
from generator.exchange.meetings.importing import import_feed
from generator.exchange.meetings.options import FeedOptions
from generator.problems import Severity
from tests.content.entry_files import VOCABULARY

TODAY = dt.date(2026, 11, 22)
OPTIONS = FeedOptions(name="Sample County meetings", fellowship="aa", url="https://feeds.example.org/meetings.json")

ROW: dict[str, Any] = {
    "name": "Open Door",
    "slug": "open-door",
    "day": 1,
    "time": "19:30",
    "end_time": "20:30",
    "location": "Old Mill Hall",
    "address": "100 Example Street",
    "city": "Louisville",
    "state": "KY",
    "postal_code": "40202",
    "country": "US",
    "types": ["O", "D"],
    "url": "https://meetings.example.org/open-door",
    "updated": "2026-10-01 10:00:00",
}
ONLINE: dict[str, Any] = {
    "name": "Night Owls",
    "slug": "night-owls",
    "day": 3,
    "time": "22:00",
    "formatted_address": "Louisville, KY, USA",
    "approximate": "yes",
    "conference_url": "https://zoom.us/j/5550100999?pwd=c2VjcmV0",
    "conference_url_notes": "Passcode: 123456",
    "types": ["C", "ONL"],
    "url": "https://meetings.example.org/night-owls",
}


class Feeds:
    """A content folder, and imports into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "tests" / "content"
        self.content.mkdir(parents=True)

    def file(self, content: object, name: str = "feed.json") -> Path:
        path = self.root / name
        data = (
            content
            if isinstance(content, bytes)
            else (content if isinstance(content, str) else json.dumps(content)).encode()
        )
        path.write_bytes(data)
        return path

    def look(
        self, content: object, standard: str = "meeting_guide", options: FeedOptions = OPTIONS, name: str = "feed.json"
    ) -> ImportResult:
        """What an import would do; nothing is written."""
        result = import_feed(standard, [self.file(content, name)], self.content, options, VOCABULARY, TODAY)
        assert result.report.adds_up or result.problems
        return result

    def run(
        self, content: object, standard: str = "meeting_guide", options: FeedOptions = OPTIONS, name: str = "feed.json"
    ) -> ImportResult:
        """Import and write."""
        result = self.look(content, standard, options, name)
        write_changes(self.content, result.changes)
        return result

    def entries(self, result: ImportResult) -> list[Entry]:
        """The entries written by an import, as the site's own reader reads them: none may have an error."""
        found = []
        for change in result.changes:
            if change.path.endswith(".yaml"):
                path = PurePosixPath(change.path).relative_to("entries")
                read = read_entry(
                    change.text.encode(), change.path, path, VOCABULARY.lists, Setting(TODAY, fictional=True)
                )
                assert [p for p in read.problems if p.severity is Severity.ERROR] == []
                assert read.entry is not None
                found.append(read.entry)
        return found

    def only(self, row: object, standard: str = "meeting_guide", options: FeedOptions = OPTIONS) -> Entry:
        """The one entry that a feed of this row makes."""
        result = self.look(row if isinstance(row, str | bytes | list) else [row], standard, options)
        entries = self.entries(result)
        assert len(entries) == 1, [end.reason for end in result.report.ends]
        return entries[0]

    def reasons(self, rows: object, standard: str = "meeting_guide") -> list[str]:
        """Why each row was refused ("" for those that were not)."""
        return [end.reason if end.what == "refused" else "" for end in self.look(rows, standard).report.ends]


def written(result: ImportResult) -> str:
    """Everything that an import would write, the ledger too."""
    return "\n".join(change.text for change in result.changes)

"""Fictional entries that tests vary: a center, a group, a warmline. Each passes every rule below a folder named tests."""

import datetime as dt
from pathlib import Path, PurePosixPath

from generator.content.entries import ReadEntry, read_entry
from generator.content.rules import Setting
from generator.content.vocabulary_files import read_vocabulary
from generator.resources import vocabulary_dir

TODAY = dt.date(2026, 11, 22)
VOCABULARY = read_vocabulary(vocabulary_dir(), "vocabulary")[0]
FICTION = Setting(TODAY, fictional=True, crisis_numbers=frozenset({"988"}), reserved_slugs=frozenset({"search"}))

CENTER = """\
type: recovery_center
subtype: recovery_community_center
name: Riverbend Recovery Community Center
summary: A free drop-in center run by people in recovery.
contact:
  phones:
    - number: "502-555-0143"
      kind: main
  website: https://riverbend.example.org
location:
  visibility: public
  street: 100 Example Street
  city: Sampleton
  state: KY
  zip: "40000"
services: [recovery_coaching, naloxone]
schedule:
  - kind: open_hours
    days: [mon, tue]
    start: "10:00"
    end: "19:00"
    timezone: America/New_York
provenance:
  sources:
    - kind: website
      url: https://riverbend.example.org/hours
      retrieved: 2026-11-02
  verified: {date: 2026-11-03, method: phone, by: volunteer}
"""

GROUP = """\
type: support_group
subtype: mutual_aid_meeting
name: Lunes de Esperanza
fellowship: smart_recovery
contact:
  email: reuniones@scpn.example.org
location:
  visibility: city_only
  city: Sample City
  state: KY
formats: [online_video]
languages: [es]
schedule:
  - kind: meeting
    days: [sat]
    start: "22:30"
    end: "01:00"
    timezone: America/Denver
    repeat: monthly
    weeks: ["1", last]
    exceptions:
      - {date: 2026-12-26, note: No meeting}
    join:
      url: https://video.example.org/j/5550100
      passcode: ask
translations:
  es:
    summary: Reunión gratuita.
provenance:
  sources:
    - {kind: website, url: "https://scpn.example.org/esperanza", retrieved: 2026-10-20}
"""

WARMLINE = """\
type: peer_program
subtype: warmline
name: Lakeshore Peer Warmline
contact:
  phones:
    - {number: "1-800-555-0199", kind: warmline}
service_area: {scope: national}
schedule:
  - kind: phone_hours
    always_open: true
provenance:
  sources:
    - {kind: website, url: "https://lakeshore.example.org/warmline", retrieved: 2026-11-10}
"""


def read(text: str, path: str = "ky/riverbend.yaml", setting: Setting = FICTION) -> ReadEntry:
    """Read one entry as the site's own reader does."""
    return read_entry(text.encode(), path, PurePosixPath(path), VOCABULARY.lists, setting)


def codes(text: str, path: str = "ky/riverbend.yaml", setting: Setting = FICTION) -> list[str]:
    """The codes of its problems, in the order in which they were found."""
    return [problem.code for problem in read(text, path, setting).problems]


def write_content(root: Path, entries: dict[str, str]) -> Path:
    """A content folder below `root`/tests with these entry files, and one crisis line."""
    content = root / "tests" / "content"
    content.mkdir(parents=True, exist_ok=True)
    for path, text in entries.items():
        file = content / "entries" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (content / "crisis.yaml").write_text(
        'lines:\n  - key: lifeline\n    name: {en: "988 Lifeline"}\n    when: {en: "In a crisis"}\n    call: "988"\n    text: "988"\n'
        '    strip: true\n    sources:\n      - {kind: website, url: "https://988lifeline.org/", retrieved: 2026-11-22}\n',
        encoding="utf-8",
    )
    return content

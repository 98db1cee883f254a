"""Equal texts of many entries are one text, and every entry stays what it was."""

from pathlib import Path

from generator.content.load import Reading, read_content
from generator.content.packed import packed, unpacked
from generator.content.sharing import sharing
from generator.directory.model import Entry
from generator.directory.zips import Zip
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content
from tests.support import ROOT


def test_what_is_shared_is_what_was_read(tmp_path: Path) -> None:
    files = {"ky/center.yaml": CENTER, "ky/other.yaml": CENTER, "ky/group.yaml": GROUP, "us/line.yaml": WARMLINE}
    for root in (write_content(tmp_path, files), ROOT / "content"):
        entries = read_content(root, Reading(TODAY, vocabulary_dir())).directory.entries
        assert entries
        anew = unpacked(packed(entries), tuple[Entry, ...])
        share = sharing(Entry)
        for entry in anew:
            share(entry)
        assert anew == entries
        assert packed(anew) == packed(entries)


def test_equal_texts_and_lists_are_one() -> None:
    made = [
        Entry(f"ky/{name}", "recovery_" + kind, name, services=(f"a{n}"[:1], "b" + kind), summary="a" * 50 + kind)
        for n, (name, kind) in enumerate([("one", "center"), ("two", "center")])
    ]
    share = sharing(Entry)
    for entry in made:
        share(entry)
    one, two = made
    assert one.type is two.type
    assert one.services is two.services
    assert one.summary is not two.summary
    zips = [Zip(code, "".join(["Some", "where"]), "", "KY", "", None, None) for code in ("40202", "40203")]
    share_zip = sharing(Zip)
    for place in zips:
        share_zip(place)
    assert zips[0].city is zips[1].city

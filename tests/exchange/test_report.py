"""The report says what a person can act on, and whether its numbers add up."""

from generator.exchange.keeping import Kept, Outcome
from generator.exchange.report import REMOVED, CodeLine, Report, RowEnd, report_text

ENDS = (
    RowEnd("a.xlsx", 2, "A", "entry", "ky/a"),
    RowEnd("a.xlsx", 3, "A", "merged", "ky/a", "twice in one workbook"),
    RowEnd("a.xlsx", 4, "", "refused", reason="no name"),
    RowEnd("a.xlsx", 5, "B", "refused", "ky/b", REMOVED),
)


def test_numbers_add_up_or_it_says_so() -> None:
    assert Report(rows=(("a.xlsx", 4),), ends=ENDS).adds_up
    short = Report(rows=(("a.xlsx", 5),), ends=ENDS)
    assert not short.adds_up
    assert "do not add up" in report_text(short)
    assert "do not add up" not in report_text(Report(rows=(("a.xlsx", 4),), ends=ENDS))


def test_what_to_look_at_is_named_and_long_lists_are_cut() -> None:
    report = Report(
        rows=(("a.xlsx", 4),),
        ends=ENDS,
        outcomes=(
            Outcome("ky/a", "created"),
            Outcome("ky/b", "removed"),
            Outcome("ky/c", "unreadable", "entries/ky/c.yaml"),
        ),
        kept=(
            Kept("ky/a", "name", "name: Mine", "name: Theirs", news=True),
            Kept("ky/a", "summary", "", "summary: X", news=False),
        ),
        vanished=tuple(f"ky/v{n}" for n in range(40)),
        unmapped=tuple(CodeLine(f"C{n}", "New", n) for n in range(30)),
        left_out=(CodeLine("X", "Tests", 5, "We do not list tests."),),
    )
    text = report_text(report)
    for part in (
        "a.xlsx row 4, (no name): no name",
        "Taken out here by a person, not brought back: 1\n  ky/b",
        "entries/ky/c.yaml",
        "ky/a, name\n    here: name: Mine\n    feed: name: Theirs",
        "    here: (nothing)\n    feed: summary: X",
        "and 28 more",
        "C29 (New): 29 rows",
        "X (Tests): 5 rows. We do not list tests.",
    ):
        assert part in text

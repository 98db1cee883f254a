"""Judges a page's accessibility with axe-core, in the browser that shows it."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.support import needs

# WCAG 2.0 to 2.2, levels A and AA, and axe's own advice. (axe has no tag for 2.2 A: it adds nothing to 2.1 A.)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True)
class Violation:
    """One rule broken, and where: each place is the element's CSS path, its markup, and what axe says about it."""

    rule: str
    impact: str
    help: str
    places: tuple[tuple[str, str, str], ...]

    def __repr__(self) -> str:
        where = "".join(f"\n    {target}\n      {html}\n      {why}" for target, html, why in self.places)
        return f"\n  {self.rule} ({self.impact}): {self.help}{where}"


def violations(page: Page) -> list[Violation]:
    """What axe finds wrong with the page as it stands now, hidden states not included. Best compared with []."""
    # evaluate() goes through the debugger, so a page whose policy forbids foreign scripts is judged unchanged.
    page.evaluate(needs.node_file("axe-core/axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", list(TAGS)
    )
    return [
        Violation(
            rule=found["id"],
            impact=str(found["impact"]),
            help=found["help"],
            places=tuple(
                (" ".join(map(str, node["target"])), node["html"], node["failureSummary"]) for node in found["nodes"]
            ),
        )
        for found in result["violations"]
    ]

"""A host's colors: where text could not be read on them, they are refused; else they stand in the style sheet."""

import pytest

from generator.resources import templates_dir
from generator.site.colors import colors_fault, contrast, own_colors, with_colors

CSS = (templates_dir() / "assets" / "css" / "site.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    # The first two by definition; the third as WebAIM's and others' checkers give it (gray on white).
    [("#000000", "#ffffff", 21.0), ("#123456", "#123456", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_themes_own_colors_are_read_from_its_style_sheet_and_can_all_be_read() -> None:
    light, dark = own_colors(CSS)
    assert (light["card"], dark["card"]) == ("#ffffff", "#1e2c2a")
    assert list(colors_fault(CSS, light, dark)) == []


def test_what_is_hard_to_read_is_told_with_the_pair_and_the_setting() -> None:
    found = list(colors_fault(CSS, {"accent": "#9fc5e8"}, {"paper": "#eeeeee"}))
    assert ("colors", "colors: accent #9fc5e8 on card #ffffff has a contrast of 1.8 to 1; 4.5 to 1 is needed.") in found
    assert any(setting == "colors_dark" and "ink #eef2ee on paper #eeeeee" in said for setting, said in found)
    assert any(
        "the focus ring" in said for _, said in colors_fault(CSS, {"night": "#ffffff", "on-night": "#000000"}, {})
    )


def test_colors_stand_before_the_rules_for_more_contrast_and_leave_dark_pages_alone() -> None:
    made = with_colors(CSS, {"accent": "#1f3f8a"}, {})
    assert made.index("--accent: #1f3f8a") < made.index("@media (prefers-contrast: more)")
    after = made[made.index("--accent: #1f3f8a") :]
    assert after.index("--accent: #8fd3c8") < after.index("@media (prefers-contrast: more)")
    assert with_colors(CSS, {}, {}) == CSS
    assert with_colors("body {}", {"ink": "#000000"}, {"ink": "#ffffff"}).endswith("--ink: #ffffff; }\n}\n")

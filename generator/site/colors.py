"""A host's colors: put into the theme's style sheet, and refused where text could not be read on them.

Contrast is that of WCAG 2.2 (relative luminance; success criteria 1.4.3 and 1.4.11). The theme's own colors are read
from its style sheet: the first `:root` there has those of light pages, the second those of dark ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.patterns import pattern

_ROOT = pattern(r":root\s*\{(.*?)\}", re.DOTALL)
_COLOR = pattern(r"--([a-z-]+):\s*(#[0-9a-fA-F]{3,6})\b")
_HERE = "/* The colors of site.toml stand here. */"

TEXT, SIGN = 4.5, 3.0
# Which color stands on which in the theme: text or a sign, what is behind it, and the contrast it needs.
_ON: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("ink", ("paper", "card", "tint", "warm"), TEXT),
    ("soft", ("paper", "card", "tint"), TEXT),
    ("accent", ("paper", "card", "tint", "warm"), TEXT),
    ("on-accent", ("accent",), TEXT),
    ("on-night", ("night",), TEXT),
    ("focus", ("paper", "card"), TEXT),  # errors of the form are written in it, too
    ("focus", ("tint", "warm"), SIGN),
    ("#ffd9a0", ("night",), SIGN),  # what has the keyboard's focus in the crisis strip
)


def luminance(color: str) -> float:
    """Relative luminance of "#rrggbb", from 0 to 1."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def own_colors(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colors of a style sheet by name, on light and on dark pages."""
    found = [{name: _long(color) for name, color in _COLOR.findall(block)} for block in _ROOT.findall(css)[:2]]
    light = found[0] if found else {}
    return light, {**light, **(found[1] if len(found) > 1 else {})}


def _long(color: str) -> str:
    return color.lower() if len(color) == 7 else "#" + "".join(sign * 2 for sign in color[1:]).lower()


def colors_fault(css: str, light: Mapping[str, str], dark: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(setting, what is wrong) of every pair that a host's colors make hard to read; nothing for the theme's own."""
    for setting, own, said in zip(("colors", "colors_dark"), own_colors(css), (light, dark), strict=True):
        all_ = own | dict(said)
        for text, behind, least in _ON:
            for back in behind:
                front = text if text.startswith("#") else all_.get(text, "")
                if not {text, back} & said.keys() or not front or back not in all_:
                    continue
                have = contrast(front, all_[back])
                if have < least:
                    shown = "the focus ring" if front == text else text
                    pair = f"{shown} {front} on {back} {all_[back]}"
                    yield setting, f"{setting}: {pair} has a contrast of {have:.1f} to 1; {least:g} to 1 is needed."


def with_colors(css: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """The style sheet with a host's colors: before its rules for more contrast, which win over them; else at its end."""
    rules = ""
    if light:
        rules += f":root {{ {_said(light)} }}\n"
    if dark:
        rules += f"@media (prefers-color-scheme: dark) {{\n  :root {{ {_said(dark)} }}\n}}\n"
    elif light:  # what is light on a dark page stays the theme's
        own = {name: color for name, color in own_colors(css)[1].items() if name in light}
        rules += f"@media (prefers-color-scheme: dark) {{\n  :root {{ {_said(own)} }}\n}}\n"
    if not rules:
        return css
    return css.replace(_HERE, rules.rstrip(), 1) if _HERE in css else f"{css}\n{rules}"


def _said(colors: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {color};" for name, color in colors.items())

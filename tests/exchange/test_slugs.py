"""File names of imported entries can be web addresses, whatever the name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.slugs import MAX_SLUG, joined, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open Door", "open-door"), ("Cañon City", "canon-city"), ("St. Mary's & Co.", "st-marys-and-co"), ("A/B (C)", "a-b-c"), ("日本", ""), ("", ""),
        ("Saint Paul’s", "saint-pauls"), ("Straße", "strasse"),
    ],
)  # fmt: skip
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_words_are_not_said_twice_and_only_whole_words_count() -> None:
    assert joined("recovery-of-salem", "salem") == "recovery-of-salem"
    assert joined("salemtown-recovery", "salem") == "salemtown-recovery-salem"
    assert joined("", "salem") == "salem"


def test_a_long_name_gives_way_to_what_tells_it_apart() -> None:
    made = joined("-".join(["center"] * 20), "los-angeles", "100-north-main-street")
    assert made.endswith("-center-los-angeles-100-north-main-street")
    assert len(made) <= MAX_SLUG


@given(st.lists(st.text(max_size=120).map(slug), min_size=1, max_size=4))
def test_always_a_web_address_of_at_most_80_letters(parts: list[str]) -> None:
    made = joined(*parts)
    assert len(made) <= MAX_SLUG
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)

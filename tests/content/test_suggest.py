"""Did you mean: what is near enough to be meant, and what is better left unsaid."""

import pytest

from generator.content.suggest import nearest

WORDS = ("peer_respite", "recovery_center", "support_group", "warmline", "free", "sliding_scale", "fee")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("peer respite", "peer_respite"),
        ("Warm-Line", "warmline"),
        ("warmlien", "warmline"),
        ("recovry_centre", "recovery_center"),
        ("sliding scal", "sliding_scale"),
        ("fre", "free"),
        ("hospital", ""),
        ("", ""),
        ("x" * 81, ""),
    ],
)
def test_the_nearest_word_is_offered_and_nothing_far_off(typed: str, meant: str) -> None:
    assert nearest(typed, WORDS) == meant


def test_the_order_of_the_words_does_not_matter() -> None:
    assert nearest("warmlien", reversed(WORDS)) == nearest("warmlien", WORDS)

"""What is indexed and how it weighs: the one place where ranking is decided.

There is deliberately no boost in ``site.toml`` or in an entry: nobody can buy or grant a rank.
"""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """One indexed field: its lunr name and boost, and two differences between fields.

    stop_words: lunr's stop words are dropped from it.
    once: a term counts once however often it stands there: in a list of labels repetition says nothing.
    """

    name: str
    boost: int
    stop_words: bool
    once: bool


FIELDS: Final = (
    Field("name", 10, stop_words=True, once=False),
    # Stop words stay: IN, ME and OR are states.
    Field("place", 5, stop_words=False, once=True),
    Field("labels", 3, stop_words=True, once=True),
    Field("text", 1, stop_words=True, once=False),
)
"""The order matters: lunr adds a document's field scores in the order in which it meets the fields."""

K1: Final = 1.2
"""lunr's default term-frequency saturation."""

B: Final = 0.0
"""No length normalisation: all four fields are short, and a posting then needs no field length."""

COMPOUNDS: Final = frozenset(
    {
        ("al", "anon"),
        ("ala", "teen"),
        ("nar", "anon"),
        ("gam", "anon"),
        ("co", "anon"),
        ("co", "occurring"),
        ("re", "entry"),
        ("out", "patient"),
        ("in", "patient"),
        ("half", "way"),
        ("after", "care"),
        ("tele", "health"),
        ("non", "profit"),
        ("well", "briety"),
        ("life", "ring"),
    }
)
"""Two words that people also write as one, with a hyphen or with a blank: the normal form is always the one word."""

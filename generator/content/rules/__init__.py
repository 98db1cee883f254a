"""The rules: what the field table cannot say. One small function each, listed in RULES.

Those of RULES see one entry, those of DIRECTORY_RULES all entries together; the latter run only over a whole directory.
"""

from __future__ import annotations

from generator.content.rules import addresses, dates, duplicates, honesty, people, reach, wording
from generator.content.rules.rule import DirectoryRule, Finding, Rule, Scope, Setting, Shared, is_imported

RULES: tuple[Rule, ...] = (
    *reach.RULES,
    *addresses.RULES,
    *people.RULES,
    *dates.RULES,
    *honesty.RULES,
    *wording.RULES,
)
DIRECTORY_RULES: tuple[DirectoryRule, ...] = duplicates.RULES

__all__ = [
    "DIRECTORY_RULES",
    "RULES",
    "DirectoryRule",
    "Finding",
    "Rule",
    "Scope",
    "Setting",
    "Shared",
    "is_imported",
]

"""The rules: what the field table cannot say. One small function each, listed in RULES.

Scope: rules here see one entry. What needs the whole directory stands in `directory_rules`.
"""

from __future__ import annotations

from generator.content.rules import addresses, conduct, dates, reach
from generator.content.rules.rule import Finding, Rule, Setting

RULES: tuple[Rule, ...] = (*reach.RULES, *addresses.RULES, *dates.RULES, *conduct.RULES)

__all__ = ["RULES", "Finding", "Rule", "Setting"]

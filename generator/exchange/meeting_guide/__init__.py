"""Meeting Guide: the JSON that AA, Al-Anon and others publish, and the CSV of its plugin TSML."""

from generator.exchange.meeting_guide.rows import FELLOWSHIP, read
from generator.exchange.meeting_guide.titles import CODES

__all__ = ["CODES", "FELLOWSHIP", "read"]

"""A spreadsheet of a group's or an intergroup's own, saved as CSV, in our template or near it."""

from generator.exchange.sheet.rows import CODES, FELLOWSHIP, read
from generator.exchange.sheet.template import template_csv

__all__ = ["CODES", "FELLOWSHIP", "read", "template_csv"]

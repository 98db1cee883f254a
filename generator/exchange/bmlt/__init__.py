"""BMLT: the Basic Meeting List Tool of Narcotics Anonymous, as its server sends meetings and as its database holds them."""

from generator.exchange.bmlt.rows import CODES, FELLOWSHIP, read

__all__ = ["CODES", "FELLOWSHIP", "read"]

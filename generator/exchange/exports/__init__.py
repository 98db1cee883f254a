"""Giving the directory away: its entries in the standards of the field, and what each standard cannot say."""

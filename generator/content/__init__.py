"""What volunteers write: YAML text to marked tree to checked values, the field table, the rules, and writing YAML back."""

"""The pages: every URL planned once, then rendered from templates."""

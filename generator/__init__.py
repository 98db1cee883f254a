"""recovery-site: YAML entries of recovery resources in, a static searchable website out."""

__version__ = "0.1.0"

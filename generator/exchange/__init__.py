"""Importers and exporters, one module for each standard of the field."""

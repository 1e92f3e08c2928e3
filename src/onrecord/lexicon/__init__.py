"""Taxonomies and word lists as data: one folder a language, one YAML file a list."""

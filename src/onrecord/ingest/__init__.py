"""Adapters that yield Captures: bytes and metadata, never text."""

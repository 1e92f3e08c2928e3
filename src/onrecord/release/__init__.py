"""Releases: a frozen, signed, public snapshot; its check, its withdrawal, and what changed from one to the next."""

"""Who says what: source, cue and content."""

from __future__ import annotations

from onrecord.extract.statements.find import find_statements

__all__ = ["find_statements"]

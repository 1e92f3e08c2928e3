"""Which sentences of a report tell of which incident: findings to accounts and aggregates."""

from __future__ import annotations

from onrecord.extract.accounts.assembly import assemble_accounts

__all__ = ["assemble_accounts"]

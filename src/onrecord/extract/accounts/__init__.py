"""Which sentences tell of which incident: findings assembled into accounts and aggregates."""

from __future__ import annotations

from onrecord.extract.api import Findings
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Account, Aggregate


def assemble_accounts(findings: Findings, lexicon: Lexicon) -> tuple[tuple[Account, ...], tuple[Aggregate, ...]]:
    """The accounts of the report, the one it is about first, and its figures for whole periods."""
    return (), ()

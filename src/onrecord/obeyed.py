"""The smallest part of the composition root: what people have decided, as resolution and whatever leaves a ledger obey it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what joins accounts is loaded where it is used: reading a file waits for none of it
    from onrecord.model.decided import Decided
    from onrecord.pipeline.resolve import Obeyed
    from onrecord.store.api import Ledger


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people have decided in a ledger: what it comes to, and the same as resolution obeys it."""

    decided: Decided
    obeyed: Obeyed


def decisions_of(ledger: Ledger) -> Decisions:
    """What people have decided in the ledger up to now."""
    from onrecord.pipeline.resolve import Obeyed
    from onrecord.review.obey import constraints_of, rulings_about
    from onrecord.review.standing import decided_of, in_force, read_decisions

    decisions, last = read_decisions(ledger)
    decided = decided_of(decisions, cache(ledger.latest))
    obeyed = Obeyed(
        last=last,
        constraints=constraints_of(decided),
        left_out=decided.excluded_accounts,
        touched=decided.touched,
        ruling=partial(rulings_about, decided),
        decisions=tuple(in_force(decisions)),
    )
    return Decisions(decided, obeyed)


def obeyed_in(ledger: Ledger) -> Obeyed:
    """What people have decided in the ledger, as resolution obeys it."""
    return decisions_of(ledger).obeyed

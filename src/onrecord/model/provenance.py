"""Who made a machine value, and what was turned away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Producer:
    """Who made a machine value: enough to know whether it is stale.

    Attributes:
        name: the component, such as `onrecord.extract`.
        version: the release of onrecord.
        lexicon: digest of all lexicon files.
        gazetteer: digest of the gazetteer, with its imports.
        model: digest of learned artefacts; None where rules alone were used.
    """

    name: str
    version: str
    lexicon: str
    gazetteer: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input or a value turned away: typed, stored, with a reason code and a remedy."""

    code: str
    subject: str
    found: str
    expected: str
    remedy: str

    def message(self) -> str:
        """One line for a person: subject, found, expected, remedy."""
        return f"{self.subject}: found {self.found}, expected {self.expected}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the reading should know; the reading stands all the same."""

    code: str
    message: str

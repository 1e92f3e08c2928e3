"""Every error onrecord raises, in one tree.

    OnrecordError
    ├── UsageError            the caller asked for something that cannot be (exit code 2)
    ├── InputRefused          one input cannot be read; the batch goes on (exit code 1)
    ├── LexiconError          a lexicon file breaks its schema
    ├── GazetteerError        the gazetteer is missing, damaged, or cannot take an import
    ├── LedgerError           the ledger cannot be opened, or is not what it should be
    │   ├── LedgerDamaged     its database is damaged: a torn file, a bad disk
    │   └── Overtaken         somebody else decided since the caller looked
    ├── DecisionRefused       a decision that cannot be taken as it is worded
    ├── DisclosureError       an incident cannot be told of as the rules ask, so nothing of it leaves
    ├── ReleaseError          a release cannot be made, or is not what it should be
    ├── ModelError            a learned artefact is not the one this release was built with
    └── SpanError             a span does not quote its text: a bug, never data

A message gives the subject, what was found, what was expected and what to do.
"""

from __future__ import annotations

_SHOWN = 200
"""Code points of the longest id, an address, that a message repeats."""


class OnrecordError(Exception):
    """Root of every error that onrecord raises on purpose."""


class UsageError(OnrecordError):
    """The caller asked for something that cannot be done as asked."""


class InputRefused(OnrecordError):
    """One input cannot be read; what is known becomes a stored `model.provenance.Refusal`.

    Attributes:
        code: the stable reason code, such as `not-json` or `binary`.
        subject: the input as the user named it, with a line number where there is one.
        found: what stood there.
        expected: what was expected instead.
        remedy: what the user can do.
    """

    def __init__(self, code: str, subject: str, *, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{subject}: found {found}, expected {expected}; {remedy}")
        self.code = code
        self.subject = subject
        self.found = found
        self.expected = expected
        self.remedy = remedy


class LexiconError(OnrecordError):
    """A lexicon file breaks its schema; the message names the file, the entry and the remedy."""


class GazetteerError(OnrecordError):
    """The gazetteer is missing, damaged, or cannot take what an import offers."""


class LedgerError(OnrecordError):
    """The ledger cannot be opened, or holds what this release cannot read. Nothing has been written."""

    def __init__(self, subject: str, *, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{subject}: found {found}, expected {expected}; {remedy}")
        self.subject = subject


class LedgerDamaged(LedgerError):
    """The ledger's database is damaged, so that it cannot be read to its end: a torn file, a bad disk."""


class Overtaken(LedgerError):
    """A decision came in since the caller looked at the ledger. Nothing has been written; look again."""


class DecisionRefused(OnrecordError):
    """A decision that cannot be taken as it is worded. Nothing has been written. No message repeats a victim's name.

    Attributes:
        code: the stable reason code, such as `stale`, `no-reason` or `unknown-subject`.
    """

    def __init__(self, code: str, subject: str, *, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{subject}: found {found}, expected {expected}; {remedy}")
        self.code = code
        self.subject = subject
        self.found = found
        self.expected = expected
        self.remedy = remedy


def shown(words: str) -> str:
    """The words as a message may repeat them: an id or a key as it is; anything with white space in it could be a person's name."""
    return words if words and len(words.split()) == 1 and len(words) <= _SHOWN else "what was given"


class DisclosureError(OnrecordError):
    """An incident is not as the contract has it, so nobody can say what of it may leave. Names its id and the kind of fault, nothing else."""

    def __init__(self, identifier: str, fault: str | None) -> None:
        super().__init__(
            f"incident {identifier}: found a shape that the contract does not have ({fault}), expected an incident; "
            "nothing of it has left; run `onrecord ingest LEDGER` so that it is made again"
        )
        self.identifier = identifier


class ReleaseError(OnrecordError):
    """A release cannot be made, or a folder is not the release that it should be."""

    def __init__(self, subject: str, *, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{subject}: found {found}, expected {expected}; {remedy}")
        self.subject = subject


class ModelError(OnrecordError):
    """A learned artefact is not the one this release was built with; the message names both digests."""


class SpanError(OnrecordError):
    """A span does not quote the text it points to. Always a bug in the producer."""

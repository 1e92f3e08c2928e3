"""The page for people that lies in every release: what it is, how it was made, what it cannot say."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

_WIDTH = 88


def readme(manifest: Mapping[str, Any]) -> str:
    """The page as plain text."""
    counts, disclosure = manifest["counts"], manifest["disclosure"]
    parts = [
        f"{manifest['title']}\n{'=' * len(manifest['title'])}\n\nRelease {manifest['id']}, made {manifest['created']} by {manifest['tool']}.\n"
        f"{counts['incidents']:,} incidents, {counts['claims']:,} claims in {counts['accounts']:,} accounts of them.",
        _section(
            "What this is",
            "A frozen copy of what a ledger of news reports has on record about attacks on people. Every number is reported, never established: each stands "
            "with who said it, in which words, and where to find the report. Nothing here says that anybody did anything; it says who is said to have done it, and by whom.",
        ),
        _section(
            "Method",
            f"Reports were read by rules and small learned models, accounts of one incident joined as far as the ledger joins them, and their claims reconciled under the policy {_policies(manifest)}. "
            "People's decisions go before the machine's. A toll is a range: the lowest and the highest that credible claims about the whole incident state; it is open where a "
            "claim leaves the top open. Figures for whole periods are in nobody's toll. Sources are counted by who first said a thing, not by how many repeated it.",
        ),
        _section(
            "Limits",
            "What nobody reported is not here, and most harm is never reported. Machines misread; a provisional record has been looked at by nobody. Counts differ because sources "
            "differ. An unknown place or day is left empty, never guessed. Do not add these figures to those of other collections: they count the same people.",
        ),
        _section("What was withheld or changed", _withheld(manifest)),
        _section(
            "Places",
            f"Points are the middles of grid cells {disclosure['coarsened_to_km']:g} km wide and marked so (coarsened, coarsened_to_km). They are no addresses. "
            "The precision beside a point says what it stands for.",
        ),
        _section(
            "Filters",
            "; ".join(f"{key} = {value}" for key, value in manifest["filters"].items())
            or "None: all incidents of the ledger.",
        ),
        "Files\n-----\n"
        + "\n".join(
            f"{file['name']:<24} {file['sha256']}" for file in manifest["files"] if file["name"] != "README.txt"
        ),
        "Is it whole?\n------------\n"
        "onrecord release verify FOLDER\n\nor, without onrecord:\n\n"
        "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile manifest.sig\n\n"
        + textwrap.fill(
            "and compare the hashes in manifest.json with those of `sha256sum`. Compare the key's fingerprint with the one that the publisher gives elsewhere.",
            _WIDTH,
        ),
        _section(
            "If something is wrong, or harms somebody",
            "Tell whoever published this. A release can be withdrawn: then withdrawal.json lies beside the manifest with the reason, and nobody should use it any more.",
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, words: str) -> str:
    return f"{title}\n{'-' * len(title)}\n{textwrap.fill(words, _WIDTH) if chr(10) not in words else words}"


def _policies(manifest: Mapping[str, Any]) -> str:
    return ", ".join(manifest["policies"]) or "of the ledger"


def _withheld(manifest: Mapping[str, Any]) -> str:
    rows = [f"{one['count']:>7,}  {one['reason']}" for one in manifest["withheld"]]
    left_out = [
        f"{count:>7,}  left out of {name}: {why}"
        for name, whys in manifest["left_out"].items()
        for why, count in whys.items()
    ]
    return "\n".join([*rows, *left_out]) or "Nothing."

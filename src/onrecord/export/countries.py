"""Countries as the ACLED- and UCDP-shaped tables name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        name: in English.
        numeric: of ISO 3166-1, as a number without leading zeros.
        acled: ACLED's region.
        ucdp: UCDP's region.
    """

    name: str
    numeric: int
    acled: str
    ucdp: str


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, Country]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told = yaml.load(files("onrecord.export").joinpath("countries.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
    return {code: Country(**entry) for code, entry in told["entries"].items()}


def country_of(code: str | None) -> Country | None:
    """The country with that ISO 3166-1 alpha-2 code; None where there is none."""
    return _countries().get(code or "")

"""Every exporter that is installed, by its entry point; this package's own come through the same door."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from onrecord.errors import UsageError
from onrecord.export.api import GROUP, Exporter


@lru_cache(maxsize=1)
def exporter_names() -> tuple[str, ...]:
    """The names of the exporters, in name order; none of them is loaded."""
    return tuple(sorted(_points()))


@lru_cache(maxsize=32)
def exporter_of(name: str) -> Exporter:
    """The exporter of that name.

    Raises:
        UsageError: there is none, or it cannot be loaded.
    """
    points = _points()
    if name not in points:
        known = ", ".join(sorted(points)) or "none; install the package again"
        raise UsageError(f"export: found no form {name!r}, expected one of those installed: {known}; name one of them")
    try:
        exporter = points[name].load()
    except Exception as fault:
        raise _broken(name, f"{type(fault).__name__}: {fault}") from fault
    if not isinstance(exporter, Exporter) or exporter.name != name:
        raise _broken(name, f"no Exporter of that name in {points[name].value}")
    return exporter


def exporters() -> Mapping[str, Exporter]:
    """All of them by name, in name order."""
    return {name: exporter_of(name) for name in exporter_names()}


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _broken(name: str, found: str) -> UsageError:
    return UsageError(
        f"exporter {name}: found {found}, expected an exporter; mend or uninstall the package that brings it"
    )

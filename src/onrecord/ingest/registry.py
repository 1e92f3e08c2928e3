"""Every source that is installed, by its entry point; this package's own come through the same door."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import entry_points

from onrecord.errors import UsageError
from onrecord.ingest.source import GROUP, Source


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """The sources by name, in name order.

    Raises:
        UsageError: there is none, or one cannot be loaded: reading less than was installed, and saying nothing, would lose reports.
    """
    found = {point.name: point for point in entry_points(group=GROUP)}
    if not found:
        raise UsageError(
            f"found no entry point of the group {GROUP}, expected those of onrecord itself; install the package again"
        )
    loaded: dict[str, Source] = {}
    for name, point in sorted(found.items()):
        try:
            source = point.load()
        except Exception as fault:
            raise _broken(name, f"{type(fault).__name__}: {fault}") from fault
        if not isinstance(source, Source) or source.name != name:
            raise _broken(name, f"no Source of that name in {point.value}")
        loaded[name] = source
    return loaded


@lru_cache(maxsize=1)
def endings() -> Mapping[str, str]:
    """How the names of readable files end, with the media type of each."""
    return {ending: kind for source in sources().values() for ending, kind in source.endings.items()}


@lru_cache(maxsize=64)
def source_of(media_type: str) -> Source | None:
    """The source that takes this media type, the first by name where several do; None where none does."""
    return next((source for source in sources().values() if media_type in source.media_types), None)


def _broken(name: str, found: str) -> UsageError:
    return UsageError(f"source {name}: found {found}, expected a source; mend or uninstall the package that brings it")

"""Incidents of a ledger against coded incidents (corpora gva and airwars_sources): who is together, and what each incident comes to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.bench.clusters import match_groups, pair_metric, partition_metrics
from onrecord.bench.documents import NEAR_KM, count_is_right
from onrecord.bench.measure import Json, Metric, accuracy, day_of_interval, point_of
from onrecord.model.place import great_circle_km

HARMS = ("killed", "injured")
CLUSTERS = ("MUC", "B-cubed", "CEAF-e", "CoNLL average", "pair links", "incidents matched")
"""The rows that say who is together; the others say what an incident comes to."""


def score_incidents(gold: Sequence[Json], incidents: Sequence[Json]) -> list[Metric]:
    """Who is together, over reports; then, of the coded incidents that correspond to one of ours, how many have each fact right.

    Measures over groups take the reports of one coded incident; `pair links` takes all. A report in no incident is alone; one in several counts
    in that of its first account.
    """
    coded = {record["id"]: record["incidents"] for record in gold}
    everywhere, main = _memberships(incidents, set(coded))
    single = {report: of[0] for report, of in coded.items() if len(of) == 1}
    predicted = {report: main.get(report, f"alone {report}") for report in single}
    matched = match_groups(_members(coded), _members(everywhere))
    total = len({incident for of in coded.values() for incident in of})
    return [
        *partition_metrics(single, predicted),
        pair_metric(coded, everywhere),
        accuracy("incidents matched", len(matched), total),
        *_facts(gold, incidents, matched),
    ]


def _memberships(incidents: Sequence[Json], known: set[str]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """All incidents of each report, and the one of its lowest rank."""
    everywhere: defaultdict[str, list[str]] = defaultdict(list)
    best: dict[str, tuple[int, int, str]] = {}
    for order, incident in enumerate(incidents):
        for report in incident["reports"]:
            if report["id"] in known:
                everywhere[report["id"]].append(incident["id"])
                here = (report["rank"], order, incident["id"])
                best[report["id"]] = min(here, best.get(report["id"], here))
    return everywhere, {report: incident for report, (_, _, incident) in best.items()}


def _members(groups: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for item, of in groups.items():
        for group in of:
            members[group].add(item)
    return members


def _facts(gold: Sequence[Json], incidents: Sequence[Json], matched: Mapping[str, str]) -> Iterator[Metric]:
    facts = {incident: coded for record in gold for incident, coded in record["facts"].items()}
    wanted = {incident for record in gold for incident in record["incidents"]} & facts.keys() & matched.keys()
    ours = {one["id"]: one for one in incidents}
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for incident in wanted:
        for name, right in _compare(facts[incident], ours[matched[incident]]):
            hits[name] += right
            totals[name] += 1
    for name in (*(f"{harm} exact" for harm in HARMS), "date", f"within {NEAR_KM} km"):
        yield accuracy(f"matched {name}", hits[name], totals[name])


def _compare(coded: Json, ours: Json) -> Iterator[tuple[str, bool]]:
    """Every fact that is coded, and whether ours is the same."""
    for harm in HARMS:
        if coded.get(harm) is not None:
            yield f"{harm} exact", count_is_right(coded[harm], ours["tolls"].get(harm))
    if coded.get("date"):
        yield "date", day_of_interval(ours["time"]) == coded["date"]
    if coded.get("lat") is not None:
        point = point_of(ours["place"])
        near = point is not None and great_circle_km(point, (coded["lat"], coded["lon"])) <= NEAR_KM
        yield f"within {NEAR_KM} km", near

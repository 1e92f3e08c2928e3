"""Accounts as MUC-4 templates, scored as the GTT paper does (Du, Rush and Cardie, NAACL 2021; task muc4)."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.bench.measure import Json, Metric, assign, f_measure_of_two

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
MOST_MAPPINGS = 60_000
"""Past this many ways to map templates, an assignment stands in for trying them all."""

_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")

_TYPES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("arson", r"arson|set(?:ting)? (?:on )?fire|\bburn"),
        ("kidnapping", r"kidnap|abduct|hostage|forced disappearance|hijack"),
        ("forced work stoppage", r"work stoppage|armed strike|blockade"),
        ("attack", r"air ?strike|drone|aerial|artillery|shelling|missile|rocket"),
        ("bombing", r"bomb|\bied\b|explos|landmine|\bmine\b|grenade|blast|dynamite"),
        ("robbery", r"robber|loot|theft|\brob\b"),
    )
)
"""MUC-4's incident types and the words of an event type that mean them, first match first; whatever else is an attack."""

Entities = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """An incident as GTT counts it: its type, and for each role the entities, each a set of acceptable strings."""

    type: str
    roles: Mapping[str, Entities]

    def size(self) -> int:
        """What there is to find or to get wrong: the type and every entity."""
        return 1 + sum(len(entities) for entities in self.roles.values())


def score_templates(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """Micro F1 over types and role fillers under the best mapping of each report's templates."""
    precise = recalled = predicted_size = gold_size = 0
    for record, reading in zip(gold, readings, strict=True):
        got = [
            _from_account(account) for account in reading["accounts"] if account["reality"] in ("happened", "alleged")
        ]
        expected = _gold_templates(record["gtt_templates"])
        hits = _best_hits(got, expected)
        precise, recalled = precise + hits[0], recalled + hits[1]
        predicted_size += sum(template.size() for template in got)
        gold_size += sum(template.size() for template in expected)
    return [f_measure_of_two("GTT micro", (precise, predicted_size), (recalled, gold_size))]


def _plain(text: str) -> str:
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def _from_account(account: Json) -> Template:
    strings: dict[str, list[str]] = {role: [] for role in ROLES}
    for perpetrator in account["perpetrators"]:
        if perpetrator["status"] != "denied":
            role = "PerpInd" if perpetrator["kind"] == "individual" else "PerpOrg"
            strings[role].append(perpetrator["span"]["quote"])
    strings["Target"] = [thing["span"]["quote"] for thing in account["objects"]]
    strings["Victim"] = [victim["name"] for victim in account["victims"] if victim["name"]]
    strings["Weapon"] = [weapon["span"]["quote"] for weapon in account["weapons"]]
    roles = {
        role: tuple(frozenset({one}) for one in dict.fromkeys(map(_plain, quotes)) if one)
        for role, quotes in strings.items()
    }
    return Template(_type_of(account), roles)


def _type_of(account: Json) -> str:
    if account.get("muc_type"):
        return str(account["muc_type"])
    for key in ("event_type", "acled_sub_event_type"):
        words = re.sub(r"[^a-z]+", " ", (account[key] or "").lower())
        for name, pattern in _TYPES:
            if pattern.search(words):
                return name
    return "attack"


def _gold_templates(raw: Sequence[Json]) -> list[Template]:
    """Gold templates, the same one once."""
    distinct: list[tuple[str, Mapping[str, list[list[str]]]]] = []
    for item in raw:
        mentions = {role: [[mention[0] for mention in entity] for entity in item[role] if entity] for role in ROLES}
        if (item["incident_type"], mentions) not in distinct:
            distinct.append((item["incident_type"], mentions))
    return [
        Template(kind, {role: tuple(frozenset(map(_plain, entity)) for entity in roles[role]) for role in ROLES})
        for kind, roles in distinct
    ]


def _hits(got: Template, gold: Template) -> tuple[int, int]:
    """(predicted items that are right, gold items found) of a mapped pair; nothing where the types do not fit."""
    if got.type not in gold.type:  # "attack" fits the key's "attack / bombing"
        return 0, 0
    precise = recalled = 1
    for role in ROLES:
        right = [[one <= entity for entity in gold.roles[role]] for one in got.roles[role]]
        precise += sum(any(row) for row in right)
        recalled += sum(any(row[column] for row in right) for column in range(len(gold.roles[role])))
    return precise, recalled


def _best_hits(got: Sequence[Template], gold: Sequence[Template]) -> tuple[int, int]:
    """The hits under the one-to-one mapping with the best F1 of the report."""
    if not got or not gold:
        return 0, 0
    predicted_size, gold_size = sum(one.size() for one in got), sum(one.size() for one in gold)
    gains = [[_hits(one, other) for other in gold] for one in got]
    if (len(gold) + 1) ** len(got) > MOST_MAPPINGS:
        pairs = assign(len(got), len(gold), lambda i, j: gains[i][j][0] / predicted_size + gains[i][j][1] / gold_size)
        return sum(gains[i][j][0] for i, j in pairs), sum(gains[i][j][1] for i, j in pairs)

    def f1(hits: tuple[int, int]) -> float:
        precision, recall = hits[0] / predicted_size, hits[1] / gold_size
        return 2 * precision * recall / (precision + recall) if hits[0] and hits[1] else 0.0

    return max(_mappings(gains, 0, frozenset()), key=f1)


def _mappings(gains: Sequence[Sequence[tuple[int, int]]], row: int, used: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The hits of every one-to-one mapping of the templates from `row` on to gold templates not yet used."""
    if row == len(gains):
        yield 0, 0
        return
    for column, (precise, recalled) in enumerate(gains[row]):
        if column not in used:
            for rest in _mappings(gains, row + 1, used | {column}):
                yield precise + rest[0], recalled + rest[1]
    yield from _mappings(gains, row + 1, used)

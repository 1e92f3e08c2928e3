"""One group told as several incidents of different kinds: a kidnapping and a bombing are two accounts, whatever joins their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.salience import is_concrete
from onrecord.extract.accounts.segments import Group
from onrecord.extract.accounts.signs import event_places, is_definite, read_signs
from onrecord.extract.api import Frame


def divide_by_kind(groups: Iterable[Group], published: date | None) -> list[Group]:
    """The groups, each divided where its frames belong to incidents of different kinds (`Frame.muc_type`).

    A sentence without a kind of its own goes with the one before it. Each part has the group's time and places until its own
    sentences say finer ones.
    """
    divided: list[Group] = []
    for group in groups:
        kinds = list(dict.fromkeys(kind for piece in group.pieces if (kind := kind_of(piece)) is not None))
        if len(kinds) < 2 or _is_one_strike(group, kinds):
            divided.append(group)
            continue
        parts = {kind: Group(recalled=group.recalled, time=group.time, places=list(group.places)) for kind in kinds}
        current = parts[kinds[0]]
        for piece in group.pieces:
            current = parts.get(kind_of(piece) or "", current)
            current.add(piece, read_signs(piece, published))
        divided.extend(_whole(list(parts.values())))
    return divided


def _whole(parts: list[Group]) -> list[Group]:
    """The parts that tell of one incident each; what a part without content says ("claimed the attack") is said of the first."""
    kept = [part for part in parts if is_concrete(part)] or parts[:1]
    lost = [piece for part in parts if part not in kept for piece in part.pieces]
    if lost:
        kept[0].pieces = sorted((*kept[0].pieces, *lost), key=lambda piece: piece.order)
    return kept


_FROM_AFAR = frozenset({"airstrike", "drone-strike", "missile-strike", "shelling"})


def _is_one_strike(group: Group, kinds: Sequence[str]) -> bool:
    """True where a strike from afar is also called a bombing or an explosion: "the air strike ... the bombing"."""
    return set(kinds) == {"attack", "bombing"} and not _FROM_AFAR.isdisjoint(
        frame.trigger.type for piece in group.pieces for frame in piece.frames
    )


def kind_of(piece: Piece) -> str | None:
    """The kind of incident that most of the sentence's frames belong to; the first of them where there is a tie."""
    return most([frame.muc_type for frame in piece.frames if frame.muc_type is not None and not _goes_on(piece, frame)])


_CONSEQUENCES = frozenset({"injuring"})
"""What any kind of incident leads to: "seven more were injured" goes on with the bombing before it."""


def _goes_on(piece: Piece, frame: Frame) -> bool:
    """True for words that fit any kind of incident: "seven more were injured", "20 had been killed", "one of the worst attacks"."""
    kind = frame.trigger.type
    if kind in _CONSEQUENCES:
        return True
    if frame.perpetrators or piece.times or event_places(piece):
        return False
    return kind == "killing" or (kind in _ANY_ATTACK and not piece.counted and is_definite(piece))


_ANY_ATTACK = frozenset({"attack", "armed-attack"})


def most(kinds: Sequence[str]) -> str | None:
    """The commonest of the kinds, the first of them where there is a tie; None of none."""
    return max(dict.fromkeys(kinds), key=kinds.count, default=None)

"""Findings to accounts and aggregates: pieces are grouped by incident, and each group gives one account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.accounts.aggregates import find_aggregates
from onrecord.extract.accounts.damage import find_damage, merge_damage
from onrecord.extract.accounts.division import divide_by_kind
from onrecord.extract.accounts.evidence import find_evidence
from onrecord.extract.accounts.generic import is_generic
from onrecord.extract.accounts.kinds import choose_kind, muc_type_of
from onrecord.extract.accounts.links import StatementIndex, index_statements, speaks, statement_id
from onrecord.extract.accounts.merging import PartyNames, read_names
from onrecord.extract.accounts.pieces import Piece, cut_pieces
from onrecord.extract.accounts.placing import choose_place
from onrecord.extract.accounts.reality import reality_of
from onrecord.extract.accounts.responsibility import Blame, find_blame, find_origins, link_perpetrators
from onrecord.extract.accounts.salience import is_concrete, order_groups
from onrecord.extract.accounts.segments import Group, group_pieces
from onrecord.extract.accounts.signs import is_worst_since, opens_with_place
from onrecord.extract.accounts.standing import own_standing
from onrecord.extract.accounts.timing import choose_time, recalled_time
from onrecord.extract.accounts.victims import are_harmed, harmed, names_nation, unique_victims
from onrecord.extract.api import Findings, Frame
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import Account, AccountPlace, Aggregate, Evidence, Perpetrator, Site
from onrecord.model.casualty import Casualty
from onrecord.model.mention import ObjectMention, WeaponMention
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What the accounts of one report share."""

    findings: Findings
    lexicon: Lexicon
    statements: StatementIndex
    blame: Blame
    names: PartyNames
    evidence: Mapping[int, tuple[Evidence, ...]]


def assemble_accounts(findings: Findings, lexicon: Lexicon) -> tuple[tuple[Account, ...], tuple[Aggregate, ...]]:
    """The accounts of the report, the one it is about first, and its figures for whole periods.

    Every item of an account carries the words that say it. Takes time linear in the length of the text.
    """
    body = cut_pieces(findings, lexicon)
    title = cut_pieces(findings.title, lexicon, len(body)) if findings.title is not None else ()
    published = findings.published
    statements = index_statements(findings.statements, frozenset(lexicon.entries("speakers")["vague"]))
    scene = Scene(
        findings,
        lexicon,
        statements,
        find_blame(findings, body, lexicon),
        read_names(findings.document, lexicon),
        find_evidence(findings.document, body, statements, lexicon),
    )
    own = [
        piece
        for piece in (*body, *title)
        if not is_worst_since(piece) and not any(cue.kind in _NOT_ITS_DAY for cue in piece.cues)
    ]
    main_time, _ = choose_time(own, published)
    told = divide_by_kind(group_pieces(body, published, main_time), published)
    groups = order_groups([group for group in told if is_concrete(group)])
    if not groups and any(piece.tells for piece in title):
        groups = [Group(list(body))]
    accounts: list[Account] = []
    for number, group in enumerate(groups):
        own_title = title if number == 0 and not group.recalled else ()
        first = accounts[0].place if accounts else None
        accounts.append(_account(scene, group, own_title, (f"a{number + 1}", first)))
    return tuple(accounts), find_aggregates(body, accounts, statements, published)


_NOT_ITS_DAY = frozenset({"separate", "recalled", "onward"})
"""Cues of sentences whose day is not that of the report's own incident: another one's, or the day of a new toll."""


def _account(scene: Scene, group: Group, title: Sequence[Piece], placed: tuple[str, AccountPlace | None]) -> Account:
    """The account of one group; the title's claims serve where the body has none of their kind.

    `placed` is the account's id and the place of the report's first account, which "the city" may mean.
    """
    pieces = group.pieces
    identity, first_place = placed
    frames = _frames(piece for piece in pieces if not is_generic(piece)) or _frames(pieces) or _frames(title)
    casualties = _casualties(scene, pieces, title)
    published = scene.findings.published
    time, time_spans = (recalled_time if group.recalled else choose_time)((*_dated(pieces), *title), published)
    kind = choose_kind((*pieces, *title), scene.lexicon)
    objects = _unique_objects(thing for frame in frames for thing in frame.objects if _is_thing(scene, thing))
    return Account(
        id=identity,
        # what a report recalls and tells nothing else of is what it is about: an anniversary's bombing
        standing="background" if group.recalled and identity != "a1" else own_standing(pieces, time, published),
        reality=reality_of(frames, casualties, scene.statements),
        event_type=kind.type,
        acled_sub_event_type=kind.acled,
        triggers=_triggers(frames, casualties),
        time=time,
        time_spans=time_spans,
        place=_place(scene, pieces, title, first_place),
        site=Site(objects[0].type, objects[0].span) if objects else None,
        perpetrators=tuple(who for who in _perpetrators(scene, pieces, frames) if not are_harmed(who, casualties)),
        weapons=_unique_weapons(weapon for frame in frames for weapon in frame.weapons),
        objects=objects,
        victims=unique_victims(harmed(scene.findings, scene.statements, frames, casualties, scene.lexicon)),
        casualties=casualties,
        damage=merge_damage(
            damage for piece in pieces for damage in find_damage(piece, scene.statements, scene.lexicon)
        ),
        evidence=tuple(item for piece in pieces for item in scene.evidence.get(piece.order, ())),
        muc_type=muc_type_of(frames, kind),
    )


def _dated(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without those that later go on with the toll: "it rose to 11 on Sunday" does not date the attack."""
    told = False
    for piece in pieces:
        if not (told and piece.has("onward")):
            yield piece
        told = told or piece.tells


def _place(
    scene: Scene, pieces: Sequence[Piece], title: Sequence[Piece], first: AccountPlace | None
) -> AccountPlace | None:
    """Where it happened; "the city's station" is in the city of the report's first account."""
    if first is not None:
        for piece in pieces:
            for cue in piece.cues:
                if piece.tells and cue.kind == "same_place" and not opens_with_place(piece):
                    return AccountPlace(first.place, (piece.document.span(cue.first, cue.last),))
    blamed = {named.span.start for piece in pieces for named in scene.blame.named.get(piece.order, ())}
    for piece in pieces:  # "Ruritania struck a clinic", "a U.S. air strike": the state, not where it struck
        doers = [named for frame in piece.frames for named in frame.perpetrators if named.kind == "state"]
        blamed.update(
            named.span.start
            for named in (*doers, *find_origins(piece, scene.lexicon))
            if named.span.field == piece.document.field
        )
    return choose_place((*pieces, *title), blamed)


def _frames(pieces: Iterable[Piece]) -> tuple[Frame, ...]:
    return tuple(frame for piece in pieces for frame in piece.frames)


def _casualties(scene: Scene, pieces: Sequence[Piece], title: Sequence[Piece]) -> tuple[Casualty, ...]:
    """The claims about the incident, each linked to its statement; the title's only for harms that the body leaves out."""
    body = [casualty for piece in pieces for casualty in piece.counted]
    harms = {casualty.harm for casualty in body}
    extra = [casualty for piece in title for casualty in piece.counted if casualty.harm not in harms]
    return tuple(_linked(scene, casualty) for casualty in (*body, *extra))


def _linked(scene: Scene, casualty: Casualty) -> Casualty:
    statement = casualty.statement or statement_id(scene.statements, casualty.span)
    return casualty if statement == casualty.statement else replace(casualty, statement=statement)


def _triggers(frames: Sequence[Frame], casualties: Sequence[Casualty]) -> tuple[Span, ...]:
    spans = [frame.trigger.span for frame in frames] or [item.trigger or item.span for item in casualties]
    return tuple(dict.fromkeys(spans))


def _perpetrators(scene: Scene, pieces: Sequence[Piece], frames: Sequence[Frame]) -> tuple[Perpetrator, ...]:
    blame = scene.blame
    named = [
        perpetrator
        for frame in frames
        for perpetrator in frame.perpetrators
        if perpetrator.kind != "state" or frame.reality not in ("hypothetical", "planned")
    ]
    origins = [
        perpetrator for piece in pieces if not is_generic(piece) for perpetrator in find_origins(piece, scene.lexicon)
    ]
    blamed = [perpetrator for piece in pieces for perpetrator in blame.named.get(piece.order, ())]
    read = [each for each in (*named, *origins) if each.status == "claimed" or not blame.clears(each.span)]
    deeds = frozenset(frame.trigger.span.start for frame in frames if frame.trigger.span.field == "text")
    linked = link_perpetrators((*read, *blamed), scene.statements, deeds)
    return scene.names.merge(linked)


def _unique_weapons(found: Iterable[WeaponMention]) -> tuple[WeaponMention, ...]:
    return tuple({(weapon.type, weapon.span.quote.lower()): weapon for weapon in found}.values())


def _is_thing(scene: Scene, thing: ObjectMention) -> bool:
    """True unless the words name a nation's people, or who speaks: "the governor's office said"."""
    return not speaks(scene.statements, thing.span) and not names_nation(
        scene.findings.document, thing.span, scene.lexicon
    )


def _unique_objects(found: Iterable[ObjectMention]) -> tuple[ObjectMention, ...]:
    kept: dict[tuple[str, str], ObjectMention] = {}
    for thing in found:
        kept.setdefault((thing.type, thing.span.quote.lower()), thing)
    return tuple(kept.values())

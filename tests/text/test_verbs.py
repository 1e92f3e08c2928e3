"""Verb groups."""

from __future__ import annotations

from onrecord.text.document import make_document
from onrecord.text.verbs import VerbGroup, verb_groups


def _groups(text: str) -> list[tuple[str, VerbGroup]]:
    document = make_document(text)
    return [
        (document.span(group.first, group.last).quote, group)
        for sentence in document.sentences
        for group in verb_groups(document, sentence)
    ]


def test_passive() -> None:
    """A participle after a form of be is passive and finite."""
    [(quote, group)] = _groups("Four miners were killed.")
    assert (quote, group.lemma, group.voice, group.finite) == ("were killed", "kill", "passive", True)


def test_active() -> None:
    """A past tense by itself is active."""
    [(quote, group)] = _groups("The shell hit a school.")
    assert (quote, group.lemma, group.voice) == ("hit", "hit", "active")


def test_have_is_not_passive() -> None:
    """A participle after have is active, after have been passive."""
    assert _groups("Rebels have attacked the base.")[0][1].voice == "active"
    assert _groups("The base has been attacked.")[0][1].voice == "passive"


def test_modal_and_negation() -> None:
    """Modal and negation are read off the group."""
    [(_, group)] = _groups("The army did not bomb the hospital.")
    assert group.negated
    [(quote, group)] = _groups("Dozens may have been wounded.")
    assert (quote, group.modal, group.voice) == ("may have been wounded", "may", "passive")


def test_joined_participles_share_the_auxiliary() -> None:
    """Both verbs of `were killed and wounded` are passive and finite."""
    groups = [group for _, group in _groups("Many villagers were killed or wounded.")]
    assert [(group.lemma, group.voice, group.finite) for group in groups] == [
        ("kill", "passive", True),
        ("wound", "passive", True),
    ]


def test_infinitive() -> None:
    """`to` opens an infinitive, which is not finite."""
    groups = _groups("The group threatened to kill the hostages.")
    assert [(quote, group.finite, group.infinitive) for quote, group in groups] == [
        ("threatened", True, False),
        ("to kill", False, True),
    ]


def test_past_tense_that_must_be_a_participle() -> None:
    """A verb between a noun and a preposition is a participle where the next verb has no subject of its own."""
    groups = [group for _, group in _groups("The woman wounded in the attack is a nurse.")]
    assert [(group.lemma, group.voice, group.finite) for group in groups] == [
        ("wound", "passive", False),
        ("be", "active", True),
    ]

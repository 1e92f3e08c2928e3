"""What single sentences tell of events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.api import Frame
from onrecord.extract.frames import find_actors, find_frames, find_objects, find_weapons
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document


def frames(sentence: str) -> tuple[Frame, ...]:
    """The frames of one sentence."""
    return find_frames(make_document(sentence), load_lexicon())


@pytest.mark.parametrize(
    ("sentence", "key", "muc"),
    [
        ("A cruise missile struck a warehouse in the port.", "missile-strike", "attack"),
        ("Warplanes carried out an airstrike on the village.", "airstrike", "attack"),
        ("A refinery in the port was hit by missiles.", "missile-strike", "attack"),
        ("A bomb exploded next to the bakery.", "bombing", "bombing"),
        ("Gunmen opened fire on a wedding.", "shooting", "attack"),
        ("REBELS KIDNAPPED TWO ENGINEERS.", "abduction", "kidnapping"),
        ("Armed men set fire to the mill.", "arson", "arson"),
        ("A woman was stabbed in the market.", "stabbing", "attack"),
        ("Thieves robbed the savings bank.", "robbery", "robbery"),
    ],
)
def test_trigger_gives_event_type(sentence: str, key: str, muc: str) -> None:
    """The trigger, narrowed by the means, gives the type and its MUC-4 type."""
    assert (key, muc) in {(frame.trigger.type, frame.muc_type) for frame in frames(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Teachers began a hunger strike.",
        "He died of a heart attack.",
        "The two sides struck a deal.",
        "Attack helicopters arrived.",
    ],
)
def test_idiom_is_no_event(sentence: str) -> None:
    """Word groups that only look like a trigger give no frame."""
    assert frames(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "reality"),
    [
        ("The rebels attacked the bridge.", "happened"),
        ("The army denied having bombed the clinic.", "denied"),
        ("The group threatened to attack the port.", "planned"),
        ("If they attack the convoy, talks will end.", "hypothetical"),
        ("The troops did not shell the town.", "denied"),
        ("They might attack the convoy.", "hypothetical"),
    ],
)
def test_words_before_the_trigger_give_reality(sentence: str, reality: str) -> None:
    """Negation, denial, modals and plans tell what became of the event."""
    assert reality in {frame.reality for frame in frames(sentence)}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Guerrillas blew up a bridge.", "Guerrillas", "individual"),
        ("The clinic was shelled by Syrian forces.", "Syrian forces", "force"),
        ("Boko Haram attacked the village.", "Boko Haram", "organisation"),
        ("THE CONVOY WAS AMBUSHED BY THE FMLN.", "Farabundo Marti National Liberation Front", "organisation"),
        ("Hamas's attack on the base began at dawn.", "Hamas", "organisation"),
    ],
)
def test_agent_is_the_perpetrator(sentence: str, name: str, kind: str) -> None:
    """The subject of an active verb, the words after 'by' and a possessor are perpetrators."""
    assert (name, kind) in {(p.name, p.kind) for frame in frames(sentence) for p in frame.perpetrators}


def test_number_before_object_is_its_count() -> None:
    """'six apartment buildings' is one object mention of count 6."""
    document = make_document("The blast damaged six apartment buildings.")
    assert [(thing.type, thing.count) for thing in find_objects(document, load_lexicon())] == [
        ("apartment-building", 6)
    ]


@given(st.text(alphabet=st.sampled_from("bomb car attack by the Hamas rebels' \n.,123 was killed"), max_size=200))
def test_spans_quote_the_text(text: str) -> None:
    """Every span of every mention and frame quotes the text exactly."""
    document, lexicon = make_document(text), load_lexicon()
    spans = [actor.span for actor in find_actors(document, lexicon)]
    spans += [weapon.span for weapon in find_weapons(document, lexicon)]
    spans += [thing.span for thing in find_objects(document, lexicon)]
    spans += [frame.trigger.span for frame in find_frames(document, lexicon)]
    assert all(text[span.start : span.end] == span.quote for span in spans)

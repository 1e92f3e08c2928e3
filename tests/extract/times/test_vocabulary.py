"""Words to codes."""

from __future__ import annotations

import re

from onrecord.extract.times.grammar import RULES
from onrecord.extract.times.scan import scan_document, stretches
from onrecord.extract.times.vocabulary import UNKNOWN, load_vocabulary, numeral_classes
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document

VOCABULARY = load_vocabulary(load_lexicon())


def test_every_shape_of_numeral_has_a_code() -> None:
    """No numeral of a shape that a rule can ask for goes without a code."""
    numerals = [str(number) for number in range(3000)] + [f"{number:02d}" for number in range(100)]
    numerals += [f"{number:04d}" for number in range(0, 2500, 7)]
    numerals += [f"{number}{ending}" for number in range(140) for ending in ("st", "nd", "rd", "th", "s")]
    numerals += [f"{hour}{mark}{minute:02d}" for hour in range(30) for mark in ".:" for minute in range(0, 70, 9)]
    numerals += ["12,500", "3.75", "1.2.2021", "31.12.21", "'99", "19:05:10"]
    assert [word for word in numerals if numeral_classes(word) and VOCABULARY.code(word) == UNKNOWN] == []


def test_rules_name_classes_that_exist() -> None:
    """Every class that a rule names is in the lexicon or is a shape; every pattern compiles."""
    for rule in RULES:
        assert re.compile(VOCABULARY.pattern(rule.pattern))


def test_compounds_are_taken_apart_in_place() -> None:
    """The pieces of a compound keep their own offsets."""
    document = make_document("The third-quarter loss, a two-week siege.")
    scan = scan_document(document, VOCABULARY)
    assert "".join(scan.lowers[1:4]) == "third-quarter"
    for lower, start, end in zip(scan.lowers, scan.starts, scan.ends, strict=True):
        assert document.text[start:end].lower() == lower


def test_text_without_time_words_has_no_stretch() -> None:
    """No rule is tried where no trigger stands."""
    scan = scan_document(make_document("Shells hit the market and of the in 14 people."), VOCABULARY)
    assert list(stretches(scan, VOCABULARY)) == []

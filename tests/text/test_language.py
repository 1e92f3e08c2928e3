"""Which language a text is in."""

from __future__ import annotations

import pytest

from onrecord.text.language import identify_language, language_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army said that two of the soldiers were wounded when a mine exploded.", "en"),
        ("THE ARMY SAID THAT TWO OF THE SOLDIERS WERE WOUNDED WHEN A MINE EXPLODED.", "en"),
        ("El ejército dijo que dos soldados resultaron heridos al explotar una mina en la carretera.", "es"),
        ("Дві людини загинули внаслідок удару по місту, ще троє дістали поранення.", "uk"),
        ("قتل شخصان وأصيب ثلاثة آخرون في غارة جوية على سوق في المدينة.", "ar"),
        ("Bei dem Angriff auf die Stadt kamen zwei Menschen ums Leben, sagte der Bürgermeister.", "de"),
        ("Ghent", None),
        ("", None),
        ("12 / 34", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    """English by its words, others by script and letters; a few words decide nothing."""
    assert identify_language(text) == language


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("und", None),
        ("", None),
        ("?", None),
        (None, None),
    ],
)
def test_tags(tag: str | None, code: str | None) -> None:
    """The tags of inputs and pages come down to a language code, or to nothing."""
    assert language_code(tag) == code

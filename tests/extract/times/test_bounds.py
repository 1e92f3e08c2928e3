"""What a text proves of its own day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.extract.times import find_times, published_bounds
from onrecord.extract.times.bounds import Bounds
from onrecord.lexicon.load import load_lexicon
from onrecord.text.document import make_document

LEXICON = load_lexicon()


def bounds(text: str) -> Bounds | None:
    """The bounds of an undated text."""
    document = make_document(text)
    return published_bounds(document, find_times(document, None, LEXICON), LEXICON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port was shelled in May 2019.", (date(2019, 5, 1), None)),
        ("The port was shelled in May 2019 and on 3 June 2019.", (date(2019, 6, 3), None)),
        ("Envoys will meet on 8 June 2019.", (None, date(2019, 6, 8))),
        ("The port was shelled on 3 June 2019. Envoys will meet on 8 June 2019.", (date(2019, 6, 3), date(2019, 6, 8))),
        ("They agreed to end it by 2040.", None),
        ("A shell hit the port on Tuesday.", None),
        ("LIMA, 10 JAN 90 -- A BOMB WENT OFF.", (date(1990, 1, 10), None)),
    ],
)
def test_bounds(text: str, expected: Bounds | None) -> None:
    """A past date is the earliest day, a date to come the latest, and nothing is proven by what points ahead."""
    assert bounds(text) == expected

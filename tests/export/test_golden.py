"""Every form, byte by byte, in both views."""

from __future__ import annotations

import pytest
from tests.export.forms import FORMS, VIEWS, golden_bytes, golden_file


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", FORMS)
def test_form_is_the_golden_one(form: str, view: str) -> None:
    """A change of an export shows; `python -m tests.export.forms` writes the files anew."""
    assert golden_bytes(FORMS[form], view) == golden_file(FORMS[form], view).read_bytes()

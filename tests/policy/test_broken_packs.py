"""Packs that are wrong in one place, each refused with the file, the line, what is wrong and what was expected."""

from __future__ import annotations

import pytest
from tests.policy import broken_documents, broken_rules
from tests.policy.edits import DOCUMENT, line_of, problems, replaced

BROKEN = {**broken_rules.TABLES_AND_WORDS, **broken_documents.DOCUMENTS}


@pytest.mark.parametrize("label", BROKEN)
def test_a_broken_pack_is_refused(label: str) -> None:
    """A pack that is wrong in one place is refused, and the place, the problem and the remedy are named."""
    old, new, place, what, expected = BROKEN[label]
    files = replaced(old, new)
    found = problems(files)
    line = line_of(place, files)
    assert [
        one
        for one in found
        if (one.file, one.line) == (DOCUMENT, line) and what in one.what and expected in one.expected
    ], f"line {line} is not named for it:\n" + "\n".join(map(str, found))

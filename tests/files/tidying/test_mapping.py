"""The mapping file is TOML that a person edits; it is written and read without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.files.tidying.desk import Setting
from hallpass.files.tidying.mapping import MappingRefused, read_mapping, write_mapping

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split()) or "x"
)


@given(st.dictionaries(TEXT, TEXT, max_size=5), TEXT, TEXT)
def test_what_is_written_is_read(entries: dict[str, str], file: str, ground: str) -> None:
    """Any keys and values come back as they were, whatever stands in the words beside them."""
    settings = [Setting(("answers", file, "S"), key, value, ground) for key, value in entries.items()]
    choices = read_mapping(write_mapping(settings))
    assert dict(choices.get(("answers", file, "S"), {})) == entries


def test_each_line_says_what_it_rests_on() -> None:
    """The ground stands behind each line, and each section says what it is for."""
    text = write_mapping([Setting(("courses",), "NASRO Basic", "legacy_nasro", "the title\nsays so")])
    assert '"NASRO Basic" = "legacy_nasro"  # the title says so' in text
    assert "# The kind of each course" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format = ", "no TOML"),
        ("x = 1", "does not begin with format"),
        ('format = "hallpass-tidy/1"\n[coarses]\na = "b"', "coarses; expected one of"),
        ('format = "hallpass-tidy/1"\n[courses]\na = 3', "3 at courses.a; expected text in quotation marks"),
    ],
)
def test_a_broken_mapping_is_refused(text: str, says: str) -> None:
    """A mapping that cannot be read is refused with place and expectation."""
    with pytest.raises(MappingRefused, match=says):
        read_mapping(text)

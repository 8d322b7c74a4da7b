"""Names of people in all their forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.files.tidying.names import likeness, one_letter_apart, read_name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ruby, Ann", "Ann Ruby"),
        ("Ruby,Ann ", "Ann Ruby"),
        ("Ann Ruby", "Ann Ruby"),
        ("Ofc. Ann Ruby", "Ann Ruby"),
        ("Ruby, Ann R.", "Ann R Ruby"),
        ("Ruby Jr., Ann", "Ann Ruby Jr."),
        ("Ann Ruby, Jr.", "Ann Ruby Jr"),
        ("Ruby, Ann, III", "Ann Ruby III"),
        ("Mary Van Dyke", "Mary Van Dyke"),
        ("Muñoz-Ruby, José", "José Muñoz-Ruby"),
        ("Ruby, Ann (nights)", "Ann Ruby"),
        ("Deputy Ruby", "Ruby"),
    ],
)
def test_one_name(text: str, shown: str) -> None:
    """A name is read in every order, with titles, suffixes and initials."""
    name = read_name(text)
    assert name is not None
    assert name.shown == shown


@pytest.mark.parametrize(
    "text", ["", "Ruby, Ann / Stone, Bo", "Ann and Bo", "31415", "Total: 3", "a, b, c, d", "ruby@town.org", "x" * 200]
)
def test_what_is_no_single_name(text: str) -> None:
    """Several names, numbers and other texts are no name."""
    assert read_name(text) is None


@pytest.mark.parametrize(
    ("other", "how"),
    [
        ("Ann Ruby", "same"),
        ("RUBY, ANN", "same"),
        ("Ruby, Ann R.", "initial"),
        ("A. Ruby", "initial"),
        ("Rubi, Ann", "similar"),
        ("Ruby", "last only"),
        ("Ruby, Bo", "different"),
        ("Ruby Jr., Ann", "initial"),
    ],
)
def test_likeness(other: str, how: str) -> None:
    """How far two names can be one person's is said by the names alone."""
    one, two = read_name("Ruby, Ann"), read_name(other)
    assert one is not None and two is not None
    assert likeness(one, two) == how


def test_one_letter_in_a_long_name() -> None:
    """A slip of one letter is seen in names long enough to tell."""
    one, two = read_name("Robertson, Annika"), read_name("Robertsen, Annika")
    assert one is not None and two is not None
    assert likeness(one, two) == "similar"


@given(st.text("abc", min_size=1, max_size=8), st.integers(0, 7))
def test_one_letter_apart(text: str, at: int) -> None:
    """A letter dropped or put in leaves one letter between."""
    shorter = text[:at] + text[at + 1 :]
    assert one_letter_apart(text, shorter) or text == shorter
    assert one_letter_apart(shorter, text) or text == shorter
    assert not one_letter_apart(text, text + "zz")


@given(st.text(max_size=40))
def test_any_text_is_taken_calmly(text: str) -> None:
    """No text makes reading a name fail."""
    read_name(text)

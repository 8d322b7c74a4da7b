"""Dates and numbers as texts spell them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.policy.words import says_date, says_number, spelled_date, spelled_number


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_spelled_date_says_itself_and_no_other(day: date) -> None:
    """Words with a date say that date alone."""
    words = f"beginning {spelled_date(day)}, an officer"
    assert says_date(words, day)
    assert not says_date(words, day.replace(year=day.year - 1) if day.day < 29 else day.replace(day=1))


def test_a_day_is_not_part_of_another() -> None:
    """June 1 is not said by June 11."""
    assert not says_date("before June 11, 2027", date(2027, 6, 1))
    assert says_date("before June 1, 2027", date(2027, 6, 1))


@given(st.integers(0, 2_000))
def test_a_spelled_number_says_itself_and_not_the_next(number: int) -> None:
    """Words with a number, in letters or digits, say that number alone."""
    for words in (f"within {spelled_number(number)} months", f"fewer than {number} days"):
        assert says_number(words, number)
        assert not says_number(words, number + 1)
        assert not says_number(words, number + 100)


def test_numbers_are_spelled_as_people_write_them() -> None:
    """Below a hundred in letters, from there on in digits."""
    numbers = (0, 6, 12, 19, 20, 21, 45, 60, 90, 99, 100, 180)
    assert [spelled_number(number) for number in numbers] == [
        *("zero", "six", "twelve", "nineteen", "twenty", "twenty-one", "forty-five", "sixty", "ninety"),
        *("ninety-nine", "100", "180"),
    ]


@pytest.mark.parametrize(
    ("words", "number"), [("sixty-one days", 60), ("paragraph 5.60", 60), ("160 days", 60), ("a1", 1)]
)
def test_a_number_is_not_part_of_another(words: str, number: int) -> None:
    """A number inside a longer one or inside a paragraph's number is not said."""
    assert not says_number(words, number)

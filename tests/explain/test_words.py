"""Days, numbers and names as a person says them."""

from __future__ import annotations

from datetime import date

import pytest

from hallpass.explain.words import aloud, counted, listed, ordinal, plain, quoted, sentence


def test_days_are_said_with_month_day_and_year() -> None:
    """A day is said as in `November 23, 2026`; the ends of time are no day."""
    assert aloud(date(2026, 11, 3)) == "November 3, 2026"
    assert (aloud(date.min), aloud(date.max)) == ("no day", "no day")


def test_numbers_carry_their_unit() -> None:
    """One thing is said in the singular, none and several in the plural."""
    assert [counted(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert counted(2, "day is", "days are") == "2 days are"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (13, "13th"),
        (21, "21st"),
        (60, "60th"),
        (112, "112th"),
    ],
)
def test_ordinals(number: int, said: str) -> None:
    """The ending follows the last digit, but for the teens."""
    assert ordinal(number) == said


def test_lists_join_the_last_with_a_word() -> None:
    """`and` unless another word is given, and no comma before it."""
    assert [listed(list(letters)) for letters in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b", "c"], "or") == "a, b or c"


def test_names_of_the_pack_are_read_out() -> None:
    """No underscore is left; a day inside a name is said as a day, a lone letter keeps its hyphen."""
    assert plain("deadline_on_weekend") == "deadline on weekend"
    assert plain("from_2025_09_01") == "from September 1, 2025"
    assert plain("e_learning_day") == "e-learning day"


def test_sentences_begin_with_a_capital_and_end_once() -> None:
    """A full stop is added where none is, a quote that ends in one is left."""
    assert sentence("the course ") == "The course."
    assert sentence("Is it so?") == "Is it so?"
    assert sentence(f"it says {quoted('so.')}") == "It says “so.”"

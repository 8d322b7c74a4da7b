"""How texts are folded before they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.words import fold, heading_words, holds, holds_group, tokens, vocabulary, word_set
from hallpass.register.records import KINDS_OF_COURSE, LEVELS, ROLES


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Miller's  Bend", "millers bend"),
        ("P.D.", "pd"),
        ("Lic #", "lic number"),
        ("Muñoz", "munoz"),
        ("rec'd", "recd"),
        ("A/B_c", "a b c"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Case, accents, apostrophes and marks do not part equal words."""
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is folded."""
    assert fold(fold(text)) == fold(text)


def test_digits_part_from_letters() -> None:
    """A number of hours is found though the hours stand against it."""
    assert tokens("NASRO 40hr") == ("nasro", "40", "hr")


def test_phrases_are_found_as_whole_words() -> None:
    """A word inside another word is not found."""
    assert holds("cert on file", ["cert", "cert on file"]) == "cert on file"
    assert holds("certain", ["cert"]) is None
    assert holds_group("date of last training", [["training", "date"]])
    assert not holds_group("training", [["training", "date"]])


def test_the_words_fit_the_register() -> None:
    """Every meaning, level, role and kind in the file of words is one that exists."""
    assert {entry.meaning for entry in heading_words()} <= set(Meaning)
    assert set(vocabulary()["levels"]) == set(LEVELS)
    assert {role for role in vocabulary()["roles"] if role != "unsure"} == set(ROLES)
    kinds = {entry["kind"] for entry in vocabulary()["courses"] + vocabulary()["looks_like"]} | set(
        vocabulary()["course_kinds"]
    )
    assert kinds <= set(KINDS_OF_COURSE)


def test_words_of_contrary_sense_do_not_meet() -> None:
    """No word is both a yes and a no, nor both a regular and a substitute."""
    assert not word_set("truth", "yes") & word_set("truth", "no")
    assert not word_set("roles", "regular") & word_set("roles", "substitute")

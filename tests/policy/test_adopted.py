"""The adopted text: paragraphs, references, hash."""

from __future__ import annotations

from tests.policy.edits import TEXT, pack

from hallpass.policy.adopted import Words, fold, read_adopted, sha256

SMALL = "Adopted: May 2020\n\n1. Aim\nThe aim.\n2. Words\n2.1 A school is\na school.\n\nReferences:\n- One\n- Two\n"


def test_white_space_is_folded_and_nothing_else() -> None:
    """Every run of white space becomes one space; quotes and dashes stay as they are."""
    assert fold(" “One”\n\t two — 'three'  ") == "“One” two — 'three'"


def test_the_hash_is_of_the_folded_text() -> None:
    """Lines broken elsewhere leave the hash as it is, another character changes it."""
    assert sha256("a  b\n") == sha256(" a\nb") != sha256("a b.")


def test_headings_paragraphs_and_references_are_told_apart() -> None:
    """A number with a dot has a title; words go on over lines; the references come last."""
    text = read_adopted(SMALL)
    assert text.head == "Adopted: May 2020"
    assert text.paragraphs == {
        "1": Words("Aim", "The aim."),
        "2": Words("Words", ""),
        "2.1": Words("", "A school is a school."),
    }
    assert text.references == ("One", "Two")


def test_a_number_that_was_there_before_starts_no_second_paragraph() -> None:
    """A line that happens to begin with the number of an earlier paragraph belongs to the one it stands in."""
    text = read_adopted("1. Aim\nAs in\n1 above.\n")
    assert text.paragraphs == {"1": Words("Aim", "As in 1 above.")}


def test_the_policy_has_its_23_paragraphs() -> None:
    """The adopted text has the paragraphs 1 to 5.5 and four references."""
    text = read_adopted(pack()[TEXT])
    assert " ".join(text.paragraphs) == (
        "1 2 3 3.1 3.2 4 4.1 4.1.1 4.1.2 4.1.3 4.1.4 4.1.5 4.1.6 4.1.7 4.2 4.3 4.4 5 5.1 5.2 5.3 5.4 5.5"
    )
    assert len(text.references) == 4

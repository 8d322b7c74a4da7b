"""Numbers, letters and bullets in front of clauses."""

from __future__ import annotations

import pytest

from hallpass.contracts.reading.markers import inside, leading, parse, runs_on


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("4.1 The officer", "4.1", "The officer"),
        ("4.1. The officer", "4.1.", "The officer"),
        ("(a) foster", "(a)", "foster"),
        ("iv) walk", "iv)", "walk"),
        ("A. The City", "A.", "The City"),
        ("12. Insurance.", "12.", "Insurance."),
        ("4A. New", "4A.", "New"),
        ("2(b) New", "2(b)", "New"),
        ("• teach", "•", "teach"),
        ("\uf0b7 teach", "\uf0b7", "teach"),
        ("o teach", "o", "teach"),
        ("- teach", "-", "teach"),
        ("ARTICLE IV. DUTIES", "ARTICLE IV.", "DUTIES"),
        ("Article 4 – Duties", "Article 4 –", "Duties"),
        ("SECTION 2 DUTIES", "SECTION 2", "DUTIES"),
        ("Subd. 2. Keys.", "Subd. 2.", "Keys."),
        ("Exhibit A: Work", "Exhibit A:", "Work"),
        ("§ 3. Term", "§ 3.", "Term"),
    ],
)
def test_numbers(text: str, printed: str, rest: str) -> None:
    """A number is taken off as it is printed."""
    marker, after = leading(text)
    assert marker is not None
    assert (marker.printed, after) == (printed, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Section 7 of the agreement is deleted.",
        "Exhibit A describes the work.",
        "Article 4 applies.",
        "chapter 466. Each party agrees.",
        "Section 626.8482. The officer",
        "2026 was a year.",
        "626.8482 applies here.",
        "3 Depot Street",
        "A school",
        "I agree",
        "on duty",
        "$5.00 a day",
        "-teach",
        "e.g. this",
    ],
)
def test_words_that_are_no_numbers(text: str) -> None:
    """A sentence may begin with the name of a section, a year, a statute or an address."""
    assert leading(text) == (None, text)


@pytest.mark.parametrize(
    ("printed", "series"),
    [
        ("(i)", (("(i)", 1), ("(a)", 9))),
        ("(c)", (("(a)", 3), ("(i)", 100))),
        ("(iv)", (("(i)", 4),)),
        ("V.", (("A.", 22), ("I.", 5))),
        ("4.12", (("1.1", 12),)),
        ("4.0", (("1.", 4),)),
        ("ARTICLE IX.", (("article", 9),)),
        ("Exhibit B", (("exhibit", 2),)),
    ],
)
def test_series(printed: str, series: tuple[tuple[str, int], ...]) -> None:
    """A number belongs to a series, at a place; a letter that is also a roman numeral may belong to two."""
    assert parse(printed).series == series


def test_a_list_inside_a_sentence() -> None:
    """A series that runs through a sentence is found, with the words of each member."""
    text = "shall (1) advise on drills, (2) point out weak spots, and (3) attend."
    assert [number for _, _, number in inside(f"{text} It may (4) also rest there.")] == ["(1)", "(2)", "(3)", "(4)"]
    assert inside("under paragraphs (a) and (b) of this section") == []
    assert inside("two (2) deputies and one (1) car") == []


def test_a_list_that_began_with_the_paragraph() -> None:
    """The first member of a series may stand at the start of its paragraph."""
    text = "hold the keys; (b) keep the peace; and (c) teach some classes."
    assert [number for _, _, number in inside(text, parse("(a)"))] == ["(b)", "(c)"]
    assert runs_on("The officer shall (a) hold the keys; (b) keep the peace; and", parse("(c)"))
    assert not runs_on("(b) keep the peace; and", parse("(c)"))

"""The desk: one fate for each cell, a person's word before what was found."""

from __future__ import annotations

import pytest

from hallpass.files.tidying.desk import Desk, Fate, Question, cell_key
from hallpass.files.tidying.sheets import Cell, Place

PLACE = Place("a.xlsx", "S", 3, 2)
CELL = Cell(PLACE, "x")


def test_the_highest_fate_counts() -> None:
    """A cell that was used after it was passed over is used; one that could not be read stays unread."""
    desk = Desk({})
    desk.passed_over("waits", [CELL])
    desk.used(CELL)
    assert desk.fates[PLACE].fate is Fate.USED
    desk.cannot_read(CELL, "a day")
    desk.used(CELL)
    assert desk.fates[PLACE].fate is Fate.UNREAD
    desk.used(Cell(Place("a.xlsx", "S", 9, 9), ""))
    assert list(desk.fates) == [PLACE]


def test_a_persons_word_goes_before_what_was_found() -> None:
    """The mapping decides where it says something that is allowed, and is written out again."""
    desk = Desk({("schools",): {"Oak": "elm", "Pine": "nowhere"}})
    assert desk.settle(("schools",), "Oak", "oak", "its name", ("oak", "elm")) == "elm"
    assert desk.settle(("schools",), "Pine", "oak", "its name", ("oak", "elm")) == "oak"
    assert [setting.value for setting in desk.settings.values()] == ["elm", "oak"]
    assert any("expected one of oak, elm" in question.text for question in desk.questions.values())


@pytest.mark.parametrize(("said", "answer"), [({}, None), ({"x": "?"}, None), ({"x": "full"}, "full")])
def test_a_question_stays_open_until_it_is_answered(said: dict[str, str], answer: str | None) -> None:
    """A question without an answer is open; its places gather."""
    desk = Desk({("courses",): said})
    for row in (1, 2):
        place = Place("a.xlsx", "S", row, 1)
        assert desk.ask(Question(("courses",), "x", "which?", (place,), ("full",))) == answer
    assert [len(question.places) for question in desk.questions.values()] == ([] if answer else [2])


def test_an_answer_stands_in_its_cell_alone() -> None:
    """An answer is read where the cell, its row and its text are those it was given for."""
    section = ("answers", "a.xlsx", "S")
    desk = Desk({section: {"B3 · Ruby · x": "9/2/2025", "C3 · Ruby · x": "nothing"}})
    assert desk.read(CELL, "Ruby") == Cell(PLACE, "9/2/2025", answered=True)
    assert desk.read(CELL, "Stone") == CELL
    assert desk.read(Cell(Place("a.xlsx", "S", 3, 3), "x"), "Ruby").value == ""
    assert desk.read(Cell(Place("a.xlsx", "S", 3, 4), "x"), "Ruby").value == "x"
    assert cell_key(Cell(PLACE, ""), "") == "B3 · - · nothing"


def test_what_nothing_asks_for_is_kept() -> None:
    """Lines of the mapping that these files do not need are not lost."""
    desk = Desk({("courses",): {"gone": "full"}})
    assert [(setting.key, setting.value) for setting in desk.unmet()] == [("gone", "full")]


def test_a_row_of_the_register_tells_its_cells() -> None:
    """What a row rests on is asked by the very row; a row of which nothing was noted rests on nothing known."""
    desk = Desk({})
    row, like = ("Ruby",), ("Stone",)
    assert desk.rests(row, CELL, None, CELL) is row
    assert desk.grounds_of(row) == (PLACE,)
    assert desk.grounds_of(like) == ()

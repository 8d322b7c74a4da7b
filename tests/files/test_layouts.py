"""A register laid out for writing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hallpass.files.layouts import Form, Layout, Unwritable, layouts, whole
from hallpass.register.records import Absence, Agency, Contract
from hallpass.register.register import Register
from hallpass.register.schema import LISTS
from hallpass.register.values import cell_of, cell_reader, value_of, value_reader

CELLS = Form(cell_of, cell_reader)
JSON = Form(value_of, value_reader)


def laid(name: str, form: Form = CELLS, **lists: Any) -> Layout:
    """The layout of one list of a register."""
    return next(layout for layout in layouts(Register(**lists), form) if layout.name == name)


def test_a_list_has_its_columns_and_then_what_the_format_does_not_have() -> None:
    """Columns stand in the format's order, unknown ones after them, each once."""
    rows = (Agency("a", "A", {"Chief": "R"}), Agency("b", "B", {"Phone": "1", "Chief": "S"}))
    layout = laid("agencies", agencies=rows)
    assert layout.headings == ("id", "name", "Chief", "Phone")
    assert list(layout.rows()) == [("a", "A", "R", ""), ("b", "B", "S", "1")]


def test_each_form_writes_values_its_own_way() -> None:
    """A cell holds text, JSON holds values; both say which list is empty and which unknown."""
    rows = (Contract("c", "a", "d", None, date(2026, 7, 1), duties=(), additional_duties=("x; y",)),)
    assert list(laid("contracts", CELLS, contracts=rows).rows()) == [
        ("c", "a", "d", "", "2026-07-01", "", "none", r"x\; y", "none")
    ]
    assert list(laid("contracts", JSON, contracts=rows).rows()) == [
        ("c", "a", "d", None, "2026-07-01", None, [], ["x; y"], [])
    ]


def test_an_id_that_no_row_has_is_left_out() -> None:
    """Rows may carry an id; where one does, the column is there for all."""
    bare, named = Absence("o", date(2026, 9, 8), None), Absence("o", date(2026, 9, 9), None, "x")
    assert laid("absences", absences=(bare,)).headings == ("officer", "from", "to")
    assert laid("absences", absences=(bare, named)).headings == ("officer", "from", "to", "id")


@pytest.mark.parametrize("form", [CELLS, JSON])
@pytest.mark.parametrize(
    ("agency", "says"),
    [
        (Agency("a", "two\nlines"), 'agencies, row 1, name: "two\\nlines"; expected text without line breaks'),
        (Agency("a", " A"), 'agencies, row 1, name: " A"; expected text'),
        (Agency("", "A"), "agencies, row 1, id: nothing; expected an id"),
        (Agency("a", "A", {"Name": "B"}), 'agencies, Name: "Name"; expected each heading once'),
        (Agency("a", "A", {"x": ""}), "agencies, row 1, x: nothing; expected text, or nothing"),
    ],
)
def test_what_would_not_read_back_is_not_written(form: Form, agency: Agency, says: str) -> None:
    """A register that no file can carry is refused before anything is written, with place and reason."""
    with pytest.raises(Unwritable) as refused:
        layouts(Register(agencies=(agency,)), form)
    assert str(refused.value) == says


def test_every_list_is_laid_out_and_unknown_ones_follow() -> None:
    """The lists of the format come first; a row with nothing in it is none, and so is an unknown list of such rows."""
    register = Register(unknown_lists={"radios": ({}, {"radio": "7"}), "empty": (), "blank": ({},)})
    laid = layouts(register, CELLS)
    assert [layout.name for layout in laid] == [*LISTS, "radios"]
    assert list(laid[-1].rows()) == [("7",)]
    with pytest.raises(Unwritable, match="expected at most 31 characters"):
        layouts(Register(unknown_lists={"a/b": ({"x": "1"},)}), CELLS)
    with pytest.raises(Unwritable, match="expected each list once"):
        layouts(Register(unknown_lists={"Schools": ({"x": "1"},)}), CELLS)


def test_headings_that_would_be_taken_for_others_are_not_written() -> None:
    """An unknown column that reads as a known one, though that is left out, or as another unknown one, is refused."""
    with pytest.raises(Unwritable, match='absences, ID: "ID"; expected each heading once'):
        layouts(Register(absences=(Absence("o", date(2026, 9, 8), None, extra={"ID": "x"}),)), CELLS)
    with pytest.raises(Unwritable, match='radios, A: "A"; expected each heading once'):
        layouts(Register(unknown_lists={"radios": ({"a": "1", "A": "2"},)}), JSON)


def test_a_file_takes_the_place_of_the_old_one_only_when_it_is_whole(tmp_path: Path) -> None:
    """Whatever breaks while a file is written, the old one stays, and nothing lies about."""
    path = tmp_path / "register.json"
    path.write_text("old")
    with pytest.raises(RuntimeError), whole(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("register.json", "old")]
    with whole(path) as part:
        part.write_text("new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("register.json", "new")]

"""The lists of the register: words in place of keys, and nothing of rows that are not the asker's to see."""

from __future__ import annotations

import pytest
from tests.raw import register_of
from tests.web import cast as the_cast
from tests.web.cast import ROWS, enter_people

from hallpass.register.schema import LISTS
from hallpass_web.audit.acts import ONE
from hallpass_web.audit.moments import newest
from hallpass_web.register.lists import Names, headings_of, labels, name_of_row, rows_of
from hallpass_web.register.lists_words import ACTS, OUT_OF_SIGHT, TITLES, column_words

COLUMNS = {column.name for known in LISTS.values() for column in known.columns}


@pytest.mark.parametrize("name", list(LISTS))
def test_every_list_and_column_has_words(name) -> None:
    """No list, column or choice of the format is shown by its name in the file."""
    assert TITLES[name]
    assert ACTS[name]
    assert ONE[name]
    for column in LISTS[name].columns:
        assert "_" not in column_words(column.name)
        assert column_words(column.name)[0].isupper()


def test_a_row_names_what_it_refers_to(cast) -> None:
    """References are shown by name, and lead to what they mean."""
    asker, at = cast.asker("dana"), newest()
    names = Names(asker, at)
    row = next(row for row in rows_of("assignments", asker, at, names) if row.cells["id"].value == "a-olive")
    assert row.cells["officer"].shown == "Olive Hartwell"
    assert row.cells["school"].shown == "Larkfield High School"
    assert row.cells["employer_unable"].shown == "Unknown"
    assert row.cells["role"].shown == "Regular"


@pytest.mark.usefixtures("db")
def test_what_the_asker_does_not_see_is_not_named() -> None:
    """A reference to another organization's row shows neither its name nor its key, in the filter neither."""
    contracts = [*ROWS["contracts"], {**ROWS["contracts"][0], "id": "k9", "schools": ["lhs", "ths"]}]
    the_cast.enter(register_of({**ROWS, "contracts": contracts}))
    cast = enter_people()
    asker, at = cast.asker("dana"), newest()
    row = next(row for row in rows_of("contracts", asker, at, Names(asker, at)) if row.cells["id"].value == "k9")
    assert row.cells["schools"].shown == f"Larkfield High School; {OUT_OF_SIGHT}"
    page = cast.client("dana").get("/register/contracts/").content.decode()
    assert "Tilden" not in page
    assert 'value="ths"' not in page


def test_two_of_one_name_are_told_apart() -> None:
    """In a choice two people of one name are followed by their keys."""
    assert labels({"a": "Jo Lund", "b": "Jo Lund", "c": "Ida Moe"}) == {
        "a": "Jo Lund (a)",
        "b": "Jo Lund (b)",
        "c": "Ida Moe",
    }


def test_a_row_without_a_name_is_called_by_what_it_ties_together(cast) -> None:
    """A completion is called by its officer, its course and its day."""
    names = Names(cast.asker("dana"), newest())
    row = {"officer": "olive", "course": "full", "completed_on": "2025-08-15"}
    assert name_of_row("completions", row, names) == "Olive Hartwell, SRO course, Aug 15, 2025"


def test_the_key_of_a_row_stands_in_files_alone() -> None:
    """Keys mean nothing to people: a page does not show them as a column."""
    assert [heading.name for heading in headings_of("officers") if heading.only_files] == ["id"]

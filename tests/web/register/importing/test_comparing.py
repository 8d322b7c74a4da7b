"""What a file would change, row by row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.cast import ROWS
from tests.web.register.importing.rows import compared, kept_of, rows_of, states

from hallpass_web.register.importing.comparing import NO_ID, State

BASE: dict[str, list[dict[str, Any]]] = {
    "districts": [{"id": "d", "name": "Larkfield Schools", "kind": "school_district"}],
    "schools": [{"id": "hs", "district": "d", "name": "Larkfield High School", "level": "secondary"}],
    "agencies": [{"id": "pd", "name": "Larkfield Police Department"}],
    "officers": [{"id": "o", "name": "Olive Hartwell", "license": "310441"}],
    "employments": [{"id": "e", "officer": "o", "agency": "pd", "from": "2021-05-03"}],
    "courses": [{"id": "c", "name": "SRO course", "kind": "full"}],
    "completions": [{"id": "k", "officer": "o", "course": "c", "completed_on": "2025-08-15"}],
    "assignments": [{"id": "a", "officer": "o", "school": "hs", "role": "regular", "from": "2025-09-02"}],
}


def without_ids(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def changed(name: str, at: int = 0, /, **values: Any) -> dict[str, list[dict[str, Any]]]:
    rows = [dict(row) for row in BASE[name]]
    rows[at] |= values
    return {**BASE, name: rows}


def test_what_is_kept_changes_nothing() -> None:
    """Every row of a register compared with itself is the same, with and without ids of its own."""
    assert {row.state for row in compared(ROWS, ROWS)} == {State.SAME}
    bare = {**BASE, **{name: without_ids(BASE[name]) for name in ("employments", "completions")}}
    assert {row.state for row in compared(bare, BASE)} == {State.SAME}


def test_everything_is_new_where_nothing_is_kept() -> None:
    """Into an empty register every row is new, and each under a key that tells neither id nor name."""
    rows = compared(BASE, {})
    assert {row.state for row in rows} == {State.NEW}
    assert len({row.key for row in rows}) == len(rows)
    assert not any("olive" in row.key.lower() or row.key == row.file_id for row in rows)


def test_references_follow_the_keys() -> None:
    """A row that names another of the file names it by the key that this one gets."""
    rows = {row.list: row for row in compared(BASE, {})}
    assert rows["assignments"].after["officer"] == rows["officers"].key
    assert rows["assignments"].after["school"] == rows["schools"].key
    assert rows["completions"].after["course"] == rows["courses"].key


def test_keys_are_the_same_each_time_and_for_nobody_else() -> None:
    """The same file gets the same keys again; a row without an id is marked as one."""
    once, again = compared(BASE, {}), compared(BASE, {})
    assert [row.key for row in once] == [row.key for row in again]
    bare = compared({**BASE, "completions": without_ids(BASE["completions"])}, {})
    assert [row.key.startswith(NO_ID) for row in bare if row.list == "completions"] == [True]


def test_the_same_file_again_is_all_the_same() -> None:
    """What accepting a file keeps, the same file does not change: as a register, and as a tidied list."""
    for gaps in (False, True):
        first = compared(BASE, {}, gaps=gaps)
        kept: dict[str, list[dict[str, Any]]] = {}
        for row in first:
            kept.setdefault(row.list, []).append({k: v for k, v in row.after.items() if k != "extra"})
        assert {row.state for row in compared(BASE, kept, gaps=gaps)} == {State.SAME}


def test_a_changed_day_is_a_change_of_that_column() -> None:
    """A corrected day changes the kept row and says which column."""
    rows = compared(changed("completions", completed_on="2025-08-16"), BASE)
    row = next(row for row in rows if row.list == "completions")
    assert (row.state, row.columns, row.key) == (State.CHANGED, ("completed_on",), "k")
    assert row.before is not None
    assert (row.before["completed_on"], row.after["completed_on"]) == ("2025-08-15", "2025-08-16")


def test_a_row_without_an_id_is_corrected_where_one_alone_can_be_meant() -> None:
    """A day that moved by a little corrects the only row left; years apart it is another completion."""
    near = changed("completions", completed_on="2025-08-16")
    far = changed("completions", completed_on="2019-06-20")
    for file, state in ((near, State.CHANGED), (far, State.NEW)):
        rows = compared({**file, "completions": without_ids(file["completions"])}, BASE)
        assert states(rows, "completions") == [state]


def test_a_list_says_nothing_by_what_it_leaves_out() -> None:
    """A tidied list never turns a known fact into an unknown one; a register file does, for there nothing says so."""
    kept = changed("assignments", to="2026-06-05", employer_unable=True)
    assert states(compared(BASE, kept, gaps=True), "assignments") == [State.SAME]
    rows = compared(BASE, kept)
    assert next(row.columns for row in rows if row.list == "assignments") == ("to", "employer_unable")


def test_next_years_assignment_is_not_this_years_corrected() -> None:
    """Ranges that do not touch are two assignments."""
    kept = changed("assignments", to="2026-06-05")
    file = changed("assignments", id="x", **{"from": "2026-09-01"})
    assert states(compared(file, kept, gaps=True), "assignments") == [State.NEW]


@pytest.mark.parametrize(
    ("name", "license_number", "state"),
    [
        ("Olive Hartwell", "310441", State.SAME),
        ("O. Hartwell", "310441", State.SAME),
        ("Olive Hartwell", "0310441", State.SAME),
        ("Olive Hartwell", None, State.SAME),
        ("O. Hartwell", None, State.PERSON),
        ("Hartwell, Olive", "999999", State.PERSON),
        ("Jo Stone", "310441", State.PERSON),
        ("Jo Stone", None, State.NEW),
    ],
)
def test_who_a_person_of_a_list_is(name: str, license_number: str | None, state: State) -> None:
    """Sure by license with a name that fits; by the name with the agency it is asked; else it is somebody new."""
    kept = compared(BASE, {}, gaps=True)
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in kept:
        rows.setdefault(row.list, []).append({k: v for k, v in row.after.items() if k != "extra"})
    file = changed("officers", name=name, license=license_number)
    assert states(compared(file, rows, gaps=True), "officers") == [state]


def test_what_is_about_an_undecided_person_waits() -> None:
    """Rows of somebody of whom it is not said who that is wait; once it is said they do not."""
    file = changed("officers", id="x", name="O. Hartwell", license=None)
    for name in ("employments", "completions", "assignments"):
        file = {**file, name: [{**row, "officer": "x", "id": f"{row['id']}x"} for row in file[name]]}
    waiting = compared(file, BASE, gaps=True)
    assert states(waiting, "completions") == [State.WAITS]
    same = compared(file, BASE, gaps=True, people={"x": "o"})
    assert {row.state for row in same} == {State.SAME}
    two = compared(file, BASE, gaps=True, people={"x": ""})
    assert (states(two, "officers"), states(two, "completions")) == ([State.NEW], [State.NEW])


def test_a_choice_for_an_officer_who_is_not_there_counts_for_nothing() -> None:
    """A key that the asker does not see cannot be chosen."""
    file = changed("officers", id="x", name="O. Hartwell", license=None)
    assert states(compared(file, BASE, gaps=True, people={"x": "foreign"}), "officers") == [State.PERSON]


def test_a_key_that_is_taken_is_not_used() -> None:
    """A row gets another key where a row that the asker does not see has the first."""
    key = compared(BASE, {})[0].key
    rows = compared(BASE, {}, taken={"districts": frozenset({key})})
    assert rows[0].key != key
    assert next(row for row in rows if row.list == "schools").after["district"] == rows[0].key


def test_an_id_of_somebody_elses_row_means_nothing() -> None:
    """A reference to what neither the file nor the asker's register has leads nowhere, and never to a foreign key."""
    rows = compared({"completions": BASE["completions"]}, {})
    assert rows[0].after["officer"] != "o"


def test_an_id_remembered_means_its_row() -> None:
    """An id that meant a kept row before means it again."""
    file = {"schools": [{"id": "s-1", "district": "d", "name": "The high school", "level": "secondary"}]}
    rows = compared(file, BASE, names={("schools", "s-1"): "hs"})
    assert [(row.key, row.columns) for row in rows] == [("hs", ("name",))]


def test_agencies_and_schools_are_known_under_other_spellings() -> None:
    """The words that every agency and every school has do not tell them apart, and the kept name stays."""
    file = {
        "districts": BASE["districts"],
        "schools": [{"id": "x", "district": "d", "name": "Larkfield HS", "level": "secondary"}],
        "agencies": [{"id": "y", "name": "Larkfield PD"}],
    }
    assert {row.state for row in compared(file, BASE, gaps=True)} == {State.SAME}


def test_two_rows_of_one_thing_stay_two() -> None:
    """A register that has a row twice is kept so, and is the same again."""
    twice = {**BASE, "completions": [{**BASE["completions"][0], "id": key} for key in ("k", "k2")]}
    bare = {**twice, "completions": without_ids(twice["completions"])}
    new = [row for row in compared(bare, {}) if row.list == "completions"]
    assert len({row.key for row in new}) == 2
    assert states(compared(bare, twice), "completions") == [State.SAME, State.SAME]


@given(st.permutations(range(len(ROWS["officers"]))), st.sets(st.sampled_from(sorted(ROWS))))
def test_the_order_of_rows_changes_nothing(order: list[int], left: set[str]) -> None:
    """However the rows stand and whatever else is left out, a kept row is the same."""
    file = {name: rows for name, rows in ROWS.items() if name not in left}
    if "officers" in file:
        file["officers"] = [ROWS["officers"][at] for at in order]
    assert {row.state for row in compared(file, ROWS)} <= {State.SAME}


def test_rows_helpers_fill_every_column() -> None:
    """Rows for these tests have each column of the format, as tables keep them."""
    assert set(rows_of(BASE)["officers"][0]) == {"id", "name", "license", "licensed_from", "licensed_to", "extra"}
    assert kept_of(BASE)["officers"]["o"].since == 1

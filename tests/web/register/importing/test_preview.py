"""What becomes of each row of a file, apart from any database."""

from __future__ import annotations

from typing import Any

import pytest
from tests.web.register.importing.rows import compared, kept_of
from tests.web.register.importing.test_comparing import BASE, changed

from hallpass_web.register.importing import preview as told
from hallpass_web.register.importing.comparing import Compared, State
from hallpass_web.register.importing.preview import Line, corrects, counted, overlap, preview
from hallpass_web.register.owners import NO, Right

YES = Right(True)
Lists = dict[str, list[dict[str, Any]]]


def lines_of(file: Lists, kept: Lists, *, aside: tuple[str, ...] = (), right: Any = None) -> dict[str, list[Line]]:
    """The lines of each list, where the asker may write everything that `right` does not say."""
    rows = compared(file, kept)
    keys = {name: set(found) for name, found in kept_of(kept).items()}
    found: dict[str, list[Line]] = {}
    for line in preview(rows, lambda row: (right or {}).get(row.list, YES), aside, keys):
        found.setdefault(line.row.list, []).append(line)
    return found


def token_of(name: str) -> str:
    return next(row.token for row in compared(BASE, {}) if row.list == name)


def test_what_may_be_written_is_taken() -> None:
    """New and changed rows are taken, rows that are the same are not."""
    assert all(line.taken for lines in lines_of(BASE, {}).values() for line in lines)
    assert not any(line.taken for lines in lines_of(BASE, BASE).values() for line in lines)
    lines = lines_of(changed("schools", level="middle"), BASE)
    assert [line.taken for line in lines["schools"]] == [True]


def test_what_belongs_to_a_row_left_out_is_left_out() -> None:
    """By a person's choice, or for want of a right; whatever names it says so."""
    for left in ({"aside": (token_of("officers"),)}, {"right": {"officers": NO}}):
        lines = lines_of(BASE, {}, **left)
        assert [lines[name][0].why for name in ("employments", "completions", "assignments")] == [
            f"{told.ABSENT}: officer"
        ] * 3
        assert lines["schools"][0].taken


def test_a_row_that_names_nothing_is_left_out() -> None:
    """A reference that leads nowhere keeps a row out."""
    lines = lines_of({"assignments": BASE["assignments"]}, {})
    assert lines["assignments"][0].why == f"{told.NOWHERE}: officer"


def test_keeping_the_old_is_said_of_a_changed_row() -> None:
    """Left out where it is new, kept where it would change."""
    file = changed("schools", level="middle")
    token = next(row.token for row in compared(file, BASE) if row.list == "schools")
    assert lines_of(file, BASE, aside=(token,))["schools"][0].why == told.KEEP
    assert lines_of(BASE, {}, aside=(token_of("schools"),))["schools"][0].why == told.OUT


def test_a_last_day_before_the_first_keeps_a_row_out() -> None:
    """One day is a range; a day less is none."""
    for last, taken in (("2025-09-02", True), ("2025-09-01", False)):
        line = lines_of(changed("assignments", to=last), {})["assignments"][0]
        assert (line.taken, line.why == told.BACKWARDS) == (taken, not taken)


@pytest.mark.parametrize(("first", "taken"), [("2026-07-01", True), ("2026-06-30", False)])
def test_a_second_employer_on_the_same_days_is_left_out(first: str, taken: bool) -> None:
    """From the day after the last one elsewhere it is taken."""
    kept = changed("employments", to="2026-06-30")
    more = {"id": "new", "officer": "o", "agency": "so", "from": first}
    file = {**kept, "agencies": [*BASE["agencies"], {"id": "so", "name": "Moraine County Sheriff"}]}
    file["employments"] = [*kept["employments"], more]
    rows = compared(file, kept)
    keys = {name: set(found) for name, found in kept_of(kept).items()}
    employments = [one.row for one in kept_of(kept)["employments"].values()]
    lines = preview(rows, lambda _row: YES, (), keys, employments)
    new = next(line for line in lines if line.row.file_id == "new")
    assert (new.taken, new.why) == (taken, "" if taken else told.EMPLOYED_TWICE)


def test_columns_of_another_owner_stay_as_they_are() -> None:
    """5.3: the district writes the assignment, and whether the course could not be provided stays the agency's."""
    own = Right(True, "", frozenset({"id", "officer", "school", "role", "from", "to", "instructional_day", "extra"}))
    file = changed("assignments", employer_unable=True, to="2026-06-05")
    line = lines_of(file, BASE, right={"assignments": own})["assignments"][0]
    assert (line.taken, line.why, line.row.columns) == (True, told.STATEMENT, ("to",))
    assert line.row.after["employer_unable"] is None
    alone = lines_of(changed("assignments", employer_unable=True), BASE, right={"assignments": own})["assignments"][0]
    assert (alone.taken, alone.row.state, alone.why) == (False, State.SAME, told.STATEMENT)


def test_a_statement_makes_no_assignment() -> None:
    """Whoever may only state that the course could not be provided assigns nobody."""
    statement = Right(True, "", frozenset({"employer_unable"}))
    line = lines_of(BASE, {}, right={"assignments": statement})["assignments"][0]
    assert (line.taken, line.why) == (False, told.NOT_YOURS)


def test_a_reason_is_needed_where_a_legal_fact_becomes_another() -> None:
    """A corrected day needs one; what was unknown and is filled in, and a name, need none."""
    for values, needs in (({"from": "2025-09-03"}, True), ({"to": "2026-06-05"}, False)):
        lines = [line for found in lines_of(changed("assignments", **values), BASE).values() for line in found]
        assert corrects(lines) is needs
    assert not corrects([line for found in lines_of(changed("schools", name="X"), BASE).values() for line in found])


def test_rows_are_counted_by_what_becomes_of_them() -> None:
    """What is not taken is counted apart from what is new."""
    lines = [line for found in lines_of(BASE, {}, right={"assignments": NO}).values() for line in found]
    assert dict(counted(lines)) == {"new": len(lines) - 1, "left": 1}


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((None, None), (None, None), True),
        (("2026-01-01", "2026-01-31"), ("2026-01-31", None), True),
        (("2026-01-01", "2026-01-31"), ("2026-02-01", None), False),
        (("2026-02-01", None), (None, "2026-01-31"), False),
    ],
)
def test_days_in_common(one: tuple[str | None, str | None], other: tuple[str | None, str | None], both: bool) -> None:
    """Both ends belong to a range; an open end reaches everything."""
    rows = [{"from": first, "to": last} for first, last in (one, other)]
    assert overlap(rows[0], rows[1]) is both
    assert overlap(rows[1], rows[0]) is both


def test_a_row_that_came_twice_is_written_once() -> None:
    """Two rows of the file that meet one row on record change it once."""
    row = next(row for row in compared(changed("schools", level="middle"), BASE) if row.list == "schools")
    again = Compared(**{name: getattr(row, name) for name in row.__dataclass_fields__} | {"at": 1})
    keys = {name: set(found) for name, found in kept_of(BASE).items()}
    assert [line.why for line in preview([row, again], lambda _row: YES, (), keys)] == ["", told.TWICE]

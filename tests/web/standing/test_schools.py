"""The lists of a day and the page of a school: each row once, each word the kernel's, nothing of others."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from tests.raw import register_of
from tests.web.cast import DUTIES, ROWS, TODAY, Cast, enter, enter_people

from hallpass_web.audit.moments import newest
from hallpass_web.register.listing import Row
from hallpass_web.standing.answers import Answers
from hallpass_web.standing.schools_lists import (
    contract_rows,
    officer_rows,
    school_headings,
    school_rows,
    substitute_rows,
)
from hallpass_web.standing.schools_page import school_page_of
from hallpass_web.standing.today_seen import SeenDay
from hallpass_web.standing.today_tally import tally_on

pytestmark = pytest.mark.django_db


def seen(cast: Cast, who: str = "dana", on: date = TODAY) -> SeenDay:
    """A day as somebody sees it."""
    return SeenDay(Answers(cast.asker(who), newest()), on)


def column(rows: list[Row], name: str) -> list[str]:
    """What stands in a column."""
    return [row.cells[name].shown for row in rows]


def changed(list_name: str, key: str, **values: Any) -> Cast:
    """The cast, with other values in one row."""
    rows = [row | values if row["id"] == key else row for row in ROWS[list_name]]
    enter(register_of({**ROWS, list_name: rows}))
    return enter_people()


def test_officers_stand_with_each_assignment_the_most_urgent_first(cast) -> None:
    """Who may not serve comes first; a former officer of a day stands without an assignment."""
    rows = officer_rows(seen(cast))
    assert list(zip(column(rows, "officer"), column(rows, "state"), column(rows, "school"), strict=True)) == [
        ("Cass Wendell", "May not serve", "Larkfield Middle School"),
        ("Olive Hartwell", "May serve", "Larkfield High School"),
        ("Bram Sollis", "May serve", "Larkfield High School"),
        ("Terry Moss", "May serve", "Larkfield High School"),
    ]
    assert rows[0].cells["owed"].shown == "Complete the training. Was due Sep 7, 2026. And 1 more."


def test_an_assignment_elsewhere_is_no_row_of_ours(cast) -> None:
    """On a day when Terry Moss served Tilden, Larkfield sees no school of his and not his employer."""
    rows = officer_rows(seen(cast, on=date(2026, 3, 2)))
    (moss,) = [row for row in rows if row.cells["officer"].shown == "Terry Moss"]
    assert moss.cells["school"].shown == ""
    assert moss.cells["agency"].shown == "another agency"
    assert "Tilden" not in " ".join(cell.shown for row in rows for cell in row.cells.values())


def test_a_yes_that_ends_says_until_when() -> None:
    """The badge, the file and the filter have the word with its day, the word, and the code."""
    row = {"id": "a9", "officer": "bram", "school": "lhs", "role": "regular", "from": "2026-09-08"}
    assignments = [one for one in ROWS["assignments"] if one["id"] != "a-bram"] + [row | {"employer_unable": True}]
    enter(register_of({**ROWS, "assignments": assignments}))
    rows = officer_rows(seen(enter_people()))
    (state,) = [row.cells["state"] for row in rows if row.cells["officer"].shown == "Bram Sollis"]
    assert (state.shown, state.until, state.picks) == (
        "Yes, until Mar 8, 2027",
        date(2027, 3, 8),
        (("yes", "May serve"),),
    )


def test_the_file_of_officers_holds_what_the_page_lists(cast) -> None:
    """CSV of a filtered list has those rows alone, in the same words."""
    page = cast.client("dana").get("/officers/?state=no&as=csv")
    rows = list(csv.DictReader(StringIO(page.content.decode())))
    assert [(row["Officer"], row["May serve"]) for row in rows] == [("Cass Wendell", "May not serve")]
    assert page["Content-Disposition"] == 'attachment; filename="officers.csv"'


def test_schools_say_who_is_there_and_whether_all_duties_are_covered(cast) -> None:
    """A school has its officers of the day, the duties, the contract and the calendar."""
    rows = school_rows(seen(cast))
    assert column(rows, "cover") == ["All covered", "All 7 duties uncovered"]
    assert column(rows, "contract") == ["Conforms", "Not read yet"]
    assert column(rows, "days") == ["11", "11"]
    assert rows[1].cells["officers"].shown == "Cass Wendell"


def test_a_school_where_all_service_is_outside_is_not_said_to_have_nobody() -> None:
    """An officer at a school that is out of scope is there, outside the policy."""
    cast = changed("schools", "lms", level="other")
    assert column(school_rows(seen(cast)), "cover")[1] == "Outside"


def test_who_sees_one_district_needs_no_column_for_it(cast) -> None:
    """The district stands in files, and on the page only where there are several."""
    alone = school_headings(seen(cast))[1]
    both = school_headings(seen(cast, "ivo"))[1]
    assert (alone.name, alone.only_files) == ("district", True)
    assert both.only_files is (len(seen(cast, "ivo").answers.seen["districts"]) == 1)


def test_contracts_stand_with_each_duty() -> None:
    """Each duty is present, missing or unclear, and 4.3 is contradicted or not."""
    cast = changed("contracts", "k1", duties=DUTIES[:-1], conflicts=["4.3"])
    conforming, unread = contract_rows(seen(cast))
    assert [conforming.cells[duty].code for duty in DUTIES] == ["present"] * 6 + ["missing"]
    assert (conforming.cells["4.3"].code, conforming.cells["state"].code) == ("conflict", "defective")
    assert {unread.cells[duty].code for duty in DUTIES} == {"unclear"}
    assert conforming.cells["contract"].shown == "Larkfield Police Department"
    (own,) = contract_rows(seen(cast, "sam"))
    assert own.cells["contract"].shown == "Larkfield Public Schools"


def test_an_ended_contract_comes_after_those_in_force() -> None:
    """What is in force stands first, whatever the order of the register."""
    cast = changed("contracts", "k1", to="2026-06-30")
    assert column(contract_rows(seen(cast)), "time") == ["In force", "Ended"]


def test_the_tally_counts_contact_days_at_every_school(cast) -> None:
    """5.4: a day elsewhere counts, of whomever it is seen; days left and the limit follow the policy."""
    rows = {row.cells["officer"].shown: row.cells for row in substitute_rows(seen(cast))}
    assert rows["Bram Sollis"]["counted"].value == 1
    assert rows["Bram Sollis"]["allowed"].value == 59
    assert rows["Bram Sollis"]["ends"].shown == "Not reached. 58 days left"
    assert rows["Terry Moss"]["ends"].shown == "Not asked: trained"


@pytest.mark.parametrize(
    ("on", "counted", "planned"),
    [(date(2026, 9, 9), 0, 1), (date(2026, 9, 10), 1, 0), (date(2026, 9, 11), 1, 0), (date(2027, 7, 1), 0, 0)],
)
def test_a_day_counts_from_the_day_itself_and_within_its_school_year(cast, on, counted, planned) -> None:
    """A listed day is planned before it and counted on it; a new school year begins with none."""
    tally = tally_on(seen(cast).answers.setting.officer("bram"), on)
    assert (tally.counted, tally.planned) == (counted, planned)


def test_a_school_page_says_who_covers_each_duty(cast) -> None:
    """Every duty has the names of those who cover it, as far as they are seen."""
    page = school_page_of(seen(cast), "lhs")
    assert {one.by for one in page.duties} == {"Olive Hartwell"}
    assert [one.held.answer.name for one in page.there] == ["Olive Hartwell", "Bram Sollis", "Terry Moss"]
    assert page.there[1].presence == "Available, not listed on this day"
    gap = school_page_of(seen(cast), "lms")
    assert ({one.code for one in gap.duties}, gap.gap) == ({"no"}, "The only officer may not serve.")


def test_officers_of_others_cover_without_a_name() -> None:
    """An agency sees that somebody of another agency covers a duty, and not who."""
    contracts = [row | {"duties": DUTIES} for row in ROWS["contracts"]]
    trained = {"id": "c-cass", "officer": "cass", "course": "full", "completed_on": "2026-08-15"}
    enter(register_of({**ROWS, "contracts": contracts, "completions": [*ROWS["completions"], trained]}))
    cast = enter_people()
    page = school_page_of(seen(cast, "sam"), "lms")
    assert {one.by for one in page.duties} == {"1 officer of another agency"}
    assert page.there == ()
    assert {one.by for one in school_page_of(seen(cast), "lms").duties} == {"Cass Wendell"}


@pytest.mark.parametrize(("who", "status"), [("dana", 200), ("sam", 200), ("nils", 404), ("tess", 404), ("ann", 404)])
def test_a_school_is_a_page_for_whom_it_concerns(cast, who, status) -> None:
    """A stranger finds nothing at its address."""
    assert cast.client(who).get("/schools/lhs/").status_code == status

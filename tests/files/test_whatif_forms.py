"""What assumptions would change, for programs and spreadsheets."""

from __future__ import annotations

from datetime import date

from tests.files.terminal.test_whatif import CONTRACT, FIRST, LAST, asked

from hallpass.files.whatif_forms import whatif_object, whatif_sheets
from hallpass.register.faults import Fault

GRAVESEND = "gravesend at KPM from 12/1/26 unable"


def test_the_object_holds_both_answers_and_what_comes_with_the_new_one() -> None:
    """Range by range, with the clock and the agency policy."""
    told = whatif_object(asked(GRAVESEND), ["said"], [])
    assert (told["format"], told["from"], told["to"]) == ("hallpass-whatif/1", FIRST.isoformat(), LAST.isoformat())
    assert told["assumed"] == ["said"]
    (officer,) = told["officers"]
    first = officer["differences"][0]
    assert (first["from"], first["to"]) == ("2026-12-01", "2027-01-03")
    assert (first["before"]["standing"], first["after"]["standing"]) == ("upcoming", "cleared_until")
    assert first["after"]["clock_on"] == "2026-12-01"
    assert first["after"]["agency_policy"] == {"policy": "KPD-2026", "signed": "yes", "on": "2026-11-09"}


def test_the_object_names_the_unchanged_the_schools_and_the_faults() -> None:
    """Who is touched without effect, the gaps before and after, and where the register would contradict itself."""
    fault = Fault("outside_employment", "assignments", (1,), None, "", "ada is not employed", "an employment")
    told = whatif_object(asked(CONTRACT), [], [fault])
    assert told["unchanged"] == ["brandvik", "applewhite"]
    assert told["schools"][0]["school"] == "KPH"
    gaps = told["schools"][0]["differences"][0]
    assert (gaps["before"], len(gaps["after"]["gaps"])) == ({"assigned": True, "gaps": []}, 7)
    assert told["faults"] == [str(fault)]
    trained = whatif_object(asked("brandvik completes full on 12/1/26"), [], [])["officers"][0]["differences"][0]
    assert trained["after"]["agency_policy"] is None
    assert trained["after"]["clock_on"] is None


def test_each_range_is_a_row_of_the_first_sheet() -> None:
    """With both answers in words and in the words of the format."""
    officers, schools, unchanged, assumed, about = whatif_sheets(asked(GRAVESEND), ["said"])
    assert officers.name == "officers"
    row = dict(zip(officers.columns, officers.rows[0], strict=True))
    assert (row["officer"], row["from"], row["to"]) == ("gravesend", date(2026, 12, 1), date(2027, 1, 3))
    assert (row["before"], row["after"]) == ("Upcoming", "Yes, until Jun 1, 2027")
    assert (row["clock_on"], row["signed"]) == (date(2026, 12, 1), "yes")
    assert dict(zip(schools.columns, schools.rows[0], strict=True))["after_gaps"] == "4.1.4; 4.1.5"
    assert (unchanged.rows, assumed.rows) == ((), (("said",),))
    assert ("from", FIRST) in about.rows

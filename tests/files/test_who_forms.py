"""Who could cover a school: the words, and the forms for programs and spreadsheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.files.terminal.pages import LAW, demo

from hallpass.files.who_forms import duties_covered, missing_words, tally_words, who_object, who_sheet
from hallpass.rules.officer import Setting
from hallpass.who import Candidate, Tally, candidates

ON = date(2026, 11, 25)


def at(school: str, officer: str, setting: Setting | None = None, on: date = ON) -> Candidate:
    """An officer of the demo district as one who serves the school."""
    return next(one for one in candidates(setting or demo(), school, on) if one.officer.id == officer)


def test_the_duties_are_told_by_those_that_are_left_out() -> None:
    """All, all but some, or none."""
    assert duties_covered(at("KPH", "esterhazy")) == "All duties"
    assert duties_covered(at("KPH", "penhallow")) == "Without 4.1.4 and 4.1.5"
    assert duties_covered(at("KPH", "brandvik")) == "No duty"


def test_what_is_missing_is_something_to_do() -> None:
    """With the day by which it is; a contract that does not name the school is named."""
    assert missing_words(at("KPH", "thornbury"), demo(), ON) == [
        "Review the policy of the agency (was due Sep 2, 2025)"
    ]
    assert missing_words(at("KPH", "fairbairn"), demo(), ON) == [
        "Contract C-DPD-2025 of Dunmarrow Police does not name this school (2)"
    ]
    assert missing_words(at("KPH", "illingworth"), demo(), ON)[0] == "Say which duties the contract carries: C-BCS-2026"
    assert missing_words(at("CTP", "thornbury"), demo(), ON) == []


def test_that_no_contract_is_in_force_is_told_with_the_parties() -> None:
    """The agency's contract ended."""
    on = date(2027, 1, 5)
    assert missing_words(at("OTH", "harrowgate", on=on), demo(), on)[1:] == [
        "No contract of Ottersfold Police with Kestrel Prairie Public Schools is in force (2)"
    ]


def test_of_one_who_may_serve_the_officer_s_own_record_alone_is_told() -> None:
    """What a contract lacks does not keep anybody away."""
    assert missing_words(at("KPH", "strand"), demo(), ON) == ["File a copy of the most recent training certificate"]


def test_a_question_about_the_day_itself_names_no_key() -> None:
    """On the sixtieth day the statement of 5.3 would be asked of this very service."""
    one = at("DMM", "fairbairn", on=date(2026, 12, 17))
    asked = replace(one, standing=one.standing._replace(questions=()))
    assert "assumed" not in " ".join(missing_words(asked, demo(), ON))


@pytest.mark.parametrize(
    ("tally", "standing", "words"),
    [
        (Tally(6, True, 59, None, None), "excused", "Day 6 of 59, 53 left after it"),
        (Tally(6, True, 59, None, None), "cleared", "Day 6; the limit does not bind"),
        (Tally(6, False, 59, None, None), "excused", "No student contact day: it does not count"),
        (Tally(60, True, 59, None, None), "not_cleared", "Day 60, beyond the 59 that are exempt"),
        (Tally(6, True, 0, None, None), "not_cleared", "Day 6; no day is exempt, so many are listed"),
        (
            Tally(52, True, 59, date(2026, 12, 8), date(2026, 12, 9)),
            "excused",
            "Day 52 of 59, 7 left after it; the 60th moves from Dec 9 to Dec 8, 2026",
        ),
        (
            Tally(52, True, 59, date(2026, 12, 8), None),
            "excused",
            "Day 52 of 59, 7 left after it; the 60th is then Dec 8, 2026",
        ),
        (
            Tally(52, True, 60, date(2026, 12, 8), date(2026, 12, 8)),
            "excused",
            "Day 52 of 60, 8 left after it; the 61st is Dec 8, 2026",
        ),
        (None, "cleared", ""),
    ],
)
def test_the_days_are_told_with_what_is_left(tally: Tally | None, standing: str, words: str) -> None:
    """5.4: n of 59, and when the sixtieth comes."""
    one = at("KPH", "gravesend")
    assert tally_words(replace(one, tally=tally, standing=one.standing._replace(standing=standing))) == words


def test_the_object_and_the_sheet_are_in_the_order_of_the_page() -> None:
    """Those who may serve first."""
    found = candidates(demo(), "KPH", ON)
    told = who_object(ON, "KPH", found, demo())
    assert (told["format"], told["school"], told["name"]) == ("hallpass-who/1", "KPH", "Kestrel Prairie High")
    order = [one.officer.id for one in found]
    assert [one["officer"] for one in told["officers"]] == order
    sheet = who_sheet(ON, "KPH", found, demo())
    assert [row[2] for row in sheet.rows] == order
    gravesend = told["officers"][order.index("gravesend")]
    assert gravesend["tally"] == {
        "day_number": 1,
        "counts": True,
        "days_allowed": 59,
        "first_day_not_exempt": None,
        "first_day_not_exempt_now": None,
    }
    row = dict(zip(sheet.columns, sheet.rows[order.index("tolliver")], strict=True))
    assert (row["there_already"], row["absent"], row["day_number"]) == ("true", "true", None)


def test_the_law_of_the_page_is_the_law_of_the_words() -> None:
    """A reading that exempts the sixtieth day allows sixty."""
    setting = Setting(demo().register, type(LAW)(LAW.policy, {"day_sixty": "exempt"}))
    assert tally_words(at("KPH", "gravesend", setting)) == "Day 1 of 60, 59 left after it"

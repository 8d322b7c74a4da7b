"""The pack 506.9AR says what the policy says: its text, its rows, its readings."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from hallpass.days import add_months
from hallpass.packs import read_pack
from hallpass.policy.adopted import fold
from hallpass.policy.load import load_policy
from hallpass.policy.model import Version
from hallpass.register import records

VERSION: Version = load_policy(read_pack()).versions[0]

BEGINS, ENDS = date(2025, 9, 1), date(2027, 6, 1)
NEAR = sorted(
    {day + timedelta(more) for day in (BEGINS, ENDS, date(2026, 3, 1), date(2026, 12, 1)) for more in (-2, -1, 0, 1, 2)}
    | {date.min, date.max, date(2025, 8, 31), date(2026, 2, 28), date(2026, 7, 6), date(2026, 5, 25)}
)
IN_TIME = [day for day in NEAR if date.min < day < date.max]


@st.composite
def asked(draw: st.DrawFn) -> SimpleNamespace:
    """The facts of one question, on the days on which answers turn and beside them."""
    clock_on = draw(st.sampled_from(IN_TIME))
    offset = draw(st.sampled_from([0, 1, 2, 180, 181, 182, 183, 184, 185, 186, 187, 400, 700]))
    day = draw(st.sampled_from([clock_on + timedelta(offset), *(day for day in IN_TIME if day >= clock_on)]))
    nth_day = draw(st.sampled_from([1, 58, 59, 60, 61, 62]))
    return SimpleNamespace(
        day=day,
        trained_on=draw(st.sampled_from([*NEAR, day, clock_on])),
        trained_by=draw(st.sampled_from(["full", "supplemental"])),
        legacy=draw(st.booleans()),
        clock_on=clock_on,
        employer_unable=draw(st.booleans()),
        start_policy_reviewed_on=draw(st.sampled_from([*NEAR, day])),
        current_policy_reviewed_on=draw(st.sampled_from([*NEAR, day])),
        nth_day=nth_day,
        days_in_year=nth_day - 1 + draw(st.sampled_from([0, 1, 2, 60])),
    )


def readings_of(version: Version) -> st.SearchStrategy[dict[str, str]]:
    """Any choice of readings."""
    values = {name: [item.value for item in reading.values] for name, reading in version.readings.items()}
    return st.fixed_dictionaries({name: st.sampled_from(known) for name, known in values.items()})


def completed(f: SimpleNamespace, readings: dict[str, str]) -> bool:
    late = readings["same_day_completion"] == "late" and f.day == f.trained_on == f.clock_on
    return bool(f.trained_on <= f.day) and not late


def extension_ends(f: SimpleNamespace, readings: dict[str, str]) -> date:
    day = add_months(f.clock_on, 6)
    holidays = {date(2025, 9, 1), date(2027, 5, 31), date(2026, 5, 25), date(2026, 7, 3), date(2027, 1, 1)}
    while readings["deadline_on_weekend"] == "next_working_day" and (day.weekday() > 4 or day in holidays):
        day += timedelta(1)
    return day


def regular(f: SimpleNamespace, readings: dict[str, str]) -> tuple[str, date | None]:
    """The rows R0 to R8 written by hand: the row that decides, and its due day."""
    if f.day < BEGINS:
        return "R0", None
    if completed(f, readings):
        return ("R1" if f.trained_by == "full" else "R2"), None
    return rest(f, readings)


def rest(f: SimpleNamespace, readings: dict[str, str]) -> tuple[str, date | None]:
    """The rows R3 to R8."""
    due = extension_ends(f, readings)
    if f.legacy and f.clock_on < ENDS:
        return ("R3" if f.day < ENDS else "R4"), date(2027, 5, 31)
    if f.legacy and readings["legacy_after_2027_06_01"] == "gives_no_clearance":
        return "R4", date(2027, 5, 31)
    if f.employer_unable and f.day > due:
        return "R7", due
    if f.employer_unable:
        return ("R5" if f.start_policy_reviewed_on <= f.day else "R6"), due
    return "R8", f.clock_on - timedelta(1)


def substitute(f: SimpleNamespace, readings: dict[str, str]) -> tuple[str, date | None]:
    """The rows S0 to S4 written by hand."""
    most = 60 if readings["day_sixty"] == "exempt" else 59
    exempt = f.nth_day <= most and (readings["sixty_planned"] == "exempt_until_reached" or f.days_in_year < 60)
    if f.day < BEGINS:
        return "S0", None
    if completed(f, readings) or (exempt and f.trained_on <= f.day):
        return "S1", None
    if exempt:
        return ("S2" if f.current_policy_reviewed_on <= f.day else "S3"), None
    return rest(f, readings)


@settings(max_examples=400, deadline=None)
@given(asked(), readings_of(VERSION))
def test_the_rows_say_what_the_policy_says(f: SimpleNamespace, readings: dict[str, str]) -> None:
    """Both tables give the row and the due day of the policy under every choice of readings."""
    rules = VERSION.rules(readings)
    for table, by_hand in ((rules.regular, regular), (rules.substitute, substitute)):
        row = table(f)
        assert (row.id, rules.due(row, f)) == by_hand(f, readings)


def test_every_row_has_its_standing_paragraph_and_duties() -> None:
    """What follows from a row is as the policy's tables have it."""
    rows = [row for name in ("regular", "substitute") for row in VERSION.tables[name].rows]
    assert [(row.id, row.standing, row.paragraph, bool(row.excused), row.owes) for row in rows] == [
        ("R0", "not_in_force", "5.1", False, ()),
        ("R1", "cleared", "5.1", False, ()),
        ("R2", "cleared", "5.2", False, ()),
        ("R3", "cleared_until", "5.2", False, ("complete_training",)),
        ("R4", "not_cleared", "5.2", False, ("complete_training",)),
        ("R5", "cleared_until", "5.3", True, ("complete_training",)),
        ("R6", "not_cleared", "5.3", True, ("complete_training", "review_agency_policy")),
        ("R7", "not_cleared", "5.3", True, ("complete_training",)),
        ("R8", "not_cleared", "5.1", False, ("complete_training",)),
        ("S0", "not_in_force", "5.4", False, ()),
        ("S1", "cleared", "5.1", False, ()),
        ("S1", "cleared", "5.2", False, ()),
        ("S2", "excused", "5.4", True, ()),
        ("S3", "not_cleared", "5.4", True, ("review_agency_policy",)),
        ("S4", "as R3 to R8", "5.4", False, ()),
    ]
    assert {row.excused for row in rows if row.excused} == {("4.1.4", "4.1.5")}


@given(
    st.booleans(),
    st.sampled_from(["cleared", "cleared_until", "excused", "not_cleared", "unresolved", "not_in_force"]),
    st.sampled_from(["covered", "defective", "unread", "uncovered"]),
)
def test_may_serve_is_the_first_word_that_fits(in_scope: bool, standing: str, contract_state: str) -> None:
    """Scope comes before standing, a no before an unknown, and standing before the contract; a defect stops nobody."""
    f = SimpleNamespace(in_scope=in_scope, standing=standing, contract_state=contract_state)
    if not in_scope or standing == "not_in_force":
        word = "outside"
    elif standing in ("not_cleared", "unresolved"):
        word = {"not_cleared": "no", "unresolved": "unknown"}[standing]
    else:
        word = {"uncovered": "no_contract", "unread": "unknown"}.get(contract_state, "yes")
    assert VERSION.rules().may_serve(f).standing == word


def test_every_reading_has_its_values_the_default_first() -> None:
    """The ten readings of the policy stand in the pack with all their values."""
    assert {name: [item.value for item in reading.values] for name, reading in VERSION.readings.items()} == {
        "same_day_completion": ["in_time", "late"],
        "incumbents": ["from_2025_09_01", "from_assumption"],
        "legacy_after_2027_06_01": ["gives_no_time", "gives_no_clearance"],
        "deadline_on_weekend": ["stays", "next_working_day"],
        "return_after_break": ["assumes_again", "never"],
        "new_employer": ["assumes_again", "continues"],
        "day_sixty": ["not_exempt", "exempt"],
        "after_day_sixty": ["from_day_sixty", "from_first_day"],
        "sixty_planned": ["exempt_until_reached", "never_exempt"],
        "e_learning_day": ["counts", "does_not_count"],
    }


def test_the_document_carries_the_adopted_text_whole() -> None:
    """Number, title and words of all paragraphs and the references, put together, are the adopted text."""
    put_together = "".join(
        f" {item.number}{'. ' if item.title else ' '}{item.title} {item.text}" for item in VERSION.paragraphs
    )
    put_together += " References: " + " ".join(f"- {reference}" for reference in VERSION.references)
    head, words = fold(read_pack()["adopted.txt"]).split(" 1. Purpose", 1)
    assert fold(put_together) == "1. Purpose" + words
    assert head == "Adopted: October 2024 Revised:"


def test_the_formats_own_words_are_the_packs() -> None:
    """The register's kinds, levels, duties and paragraphs are the policy's, beside its words for what is unknown."""
    rules = VERSION.rules()
    kinds = (*rules["full_kinds"], *rules["supplemental_kinds"], *rules["legacy_kinds"])
    assert set(records.KINDS_OF_COURSE) == {*kinds, records.UNKNOWN_KIND}
    assert rules["duties"] == records.DUTIES
    assert tuple(paragraph.number for paragraph in VERSION.paragraphs) == records.PARAGRAPHS
    assert set(records.LEVELS) == {*rules["levels_in_scope"], "other"}


def test_the_holidays_of_a_year() -> None:
    """§ 645.44 subd. 5: the days of 2026 and 2027 on which no public business is done."""
    working = VERSION.rules({"deadline_on_weekend": "next_working_day"}).functions["next_working_day"]
    days = (date(2026, 1, 1) + timedelta(more) for more in range(730))
    rests = [day.isoformat() for day in days if day.weekday() < 5 and working(day) != day]
    assert rests == re.findall(
        r"\S+",
        """2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11
        2026-11-26 2026-12-25 2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11
        2027-11-11 2027-11-25 2027-12-24 2027-12-31""",
    )


def test_actions_stand_in_the_order_of_the_policy() -> None:
    """What is owed is listed in this order."""
    assert [(action.name, action.who, action.paragraph) for action in VERSION.actions.values()] == [
        ("complete_training", "officer", None),
        ("answer_question", "agency", None),
        ("read_contract", "district", "2"),
        ("review_agency_policy", "officer", None),
        ("file_certificate", "agency", "5.5"),
        ("make_contract", "district", "2"),
        ("amend_contract", "district", None),
        ("renew_license", "agency", "3.2"),
    ]


def test_notes_and_flaws_stand_beside_the_policy() -> None:
    """The facts that are shown and not enforced, and the known flaws, are there with their sources."""
    assert all(note.text and note.source for note in VERSION.notes)
    assert [flaw.place for flaw in VERSION.flaws] == ["References", "5.5", "4.4"]

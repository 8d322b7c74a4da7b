"""4.1, 5.3, 5.4: which duties are covered at a school on a day, and by whom."""

from __future__ import annotations

from tests.rules.told import D, olive, setting
from tests.scenarios.facts import OFFICER, OTHER

from hallpass.days import NEVER
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import duty_gaps, is_absent, school_cover, serves_there
from hallpass.rules.officer import Setting

ALL = ("4.1.1", "4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7")
TRAINED = {"regular": "2025-09-02..", "completed": "full 2025-08-20"}


def gaps(told: Setting, on: str = "2025-10-01") -> dict[str, tuple[str, ...]]:
    """The duties that nobody covers."""
    return duty_gaps(told, Day(D(on)))


def test_who_covers_and_who_may() -> None:
    """A cleared officer covers for certain, one whose standing is open may for all that is known."""
    told = setting(regular="2025-09-02.., employer unknown", contracts="main, lacks 4.1.7", second_officer=TRAINED)
    cover = school_cover(told, "High", Day(D("2025-10-01")))
    assert cover is not None
    assert cover.covered_by == {duty: () if duty == "4.1.7" else (OTHER,) for duty in ALL}
    assert cover.maybe_by == {duty: () if duty == "4.1.7" else (OFFICER,) for duty in ALL}
    assert cover.gaps == ("4.1.7",)


def test_a_school_where_nobody_serves_has_no_cover() -> None:
    """Neither gaps nor duties: out of scope, not yet, or no more."""
    told = setting(**{**TRAINED, "regular": ["2025-09-02..2025-09-30", "2025-09-02.., outside"]})
    assert school_cover(told, "High", Day(D("2025-10-01"))) is None
    assert school_cover(told, "Middle", Day(D("2025-09-15"))) is None
    assert gaps(told) == {}


def test_excused_duties_are_covered_by_somebody_else_or_nobody() -> None:
    """An unread contract does not bring back a duty that the officer is excused from."""
    excused = {"regular": "2025-09-02.., employer unable"}
    assert gaps(setting(**excused)) == {"High": ("4.1.4", "4.1.5")}
    assert gaps(setting(**excused, contracts="main, unread")) == {"High": ("4.1.4", "4.1.5")}
    assert gaps(setting(**excused, second_officer=TRAINED)) == {}


def test_nobody_knows_what_an_unresolved_officer_is_excused_from() -> None:
    """A substitute who may be trained may cover all that the contract carries."""
    told = {"substitute": "2025-09-02..", "served": "2025-10-01", "completed": "mystery 2025-08-20"}
    assert gaps(setting(**told)) == {}
    assert gaps(setting(**{**told, "completed": []})) == {"High": ("4.1.4", "4.1.5")}


def test_a_school_is_covered_by_assignments_there() -> None:
    """What the officer does at another school covers nothing here."""
    told = {**TRAINED, "regular": ["2025-09-02..", "2025-09-02.., at Middle"], "contracts": "middle, names Middle"}
    assert gaps(setting(**told)) == {"High": ALL}


def test_no_contract_and_no_clearance_cover_nothing() -> None:
    """All seven are gaps."""
    assert gaps(setting(**TRAINED, contracts=[])) == {"High": ALL}
    assert gaps(setting(regular="2025-09-02..")) == {"High": ALL}
    assert gaps(setting(regular="2025-09-02.., employer unknown", contracts=[])) == {"High": ALL}


def test_an_absence_covers_nothing_from_its_first_to_its_last_day() -> None:
    """The day remembers both ends; an open absence has no last."""
    record = olive(absent=["2025-11-24..2025-11-26", "2026-01-05.."])
    for on, away, turns in (
        ("2025-11-23", False, D("2025-11-24")),
        ("2025-11-24", True, D("2025-11-27")),
        ("2025-11-26", True, D("2025-11-27")),
        ("2025-11-27", False, D("2026-01-05")),
        ("2026-01-05", True, NEVER),
    ):
        day = Day(D(on))
        assert is_absent(record, day) is away
        assert day.turns == turns
    assert gaps(setting(**TRAINED, absent="2025-10-01..2025-10-01")) == {"High": ALL}


def test_a_substitute_counts_on_listed_days_at_the_school() -> None:
    """The day remembers when that turns; a regular officer counts on every day."""
    record = olive(substitute="2025-09-02..", regular="2025-09-02..", served=["2025-10-01", "2025-10-02, at Middle"])
    regular, substitute = sorted(record.assignments, key=lambda row: row.role)
    for on, counts, turns in (
        ("2025-09-30", False, D("2025-10-01")),
        ("2025-10-01", True, D("2025-10-02")),
        ("2025-10-02", False, NEVER),
    ):
        day = Day(D(on))
        assert serves_there(record, substitute, day) is counts
        assert day.turns == turns
        assert serves_there(record, regular, day)


def test_gaps_stand_school_by_school() -> None:
    """In the order of the schools; one officer may leave a gap at one and none at another."""
    told = {"regular": ["2025-09-02.., at Middle, employer unable", "2025-09-02.., employer unable"]}
    told_of_other = {"regular": "2025-09-02.., at Middle", "completed": "full 2025-08-20"}
    assert list(gaps(setting(**told))) == ["High", "Middle"]
    assert gaps(setting(**told, second_officer=told_of_other)) == {"High": ("4.1.4", "4.1.5")}

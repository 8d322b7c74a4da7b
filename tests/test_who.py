"""Who could cover a school on a day."""

from __future__ import annotations

from datetime import date

from tests.raw import register_of
from tests.slow.small import register

from hallpass.packs import read_pack
from hallpass.policy.load import load_policy
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass.who import Candidate, Tally, candidates

DAY = date(2026, 11, 24)
LAW = Law(load_policy(read_pack()))


def who(line: str, school: str = "S", readings: dict[str, str] | None = None) -> list[Candidate]:
    """Everyone who could serve the school on the day, in a register told in a line."""
    law = Law(LAW.policy, readings or {})
    return list(candidates(Setting(register_of(register(line)), law), school, DAY))


def test_a_trained_officer_covers_every_duty_the_contract_carries() -> None:
    """One who is trained may be sent, though assigned nowhere."""
    (one,) = who("done full 2025-08-20")
    assert one.may_serve
    assert len(one.duties) == 7
    assert not one.there_already
    assert one.serving.may_serve == "yes"


def test_a_substitute_is_told_with_the_number_of_the_day() -> None:
    """5.4: 45 days served make this the 46th of at most 59; without the review the officer may not serve."""
    line = "substitute 2026-07-01.., policy v1 2025-08-15, listed 2026-09-01 x45"
    (one,) = who(line + ", review v1 2025-09-01")
    assert one.tally == Tally(46, True, 59, None, None)
    assert one.may_serve
    assert len(one.duties) == 5
    (other,) = who(line)
    assert not other.may_serve
    assert [item.action for item in other.missing] == ["review_agency_policy"]
    (sixty,) = who(line + ", review v1 2025-09-01", readings={"day_sixty": "exempt"})
    assert sixty.tally
    assert sixty.tally.allowed == 60


def test_the_sixtieth_day_is_not_exempt() -> None:
    """Sent on what would be the sixtieth counted day, an untrained substitute may not serve."""
    line = "substitute 2026-07-01.., listed 2026-09-01 x59"
    (one,) = who(line)
    assert one.tally
    assert one.tally.number == 60
    assert not one.may_serve
    assert [item.action for item in one.missing] == ["complete_training"]


def test_the_sixtieth_day_moves_when_a_day_is_added() -> None:
    """60 days from October 1 reach the sixtieth on December 23; one more on November 24 moves it a day ahead."""
    days = "contact 2026-10-01 x200, substitute 2026-07-01.., listed 2026-10-01 x54, listed 2026-11-25 x8"
    (one,) = who(days)
    assert one.tally == Tally(55, True, 59, date(2026, 11, 29), date(2026, 11, 30))


def test_a_day_without_students_does_not_count() -> None:
    """5.4 counts student contact days; the number stays that of the next one."""
    (one,) = who("contact 2026-09-01 x30, substitute 2026-07-01.., listed 2026-09-01 x12")
    assert one.tally == Tally(13, False, 59, None, None)


def test_where_sixty_are_planned_a_reading_exempts_none() -> None:
    """Under `never_exempt` this day makes it sixty, so the first listed day is beyond the exemption."""
    line = "substitute 2026-07-01.., listed 2026-09-01 x59"
    (one,) = who(line, readings={"sixty_planned": "never_exempt"})
    assert one.tally == Tally(60, True, 0, date(2026, 9, 1), None)


def test_regular_service_elsewhere_has_no_tally() -> None:
    """Regular service comes first: the rows of substitutes are not asked."""
    (one,) = who("regular 2026-09-01.. @T, done full 2025-08-20")
    assert one.tally is None
    assert one.elsewhere == ("T",)


def test_one_who_is_there_outside_the_instructional_day_can_be_sent() -> None:
    """Service out of scope is not service there."""
    (one,) = who("regular 2026-09-01.. off, done full 2025-08-20")
    assert not one.there_already
    assert one.may_serve


def test_of_equal_ones_those_who_are_free_come_first() -> None:
    """Who is expected at another school stands below."""
    raw = register("regular 2026-09-01.. @T, done full 2025-08-20")
    raw["officers"].append({"id": "p", "name": "Free"})
    raw["employments"].append({"officer": "p", "agency": "PD"})
    raw["completions"].append({"officer": "p", "course": "full", "completed_on": "2025-08-20"})
    assert [one.officer.id for one in candidates(Setting(register_of(raw), LAW), "S", DAY)] == ["p", "o"]


def test_those_who_are_away_or_elsewhere_are_told() -> None:
    """An absent officer covers nothing; one who serves elsewhere is named with the school."""
    raw = register("regular 2026-09-01.. @T, done full 2025-08-20")
    raw["absences"] = [{"officer": "o", "from": "2026-11-23", "to": "2026-11-25"}]
    (one,) = candidates(Setting(register_of(raw), LAW), "S", DAY)
    assert one.absent
    assert not one.may_serve
    assert one.elsewhere == ("T",)


def test_one_who_is_there_already_is_taken_as_is() -> None:
    """No assignment is assumed for an officer of the school."""
    (one,) = who("regular 2026-09-01.., done full 2025-08-20")
    assert one.there_already
    assert one.serving.assignment.role == "regular"
    assert one.tally is None


def test_whom_nobody_employs_is_no_candidate() -> None:
    """3.2: an officer has an employer."""
    assert who("job PD ..2025-12-31, done full 2025-08-20") == []

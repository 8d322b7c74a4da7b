"""An officer's years in pieces: standings, service under contracts, courses."""

from __future__ import annotations

from itertools import pairwise

from tests.rules.told import D, olive

from hallpass.days import Span, day_after
from hallpass.rules.contracts import COVERED
from hallpass.rules.lives import course_kind, services, standings_within

TOLD = {"regular": "2024-09-03..2026-06-05, employer unable", "completed": "full 2026-04-01"}


def test_standings_that_differ_in_their_row_alone_are_one_piece() -> None:
    """Within a range the pieces follow one another, and no two neighbors say the same."""
    days = Span(D("2025-07-01"), D("2026-06-30"))
    found = list(standings_within(olive(**TOLD), days))
    assert (found[0].days.first, found[-1].days.last) == days
    said = [(one.standing.standing, one.standing.paragraph, one.standing.due) for one in found]
    for (before, after), (said_before, said_after) in zip(pairwise(found), pairwise(said), strict=True):
        assert day_after(before.days.last) == after.days.first
        assert said_before != said_after


def test_service_is_told_by_assignment_and_contract() -> None:
    """Under one contract throughout, the whole assignment is one piece."""
    (one,) = services(olive(**TOLD))
    assert one.days == Span(D("2024-09-03"), D("2026-06-05"))
    assert one.cover.state == COVERED


def test_a_course_is_called_by_its_kind() -> None:
    """The list of the policy that has the kind of the course names it."""
    record = olive(**TOLD)
    (row,) = record.completions
    assert course_kind(record, row) == "full course"

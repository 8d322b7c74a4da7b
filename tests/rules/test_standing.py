"""Section 5: which table decides on a day, and what a standing carries."""

from __future__ import annotations

import pytest
from tests.policy.edits import amended
from tests.rules.told import D, olive, setting
from tests.scenarios.facts import OFFICER

from hallpass.days import NEVER
from hallpass.rules.day import Day
from hallpass.rules.standing import next_service, role_on, standing_on
from hallpass.rules.unknowns import Question


@pytest.mark.parametrize(
    ("on", "role"),
    [("2025-09-01", "substitute"), ("2025-09-02", "regular"), ("2025-09-03", "substitute"), ("2025-09-10", None)],
)
def test_regular_service_comes_first(on: str, role: str | None) -> None:
    """Where both roles are active the regular one decides, where none is no table does."""
    record = olive(regular="2025-09-02..2025-09-02", substitute="2025-09-01..2025-09-09")
    day = Day(D(on))
    assert role_on(record.on(day), day) == role
    assert standing_on(record, day).role == role


def test_a_standing_carries_its_row() -> None:
    """Paragraph, due day and excused duties are those of the row that decides."""
    standing = standing_on(olive(regular="2025-09-02.., employer unable"), Day(D("2025-10-01")))
    assert standing.row is not None
    assert (standing.row.id, standing.paragraph, standing.due) == ("R5", "5.3", D("2026-03-02"))
    assert standing.excused == ("4.1.4", "4.1.5")
    assert standing.first_answer == standing.standing == "cleared_until"


def test_each_role_has_its_table() -> None:
    """A substitute is excused where a regular officer is not cleared."""
    for role, row in (("regular", "R8"), ("substitute", "S2")):
        standing = standing_on(olive(**{role: "2025-09-02.."}), Day(D("2025-10-01")))
        assert standing.row is not None
        assert standing.row.id == row


def test_an_unresolved_standing_keeps_the_first_answer() -> None:
    """Row, paragraph and due stay those of the answer with every unknown taken as no."""
    standing = standing_on(olive(regular="2025-09-02.., employer unknown"), Day(D("2025-10-01")))
    assert (standing.standing, standing.first_answer, standing.paragraph) == ("unresolved", "not_cleared", "5.1")
    assert standing.questions == (Question("employer_unable", "a1"),)


def test_without_service_an_officer_is_upcoming_or_not_serving() -> None:
    """What comes is the next assignment in scope; no row, paragraph or due."""
    record = olive(regular=["2025-09-02..2025-09-05", "2025-10-01..2025-10-01", "2026-01-01.., at College"])
    for on, word, start in (
        ("2025-09-01", "upcoming", D("2025-09-02")),
        ("2025-09-06", "upcoming", D("2025-10-01")),
        ("2025-10-02", "not_serving", None),
    ):
        day = Day(D(on))
        standing = standing_on(record, day)
        assert (standing.standing, standing.row, standing.paragraph, standing.due, standing.excused) == (
            word,
            None,
            None,
            None,
            (),
        )
        assert standing.first_answer == word
        assert next_service(record.on(day), day) == start
        assert day.turns == (start or NEVER)


def test_a_later_version_says_whether_service_is_to_come() -> None:
    """A school that an amendment brings into scope makes an officer upcoming before the amendment takes effect."""
    policy = amended(
        takes_effect="2026-01-01",
        text=("an elementary school, middle school or secondary school, as", "a school of any level, as"),
        document=(
            (
                "| elementary; middle; secondary | an elementary school, middle school or secondary school |",
                "| elementary; middle; secondary; other | a school of any level |",
            ),
        ),
    )
    for days, on, start in (
        ("2026-02-02..", "2025-10-01", D("2026-02-02")),
        ("2025-09-02..", "2025-10-01", D("2026-01-01")),
        ("2025-09-02..2025-12-31", "2025-10-01", None),
    ):
        record = setting(policy=policy, regular=f"{days}, at College").officer(OFFICER)
        day = Day(D(on))
        assert standing_on(record, day).standing == ("upcoming" if start else "not_serving")
        assert next_service(record.on(day), day) == start

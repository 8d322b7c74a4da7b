"""What is owed, by whom, by when: one function for each line of the table, in its order."""

from __future__ import annotations

from datetime import date
from typing import Any

from .axes import cover_of, lacks_license
from .ranges import first_uncovered_day
from .service import employer, first_service_after, in_service, is_active, service_days
from .tables import clock_of
from .training import holds_certificate
from .unknowns import Question, first_answer
from .world import Row, World

UNTRAINED_ROWS = ("R3", "R4", "R5", "R6", "R7", "R8")

Owed = dict[str, Any]


def entry(action: str, who: str, by: date | None, paragraph: str | None, assignment: str | None = None) -> Owed:
    """Register file: an entry of `owed`."""
    iso = by.isoformat() if by is not None else None
    return {"action": action, "who": who, "by": iso, "paragraph": paragraph, "assignment": assignment}


def owed_on(world: World, officer: str, day: date, questions: list[Question]) -> list[Owed]:
    """Everything owed for one officer on a day, in the order of the table."""
    return [
        *complete_training(world, officer, day),
        *answer_question(world, officer, day, questions),
        *by_assignment(world, officer, day, "unread"),
        *review_agency_policy(world, officer, day),
        *file_certificate(world, officer, day),
        *by_assignment(world, officer, day, "uncovered"),
        *by_assignment(world, officer, day, "defective"),
        *([entry("renew_license", "agency", None, "3.2")] if lacks_license(world, officer, day) else []),
    ]


def day_judged(world: World, officer: str, day: date) -> date:
    """Owed: an upcoming officer is judged on the first day of service."""
    if first_answer(world, officer, day).standing == "upcoming":
        return first_service_after(world, officer, day) or day
    return day


def complete_training(world: World, officer: str, day: date) -> list[Owed]:
    """`complete_training`: R3 to R8, or upcoming and one of these on the first day."""
    answer = first_answer(world, officer, day_judged(world, officer, day))
    if answer.row not in UNTRAINED_ROWS:
        return []
    return [entry("complete_training", "officer", answer.due, answer.governed_by)]


def answer_question(world: World, officer: str, day: date, questions: list[Question]) -> list[Owed]:
    """`answer_question`: one entry for each question of an unresolved standing."""
    paragraph = first_answer(world, officer, day).governed_by
    return [
        entry(
            "answer_question",
            "administrator" if question["fact"] == "course_kind" else "agency",
            None,
            paragraph,
            question.get("assignment"),
        )
        for question in questions
    ]


def review_agency_policy(world: World, officer: str, day: date) -> list[Owed]:
    """`review_agency_policy`: R6, S3, or upcoming and one of these on the first day."""
    judged = day_judged(world, officer, day)
    answer = first_answer(world, officer, judged)
    if answer.row not in ("R6", "S3"):
        return []
    if judged > day:
        by = judged
    elif answer.row == "R6":
        by = clock_of(world, officer, day)
    else:
        by = first_substitute_day(world, officer, day)
    return [entry("review_agency_policy", "officer", by, answer.governed_by)]


def first_substitute_day(world: World, officer: str, day: date) -> date:
    """S3: the first day on which an in-scope substitute assignment was active under this employer."""
    agency = employer(world, officer, day)
    days = service_days(world, officer, "substitute")
    return next(served for served in days if employer(world, officer, served) == agency)


def file_certificate(world: World, officer: str, day: date) -> list[Owed]:
    """`file_certificate`: trained, in service, and the employer holds no copy."""
    if not in_service(world, officer, day) or holds_certificate(world, officer, day):
        return []
    return [entry("file_certificate", "agency", None, "5.5")]


def by_assignment(world: World, officer: str, day: date, state: str) -> list[Owed]:
    """`read_contract`, `make_contract`, `amend_contract`: for each active assignment in this state."""
    answer = []
    for assignment in world.lists["assignments"]:
        if assignment["officer"] == officer and is_active(world, assignment, day):
            cover = cover_of(world, assignment, day)
            if cover.state == state:
                answer += contract_entries(world, assignment, day, state, cover.paragraphs)
    return answer


def contract_entries(world: World, assignment: Row, day: date, state: str, paragraphs: tuple[str, ...]) -> list[Owed]:
    """What the district owes for one assignment in this state; one entry for each paragraph of a defect."""
    if state == "unread":
        return [entry("read_contract", "district", None, "2", assignment["id"])]
    if state == "uncovered":
        first = first_uncovered_day(world, assignment, day)
        return [entry("make_contract", "district", first, "2", assignment["id"])]
    return [entry("amend_contract", "district", None, paragraph, assignment["id"]) for paragraph in paragraphs]

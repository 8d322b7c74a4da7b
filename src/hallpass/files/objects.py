"""Explanations, timelines, breaches and duty cover as JSON objects."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from hallpass.days import EVER, NEVER, Span
from hallpass.explain import Explanation, explanation_object
from hallpass.files.answer_sheets import cover_state
from hallpass.files.words import name_in
from hallpass.register.register import Register
from hallpass.rules.breaches import Breach, Gap
from hallpass.rules.duty_cover import SchoolCover
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord
from hallpass.rules.timeline import Interval, timeline
from hallpass.rules.unknowns import KINDS_OF_QUESTION, Question

TIMELINE_FORMAT: Final = "hallpass-timeline/1"
BREACHES_FORMAT: Final = "hallpass-breaches/1"
EXPLANATIONS_FORMAT: Final = "hallpass-explanations/1"
COVER_FORMAT: Final = "hallpass-cover/1"


def question_object(question: Question) -> dict[str, str]:
    """A question as plain values."""
    return {"fact": question.fact, KINDS_OF_QUESTION[question.fact]: question.subject}


def timeline_object(records: Iterable[OfficerRecord], law: Law) -> dict[str, Any]:
    """The whole life of some officers; `from` null is always, `to` null is open."""
    return {
        "format": TIMELINE_FORMAT,
        "policy": law.policy.id,
        "officers": [
            {
                "officer": record.id,
                "name": name_in(record.setting.register.officer, record.id),
                "intervals": [_interval(one) for one in timeline(record).intervals],
            }
            for record in records
        ],
    }


def _interval(one: Interval) -> dict[str, Any]:
    standing = one.standing
    return {
        **days_object(one.days),
        "standing": standing.standing,
        "governed_by": standing.paragraph,
        "row": standing.row.id if standing.row else None,
        "due": standing.due.isoformat() if standing.due else None,
        "excused_duties": list(standing.excused),
        "role": standing.role,
        "questions": [question_object(question) for question in standing.questions],
    }


def days_object(days: Span) -> dict[str, str | None]:
    """A range of days as plain values; `from` null is always, `to` null is open."""
    return {
        "from": None if days.first == EVER else days.first.isoformat(),
        "to": None if days.last == NEVER else days.last.isoformat(),
    }


def breaches_object(first: date, last: date, found: Iterable[Breach], gaps: Iterable[Gap], law: Law) -> dict[str, Any]:
    """Breaches and gaps in contract cover within a range of days."""
    return {
        "format": BREACHES_FORMAT,
        "policy": law.policy.id,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "breaches": [
            {
                "officer": one.officer,
                **days_object(one.days),
                "paragraphs": list(one.paragraphs),
                "contact_days": one.contact_days,
                "listed_days": one.listed_days,
            }
            for one in found
        ],
        "gaps": [
            {
                "officer": one.officer,
                "assignment": one.assignment,
                "school": one.school,
                **days_object(one.days),
                "role": one.role,
                "counted": one.counted,
            }
            for one in gaps
        ],
    }


def cover_object(on: date, covers: Iterable[SchoolCover], register: Register, law: Law) -> dict[str, Any]:
    """The duties at some schools on a day."""
    return {
        "format": COVER_FORMAT,
        "policy": law.policy.id,
        "on": on.isoformat(),
        "schools": [
            {
                "school": cover.school,
                "name": name_in(register.school, cover.school),
                "gaps": list(cover.gaps),
                "duties": [
                    {
                        "duty": duty,
                        "state": cover_state(cover, duty),
                        "covered_by": list(sure),
                        "maybe_by": list(cover.maybe_by[duty]),
                    }
                    for duty, sure in cover.covered_by.items()
                ],
            }
            for cover in covers
        ],
    }


def explanations_object(on: date, found: Iterable[Explanation], law: Law) -> dict[str, Any]:
    """Why the answers of some officers on a day are what they are."""
    return {
        "format": EXPLANATIONS_FORMAT,
        "policy": law.policy.id,
        "on": on.isoformat(),
        "explanations": [explanation_object(one) for one in found],
    }

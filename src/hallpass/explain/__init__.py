"""An answer with its reasons: why this paragraph, why not the others, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hallpass.checking import OfficerAnswer, check_officer
from hallpass.explain.changes import Case, changes
from hallpass.explain.cited import cited
from hallpass.explain.due import due_steps
from hallpass.explain.holding import holding
from hallpass.explain.model import Explanation, Quote
from hallpass.explain.objects import explanation_object
from hallpass.explain.places import places
from hallpass.explain.questions import open_questions
from hallpass.explain.readings import readings_used
from hallpass.explain.saying import Section, sections, sentences
from hallpass.explain.trying import Trials, outcome_of
from hallpass.explain.unused import unused_statements
from hallpass.explain.values import Values
from hallpass.explain.why import facts_asked, rows_tried
from hallpass.explain.words import aloud
from hallpass.policy.compile import Rules
from hallpass.register.records import REGULAR
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.serving import Serving, serving_on
from hallpass.rules.standing import Standing, next_service, standing_on

__all__ = ["Explanation", "Section", "explanation", "explanation_object", "sections", "sentences"]


def explanation(setting: Setting, officer: str, on: date) -> Explanation:
    """Why is an officer's answer on a day what it is, until when, and what would change it?"""
    record = setting.officer(officer)
    answer = check_officer(setting, officer, on)
    judged_on, judged, serving = _judged(record, answer, on)
    now = outcome_of(judged, serving)
    holds, ends = holding(record, answer.standing, answer.serving, on)
    values = Values(record, judged.role, judged_on) if judged_on and judged.role else None
    row = judged.row if values else None
    trials = Trials(record, judged_on or on)
    case = Case(on, values, serving, now, trials) if values else None
    return Explanation(
        on=on,
        policy=setting.law.policy.id,
        answer=answer,
        judged_on=judged_on,
        judged=judged,
        outcome=now,
        schools={row.id: setting.register.school[row.school].name for row in record.assignments},
        places=places(record, answer.serving, ends, on),
        coming=places(record, serving, {}, judged_on) if judged_on and judged_on != on else (),
        questions=open_questions(judged, values, trials) if values else (),
        preface=tuple(_preface(record, answer, on)),
        rows=rows_tried(values, row) if values and row else (),
        facts=facts_asked(values, row) if values and row else (),
        quotes=tuple(_quotes(setting.law.at(judged_on or on), judged, serving)),
        due_steps=due_steps(values, row, judged.due) if values and row else (),
        readings=readings_used(values, trials, now) if values else (),
        unused=unused_statements(values) if values else (),
        holding=holds,
        changes=changes(case) if case else (),
        cited=cited(record, answer, judged, judged_on),
    )


def _judged(
    record: OfficerRecord, answer: OfficerAnswer, on: date
) -> tuple[date | None, Standing, tuple[Serving, ...]]:
    """The day on which the rows are asked: the day itself or, for one who is to come, the first day of service."""
    if answer.standing.role is not None:
        return on, answer.standing, answer.serving
    starts = next_service(record.on(Day(on)), Day(on))
    if starts is None:
        return None, answer.standing, answer.serving
    judged = standing_on(record, Day(starts))
    return starts, judged, serving_on(record, Day(starts), judged)


def _preface(record: OfficerRecord, answer: OfficerAnswer, on: date) -> Iterator[str]:
    """Why one table is asked and not the other, or none."""
    under = record.on(Day(on))
    if answer.agency is None:
        yield f"No employment on record covers {aloud(on)}."
    if answer.standing.role is None:
        ended = max((days.last for days in under.service_days if days.last < on), default=None)
        yield f"The last service on record ended on {aloud(ended)}." if ended else "No earlier service is on record."
    elif answer.standing.role != REGULAR:
        yield f"On {aloud(on)} the officer serves as a substitute."
    else:
        yield f"On {aloud(on)} the officer serves on a regular assignment."
        if Day(on).find(under.substitute_days) is not None:
            yield "The officer is also available as a substitute. Regular service comes first."


def _quotes(rules: Rules, judged: Standing, serving: Sequence[Serving]) -> Iterator[Quote]:
    """The words of the paragraphs that decide the standing and the assignments."""
    wanted = [judged.paragraph, *judged.excused]
    for one in serving:
        wanted += [one.row.paragraph, *one.cover.paragraphs]
    text = {paragraph.number: paragraph.text for paragraph in rules.version.paragraphs}
    yield from (Quote(number, text[number]) for number in dict.fromkeys(wanted) if number in text)

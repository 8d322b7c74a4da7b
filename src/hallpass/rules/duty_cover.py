"""4.1, 5.3, 5.4: which duties are covered at a school on a day, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hallpass.days import span
from hallpass.register.records import SUBSTITUTE, Assignment
from hallpass.rules.contracts import UNREAD
from hallpass.rules.day import Day
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.serving import UNKNOWN, YES, Serving, serving_on
from hallpass.rules.standing import UNRESOLVED, Standing, standing_on


@dataclass(frozen=True, slots=True)
class SchoolCover:
    """A school on a day: for each duty who covers it and who may, for all that is known."""

    school: str
    covered_by: dict[str, tuple[str, ...]]
    maybe_by: dict[str, tuple[str, ...]]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The duties that nobody there covers, nor may cover."""
        return tuple(duty for duty, sure in self.covered_by.items() if not sure and not self.maybe_by[duty])


def is_absent(record: OfficerRecord, day: Day) -> bool:
    """Whether the officer is away on the day."""
    rows = record.setting.register.absences_of.get(record.id, ())
    return any(day >= days.first and day <= days.last for days in (span(row.from_, row.to) for row in rows))


def serves_there(record: OfficerRecord, assignment: Assignment, day: Day) -> bool:
    """Whether an active assignment counts at its school on the day: a substitute counts on listed days alone."""
    if assignment.role != SUBSTITUTE:
        return True
    rows = record.setting.register.substitute_days_of.get(record.id, ())
    return any(day == row.date for row in rows if row.school == assignment.school)


def duties_of(serving: Serving, standing: Standing, duties: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The duties that an assignment covers (True), or may cover for all that is known (False)."""
    if serving.may_serve not in (YES, UNKNOWN):
        return
    sure = serving.may_serve == YES
    excused = () if standing.standing == UNRESOLVED else standing.excused
    carried = duties if serving.cover.state == UNREAD else serving.cover.duties
    yield from ((duty, sure) for duty in duties if duty in carried and duty not in excused)


Answered = Mapping[str, tuple[Standing, tuple[Serving, ...]]]
"""Officers whose answers for the day are worked out already; those are not asked again, and so note no turn."""
NOBODY: Answered = {}


def school_cover(setting: Setting, school: str, day: Day, answered: Answered = NOBODY) -> SchoolCover | None:
    """4.1: the duties at a school on the day; None where no assignment in scope is active there."""
    duties: tuple[str, ...] = setting.law.on(day)["duties"]
    covered: dict[str, list[str]] = {duty: [] for duty in duties}
    maybe: dict[str, list[str]] = {duty: [] for duty in duties}
    anyone = False
    for officer in dict.fromkeys(row.officer for row in setting.register.assignments_at.get(school, ())):
        if officer not in setting.register.officer:
            continue
        record = setting.officer(officer)
        standing, all_serving = answered.get(officer) or _answer(record, day)
        for serving in all_serving:
            if serving.assignment.school != school or not serving.in_scope:
                continue
            if not serves_there(record, serving.assignment, day):
                continue
            anyone = True
            if is_absent(record, day):
                continue
            for duty, sure in duties_of(serving, standing, duties):
                (covered if sure else maybe)[duty].append(officer)
    if not anyone:
        return None
    return SchoolCover(school, _distinct(covered), _distinct(maybe))


def _distinct(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {duty: tuple(dict.fromkeys(officers)) for duty, officers in found.items()}


def _answer(record: OfficerRecord, day: Day) -> tuple[Standing, tuple[Serving, ...]]:
    standing = standing_on(record, day)
    return standing, serving_on(record, day, standing)


def duty_gaps(setting: Setting, day: Day, answered: Answered = NOBODY) -> dict[str, tuple[str, ...]]:
    """4.1: the duties that nobody covers, for each school with an active assignment in scope, in the file's order."""
    found = {}
    for school in setting.register.school:
        cover = school_cover(setting, school, day, answered)
        if cover is not None and cover.gaps:
            found[school] = cover.gaps
    return found

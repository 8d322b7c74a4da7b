"""5.1 and 5.2: what the courses on record make of an officer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from hallpass.days import EVER, NEVER
from hallpass.policy.compile import Rules
from hallpass.register.records import UNKNOWN_KIND, Completion, Course
from hallpass.rules.day import Day


class Training(NamedTuple):
    """The days that completed courses count from, by what they count for."""

    full_on: date = NEVER
    legacy: bool = False
    supplement_on: date = NEVER

    def and_also(self, other: Training) -> Training:
        """Both together."""
        return Training(
            min(self.full_on, other.full_on), self.legacy or other.legacy, min(self.supplement_on, other.supplement_on)
        )

    @property
    def trained_on(self) -> date:
        """The earliest day of a full course or, with an older course, of a supplement; NEVER where there is none."""
        return min(self.full_on, self.supplement_on) if self.legacy else self.full_on

    @property
    def by_full(self) -> bool:
        """Whether a full course decides; on a tie it does."""
        return self.full_on <= self.supplement_on or not self.legacy


NO_TRAINING = Training()


def approved(course: Course, day: date) -> bool:
    """Whether the course was approved on that day."""
    return (course.approved_from or EVER) <= day <= (course.approved_to or NEVER)


def counts_as(course: Course, kind: str, day: date, rules: Rules) -> Training:
    """What a completion of the course on that day counts for, were the course of that kind."""
    if kind in rules["legacy_kinds"]:
        return Training(legacy=day < rules["legacy_before"])
    if kind in rules["full_kinds"] and approved(course, day):
        return Training(full_on=day)
    if kind in rules["supplemental_kinds"] and approved(course, day):
        return Training(supplement_on=day)
    return NO_TRAINING


def known_training(completions: Iterable[Completion], courses: Mapping[str, Course], rules: Rules) -> Training:
    """What the courses make of an officer when every unknown is taken as no."""
    known = NO_TRAINING
    for row in completions:
        course = courses.get(row.course)
        if course is not None and row.completed_on is not None:
            known = known.and_also(counts_as(course, course.kind, row.completed_on, rules))
    return known


class OpenCourse(NamedTuple):
    """A course of which the kind, or the day on which the officer completed it, is unknown."""

    course: Course
    days: tuple[date, ...]
    day_unknown: bool

    @property
    def kind_unknown(self) -> bool:
        """Whether nobody has said yet what the course is."""
        return self.course.kind == UNKNOWN_KIND

    def might_be(self, day: Day, rules: Rules) -> Iterator[tuple[Training, Training]]:
        """For each kind it may have: what it counts for without and with a completion on an unknown day."""
        kinds = (*_all_kinds(rules), "") if self.kind_unknown else (self.course.kind,)
        for kind in kinds:
            dated = NO_TRAINING
            for done in self.days:
                if day >= done:
                    dated = dated.and_also(_alike(counts_as(self.course, kind, done, rules), day))
            undated = dated.and_also(self._on_some_day(kind, day, rules)) if self.day_unknown else dated
            yield dated, undated

    def _on_some_day(self, kind: str, day: Day, rules: Rules) -> Training:
        """What a completion on the best unknown day up to `day` counts for."""
        if kind in rules["legacy_kinds"]:
            return Training(legacy=True)
        opens = self.course.approved_from or EVER
        if opens > (self.course.approved_to or NEVER) or not day >= opens:
            return NO_TRAINING
        return _alike(counts_as(self.course, kind, opens, rules), day)


def _all_kinds(rules: Rules) -> tuple[str, ...]:
    return (*rules["full_kinds"], *rules["supplemental_kinds"], *rules["legacy_kinds"])


def _alike(training: Training, day: Day) -> Training:
    """The same with all past days made one, since a day that has passed counts alike whichever it was."""

    def fold(done: date) -> date:
        return EVER if done != NEVER and day > done else done

    return Training(fold(training.full_on), training.legacy, fold(training.supplement_on))


def open_courses(completions: Iterable[Completion], courses: Mapping[str, Course]) -> tuple[OpenCourse, ...]:
    """The officer's courses with something unknown, in the order of the file's courses."""
    by_course: dict[str, list[date | None]] = {}
    for row in completions:
        if row.course in courses and (row.completed_on is None or courses[row.course].kind == UNKNOWN_KIND):
            by_course.setdefault(row.course, [])
    if not by_course:
        return ()
    for row in completions:
        if row.course in by_course:
            by_course[row.course].append(row.completed_on)
    order = {course: at for at, course in enumerate(courses)}
    return tuple(
        OpenCourse(courses[name], tuple(day for day in days if day is not None), None in days)
        for name, days in sorted(by_course.items(), key=lambda item: order[item[0]])
    )

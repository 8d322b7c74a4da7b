"""What each course on record counts for, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hallpass.explain.words import aloud, quoted, sentence
from hallpass.register.records import UNKNOWN_KIND, Completion
from hallpass.rules.officer import UnderRules
from hallpass.rules.training import NO_TRAINING, Training, counts_as


class Courses:
    """The courses that one officer completed."""

    def __init__(self, under: UnderRules) -> None:
        self._rules = under.rules
        self._courses = under.record.setting.register.course
        self.completions = tuple(row for row in under.record.completions if row.course in self._courses)

    def name(self, row: Completion) -> str:
        """The name of the course in quotes."""
        return quoted(self._courses[row.course].name)

    def counts(self, row: Completion) -> Training:
        """What a completion counts for, its unknowns taken as no."""
        course = self._courses[row.course]
        return counts_as(course, course.kind, row.completed_on, self._rules) if row.completed_on else NO_TRAINING

    def is_older(self, row: Completion) -> bool:
        """Whether the course is one that counts only for officers who took it in time (5.2)."""
        return self._courses[row.course].kind in self._rules["legacy_kinds"]

    def is_unknown(self, row: Completion) -> bool:
        """Whether nobody has said what kind of course it is, or on which day it was completed."""
        return row.completed_on is None or self._courses[row.course].kind == UNKNOWN_KIND

    def trained_by(self, on: date, *, full: bool) -> str:
        """The name of the full, or of the supplemental, course that trained the officer on that day."""
        for row in self.completions:
            counted = self.counts(row)
            if on == (counted.full_on if full else counted.supplement_on):
                return self.name(row)
        return "the course"

    def older(self) -> Iterator[str]:
        """5.2: the older course that counts, or that there is none."""
        before = aloud(self._rules["legacy_before"])
        older = [row for row in self.completions if self.is_older(row)]
        for row in older:
            if row.completed_on and self.counts(row).legacy:
                yield f"The older course {self.name(row)} was completed on {aloud(row.completed_on)}, before {before}."
                return
        for row in older:
            if row.completed_on is None:
                yield f"The older course {self.name(row)} is on record without a day."
                return
        yield f"No older course dated before {before} is on record."

    def why_untrained(self) -> Iterator[str]:
        """5.1: why no completion on record is the training."""
        if not self.completions:
            yield "No course is on record."
        for row in self.completions:
            yield sentence(f"{self.name(row)} {self.why_not_training(row)}")

    def why_not_training(self, row: Completion) -> str:
        """Why a completion does not train by itself, as the second half of a sentence."""
        course = self._courses[row.course]
        if course.kind == UNKNOWN_KIND:
            day = " without a day" if row.completed_on is None else ""
            return f"is on record{day}, and nobody has said what kind of course it is"
        if row.completed_on is None:
            return "is on record without a day"
        if self.is_older(row):
            return "is an older course, which does not train by itself"
        if self.counts(row) == NO_TRAINING:
            return f"was not approved on {aloud(row.completed_on)}, the day of its completion"
        return "is a supplemental course, which counts only after an older one"

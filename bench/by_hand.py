"""Section 5 written by hand in Python, as somebody without a policy pack would.

It has the same memory of turning days as the kernel and nothing else: default readings, unknowns taken as no, no
versions, no questions, no reasons.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Any

from hallpass.days import EVER, NEVER, add_months, day_after, day_before, holds_school_year, school_year_start
from hallpass.register.register import Register

BEGINS = date(2025, 9, 1)
LEGACY_ENDS = date(2027, 6, 1)
IN_SCOPE = ("elementary", "middle", "secondary")
Answer = tuple[str, str | None, date | None]


class ByHand:
    """One officer, with section 5 as ifs."""

    def __init__(self, register: Register, officer: str) -> None:
        self.register = register
        self.officer = officer
        self.pieces: dict[str, list[tuple[date, date, Any, str]]] = {"regular": [], "substitute": []}
        for row in register.assignments_of.get(officer, ()):
            if register.school[row.school].level not in IN_SCOPE or not row.instructional_day:
                continue
            for job in register.employments_of.get(officer, ()):
                first = max(row.from_, job.from_ or EVER)
                last = min(row.to or NEVER, job.to or NEVER)
                if first <= last:
                    self.pieces[row.role].append((first, last, row, job.agency))
        for pieces in self.pieces.values():
            pieces.sort(key=lambda piece: piece[:2])
        self._train()
        self._count()
        self.reviewed: dict[str, date] = {}
        for review in register.policy_reviews_of.get(officer, ()):
            if review.reviewed_on:
                self.reviewed[review.policy] = min(review.reviewed_on, self.reviewed.get(review.policy, NEVER))

    def _train(self) -> None:
        full = supplement = NEVER
        self.legacy = False
        for row in self.register.completions_of.get(self.officer, ()):
            course = self.register.course[row.course]
            done = row.completed_on
            if done is None:
                continue
            approved = (course.approved_from or EVER) <= done <= (course.approved_to or NEVER)
            if course.kind == "full" and approved:
                full = min(full, done)
            elif course.kind == "supplemental" and approved:
                supplement = min(supplement, done)
            elif course.kind.startswith("legacy") and done < BEGINS:
                self.legacy = True
        self.full = full
        self.supplement = supplement if self.legacy else NEVER

    def _count(self) -> None:
        self.counted: dict[date, list[date]] = {}
        for day in sorted({row.date for row in self.register.substitute_days_of.get(self.officer, ())}):
            district = self.register.calendar
            if any(day in days for days in district.values()):
                self.counted.setdefault(school_year_start(day), []).append(day)

    def timeline(self) -> list[tuple[date, Answer]]:
        """The days on which the answer changes, with the answer from then on."""
        found: list[tuple[date, Answer]] = []
        day = EVER
        while True:
            answer, turns = self.on(day)
            if not found or found[-1][1] != answer:
                found.append((day, answer))
            if turns == NEVER:
                return found
            day = turns

    def on(self, day: date) -> tuple[Answer, date]:
        """The answer on a day, and the next day on which it may turn."""
        turns = NEVER
        for role in ("regular", "substitute"):
            active = None
            for piece in self.pieces[role]:
                if piece[0] > day:
                    turns = min(turns, piece[0])
                elif piece[1] >= day:
                    active = piece if active is None else active
                    turns = min(turns, day_after(piece[1]))
            if active is not None:
                answer, until = self._regular(day, active) if role == "regular" else self._substitute(day, active)
                return answer, min(turns, until)
        coming = any(piece[0] > day for pieces in self.pieces.values() for piece in pieces)
        return ("upcoming" if coming else "not_serving", None, None), turns

    def _trained(self, day: date) -> tuple[Answer | None, date]:
        if day >= min(self.full, self.supplement):
            return ("cleared", "R1" if self.full <= self.supplement else "R2", None), NEVER
        return None, min(self.full, self.supplement)

    def _regular(self, day: date, active: tuple[date, date, Any, str]) -> tuple[Answer, date]:
        if day < BEGINS:
            return ("not_in_force", "R0", None), BEGINS
        trained, turns = self._trained(day)
        if trained:
            return trained, turns
        first = self._spell_start(active)
        return self._untrained(day, first, active[3], "regular", turns)

    def _spell_start(self, active: tuple[date, date, Any, str]) -> date:
        """The first day on or after 1 September 2025 of the spell that the piece lies in."""
        start = last = None
        for first, end, _, agency in self.pieces["regular"]:
            if agency != active[3] or first > active[0]:
                continue
            if last is None or holds_school_year(last, first):
                start = None
            if end >= BEGINS and start is None:
                start = max(first, BEGINS)
            last = end if last is None else max(last, end)
        return start or max(active[0], BEGINS)

    def _untrained(self, day: date, clock: date, agency: str, role: str, turns: date) -> tuple[Answer, date]:
        if self.legacy and clock < LEGACY_ENDS:
            if day < LEGACY_ENDS:
                return ("cleared_until", "R3", day_before(LEGACY_ENDS)), min(turns, LEGACY_ENDS)
            return ("not_cleared", "R4", day_before(LEGACY_ENDS)), turns
        on = clock if role == "regular" else day
        if any(row.employer_unable for first, end, row, _ in self.pieces[role] if first <= on <= end):
            due = add_months(clock, 6)
            if day > due:
                return ("not_cleared", "R7", due), turns
            turns = min(turns, day_after(due))
            reviewed = self._review(agency, clock)
            if day >= reviewed:
                return ("cleared_until", "R5", due), turns
            return ("not_cleared", "R6", due), min(turns, reviewed)
        return ("not_cleared", "R8", day_before(clock)), turns

    def _review(self, agency: str, day: date) -> date:
        versions = [row for row in self.register.policy_versions.get(agency, ()) if row.adopted_on <= day]
        return self.reviewed.get(versions[-1].id, NEVER) if versions else EVER

    def _substitute(self, day: date, active: tuple[date, date, Any, str]) -> tuple[Answer, date]:
        if day < BEGINS:
            return ("not_in_force", "S0", None), BEGINS
        trained, turns = self._trained(day)
        if trained:
            return (trained[0], "S1", None), turns
        days = self.counted.get(school_year_start(day), [])
        next_year = date(school_year_start(day).year + 1, 7, 1)
        if 1 + bisect_left(days, day) >= 60:
            clock = max(days[59], BEGINS) if len(days) > 59 and max(days[59], BEGINS) <= day else day
            turns = min(turns, next_year, day_after(day) if clock == day else NEVER)
            return self._untrained(day, clock, active[3], "substitute", turns)
        if len(days) >= 59:
            turns = min(turns, day_after(days[58]))
        elif any(year > day for year in self.counted):
            turns = min(turns, next_year)
        versions = self.register.policy_versions.get(active[3], ())
        turns = min([turns, *(row.adopted_on for row in versions if row.adopted_on > day)])
        reviewed = self._review(active[3], day)
        if day >= reviewed:
            return ("excused", "S2", None), turns
        return ("not_cleared", "S3", None), min(turns, reviewed)


def timeline_by_hand(register: Register, officer: str) -> list[tuple[date, Answer]]:
    """An officer's answers from the first day on, from the rows of the register."""
    return ByHand(register, officer).timeline()

"""Everything about one officer that does not turn on the day asked about, worked out once."""

from __future__ import annotations

from functools import cached_property

from hallpass.days import Span
from hallpass.policy.compile import Rules
from hallpass.register.records import SUBSTITUTE
from hallpass.register.register import Register
from hallpass.rules.counting import Calendars, SchoolYears
from hallpass.rules.day import Day
from hallpass.rules.facts import RegularFacts, SubstituteFacts
from hallpass.rules.law import Law
from hallpass.rules.reviews import Reviews
from hallpass.rules.service import (
    Employed,
    Spell,
    active_days,
    active_pieces,
    employed,
    in_scope,
    readable_assignments,
    spells,
)
from hallpass.rules.training import OpenCourse, known_training, open_courses


class Setting:
    """A register under a law: what all its officers share."""

    def __init__(self, register: Register, law: Law, like: Setting | None = None) -> None:
        """`like` is a setting with the same calendars, which are then not worked out again."""
        self.register = register
        self.law = law
        self._calendars: dict[bool, Calendars] = like._calendars if like else {}
        self._calendar_of: Register = like._calendar_of if like else register
        self._officers: dict[str, OfficerRecord] = {}

    def supposing(self, register: Register) -> Setting:
        """The same law and calendars over another register."""
        return Setting(register, self.law, self)

    def calendars(self, rules: Rules) -> Calendars:
        """The student contact days, as the reading of e-learning days has them."""
        counts = rules.readings["e_learning_day"] == "counts"
        if counts not in self._calendars:
            self._calendars[counts] = Calendars(self._calendar_of, counts)
        return self._calendars[counts]

    def officer(self, officer: str) -> OfficerRecord:
        """One officer's record; the same object each time."""
        if officer not in self._officers:
            self._officers[officer] = OfficerRecord(self, officer)
        return self._officers[officer]


class OfficerRecord:
    """One officer in a register under a law."""

    def __init__(self, setting: Setting, officer: str) -> None:
        self.setting = setting
        self.id = officer
        register = setting.register
        self.employments: tuple[Employed, ...] = employed(register, officer)
        self.assignments = readable_assignments(register, officer)
        self.completions = register.completions_of.get(officer, ())
        self.reviews = Reviews(register.policy_reviews_of.get(officer, ()))
        self.open_courses: tuple[OpenCourse, ...] = open_courses(self.completions, register.course)
        self.job_days: tuple[Span, ...] = tuple([job.days for job in self.employments])
        self._under: dict[int, UnderRules] = {}

    @property
    def has_unknowns(self) -> bool:
        """Whether anything at all is unknown about the officer."""
        if self.open_courses or self.reviews.undated:
            return True
        return any(row.employer_unable is None for row in self.assignments)

    def employer(self, day: Day) -> str | None:
        """The agency that employs the officer on the day."""
        at = day.find(self.job_days)
        return self.employments[at].agency if at is not None else None

    def under(self, rules: Rules) -> UnderRules:
        """The same officer as one version of the policy sees the record."""
        key = id(rules)
        if key not in self._under:
            self._under[key] = UnderRules(self, rules)
        return self._under[key]

    def on(self, day: Day) -> UnderRules:
        """The officer under the version in force on the day."""
        return self.under(self.setting.law.on(day))


class UnderRules:
    """What one version of the policy, under its readings, makes of an officer's record."""

    def __init__(self, record: OfficerRecord, rules: Rules) -> None:
        self.record = record
        self.rules = rules
        register = record.setting.register
        self.known_training = known_training(record.completions, register.course, rules)
        scoped = [row for row in record.assignments if in_scope(register, row, rules)]
        self.pieces = active_pieces(scoped, record.employments)
        self.regular = tuple(piece for piece in self.pieces if piece.assignment.role != SUBSTITUTE)
        self.substitute = tuple(piece for piece in self.pieces if piece.assignment.role == SUBSTITUTE)
        self.regular_days = active_days(self.regular)
        self.substitute_days = active_days(self.substitute)
        both = self.regular and self.substitute
        self.service_days = active_days(self.pieces) if both else self.regular_days or self.substitute_days
        self.spells: tuple[Spell, ...] = spells(
            self.regular,
            across_employers=rules.readings["new_employer"] == "continues",
            ends_with_break=rules.readings["return_after_break"] == "assumes_again",
        )
        self._facts: dict[int, RegularFacts] = {}

    def regular_facts(self, day: Day) -> RegularFacts:
        """The facts of the spell of regular service that the day lies in."""
        self.record.employer(day)  # another employer may mean another spell: the day remembers when that turns
        only = len(self.spells) == 1
        at = 0 if only else next(at for at, spell in enumerate(self.spells) if spell.is_active(day.date))
        if at not in self._facts:
            record = self.record
            versions = record.setting.register.policy_versions
            spell = self.spells[at]
            self._facts[at] = RegularFacts(
                self.rules, self.known_training, record.reviews, versions, spell, record.employments
            )
        facts = self._facts[at]
        facts.day = day
        return facts

    @cached_property
    def counted(self) -> SchoolYears:
        """5.4: the counted days of substitute service by school year."""
        setting = self.record.setting
        rows = setting.register.substitute_days_of.get(self.record.id, ())
        return setting.calendars(self.rules).counted_days(rows)

    @cached_property
    def _substitute_facts(self) -> SubstituteFacts:
        record = self.record
        versions = record.setting.register.policy_versions
        return SubstituteFacts(self.rules, self.known_training, record.reviews, versions, self.substitute, self.counted)

    def substitute_facts(self, day: Day) -> SubstituteFacts:
        """The facts of substitute service on the day."""
        facts = self._substitute_facts
        facts.day = day
        return facts

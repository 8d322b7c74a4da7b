"""The facts that the policy's rows ask for, by the names that the pack uses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date

from hallpass.days import EVER
from hallpass.policy.compile import Rules
from hallpass.register.records import AgencyPolicy, Assignment
from hallpass.rules.counting import NthDay, SchoolYears, counted_in_year, days_in_year
from hallpass.rules.day import Day
from hallpass.rules.reviews import Reviews, current_version, version_in_force
from hallpass.rules.service import Employed, Piece, Spell, employer_on
from hallpass.rules.training import Training

Versions = Mapping[str, tuple[AgencyPolicy, ...]]
NOTHING_ASSUMED: Mapping[str, bool] = {}


class Facts(ABC):
    """What is common to both tables: the day, the training, the agency policies and the statement of 5.3."""

    def __init__(self, rules: Rules, training: Training, reviews: Reviews, versions: Versions) -> None:
        self.rules = rules
        self.day = Day(EVER)
        self.reviews = reviews
        self.versions = versions
        self.assumed_reviews = NOTHING_ASSUMED
        self.assumed_unable: bool | None = None
        self._take(training)

    def _take(self, training: Training) -> None:
        self.trained_on = training.trained_on
        self.trained_by: str = self.rules["full_kinds" if training.by_full else "supplemental_kinds"][0]
        self.legacy = training.legacy

    def supposing(self, training: Training, unable: bool | None, reviews: Mapping[str, bool]) -> Facts:
        """The same facts with other values of the unknowns; `unable` None leaves the statement as it is."""
        other = object.__new__(type(self))  # copy() does the same, at five times the cost
        other.__dict__.update(self.__dict__)
        other._take(training)
        other.assumed_unable = unable
        other.assumed_reviews = reviews
        return other

    @property
    def employer_unable(self) -> bool:
        """5.3: whether the employer said that it could not provide the course."""
        if self.assumed_unable is not None:
            return self.assumed_unable
        return any(row.employer_unable for row in self.statements())

    @property
    def start_policy_reviewed_on(self) -> date:
        """5.3: the review of the agency policy in force on `clock_on`; EVER where nothing is owed."""
        return self.reviews.reviewed_on(self.start_policy(), self.assumed_reviews)

    def start_policy(self) -> AgencyPolicy | None:
        """5.3: the version of the employer's SRO policy in force on `clock_on`."""
        agency = self.employer
        return version_in_force(self.versions.get(agency, ()), self.clock_on) if agency else None

    @property
    @abstractmethod
    def clock_on(self) -> date:
        """The day from which the duties count as assumed."""

    @property
    @abstractmethod
    def employer(self) -> str | None:
        """The agency whose statement and policy count."""

    @abstractmethod
    def statements(self) -> tuple[Assignment, ...]:
        """The assignments whose statement of 5.3 is read."""

    @abstractmethod
    def policies(self) -> tuple[AgencyPolicy, ...]:
        """The versions of the agency policy whose review the rows ask about."""


class RegularFacts(Facts):
    """The facts of one spell of regular service."""

    def __init__(
        self,
        rules: Rules,
        training: Training,
        reviews: Reviews,
        versions: Versions,
        spell: Spell,
        employments: tuple[Employed, ...],
    ) -> None:
        super().__init__(rules, training, reviews, versions)
        self.spell = spell
        begins = EVER if rules.readings["incumbents"] == "from_assumption" else rules["training_required_from"]
        self._clock_on = spell.first_active(begins)
        self._employer = employer_on(employments, self._clock_on)
        self._statements = tuple(piece.assignment for piece in spell.active_on(self._clock_on))

    @property
    def clock_on(self) -> date:
        """The first day of the spell, not before 5.1 begins, on which an assignment is active."""
        return self._clock_on

    @property
    def employer(self) -> str | None:
        """The employer on `clock_on`."""
        return self._employer

    def statements(self) -> tuple[Assignment, ...]:
        """5.3: the regular assignments active on `clock_on`."""
        return self._statements

    def policies(self) -> tuple[AgencyPolicy, ...]:
        """5.3: the version in force on `clock_on`."""
        version = self.start_policy()
        return (version,) if version else ()


class SubstituteFacts(Facts):
    """The facts of substitute service (5.4)."""

    def __init__(
        self,
        rules: Rules,
        training: Training,
        reviews: Reviews,
        versions: Versions,
        pieces: tuple[Piece, ...],
        counted: SchoolYears,
    ) -> None:
        super().__init__(rules, training, reviews, versions)
        self.pieces = pieces
        self.counted = counted

    def _active(self) -> tuple[Piece, ...]:
        """The pieces active on the day; one that is to come is noted as a turn."""
        return tuple(piece for piece in self.pieces if self.day >= piece.days.first and self.day <= piece.days.last)

    @property
    def employer(self) -> str | None:
        """The employer on the day."""
        active = self._active()
        return active[0].agency if active else None

    def _exemption_used_up(self) -> date | None:
        """5.4: the sixtieth counted day of the school year, or as the reading has it the first; None until it comes."""
        days = counted_in_year(self.day, self.counted)
        first_day = self.rules.readings["after_day_sixty"] == "from_first_day"
        at = 0 if first_day else self.rules["substitute_days"] - 1
        if at >= len(days):
            return None
        clock: date = max(days[at], self.rules["training_required_from"])
        return clock if self.day >= clock else None

    @property
    def clock_on(self) -> date:
        """5.4: the day on which the exemption was used up, or the day itself where that has not come."""
        clock = self._exemption_used_up()
        if clock is None:
            self.day.remember_tomorrow()
            return self.day.date
        return clock

    def start_policy(self) -> AgencyPolicy | None:
        """5.3 in S4: the version in force on `clock_on`."""
        clock = self._exemption_used_up()
        if clock is None:
            return self.current_policy()
        agency = self.employer
        return version_in_force(self.versions.get(agency, ()), clock) if agency else None

    def statements(self) -> tuple[Assignment, ...]:
        """5.3 in S4: the substitute assignments active on the day."""
        return tuple(piece.assignment for piece in self._active())

    @property
    def nth_day(self) -> NthDay:
        """5.4: 1 + the counted days of the school year before the day."""
        return NthDay(self.day, self.counted)

    @property
    def days_in_year(self) -> int:
        """5.4: the counted days of the school year, planned ones too."""
        return days_in_year(self.day, self.counted)

    @property
    def current_policy_reviewed_on(self) -> date:
        """5.4: the review of the agency policy in force on the day; EVER where nothing is owed."""
        return self.reviews.reviewed_on(self.current_policy(), self.assumed_reviews)

    def current_policy(self) -> AgencyPolicy | None:
        """5.4: the version of the employer's SRO policy in force on the day."""
        agency = self.employer
        return current_version(self.versions.get(agency, ()), self.day) if agency else None

    def policies(self) -> tuple[AgencyPolicy, ...]:
        """5.4 and, after the sixtieth day, 5.3: the versions in force on the day and on `clock_on`."""
        found = (self.current_policy(), self.start_policy())
        return tuple({version.id: version for version in found if version}.values())

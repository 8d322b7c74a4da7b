"""Unknown is not false: which unknown facts would change an officer's standing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from hallpass.policy.model import Row
from hallpass.rules.day import Day
from hallpass.rules.facts import Facts
from hallpass.rules.officer import UnderRules
from hallpass.rules.training import NO_TRAINING, OpenCourse, Training

EMPLOYER_UNABLE = "employer_unable"
COURSE_KIND = "course_kind"
COMPLETED_ON = "completed_on"
REVIEWED_ON = "reviewed_on"
KINDS_OF_QUESTION = {
    EMPLOYER_UNABLE: "assignment",
    COURSE_KIND: "course",
    COMPLETED_ON: "course",
    REVIEWED_ON: "policy",
}
"""The kinds of question, in order, with the list that their subject lies in."""


class Question(NamedTuple):
    """An unknown fact that can change the standing: what is unknown, and of which row."""

    fact: str
    subject: str


class _Group(NamedTuple):
    """The states of training that one unknown runs through while its partner stays."""

    question: Question
    states: frozenset[Training]


Decide = Callable[[Facts], Row]
Reviewed = tuple[bool, ...]


class Unknowns:
    """The unknown facts of one officer on one day, and what the standing is under each combination of values.

    What a row asks about an officer comes down to the state of training, one statement and a few reviews, so the
    combinations of any number of unknowns fold into a handful of states.
    """

    def __init__(self, facts: Facts, under: UnderRules, decide: Decide) -> None:
        self._facts = facts
        self._under = under
        self._decide = decide
        self._seen: dict[tuple[Training, bool | None, Reviewed], str] = {}
        day = facts.day
        self._statements = _open_statements(facts)
        self._policies = [row.id for row in facts.policies() if facts.reviews.unknown(row, day)]
        self._courses = under.record.open_courses

    def __bool__(self) -> bool:
        return bool(self._statements or self._policies or self._courses)

    def questions(self) -> tuple[Question, ...]:
        """Every unknown fact that makes a difference under some values of the others, in the order of the file."""
        register = self._under.record.setting.register
        options = [_options(course, self._facts.day, self._under) for course in self._courses]
        known = self._under.known_training
        everything = _reachable([known], options)
        found = {
            *self._about_statements(everything),
            *self._about_courses(known, options),
            *self._about_reviews(everything),
        }
        order = {
            EMPLOYER_UNABLE: {
                row.id: at for at, row in enumerate(register.assignments_of.get(self._under.record.id, ()))
            },
            COURSE_KIND: {row.course.id: at for at, row in enumerate(self._courses)},
            COMPLETED_ON: {row.course.id: at for at, row in enumerate(self._courses)},
            REVIEWED_ON: {row.id: at for at, row in enumerate(register.agency_policies)} if self._policies else {},
        }
        kinds = list(KINDS_OF_QUESTION)
        return tuple(sorted(found, key=lambda one: (kinds.index(one.fact), order[one.fact][one.subject])))

    def _about_statements(self, states: Iterable[Training]) -> Iterator[Question]:
        if not self._statements:
            return
        for state, reviewed in product(states, self._reviewed()):
            if self._standing(state, False, reviewed) != self._standing(state, True, reviewed):
                yield from (Question(EMPLOYER_UNABLE, row) for row in self._statements)
                return

    def _about_reviews(self, states: Iterable[Training]) -> Iterator[Question]:
        for at, policy in enumerate(self._policies):
            for state, unable, reviewed in product(states, self._unable(), self._reviewed()):
                other = (*reviewed[:at], not reviewed[at], *reviewed[at + 1 :])
                if self._standing(state, unable, reviewed) != self._standing(state, unable, other):
                    yield Question(REVIEWED_ON, policy)
                    break

    def _about_courses(self, known: Training, options: Sequence[Sequence[_Group]]) -> Iterator[Question]:
        after = [frozenset([NO_TRAINING])]
        for groups in reversed(options):
            after.append(_reachable(after[-1], [groups]))
        before = frozenset([known])
        for groups, later in zip(options, reversed(after[:-1]), strict=True):
            rest = frozenset(earlier.and_also(state) for earlier in before for state in later)
            yield from (group.question for group in groups if self._differs(group, rest))
            before = _reachable(before, [groups])

    def _differs(self, group: _Group, rest: Iterable[Training]) -> bool:
        for others, unable, reviewed in product(rest, self._unable(), self._reviewed()):
            standings = {self._standing(others.and_also(state), unable, reviewed) for state in group.states}
            if len(standings) > 1:
                return True
        return False

    def _standing(self, state: Training, unable: bool | None, reviewed: Reviewed) -> str:
        key = (state, unable, reviewed)
        if key not in self._seen:
            reviews = dict(zip(self._policies, reviewed, strict=True))
            self._seen[key] = self._decide(self._facts.supposing(state, unable, reviews)).standing
        return self._seen[key]

    def _unable(self) -> tuple[bool | None, ...]:
        return (False, True) if self._statements else (None,)

    def _reviewed(self) -> Iterator[Reviewed]:
        return product((False, True), repeat=len(self._policies))


def _open_statements(facts: Facts) -> tuple[str, ...]:
    """The assignments that do not say whether the course could be provided; none where another one says so."""
    rows = facts.statements()
    if any(row.employer_unable for row in rows):
        return ()
    return tuple(dict.fromkeys(row.id for row in rows if row.employer_unable is None))


def _options(course: OpenCourse, day: Day, under: UnderRules) -> list[_Group]:
    """What each unknown of a course can do to the training, its partner's value given."""
    states = list(course.might_be(day, under.rules))
    groups = []
    if course.kind_unknown:
        for at in range(2):
            groups.append(_Group(Question(COURSE_KIND, course.course.id), frozenset(pair[at] for pair in states)))
    if course.day_unknown:
        groups += [_Group(Question(COMPLETED_ON, course.course.id), frozenset(pair)) for pair in states]
    return groups


def _reachable(starts: Iterable[Training], options: Sequence[Sequence[_Group]]) -> frozenset[Training]:
    """Every state of training that the starts and one choice for each course lead to."""
    reached = frozenset(starts)
    for groups in options:
        choices = frozenset[Training]().union(*(group.states for group in groups))
        reached = frozenset(state.and_also(choice) for state in reached for choice in choices)
    return reached

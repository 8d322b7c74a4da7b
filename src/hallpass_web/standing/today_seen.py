"""What somebody sees of a day: the officers with their answers, and places by name as far as they may be named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hallpass.checking import OfficerAnswer
from hallpass.explain.words import listed
from hallpass.files.words import name_in
from hallpass.policy.compile import Rules
from hallpass.register.records import REGULAR, Assignment
from hallpass.register.register import Register
from hallpass.rules.serving import YES, Serving
from hallpass_web.standing.answers import Answers
from hallpass_web.standing.officer_facts import AGENCY_ELSEWHERE, DISTRICT_ELSEWHERE, SCHOOL_ELSEWHERE


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment that is active on the day, with the answer for whoever holds it."""

    answer: OfficerAnswer
    serving: Serving

    @property
    def assignment(self) -> Assignment:
        """The assignment."""
        return self.serving.assignment

    @property
    def code(self) -> str:
        """May the officer serve there? The one word."""
        return self.serving.may_serve

    @property
    def paragraph(self) -> str | None:
        """The paragraph that decides the word."""
        return self.serving.row.paragraph or self.answer.standing.paragraph

    @property
    def until(self) -> date | None:
        """The last day of a yes that ends."""
        standing = self.answer.standing
        return standing.due if self.code == YES and standing.standing == "cleared_until" else None


class SeenDay:
    """The answers of a day, as far as the asker sees them."""

    def __init__(self, answers: Answers, on: date) -> None:
        self.answers = answers
        self.on = on

    @property
    def register(self) -> Register:
        """All facts that answers rest on; more than may be shown."""
        return self.answers.register

    @cached_property
    def rules(self) -> Rules:
        """The policy in force on the day."""
        return self.answers.law.at(self.on)

    @cached_property
    def every(self) -> list[OfficerAnswer]:
        """The answers for all officers whom the asker sees."""
        return self.answers.every(self.on)

    @cached_property
    def held(self) -> list[Held]:
        """The assignments active on the day that the asker sees."""
        seen = self.answers.seen["assignments"]
        return [
            Held(answer, serving)
            for answer in self.every
            for serving in answer.serving
            if serving.assignment.id in seen
        ]

    @property
    def regular(self) -> list[Held]:
        """Those of regular service."""
        return [one for one in self.held if one.assignment.role == REGULAR]

    @property
    def substitutes(self) -> list[Held]:
        """Those of substitutes."""
        return [one for one in self.held if one.assignment.role != REGULAR]

    @cached_property
    def held_by(self) -> dict[str, list[Held]]:
        """Those of each officer who has any."""
        groups: dict[str, list[Held]] = {}
        for one in self.held:
            groups.setdefault(one.answer.officer.id, []).append(one)
        return groups

    @cached_property
    def held_at(self) -> dict[str, list[Held]]:
        """Those at each school that has any."""
        groups: dict[str, list[Held]] = {}
        for one in self.held:
            groups.setdefault(one.assignment.school, []).append(one)
        return groups

    def by_officer(self, code: str) -> Iterator[tuple[OfficerAnswer, list[Held]]]:
        """The officers with that word somewhere, each with those assignments."""
        for held in self.held_by.values():
            if found := [one for one in held if one.code == code]:
                yield found[0].answer, found

    def school(self, key: str) -> str:
        """The name of a school, if the asker sees it."""
        return name_in(self.register.school, key) if key in self.answers.seen["schools"] else SCHOOL_ELSEWHERE

    def agency(self, key: str | None) -> str:
        """The name of an agency, if the asker sees it."""
        if not key:
            return "No employer on record"
        return name_in(self.register.agency, key) if key in self.answers.seen["agencies"] else AGENCY_ELSEWHERE

    def district(self, key: str) -> str:
        """The name of a district, if the asker sees it."""
        return name_in(self.register.district, key) if key in self.answers.seen["districts"] else DISTRICT_ELSEWHERE

    def places(self, held: list[Held]) -> str:
        """The schools of some assignments, by name."""
        return listed(list(dict.fromkeys(self.school(one.assignment.school) for one in held)))

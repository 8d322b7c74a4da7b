"""What Today says of officers: who may not serve and since when, and which unknown facts would settle an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from hallpass.checking import OfficerAnswer
from hallpass.days import EVER
from hallpass.explain import explanation
from hallpass.explain.model import Change, OpenQuestion, Outcome
from hallpass.explain.outcomes import THE_OFFICER, new_words, outcome_later, serves_clause
from hallpass.explain.words import sentence
from hallpass.rules.breaches import Breach, breaches
from hallpass.rules.officer import Setting
from hallpass.rules.serving import NO, UNKNOWN, YES
from hallpass.rules.standing import UNRESOLVED
from hallpass.rules.unknowns import COURSE_KIND, EMPLOYER_UNABLE, Question
from hallpass_web.standing.officer_facts import facts_of
from hallpass_web.standing.today_acts import Acts, officer_page
from hallpass_web.standing.today_line import Line, counted, near
from hallpass_web.standing.today_seen import Held, SeenDay

CLEARING: Final = ("cleared", "cleared_until", "excused")
"""The standings with which an officer may serve."""


def breach_now(day: SeenDay, officer: str) -> Breach | None:
    """The breach that the day lies in, as far as it has come."""
    found = breaches(day.answers.setting.officer(officer), EVER, day.on)
    return found[-1] if found and found[-1].days.last == day.on else None


def not_serving_line(day: SeenDay, acts: Acts, answer: OfficerAnswer, held: list[Held]) -> Line:
    """An officer who may not serve: the row that decides, and the breach."""
    row = answer.standing.row
    says = sentence(row.says if row else "")
    breach = breach_now(day, answer.officer.id)
    if breach:
        said = [
            counted(number, unit)
            for number, unit in ((breach.contact_days, "contact day"), (breach.listed_days, "listed day"))
            if number
        ]
        says = f"{says} In breach since {near(breach.days.first, day.on)}: {' and '.join(said)}."
    href = officer_page(answer.officer.id)
    return Line(NO, answer.name, day.places(held), says, held[0].paragraph, acts.cure(answer), href=href)


def unknown_lines(day: SeenDay, acts: Acts, answer: OfficerAnswer, held: list[Held]) -> Iterator[Line]:
    """An officer of whom nobody can say: a line for each question, or one for the contract that nobody has read."""
    where, href = day.places(held), officer_page(answer.officer.id)
    paragraph = held[0].paragraph
    if answer.standing.standing != UNRESOLVED:
        contract = held[0].serving.cover.contract
        act = acts.contract(contract, "Say its duties") if contract else acts.look(answer.officer.id)
        says = "Cleared. The contract has not been read, so nobody can say which duties it asks for."
        yield Line(UNKNOWN, answer.name, where, says, paragraph, act, href=href)
        return
    for question, says in _questions(day, answer):
        act = acts.answer(question.question, answer, day.register)
        says = f"{says} {_who_knows(day, question.question, answer)}"
        yield Line(UNKNOWN, answer.name, where, says, paragraph, act, href=href)


def _who_knows(day: SeenDay, question: Question, answer: OfficerAnswer) -> str:
    if question.fact == COURSE_KIND:
        return "The administrator says what kind it is."
    return f"{day.agency(answer.agency)} knows."


def _questions(day: SeenDay, answer: OfficerAnswer) -> Iterator[tuple[OpenQuestion, str]]:
    """Each open question, with the first answer to it that would settle the standing."""
    small = facts_of(day.register, answer.officer.id, day.answers.seen)
    explained = explanation(Setting(small, day.answers.law), answer.officer.id, day.on)
    schools = {row.id: day.school(row.school) for row in small.assignments}
    explained = replace(explained, schools=schools)
    for one in explained.questions:
        if one.question.fact == EMPLOYER_UNABLE and one.question.subject not in day.answers.seen["assignments"]:
            yield one, "A fact that another organization keeps is unknown."
        else:
            own = _helping(one.answers)
            alone = "" if own else " No answer to this alone clears the officer."
            best = own or _helping(explained.changes)
            helps = f" {best.condition}, {_then(best.outcome, explained.outcome, schools)}." if best else ""
            yield one, f"{one.says}{alone}{helps}"


def _helping(changes: Iterable[Change]) -> Change | None:
    """The alternative that helps: the first after which the officer may serve, else the first that clears."""
    found = [one for one in changes if one.outcome.standing in CLEARING]
    return min(found, key=lambda one: YES not in one.outcome.serves.values(), default=None)


def _then(outcome: Outcome, now: Outcome, schools: Mapping[str, str]) -> str:
    """What an answer would settle: where the officer may serve, else the standing."""
    for word, assignments in new_words(outcome, now).items():
        return serves_clause(word, THE_OFFICER, [schools[one] for one in assignments])
    return outcome_later(outcome, now, schools)

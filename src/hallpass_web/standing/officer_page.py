"""What the page of one officer says, part by part; every word of an answer is the kernel's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hallpass.days import EVER, school_year_name
from hallpass.explain import Explanation, explanation, sections
from hallpass.explain.model import Outcome, Place
from hallpass.explain.outcomes import outcome_clause, settles
from hallpass.files.terminal.ranges import days_counted
from hallpass.files.words import days_word, tasks
from hallpass.policy.vocabulary import MAY_SERVE
from hallpass.register.schema import LISTS
from hallpass.rules.breaches import Breach, breaches
from hallpass.rules.counting import days_allowed
from hallpass.rules.officer import OfficerRecord, Setting
from hallpass.rules.owed import ANSWER_QUESTION, COMPLETE_TRAINING, FILE_CERTIFICATE, REVIEW_AGENCY_POLICY
from hallpass.rules.standing import UNRESOLVED
from hallpass_web.audit.acts import ONE
from hallpass_web.standing.timeline import years_of
from hallpass_web.standing.timeline_drawing import Drawing, drawn

_ANSWERS: Final = re.compile(
    r"may not serve at [^.,]+|may serve at [^.,(]+?(?= through |,|\.)|it is unknown whether|no contract covers"
    r"|serves at no school|is outside the policy"
)
"""The words of a sentence that are the answer."""


NOT_ALONE: Final = "An answer to this alone does not settle the standing."
NAMED_ONLY: Final = ("districts", "schools", "agencies", "officers")
"""Lists whose rows only name somebody; they are not counted among the facts."""


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """An assignment of the day: where, may the officer serve there, and how the contract stands."""

    school: str
    code: str
    until: date | None
    paragraph: str
    says: tuple[str, ...]
    starts: date | None
    """The first day of service, for an assignment to come."""


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the policy, and this officer's values."""

    verdict: str
    paragraph: str
    asks: str
    values: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class OwedShown:
    """Something owed: by when, by whom, what, where, and the list in which it is recorded."""

    by: date | None
    late: str
    who: str
    what: str
    where: str
    paragraph: str
    records: str


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A condition, and the answer under it."""

    code: str
    condition: str
    then: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """An unknown fact, and what each answer to it would mean."""

    says: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BreachShown:
    """A breach, in words."""

    days: str
    counted: str
    paragraphs: tuple[str, ...]
    runs: bool
    """Whether it still runs on the day asked about."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The days of substitute service that count in a school year."""

    year: str
    served: int
    planned: int
    elsewhere: int
    allowed: int | None
    reaches: date | None


@dataclass(frozen=True, slots=True)
class OfficerPage:
    """All parts of the page."""

    sentences: tuple[SafeString, ...]
    code: str
    paragraph: str
    rests_on: str
    readings: tuple[str, ...]
    places: tuple[PlaceShown, ...]
    drawing: Drawing
    why_title: str
    why_note: str
    rows: tuple[RowShown, ...]
    preface: tuple[str, ...]
    due_steps: tuple[str, ...]
    questions: tuple[QuestionShown, ...]
    owed: tuple[OwedShown, ...]
    changes: tuple[ChangeShown, ...]
    holds: tuple[str, ...]
    breaches: tuple[BreachShown, ...]
    unused: tuple[str, ...]
    tallies: tuple[Tally, ...]


def officer_page(setting: Setting, officer: str, on: date, today: date, elsewhere: frozenset[str]) -> OfficerPage:
    """The page of an officer for a day; `elsewhere` are schools that the asker does not see."""
    said = explanation(setting, officer, on)
    record = setting.officer(officer)
    parts = {section.title: section.sentences for section in sections(said)}
    places = tuple(_places(said, elsewhere))
    return OfficerPage(
        sentences=tuple(_with_answer(one) for one in parts["The answer"]),
        code=places[0].code if places else said.answer.standing.standing,
        paragraph=places[0].paragraph if places else said.answer.standing.paragraph or "",
        rests_on=_rests_on(said),
        readings=parts["Readings"],
        places=places,
        drawing=drawn(years_of(record, on, today)),
        why_title=_why_title(said),
        why_note=_why_note(said),
        rows=tuple(_rows(said)),
        preface=said.preface,
        due_steps=said.due_steps,
        questions=tuple(_questions(said)),
        owed=tuple(_owed(said, record, on)),
        changes=tuple(_changes(said)),
        holds=parts["Until when"],
        breaches=tuple(_breach(one, on) for one in breaches(record, EVER, on)),
        unused=said.unused,
        tallies=tuple(_tallies(record, on, elsewhere)),
    )


def _with_answer(sentence: str) -> SafeString:
    """A sentence with its answer in bold."""
    # safe: the sentence is escaped, and the marks around its words are ours
    return mark_safe(_ANSWERS.sub(lambda found: f"<strong>{found[0]}</strong>", escape(sentence)))


def _rests_on(said: Explanation) -> str:
    """How many rows of the register the answer rests on, list by list."""
    found = {name: len(getattr(said.cited, name)) for name in LISTS if name not in NAMED_ONLY}
    return ", ".join(f"{number} {ONE[name]}{'s' if number > 1 else ''}" for name, number in found.items() if number)


def _places(said: Explanation, elsewhere: frozenset[str]) -> Iterator[PlaceShown]:
    """The assignments of the day, and for one to come those of the first day: first those that the asker sees."""

    def order(place: Place) -> tuple[bool, int]:
        return place.serving.assignment.school in elsewhere, MAY_SERVE.index(place.serving.may_serve)

    starts = said.judged_on if said.coming else None
    for place in sorted((*said.places, *said.coming), key=order):
        yield PlaceShown(
            said.schools[place.serving.assignment.id],
            place.serving.may_serve,
            place.through,
            _paragraph_of(place, said),
            place.says,
            starts if place in said.coming else None,
        )


def _paragraph_of(place: Place, said: Explanation) -> str:
    return place.serving.row.paragraph or said.judged.paragraph or ""


def _why_title(said: Explanation) -> str:
    if not said.rows:
        return "Why"
    return f"Why {said.judged.paragraph}, and why not the others"


def _why_note(said: Explanation) -> str:
    return "With all that is unknown taken as no" if said.questions else "The first row that fits decides"


def _rows(said: Explanation) -> Iterator[RowShown]:
    """All rows; while a question is open the deciding one has the looks of what is unresolved."""
    for tried in said.rows:
        decided = UNRESOLVED if said.questions else tried.row.standing
        code = decided if tried.verdict == "decides" else tried.verdict
        yield RowShown(tried.verdict, tried.row.paragraph, tried.row.says, tried.because, code)


def _questions(said: Explanation) -> Iterator[QuestionShown]:
    later = said.judged_on if said.judged_on != said.on else None
    for one in said.questions:
        answers = (
            f"{answer.condition}, {_answered(answer.outcome, said, later)}." for answer in one.answers if one.settles
        )
        yield QuestionShown(_unknown(one.says), tuple(answers) or (NOT_ALONE,))


def _unknown(says: str) -> str:
    """What is unknown, as a clause under a heading that says so."""
    clause = says.removeprefix("Unknown: ")
    return clause[:1].upper() + clause[1:]


def _answered(outcome: Outcome, said: Explanation, later: date | None) -> str:
    if outcome.standing == UNRESOLVED:
        return "the answer is still unknown"
    return outcome_clause(outcome, said.outcome, said.schools, later)


def _owed(said: Explanation, record: OfficerRecord, on: date) -> Iterator[OwedShown]:
    """What is owed, the most pressing first; a question is asked in the words of the explanation."""
    version = record.setting.law.at(on).version
    asked = iter(said.questions)
    found = []
    for task, place in tasks(said.answer, version, record.setting.register):
        question = next(asked, None) if task.action == ANSWER_QUESTION else None
        late = "Since" if task.by is None or task.when(on).startswith("Since") else "Was due"
        found.append(
            OwedShown(
                task.by,
                late,
                task.who,
                f"Answer what is unknown: {question.says.removeprefix('Unknown: ')}" if question else task.what,
                place.school,
                task.paragraph,
                RECORDED_IN.get(task.action, ""),
            )
        )
    return iter(sorted(found, key=lambda one: (one.by or on, one.by is None)))


RECORDED_IN: Final = {
    COMPLETE_TRAINING: "completions",
    REVIEW_AGENCY_POLICY: "policy_reviews",
    FILE_CERTIFICATE: "certificates",
}
"""The list in which it is recorded that something owed was done."""


def _changes(said: Explanation) -> Iterator[ChangeShown]:
    later = said.judged_on if said.judged_on != said.on else None
    for one in said.changes:
        if settles(one.outcome, said.outcome):
            then = outcome_clause(one.outcome, said.outcome, said.schools, later)
            yield ChangeShown(one.outcome.standing, one.condition, then, one.outcome.paragraph or "")


def _breach(one: Breach, on: date) -> BreachShown:
    return BreachShown(days_word(one.days), days_counted(one), one.paragraphs, one.days.last >= on)


def _tallies(record: OfficerRecord, on: date, elsewhere: frozenset[str]) -> Iterator[Tally]:
    """5.4: the counted days of each school year; those at schools that the asker does not see as a number."""
    under = record.under(record.setting.law.at(on))
    rows = record.setting.register.substitute_days_of.get(record.id, ())
    hidden = {row.date for row in rows if row.school in elsewhere}
    allowed = days_allowed(under.rules)
    for year, days in under.counted.items():
        served = sum(day <= on for day in days)
        reaches = days[allowed] if allowed is not None and len(days) > allowed else None
        yield Tally(
            school_year_name(year), served, len(days) - served, len(hidden.intersection(days)), allowed, reaches
        )

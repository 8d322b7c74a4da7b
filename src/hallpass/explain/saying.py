"""An explanation in sentences that a chief can read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hallpass.days import day_after
from hallpass.explain.model import Explanation, Outcome, Place
from hallpass.explain.outcomes import (
    THE_OFFICER,
    outcome_clause,
    outcome_later,
    serves_clause,
    settles,
)
from hallpass.explain.trying import outcome_of
from hallpass.explain.words import aloud, listed, plain, quoted, sentence
from hallpass.policy.vocabulary import MAY_SERVE
from hallpass.rules.serving import NO, YES
from hallpass.rules.standing import UNRESOLVED

INNER_QUOTES: Final = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: its heading, and its sentences."""

    title: str
    sentences: tuple[str, ...]


def sentences(explanation: Explanation) -> list[str]:
    """The whole explanation, one thought to a sentence, the answer first."""
    return list(dict.fromkeys(said for section in sections(explanation) for said in section.sentences))


def sections(explanation: Explanation) -> tuple[Section, ...]:
    """The whole explanation in the order of doubt: the answer, the ground, the others, and what would change it."""
    said = _Said(explanation)
    parts = (
        ("The answer", said.answer()),
        ("Why", said.grounds()),
        ("Until when", said.holds()),
        ("The contract", (line for place in (*explanation.places, *explanation.coming) for line in place.says)),
        ("Open questions", said.questions()),
        ("Why not another paragraph", said.others()),
        ("The due day", explanation.due_steps),
        ("The words of the policy", said.quotes()),
        ("Readings", said.readings()),
        ("On record, and not used", explanation.unused),
        ("What would change it", said.changes()),
    )
    made = (Section(title, tuple(dict.fromkeys(lines))) for title, lines in parts)
    return tuple(section for section in made if section.sentences)


class _Said:
    """The sentences of each part of one explanation."""

    def __init__(self, explanation: Explanation) -> None:
        self._explanation = explanation
        self._name = explanation.answer.name
        self._schools = explanation.schools
        self._now = explanation.outcome
        self._later = explanation.judged_on if explanation.judged_on != explanation.on else None

    def answer(self) -> Iterator[str]:
        """Who may serve where on which day, until when, under which paragraph."""
        served = (f"{clause}." for clause in self._words(self._explanation.places, self._name))
        said = [*served, *self._to_come()]
        if not said:
            said = [f"{self._name} serves at no school, and no service to come is on record."]
        yield f"On {aloud(self._explanation.on)}, {said[0]}"
        yield from (sentence(one) for one in said[1:])
        if YES in self._now.serves.values():
            yield from self._excused()

    def _school(self, place: Place) -> str:
        return self._schools[place.serving.assignment.id]

    def _words(self, places: Sequence[Place], who: str) -> Iterator[str]:
        """A clause for the assignments with one word, one end and one paragraph."""
        groups: dict[tuple[str, str, str], list[str]] = {}
        for place in sorted(places, key=lambda place: MAY_SERVE.index(place.serving.may_serve)):
            through = f" through {aloud(place.through)}" if place.through else ""
            paragraph = place.serving.row.paragraph or self._explanation.judged.paragraph or ""
            groups.setdefault((place.serving.may_serve, through, paragraph), []).append(self._school(place))
        for (word, through, paragraph), schools in groups.items():
            under = f", under paragraph {paragraph}" if word in (YES, NO) else f" (paragraph {paragraph})"
            yield f"{serves_clause(word, who, schools)}{through}{under}"

    def _to_come(self) -> Iterator[str]:
        """The first day of service of an officer who is to come, and the answer then."""
        if self._later is None:
            return
        coming = [place for place in self._explanation.coming if place.serving.in_scope]
        schools = listed(list(dict.fromkeys(self._school(place) for place in coming)))
        yield f"{self._name} serves at no school."
        yield f"The service at {schools} begins on {aloud(self._later)}."
        for clause in self._words(coming, THE_OFFICER):
            yield f"On that first day {clause}."

    def _excused(self) -> Iterator[str]:
        text = {quote.paragraph: _trimmed(quote.text) for quote in self._explanation.quotes}
        excused = self._explanation.judged.excused
        if excused:
            duties = listed([f"{text[number]} ({number})" for number in excused])
            yield f"Until the course is completed, these duties are not asked of the officer: {duties}."

    def grounds(self) -> Iterator[str]:
        """Why this paragraph: the values that make the deciding row fit."""
        yield from self._explanation.preface
        if self._explanation.questions:
            yield f"With all that is unknown taken as no, paragraph {self._explanation.judged.paragraph} decides."
        for tried in self._explanation.rows:
            if tried.verdict == "decides":
                yield from tried.because

    def others(self) -> Iterator[str]:
        """Why not each of the rows before the deciding one, and that those after it are not asked."""
        for tried in self._explanation.rows:
            if tried.verdict == "does_not_fit":
                yield f"{quoted(tried.row.says)} ({tried.row.paragraph}) does not fit. {' '.join(tried.because)}"
        if any(tried.verdict == "not_asked" for tried in self._explanation.rows):
            yield "The rows after the deciding one are not asked."

    def questions(self) -> Iterator[str]:
        """Each open question, and what the answers to it would make of the standing."""
        for one in self._explanation.questions:
            yield one.says
            if not one.settles:
                yield "An answer to this alone does not settle the standing."
                continue
            for answer in one.answers:
                yield f"{answer.condition}, {self._answered(answer.outcome)}."

    def _answered(self, outcome: Outcome) -> str:
        if outcome.standing == UNRESOLVED:
            return "the answer is still unknown"
        return outcome_later(outcome, self._now, self._schools, self._later)

    def changes(self) -> Iterator[str]:
        """Each thing that would change the answer."""
        for change in self._explanation.changes:
            if settles(change.outcome, self._now):
                yield f"{change.condition}, {self._clause(change.outcome)}."

    def _clause(self, outcome: Outcome) -> str:
        return outcome_clause(outcome, self._now, self._schools, self._later)

    def quotes(self) -> Iterator[str]:
        """The paragraphs that decide, word for word."""
        for quote in self._explanation.quotes:
            if quote.paragraph not in self._explanation.judged.excused:
                text = _trimmed(quote.text).translate(INNER_QUOTES)
                yield f"Paragraph {quote.paragraph} says: {quoted(text + '.')}"

    def readings(self) -> Iterator[str]:
        """The readings that decide, each with what another value would make of the answer."""
        used = self._explanation.readings
        for one in used:
            if one.others:
                yield f"Paragraph {one.paragraph} leaves {quoted(plain(one.name))} open. It is read so: {one.says}"
            for other in one.others:
                reading = f"With {quoted(plain(other.value))} as the reading of {quoted(plain(one.name))}"
                yield f"{reading}, {self._clause(other.outcome)}."
        if not any(one.others for one in used):
            yield "No open reading changes this answer."

    def holds(self) -> Iterator[str]:
        """Until when the answer holds if nothing new is recorded, and what it is then."""
        through, then = self._explanation.holding.through, self._explanation.holding.then
        if through is None or then is None:
            yield "Unless something new is recorded, this answer stays."
            return
        yield f"Unless something new is recorded, this answer holds through {aloud(through)}."
        answer = self._explanation.answer
        now = outcome_of(answer.standing, answer.serving)
        yield f"From {aloud(day_after(through))} {outcome_later(then, now, self._schools)}."


def _trimmed(text: str) -> str:
    """The words of a paragraph without what only joins it to the next one."""
    return text.rstrip(" ;,.").removesuffix("; and")

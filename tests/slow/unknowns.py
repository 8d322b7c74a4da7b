"""Unknown is not false: every combination of values of the unknown facts, tried blindly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from .dates import LEGACY_END, ONE_DAY, START
from .tables import Answer, answer_on
from .training import Fact, Guess, is_approved, number_of
from .world import Row, World, remembered, row_with_id, rows_of

KINDS = ("none", "full", "supplemental", "legacy_ssc", "legacy_nasro")

LISTS = {
    "employer_unable": ("assignments", "assignment"),
    "course_kind": ("courses", "course"),
    "completed_on": ("courses", "course"),
    "reviewed_on": ("agency_policies", "policy"),
}
"""Kinds of question in their order, each with the list that it asks about and the word for a row of it."""

Question = dict[str, str]


@remembered
def first_answer(world: World, officer: str, day: date) -> Answer:
    """Unknown: the first answer, every unknown taken as no."""
    return answer_on(world, officer, day, {})


@remembered
def standing_on(world: World, officer: str, day: date) -> str:
    """Unknown: the standing, `unresolved` if some combination of values would change it."""
    first = first_answer(world, officer, day).standing
    changes = (answer_on(world, officer, day, guess).standing != first for guess in guesses(world, officer, day))
    return "unresolved" if any(changes) else first


def guesses(world: World, officer: str, day: date) -> Iterator[Guess]:
    """Every combination of values of the officer's unknown facts."""
    facts = unknown_facts(world, officer, day)
    if not facts:
        return
    for values in product(*facts.values()):
        yield dict(zip(facts, values, strict=True))


def unknown_facts(world: World, officer: str, day: date) -> dict[Fact, tuple[Any, ...]]:
    """Unknown: the officer's unknown facts in the order of questions, each with the values that it may have."""
    answer: dict[Fact, tuple[Any, ...]] = {}
    for row in rows_of(world, "assignments", officer):
        if row["employer_unable"] is None:
            answer["employer_unable", number_of(world, "assignments", row)] = (False, True)
    taken = {row["course"] for row in rows_of(world, "completions", officer)}
    for course in world.lists["courses"]:
        if course["id"] in taken and course["kind"] in (None, "unknown"):
            answer["course_kind", number_of(world, "courses", course)] = KINDS
    for row in rows_of(world, "completions", officer):
        attended = row_with_id(world, "courses", row["course"])
        if row["completed_on"] is None and attended is not None:
            answer["completed_on", number_of(world, "completions", row)] = (None, *days_tried(attended, day))
    for row in rows_of(world, "policy_reviews", officer):
        if row["reviewed_on"] is None:
            answer["reviewed_on", number_of(world, "policy_reviews", row)] = (None, day)
    return answer


def days_tried(course: Row, day: date) -> tuple[date, ...]:
    """An unknown day may be any up to the day asked: one for each way in which it can matter.

    It can matter whether it lies before 1 September 2025, whether the course was approved then, and
    whether it is the day asked.
    """
    edges = [START, LEGACY_END, day, *(edge for edge in (course["approved_from"], course["approved_to"]) if edge)]
    near = [edge + step * ONE_DAY for edge in edges for step in (-1, 0, 1)]
    tried = [date(2000, 1, 1), *(candidate for candidate in near if candidate <= day)]
    ways = {(candidate < START, is_approved(course, candidate), candidate == day): candidate for candidate in tried}
    return tuple(ways.values())


def questions_on(world: World, officer: str, day: date) -> list[Question]:
    """Unknown: every unknown fact for which, with some values of the others, the standing turns on it."""
    if standing_on(world, officer, day) != "unresolved":
        return []
    facts = list(unknown_facts(world, officer, day))
    outcomes = [
        (tuple(guess.values()), answer_on(world, officer, day, guess).standing)
        for guess in guesses(world, officer, day)
    ]
    answer: list[Question] = []
    for place, fact in enumerate(facts):
        question = question_about(world, fact)
        if makes_difference(outcomes, place) and question not in answer:
            answer.append(question)
    return sorted(answer, key=lambda question: place_of(world, question))


def place_of(world: World, question: Question) -> tuple[int, int]:
    """Register file: questions by kind, those of one kind in the order of assignments, courses or agency policies."""
    place = list(LISTS).index(question["fact"])
    name, column = LISTS[question["fact"]]
    return place, [row["id"] for row in world.lists[name]].index(question[column])


def makes_difference(outcomes: list[tuple[tuple[Any, ...], str]], place: int) -> bool:
    """Are there values of the others with which the fact at this place makes the difference?"""
    standings = defaultdict(set)
    for values, standing in outcomes:
        standings[values[:place] + values[place + 1 :]].add(standing)
    return any(len(found) > 1 for found in standings.values())


def question_about(world: World, fact: Fact) -> Question:
    """Register file, questions: the fact and the assignment, course or policy that it concerns."""
    name, number = fact
    if name == "employer_unable":
        return {"fact": name, "assignment": world.lists["assignments"][number]["id"]}
    if name == "course_kind":
        return {"fact": name, "course": world.lists["courses"][number]["id"]}
    if name == "completed_on":
        return {"fact": name, "course": world.lists["completions"][number]["course"]}
    return {"fact": name, "policy": world.lists["policy_reviews"][number]["policy"]}

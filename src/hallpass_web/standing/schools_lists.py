"""The lists that are read off the answers of a day: officers, schools, contracts, and the tally of substitutes."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Final

from django.urls import reverse

from hallpass.checking import OfficerAnswer
from hallpass.days import school_year_start, span
from hallpass.explain.words import listed
from hallpass.files.words import CONTRACTS, SERVES, STANDINGS, Task, day_word, days_word, name_in, serves_word
from hallpass.register.records import Contract
from hallpass.rules.contracts import COVERED, DEFECTIVE, OUT_OF_SCOPE, UNCOVERED, UNREAD, cover_of
from hallpass.rules.day import Day
from hallpass.rules.duty_cover import SchoolCover, school_cover
from hallpass.rules.owed import AMEND_CONTRACT, ANSWER_QUESTION, Owed
from hallpass.rules.unknowns import COMPLETED_ON, COURSE_KIND, EMPLOYER_UNABLE, REVIEWED_ON
from hallpass_web.accounts.models import Kind
from hallpass_web.register.listing import Cell, Heading, Row
from hallpass_web.register.lists_words import choice_words
from hallpass_web.standing.today_acts import officer_page, school_page
from hallpass_web.standing.today_gaps import duties_word
from hallpass_web.standing.today_line import counted
from hallpass_web.standing.today_seen import Held, SeenDay
from hallpass_web.standing.today_tally import tally_on

STATES: Final = ("no", "unknown", "no_contract", "yes", "outside", *STANDINGS)
"""In the order in which a reader needs them."""
CONTRACT_STATES: Final = (UNCOVERED, DEFECTIVE, UNREAD, COVERED, OUT_OF_SCOPE)

OFFICERS: Final = (
    Heading("officer", "Officer"),
    Heading("state", "May serve", filters=True, all_words="All states"),
    Heading("agency", "Agency", filters=True, all_words="All agencies"),
    Heading("school", "School", filters=True, all_words="All schools"),
    Heading("role", "Role", filters=True, all_words="Both roles"),
    Heading("paragraph", "Paragraph"),
    Heading("owed", "Owed"),
    Heading("next", "Next change"),
)


def school_headings(day: SeenDay) -> list[Heading]:
    """The headings of the schools; who sees one district's alone needs no column for it."""
    alone = len(day.answers.seen["districts"]) == 1
    district = Heading("district", "District", filters=not alone, all_words="All districts", only_files=alone)
    return [SCHOOLS[0], district, *SCHOOLS[1:]]


SCHOOLS: Final = (
    Heading("school", "School"),
    Heading("level", "Level", filters=True, all_words="All levels"),
    Heading("officers", "Officers on the day"),
    Heading("cover", "Duties", filters=True, all_words="All states"),
    Heading("contract", "Contract", filters=True, all_words="All states"),
    Heading("days", "Contact days", number=True),
)
SUBSTITUTES: Final = (
    Heading("officer", "Officer"),
    Heading("state", "May serve", filters=True, all_words="All states"),
    Heading("agency", "Agency", filters=True, all_words="All agencies"),
    Heading("school", "Schools", filters=True, all_words="All schools"),
    Heading("counted", "Days counted", number=True),
    Heading("allowed", "Of at most", number=True),
    Heading("planned", "Planned after", number=True),
    Heading("ends", "First day beyond"),
)


_QUESTIONS: Final = {
    EMPLOYER_UNABLE: "Say whether the employer could provide the course",
    COURSE_KIND: "Say what kind of course “{}” is",
    COMPLETED_ON: "Find the day on which “{}” was completed",
    REVIEWED_ON: "Find the day on which the agency’s policy was reviewed",
}


def officer_rows(day: SeenDay) -> list[Row]:
    """A row for each assignment of the day, and one for each officer without any; as urgent as they are."""
    rows = [
        _officer_row(day, answer, one) for answer in day.every for one in day.held_by.get(answer.officer.id, [None])
    ]
    return sorted(rows, key=lambda row: row.cells["state"].order or 0)


def _officer_row(day: SeenDay, answer: OfficerAnswer, one: Held | None) -> Row:
    paragraph = one.paragraph if one else answer.standing.paragraph
    school = day.school(one.assignment.school) if one else ""
    role = one.assignment.role if one else ""
    return Row(
        {
            "officer": Cell(answer.name, href=officer_page(answer.officer.id)),
            "state": _state(answer, one),
            "agency": Cell(day.agency(answer.agency)),
            "school": Cell(school),
            "role": Cell(choice_words(role), picks=((role, choice_words(role)),) if role else ()),
            "paragraph": Cell(paragraph, " ", chip=paragraph or ""),
            "owed": _owed(day, answer, one),
            "next": _next(answer),
        }
    )


def _state(answer: OfficerAnswer, one: Held | None) -> Cell:
    """The word for an assignment; without one the standing."""
    if one is None:
        code = answer.standing.standing
        return Cell(STANDINGS[code], code=code, order=STATES.index(code), picks=((code, STANDINGS[code]),))
    word = serves_word(one.serving, answer.standing)
    picks = ((one.code, SERVES[one.code]),)
    return Cell(word, code=one.code, until=one.until, order=STATES.index(one.code), picks=picks)


def _owed(day: SeenDay, answer: OfficerAnswer, one: Held | None) -> Cell:
    """What is owed for the assignment or for the officer; the first on the page, all of it in files."""
    mine = (None, one.assignment.id if one else None)
    found = [
        f"{what}. {Task(owed.action, owed.by, '', what, '').when(day.on)}." for owed, what in _tasks(day, answer, mine)
    ]
    more = f" And {len(found) - 1} more." if len(found) > 1 else ""
    return Cell(" ".join(found) or None, f"{found[0]}{more}" if found else "")


def _tasks(day: SeenDay, answer: OfficerAnswer, mine: Container[str | None]) -> Iterator[tuple[Owed, str]]:
    """What is owed for the officer or one assignment, in the policy's words; keys of rows mean nothing to people."""
    questions = iter(answer.standing.questions)
    for owed in answer.owed:
        what = day.rules.version.actions[owed.action].says
        if owed.action == ANSWER_QUESTION:
            question = next(questions)
            course = name_in(day.register.course, question.subject)
            what = _QUESTIONS[question.fact].format(course)
        elif owed.action == AMEND_CONTRACT:
            what = f"{what} ({owed.paragraph})"
        if owed.assignment in mine:
            yield owed, what


def _next(answer: OfficerAnswer) -> Cell:
    if answer.next_change is None:
        return Cell()
    when, standing = answer.next_change
    return Cell(when, f"{day_word(when)}: {STANDINGS[standing].lower()}")


def school_rows(day: SeenDay) -> list[Row]:
    """A row for each school that the asker sees."""
    seen = day.answers.seen["schools"]
    return [_school_row(day, key, day.held_at.get(key, [])) for key in day.register.school if key in seen]


def _school_row(day: SeenDay, key: str, held: Sequence[Held]) -> Row:
    school = day.register.school[key]
    names = dict.fromkeys(one.answer.name for one in held)
    district = day.district(school.district)
    return Row(
        {
            "school": Cell(school.name, href=school_page(key)),
            "district": Cell(district),
            "level": Cell(choice_words(school.level)),
            "officers": Cell("; ".join(names), listed(list(names))),
            "cover": _cover(day, key),
            "contract": contract_state(held),
            "days": Cell(contact_days(day, school.district)),
        }
    )


def contact_days(day: SeenDay, district: str) -> int:
    """How many student contact days a district has on record for the school year of the day."""
    start = school_year_start(day.on)
    return sum(1 for one in day.register.calendar.get(district, {}) if school_year_start(one) == start)


def cover_of_school(day: SeenDay, school: str) -> SchoolCover | None:
    """4.1: the duties at a school on the day, whoever covers them."""
    officers = dict.fromkeys(row.officer for row in day.register.assignments_at.get(school, ()))
    answers = {key: day.answers.officer(key, day.on) for key in officers if key in day.register.officer}
    answered = {key: (one.standing, one.serving) for key, one in answers.items()}
    return school_cover(day.answers.setting, school, Day(day.on), answered)


def _cover(day: SeenDay, school: str) -> Cell:
    found = cover_of_school(day, school)
    if found is None and day.held_at.get(school):
        return Cell("Outside", code="outside", order=3, picks=(("outside", "Outside"),))
    if found is None:
        return Cell(
            "Nobody assigned", "Nobody assigned", code="not_serving", order=3, picks=(("none", "Nobody assigned"),)
        )
    if found.gaps:
        words = f"{duties_word(day, found.gaps)} uncovered"
        return Cell(words, words, code="no", order=0, picks=(("gap", "Some uncovered"),))
    if not all(found.covered_by.values()):
        return Cell("Unknown", code="unknown", order=1, picks=(("unknown", "Unknown"),))
    return Cell("All covered", "All covered", code="yes", order=2, picks=(("covered", "All covered"),))


def contract_state(held: Sequence[Held]) -> Cell:
    """How the assignments at a school stand under contracts: the one that needs somebody most."""
    states = sorted({one.serving.cover.state for one in held}, key=CONTRACT_STATES.index)
    if not states:
        return Cell()
    return Cell(CONTRACTS[states[0]], code=states[0], order=CONTRACT_STATES.index(states[0]))


def contract_headings(day: SeenDay) -> list[Heading]:
    """The headings of the contracts, with a column for each duty."""
    duties = [Heading(duty, duty) for duty in day.rules["duties"]]
    rules = day.rules["rules_paragraph"]
    return [
        Heading("contract", "Contract with"),
        Heading("schools", "Schools"),
        Heading("from", "In force"),
        Heading("to", "Through", only_files=True),
        Heading("time", "On the day", filters=True, all_words="At any time", only_files=True),
        Heading("state", "State", filters=True, all_words="All states"),
        *duties,
        Heading(rules, rules),
    ]


def contract_rows(day: SeenDay) -> list[Row]:
    """A row for each contract that the asker sees: those in force first."""
    seen = day.answers.seen["contracts"]
    rows = [_contract_row(day, row) for row in day.register.contracts if row.id in seen]
    return sorted(rows, key=lambda row: row.cells["time"].order or 0)


def _contract_row(day: SeenDay, row: Contract) -> Row:
    cover = cover_of(row, day.rules)
    agency = day.answers.asker.kind == Kind.AGENCY
    words = "All schools" if row.schools is None else listed([day.school(key) for key in row.schools])
    cells = {
        "contract": Cell(
            day.district(row.district) if agency else day.agency(row.agency),
            href=reverse("register_row", args=["contracts", row.id]),
        ),
        "schools": Cell(words),
        "from": Cell(row.from_, days_word(span(row.from_, row.to)), meta=_time(row, day.on).shown),
        "to": Cell(row.to),
        "time": _time(row, day.on),
        "state": Cell(CONTRACTS[cover.state], code=cover.state, order=CONTRACT_STATES.index(cover.state)),
    }
    return Row(cells | dict(_matrix(day, row)))


def _time(row: Contract, on: date) -> Cell:
    if on in span(row.from_, row.to):
        return Cell("In force", order=0)
    return Cell("To come", order=1) if row.from_ > on else Cell("Ended", order=2)


def _matrix(day: SeenDay, row: Contract) -> Iterator[tuple[str, Cell]]:
    """A cell for each duty, and one for the paragraph that a contract must not contradict."""
    words = {"present": "Present", "missing": "Missing", "unclear": "Unclear", "conflict": "Conflict"}
    for duty in day.rules["duties"]:
        code = "unclear" if row.duties is None else "present" if duty in row.duties else "missing"
        yield duty, Cell(words[code], code=code)
    rules = day.rules["rules_paragraph"]
    code = "conflict" if rules in row.conflicts else "unclear" if row.duties is None else ""
    yield rules, Cell(words[code], code=code) if code else Cell("No conflict")


def substitute_rows(day: SeenDay) -> list[Row]:
    """A row for each substitute of the day, with the counted days of the school year."""
    groups: dict[str, list[Held]] = {}
    for one in day.substitutes:
        groups.setdefault(one.answer.officer.id, []).append(one)
    return [_substitute_row(day, held) for held in groups.values()]


def _substitute_row(day: SeenDay, held: list[Held]) -> Row:
    answer = held[0].answer
    tally = tally_on(day.answers.setting.officer(answer.officer.id), day.on)
    schools = dict.fromkeys(day.school(one.assignment.school) for one in held)
    trained = answer.standing.standing == "cleared"
    return Row(
        {
            "officer": Cell(answer.name, href=officer_page(answer.officer.id)),
            "state": _state(answer, min(held, key=lambda one: STATES.index(one.code))),
            "agency": Cell(day.agency(answer.agency)),
            "school": Cell("; ".join(schools), listed(list(schools)), picks=tuple((name, name) for name in schools)),
            "counted": Cell(tally.counted),
            "allowed": Cell(tally.allowed),
            "planned": Cell(tally.planned),
            "ends": Cell(tally.ends, "" if tally.ends else _not_reached(tally.left, trained)),
        }
    )


def _not_reached(left: int, trained: bool) -> str:
    return "Not asked: trained" if trained else f"Not reached. {counted(left, 'day')} left"

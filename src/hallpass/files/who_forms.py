"""Who could cover a school on a day: in words, as a JSON object, and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from hallpass.checking import OfficerAnswer
from hallpass.explain.words import listed, ordinal
from hallpass.files.sheets import Sheet, Value
from hallpass.files.words import day_word, month_and_day, name_in, serves_word, tasks
from hallpass.register.records import DUTIES
from hallpass.rules.officer import Setting
from hallpass.rules.owed import MAKE_CONTRACT
from hallpass.rules.serving import OUTSIDE, YES
from hallpass.who import ASSUMED, Candidate, Tally

FORMAT: Final = "hallpass-who/1"
CLEARED: Final = "cleared"
COLUMNS: Final = (
    "on",
    "school",
    "officer",
    "name",
    "agency",
    "may_serve",
    "answer",
    "there_already",
    "absent",
    "elsewhere",
    "standing",
    "governed_by",
    "due",
    "duties",
    "day_number",
    "day_counts",
    "days_allowed",
    "first_day_not_exempt",
    "first_day_not_exempt_now",
    "missing",
)


def duties_covered(one: Candidate) -> str:
    """Which duties the officer would cover."""
    left = [duty for duty in DUTIES if duty not in one.duties]
    if not left:
        return "All duties"
    return f"Without {listed(left)}" if one.duties else "No duty"


def missing_words(one: Candidate, setting: Setting, on: date) -> list[str]:
    """What is missing, each as something to do; of one who may serve, what the officer's own record lacks."""
    if one.serving.may_serve == OUTSIDE:
        return []
    owed = tuple(item for item in one.missing if one.serving.may_serve != YES or item.assignment is None)
    answer = OfficerAnswer(one.officer, one.agency, one.standing, (one.serving,), owed, None)
    found = []
    for task, _ in tasks(answer, setting.law.at(on).version, setting.register):
        if task.action == MAKE_CONTRACT:
            found.append(f"{_no_contract(one, setting, on)} ({task.paragraph})")
        else:
            when = task.when(on)
            by = f" ({when[0].lower()}{when[1:]})" if task.by else ""
            found.append(f"{_of_this_day(task.what)}{by}")
    return found


def _of_this_day(what: str) -> str:
    return what.replace(f"assignment {ASSUMED}", "this day")


def _no_contract(one: Candidate, setting: Setting, on: date) -> str:
    """Why no contract covers the service: none is in force, or those that are do not name the school."""
    register = setting.register
    district, agency = register.school[one.serving.assignment.school].district, name_in(register.agency, one.agency)
    rows = register.contracts_between.get((one.agency, district), ())
    in_force = [row.id for row in rows if row.from_ <= on and (row.to is None or on <= row.to)]
    if len(in_force) == 1:
        return f"Contract {in_force[0]} of {agency} does not name this school"
    if in_force:
        return f"Contracts {listed(in_force)} of {agency} do not name this school"
    return f"No contract of {agency} with {name_in(register.district, district)} is in force"


def tally_words(one: Candidate) -> str:
    """5.4: which day of the school year it would be, how many are left, and when the exemption ends."""
    tally = one.tally
    if tally is None:
        return ""
    if not tally.counts:
        return "No student contact day: it does not count"
    if one.standing.standing == CLEARED:
        return f"Day {tally.number}; the limit does not bind"
    if tally.allowed == 0:
        return f"Day {tally.number}; no day is exempt, so many are listed"
    if tally.number > tally.allowed:
        return f"Day {tally.number}, beyond the {tally.allowed} that are exempt"
    left = tally.allowed - tally.number
    return f"Day {tally.number} of {tally.allowed}, {left} left after it{_end(tally)}"


def _end(tally: Tally) -> str:
    """The first day that is not exempt, where the listed days reach it."""
    if tally.ends is None:
        return ""
    day = f"; the {ordinal(tally.allowed + 1)}"
    if tally.ends_now is None:
        return f"{day} is then {day_word(tally.ends)}"
    if tally.ends == tally.ends_now:
        return f"{day} is {day_word(tally.ends)}"
    return f"{day} moves from {month_and_day(tally.ends_now)} to {day_word(tally.ends)}"


def who_object(on: date, school: str, found: Sequence[Candidate], setting: Setting) -> dict[str, Any]:
    """Everyone who could serve the school that day, as plain values, in the order of the page."""
    return {
        "format": FORMAT,
        "policy": setting.law.policy.id,
        "on": on.isoformat(),
        "school": school,
        "name": name_in(setting.register.school, school),
        "officers": [_candidate(one, setting, on) for one in found],
    }


def _candidate(one: Candidate, setting: Setting, on: date) -> dict[str, Any]:
    return {
        "officer": one.officer.id,
        "name": one.officer.name,
        "agency": one.agency,
        "may_serve": one.serving.may_serve,
        "there_already": one.there_already,
        "absent": one.absent,
        "elsewhere": list(one.elsewhere),
        "standing": one.standing.standing,
        "governed_by": one.serving.row.paragraph or one.standing.paragraph,
        "due": one.standing.due.isoformat() if one.standing.due else None,
        "duties": list(one.duties),
        "tally": _tally(one.tally),
        "missing": [{"action": owed.action, "who": owed.who, "paragraph": owed.paragraph} for owed in one.missing],
        "missing_in_words": missing_words(one, setting, on),
    }


def _tally(tally: Tally | None) -> dict[str, Any] | None:
    if tally is None:
        return None
    return {
        "day_number": tally.number,
        "counts": tally.counts,
        "days_allowed": tally.allowed,
        "first_day_not_exempt": tally.ends.isoformat() if tally.ends else None,
        "first_day_not_exempt_now": tally.ends_now.isoformat() if tally.ends_now else None,
    }


def who_sheet(on: date, school: str, found: Sequence[Candidate], setting: Setting) -> Sheet:
    """Everyone who could serve the school that day, a row for each, in the order of the page."""
    return Sheet("who", COLUMNS, tuple(_rows(on, school, found, setting)))


def _rows(on: date, school: str, found: Sequence[Candidate], setting: Setting) -> Iterator[tuple[Value, ...]]:
    for one in found:
        tally = one.tally
        yield (
            on,
            school,
            one.officer.id,
            one.officer.name,
            one.agency,
            one.serving.may_serve,
            serves_word(one.serving, one.standing),
            _yes_no(one.there_already),
            _yes_no(one.absent),
            "; ".join(one.elsewhere),
            one.standing.standing,
            one.serving.row.paragraph or one.standing.paragraph,
            one.standing.due,
            "; ".join(one.duties),
            *((tally.number, _yes_no(tally.counts), tally.allowed) if tally else (None, None, None)),
            *((tally.ends, tally.ends_now) if tally else (None, None)),
            "; ".join(missing_words(one, setting, on)),
        )


def _yes_no(value: bool) -> str:
    return "true" if value else "false"

"""Faults: where a register contradicts itself. All are told; only overlapping employments keep it from an answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any, Final

from hallpass.days import EVER, NEVER, Span, day_after, day_before, join, school_year_name, span
from hallpass.register.problems import place
from hallpass.register.register import Register
from hallpass.register.schema import LISTS

FAULTS: Final[Mapping[str, str]] = {
    "overlapping_employments": "An officer is employed twice on one day. Such a register is not answered.",
    "outside_employment": "An officer is assigned on days without employment; the assignment is not active then.",
    "unknown_id": "A row names an id that its list does not have. The row decides nothing.",
    "foreign_review": "An officer reviewed a policy of an agency that never employed the officer.",
    "foreign_school": "A contract names a school of another district.",
    "two_rows": "Two rows have one id, or are about one thing: one contact day, one completion, one day of service.",
    "ends_before_start": "The last day of a range comes before its first.",
    "no_completion": "A certificate belongs to a completion that is not recorded.",
    "no_calendar": "A substitute day lies in a school year without contact days, so that every listed day counts.",
}
"""The kinds of faults, each with what it is."""

ONE_THING: Final[Mapping[str, tuple[str, ...]]] = {
    "contact_days": ("district", "date"),
    "completions": ("officer", "course", "completed_on"),
    "certificates": ("officer", "course", "completed_on", "agency"),
    "assignments": ("officer", "school", "role", "from_", "to", "employer_unable", "instructional_day"),
    "substitute_days": ("officer", "school", "date"),
    "absences": ("officer", "from_", "to"),
    "policy_reviews": ("officer", "policy", "reviewed_on"),
}
"""Fields that say which thing a row is about: two rows that agree in them are about one."""

RANGES: Final[Mapping[str, tuple[str, str]]] = {
    "officers": ("licensed_from", "licensed_to"),
    "employments": ("from_", "to"),
    "courses": ("approved_from", "approved_to"),
    "contracts": ("from_", "to"),
    "assignments": ("from_", "to"),
    "absences": ("from_", "to"),
}
"""Fields of the first and the last day of a range."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A contradiction in a register: its kind, where it stands, what is wrong, and what was expected.

    The rows count from 1, or as `places` numbers them. Where `refuses`, the register is not answered.
    """

    kind: str
    list: str
    rows: tuple[int, ...]
    column: str | None
    value: str
    says: str
    expected: str
    refuses: bool = False

    def __str__(self) -> str:
        return f"{place(self.list, self.rows, self.column)}: {self.says}; expected {self.expected}"


def faults(register: Register, places: Mapping[str, Sequence[int]] | None = None) -> tuple[Fault, ...]:
    """Where does the register contradict itself? `places` numbers the rows of each list as the file has them."""
    order = {name: at for at, name in enumerate(LISTS)}
    found = [_placed(fault, places or {}) for check in _CHECKS for fault in check(register)]
    return tuple(sorted(found, key=lambda fault: (order[fault.list], fault.rows, fault.kind, fault.column or "")))


def _placed(fault: Fault, places: Mapping[str, Sequence[int]]) -> Fault:
    numbers = places.get(fault.list)
    return replace(fault, rows=tuple(numbers[row] if numbers else row + 1 for row in fault.rows))


def _twins(keys: Iterable[Hashable]) -> Iterator[tuple[int, ...]]:
    """The positions of those that stand more than once; None stands for nothing."""
    keys = list(keys)
    given = [key for key in keys if key is not None]
    if len(set(given)) == len(given):
        return
    groups: dict[Hashable, list[int]] = {}
    for at, key in enumerate(keys):
        groups.setdefault(key, []).append(at)
    yield from (tuple(group) for key, group in groups.items() if key is not None and len(group) > 1)


def _two_rows(register: Register) -> Iterator[Fault]:
    for name in LISTS:
        rows = getattr(register, name)
        same_id = set(_twins(map(attrgetter("id"), rows)))
        for group in same_id:
            value = rows[group[0]].id
            yield Fault(
                "two_rows", name, group, "id", value, f"these rows have one id, {value}", "each id once in a list"
            )
        if fields := ONE_THING.get(name):
            for group in _twins(map(attrgetter(*fields), rows)):
                if group not in same_id:
                    yield _same_thing(name, group, rows[group[0]], fields)


def _same_thing(name: str, group: tuple[int, ...], row: Any, fields: Sequence[str]) -> Fault:
    value = ", ".join(str(given) for field in fields if (given := getattr(row, field)) is not None)
    return Fault("two_rows", name, group, None, value, f"these rows are about one thing ({value})", "one row for it")


def _unknown_ids(register: Register) -> Iterator[Fault]:
    known = {name: {row.id for row in getattr(register, name)} for name in LISTS}
    for name, column in ((known_list.name, column) for known_list in LISTS.values() for column in known_list.columns):
        if column.to is None:
            continue
        ids = known[column.to]
        values = list(map(attrgetter(column.field), getattr(register, name)))
        if column.kind != "list" and ids.issuperset(values):
            continue
        for at, given in enumerate(values):
            for value in given or () if column.kind == "list" else (given,):
                if value not in ids:
                    says = f"{value} is no id of {column.to}, so this row decides nothing"
                    yield Fault("unknown_id", name, (at,), column.name, value, says, f"an id of {column.to}")


def _ends_before_start(register: Register) -> Iterator[Fault]:
    for name, (first, last) in RANGES.items():
        for at, row in enumerate(getattr(register, name)):
            start, end = getattr(row, first), getattr(row, last)
            if start is not None and end is not None and end < start:
                says = f"the last day, {end}, comes before the first, {start}"
                column = last.rstrip("_")
                yield Fault("ends_before_start", name, (at,), column, str(end), says, "a last day not before the first")


def _overlapping_employments(register: Register) -> Iterator[Fault]:
    several: dict[str, list[tuple[date, date, int]]] = {}
    for at, row in enumerate(register.employments):
        several.setdefault(row.officer, []).append((row.from_ or EVER, row.to or NEVER, at))
    for officer, ranges in several.items():
        if len(ranges) > 1:
            yield from _overlaps(officer, sorted(one for one in ranges if one[0] <= one[1]))


def _overlaps(officer: str, ranges: Sequence[tuple[date, date, int]]) -> Iterator[Fault]:
    """Each range that starts before the one that reaches furthest so far has ended."""
    furthest: tuple[date, date, int] | None = None
    for one in ranges:
        if furthest and one[0] <= furthest[1]:
            shared = Span(one[0], min(one[1], furthest[1]))
            says = f"the employments of {officer} overlap {_in_words(shared)}"
            rows = tuple(sorted((furthest[2], one[2])))
            expected = "one employment on each day"
            yield Fault("overlapping_employments", "employments", rows, None, officer, says, expected, refuses=True)
        if furthest is None or one[1] > furthest[1]:
            furthest = one


def _outside_employment(register: Register) -> Iterator[Fault]:
    for at, row in enumerate(register.assignments):
        first, last = row.from_, row.to or NEVER
        employments = register.employments_of.get(row.officer, ())
        if last < first or row.officer not in register.officer:
            continue
        if any((one.from_ or EVER) <= first and last <= (one.to or NEVER) for one in employments):
            continue
        employed = join(span(one.from_, one.to) for one in employments if (one.from_ or EVER) <= (one.to or NEVER))
        if outside := _without(Span(first, last), employed):
            says = f"{row.officer} is not employed {' and '.join(map(_in_words, outside))}"
            expected = "an assignment on days of employment"
            yield Fault("outside_employment", "assignments", (at,), None, row.officer, says, expected)


def _without(whole: Span, taken: Iterable[Span]) -> list[Span]:
    """The parts of a range that ordered ranges leave over."""
    left: list[Span] = []
    first = whole.first
    for part in taken:
        if part.last < first or part.first > whole.last:
            continue
        if part.first > first:
            left.append(Span(first, day_before(part.first)))
        if part.last >= whole.last:
            return left
        first = day_after(part.last)
    return [*left, Span(first, whole.last)]


def _in_words(days: Span) -> str:
    if days.last == NEVER:
        return f"from {days.first} on" if days.first > EVER else "on any day"
    if days.first == days.last:
        return f"on {days.first}"
    return f"from {days.first} to {days.last}" if days.first > EVER else f"up to {days.last}"


def _foreign_reviews(register: Register) -> Iterator[Fault]:
    employed = {(row.officer, row.agency) for row in register.employments}
    for at, row in enumerate(register.policy_reviews):
        policy = register.agency_policy.get(row.policy)
        if policy and row.officer in register.officer and (row.officer, policy.agency) not in employed:
            says = f"{row.policy} is a policy of {policy.agency}, which never employed {row.officer}"
            expected = "a policy of an employer"
            yield Fault("foreign_review", "policy_reviews", (at,), "policy", row.policy, says, expected)


def _foreign_schools(register: Register) -> Iterator[Fault]:
    for at, row in enumerate(register.contracts):
        for school_id in row.schools or ():
            school = register.school.get(school_id)
            if school and school.district != row.district:
                says = f"{school_id} is a school of {school.district}, not of {row.district}"
                expected = f"schools of {row.district}"
                yield Fault("foreign_school", "contracts", (at,), "schools", school_id, says, expected)


def _no_completion(register: Register) -> Iterator[Fault]:
    key = attrgetter("officer", "course", "completed_on")
    completed = set(map(key, register.completions))
    for at, row in enumerate(register.certificates):
        if key(row) not in completed:
            day = f"on {row.completed_on}" if row.completed_on else "on an unknown day"
            says = f"no completion of {row.course} by {row.officer} {day} is recorded"
            expected = "the completion that it belongs to"
            yield Fault("no_completion", "certificates", (at,), None, row.officer, says, expected)


def _no_calendar(register: Register) -> Iterator[Fault]:
    days = {row.date for rows in (register.contact_days, register.substitute_days) for row in rows}
    names = {day: school_year_name(day) for day in days}
    kept = {(row.district, names[row.date]) for row in register.contact_days}
    missing: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(register.substitute_days):
        school = register.school.get(row.school)
        if school and (of := (school.district, names[row.date])) not in kept:
            missing.setdefault(of, []).append(at)
    for (district, year), rows in missing.items():
        says = f"{district} has no student contact day in {year}, so every listed day counts"
        yield Fault(
            "no_calendar", "substitute_days", tuple(rows), "date", year, says, f"contact days of {district} in {year}"
        )


_CHECKS: Final[tuple[Callable[[Register], Iterator[Fault]], ...]] = (
    _overlapping_employments,
    _outside_employment,
    _unknown_ids,
    _two_rows,
    _ends_before_start,
    _foreign_reviews,
    _foreign_schools,
    _no_completion,
    _no_calendar,
)

"""Hypothesis strategies for whole registers.

`registers()` gives registers without a fault, crowded around the days on which the policy turns; `loose_registers()`
gives whatever a file may hold: any text, any range, ids that fit, columns and lists that the format does not have.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from hallpass.register import records
from hallpass.register.register import Register
from hallpass.register.schema import LISTS, Column, ListOf, folded
from hallpass.register.values import LARGEST_NUMBER

FIRST_DAY, LAST_DAY = date(2024, 7, 1), date(2028, 6, 30)
TURNING_DAYS = [
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 9, 2),
    date(2026, 2, 28),
    date(2026, 3, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2027, 5, 31),
    date(2027, 6, 1),
    date(2028, 2, 29),
]
TRICKY_TEXTS = [
    *("=1+1", "+1", "-5", "@here", "'=1", "''@", "'", "00123", "12345678901234567890", "1e5", "0.10", "true", "FALSE"),
    *("none", "None", "none;", "a; b", ";", "\\", "\\;", "a\\", '"', 'say "so"', "a,b", "#N/A"),
    *(
        "2026-09-01",
        "9/1/25",
        "_x0041_",
        "_x000D_",
        "\u2028",
        "e\u0301",
        "Zoë",
        "\ufeffx",
        "\u200b",
        "\U0001f600",
        "null",
    ),
]

_any_text = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=12)
texts = st.one_of(st.sampled_from(TRICKY_TEXTS), _any_text).map(str.strip).filter(bool)
"""Text that a cell may hold, as it is kept."""

days = st.one_of(st.sampled_from(TURNING_DAYS), st.dates(FIRST_DAY, LAST_DAY))
"""Days, many of them those on which the policy turns."""


def _headings(taken: tuple[str, ...]) -> SearchStrategy[list[str]]:
    names = texts.filter(lambda text: folded(text) not in taken)
    return st.lists(names, max_size=2, unique_by=folded)


_list_names = (
    st.text(st.characters(categories=["L", "N"], include_characters=" -_;&'(.,=é"), min_size=1, max_size=15)
    .filter(lambda name: name == name.strip() and name[0] not in "'." and name[-1] not in "'.")
    .filter(lambda name: folded(name) not in LISTS)
)


def _field(column: Column, ids: dict[str, list[str]]) -> SearchStrategy[Any]:
    kinds: dict[str, SearchStrategy[Any]] = {
        "id": st.sampled_from(ids[column.to]) if column.to and ids[column.to] else texts,
        "text": texts,
        "date": st.dates(),
        "yes_no": st.booleans(),
        "number": st.integers(0, LARGEST_NUMBER),
        "list": st.lists(st.sampled_from(column.choices) if column.choices else texts, max_size=3).map(tuple),
    }
    some = st.sampled_from(column.choices) if column.kind == "choice" else kinds[column.kind]
    return some if column.required or column.default is not None else st.none() | some


@st.composite
def _rows(draw: DrawFn, known: ListOf, ids: dict[str, list[str]], most: int) -> tuple[Any, ...]:
    headings = draw(_headings(tuple(column.name for column in known.columns)))
    rows = draw(st.integers(0, most))
    made = []
    for _ in range(rows):
        fields = {column.field: draw(_field(column, ids)) for column in known.columns}
        extra = {heading: text for heading in headings if (text := draw(st.none() | texts)) is not None}
        made.append(known.record(**fields, extra=extra))
    return tuple(made)


@st.composite
def loose_registers(draw: DrawFn, most: int = 3) -> Register:
    """Any register that a file may hold, faults and all."""
    lists: dict[str, tuple[Any, ...]] = {}
    ids: dict[str, list[str]] = {}
    for known in sorted(LISTS.values(), key=lambda known: any(column.to for column in known.columns)):
        lists[known.name] = draw(_rows(known, {name: ids.get(name, []) for name in LISTS}, most))
        ids[known.name] = [row.id for row in lists[known.name] if row.id]
    names = draw(st.lists(_list_names, max_size=2, unique_by=folded))
    row = st.dictionaries(texts, texts, min_size=1, max_size=2)
    loose = {name: tuple(draw(st.lists(row, min_size=1, max_size=2).filter(_apart))) for name in names}
    return Register(**lists, unknown_lists=loose)


def _apart(rows: list[dict[str, str]]) -> bool:
    headings = {heading for row in rows for heading in row}
    return len({folded(heading) for heading in headings}) == len(headings)


def _first_and_last() -> SearchStrategy[tuple[date | None, date | None]]:
    """A range of days that may have been there always or may be open."""
    some = st.none() | days
    return st.tuples(some, some).map(
        lambda ends: (ends[1], ends[0]) if ends[0] and ends[1] and ends[1] < ends[0] else ends
    )


def _from_first_day() -> SearchStrategy[tuple[date, date | None]]:
    return st.tuples(days, st.none() | days).map(
        lambda ends: (min(ends), max(ends)) if ends[1] else ends  # type: ignore[type-var]
    )


@st.composite
def _calendars(draw: DrawFn, districts: list[str]) -> tuple[records.ContactDay, ...]:
    """A contact day in each school year, so that every listed day has a calendar, and some more."""
    rows = []
    for district in districts:
        each_year = {date(year, 9, 8) for year in range(FIRST_DAY.year, LAST_DAY.year)}
        chosen = each_year | draw(st.sets(days, max_size=12))
        rows += [
            records.ContactDay(district, day, draw(st.sampled_from(records.KINDS_OF_CONTACT_DAY)))
            for day in sorted(chosen)
        ]
    return tuple(rows)


@st.composite
def _contracts(draw: DrawFn, base: Register) -> tuple[records.Contract, ...]:
    rows = []
    for number in range(draw(st.integers(0, 3))):
        district = draw(st.sampled_from(base.districts)).id
        schools = [school.id for school in base.schools if school.district == district]
        first, last = draw(_from_first_day())
        rows.append(
            records.Contract(
                id=f"k{number}",
                agency=draw(st.sampled_from(base.agencies)).id,
                district=district,
                schools=draw(st.none() | st.lists(st.sampled_from(schools), unique=True).map(tuple))
                if schools
                else None,
                from_=first,
                to=last,
                duties=draw(
                    st.none() | st.just(records.DUTIES) | st.sets(st.sampled_from(records.DUTIES)).map(_ordered)
                ),
                conflicts=draw(st.sampled_from([(), ("4.3",), ("4.4",), ("4.3", "4.4")])),
            )
        )
    return tuple(rows)


def _ordered(items: set[str]) -> tuple[str, ...]:
    return tuple(sorted(items))


@st.composite
def _employments(draw: DrawFn, officer: str, base: Register) -> list[records.Employment]:
    """One after another, at times with a break; the first may have been there always, the last may be open."""
    cuts = sorted(draw(st.sets(days, min_size=2, max_size=6)))
    ends: list[date | None] = [*cuts[: len(cuts) // 2 * 2]]
    if draw(st.booleans()):
        ends[0] = None
    if draw(st.booleans()):
        ends[-1] = None
    agencies = st.sampled_from(base.agencies)
    return [
        records.Employment(officer, draw(agencies).id, first, last)
        for first, last in zip(ends[::2], ends[1::2], strict=True)
    ]


@st.composite
def _assignments(draw: DrawFn, employments: list[records.Employment], base: Register) -> list[records.Assignment]:
    rows = []
    for number in range(draw(st.integers(0, 3))):
        job = draw(st.sampled_from(employments))
        first, last = job.from_ or FIRST_DAY, job.to or LAST_DAY
        starts = draw(st.one_of(st.just(first), st.dates(first, last)))
        ends = draw(st.one_of(st.just(last), st.dates(starts, last)))
        row = records.Assignment(
            id=f"{job.officer}-{number}",
            officer=job.officer,
            school=draw(st.sampled_from(base.schools)).id,
            role=draw(st.sampled_from(records.ROLES)),
            from_=starts,
            to=None if job.to is None and draw(st.booleans()) else ends,
            employer_unable=draw(st.sampled_from([None, False, True])),
            instructional_day=draw(st.sampled_from([True, True, False])),
        )
        if not any(replace(other, id=row.id) == row for other in rows):
            rows.append(row)
    return rows


def _unique(rows: SearchStrategy[Any], most: int, *fields: str) -> SearchStrategy[list[Any]]:
    return st.lists(rows, max_size=most, unique_by=lambda row: tuple(getattr(row, field) for field in fields))


@st.composite
def lives_of(draw: DrawFn, officer: str, base: Register) -> dict[str, tuple[Any, ...]]:
    """What is known of one officer, list by list."""
    employments = draw(_employments(officer, base))
    employers = {job.agency for job in employments}
    courses = st.sampled_from([course.id for course in base.courses])
    schools = st.sampled_from([school.id for school in base.schools])
    policies = [policy.id for policy in base.agency_policies if policy.agency in employers]
    completion = st.builds(records.Completion, st.just(officer), courses, st.none() | days)
    completions = draw(_unique(completion, 3, "course", "completed_on"))
    review = st.builds(records.PolicyReview, st.just(officer), st.sampled_from(policies or [""]), st.none() | days)
    served = st.builds(records.SubstituteDay, st.just(officer), schools, days)
    logged = st.builds(
        records.ConductEvent,
        id=st.just(f"e-{officer}"),
        officer=st.just(officer),
        school=schools,
        date=days,
        matter=st.sampled_from(records.MATTERS),
        authority_used=st.booleans(),
        force_used=st.booleans(),
        discipline_part=st.booleans(),
        decision=st.sampled_from(records.DECISIONS),
    )
    away = _from_first_day().map(lambda ends: records.Absence(officer, *ends))
    return {
        "officers": (records.Officer(officer, f"Officer {officer}", None, *draw(_first_and_last())),),
        "employments": tuple(employments),
        "completions": tuple(completions),
        "certificates": tuple(
            records.Certificate(officer, row.course, row.completed_on, draw(st.sampled_from(sorted(employers))), on)
            for row in completions
            if (on := draw(st.just(False) | st.none() | days)) is not False
        ),
        "assignments": tuple(draw(_assignments(employments, base))),
        "substitute_days": tuple(draw(_unique(served, 6, "school", "date"))),
        "absences": tuple(draw(_unique(away, 2, "from_", "to"))),
        "policy_reviews": tuple(draw(_unique(review, 3, "policy", "reviewed_on"))) if policies else (),
        "conduct_events": tuple(draw(st.lists(logged, max_size=1))),
    }


@st.composite
def registers(draw: DrawFn, officers: int = 3, schools: int = 3) -> Register:
    """A register without a fault: a small district or two, their agencies, and lives of officers near turning days."""
    districts = [f"d{number}" for number in range(draw(st.integers(1, 2)))]
    agencies = [f"a{number}" for number in range(draw(st.integers(1, 2)))]
    levels = st.sampled_from(records.LEVELS)
    base = Register(
        districts=tuple(records.District(name, f"District {name}", "school_district") for name in districts),
        schools=tuple(
            records.School(f"s{number}", draw(st.sampled_from(districts)), f"School {number}", draw(levels))
            for number in range(draw(st.integers(1, schools)))
        ),
        contact_days=draw(_calendars(districts)),
        agencies=tuple(records.Agency(name, f"Agency {name}") for name in agencies),
        agency_policies=tuple(
            records.AgencyPolicy(f"p{number}", draw(st.sampled_from(agencies)), draw(days))
            for number in range(draw(st.integers(0, 3)))
        ),
        courses=tuple(
            records.Course(f"c{number}", f"Course {number}", kind, *draw(_first_and_last()))
            for number, kind in enumerate(records.KINDS_OF_COURSE)
        ),
    )
    lives = [draw(lives_of(f"o{number}", base)) for number in range(draw(st.integers(1, officers)))]
    joined = {name: tuple(row for life in lives for row in life[name]) for name in lives[0]}
    return replace(base, contracts=draw(_contracts(base)), **joined)

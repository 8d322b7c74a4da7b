"""Random lives of officers: hired, assigned, trained, listed as substitutes, on and beside the edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from .dates import START, days_between, school_year
from .edges import DAY, edge, maybe, near

Raw = dict[str, Any]

MOST_UNKNOWNS = 5
"""Blind enumeration tries every combination, so one officer has few."""

LISTS = (
    *("officers", "employments", "assignments", "completions", "certificates"),
    *("substitute_days", "absences", "policy_reviews"),
)


@dataclass
class Life:
    """What is told of one officer so far."""

    rng: Random
    officer: str
    agencies: list[str]
    places: Raw
    policies: list[Raw]
    courses: list[Raw]
    anchors: list[date] = field(default_factory=list)
    unknowns: int = 0
    lists: dict[str, list[Raw]] = field(default_factory=lambda: {name: [] for name in LISTS})

    def add(self, to: str, row: Raw) -> None:
        """Record a row of this officer in a list; dates become ISO strings."""
        self.lists[to].append(iso({"officer": self.officer, **row}))

    def forgets(self, chance: float) -> bool:
        """Is this fact unknown? Never more than a few are."""
        forgotten = self.unknowns < MOST_UNKNOWNS and maybe(self.rng, chance)
        self.unknowns += forgotten
        return forgotten

    def school(self) -> str:
        """Any school."""
        return str(self.rng.choice(self.places["schools"])["id"])


def iso(row: Raw) -> Raw:
    """The row with its dates as ISO strings."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}


def life_of(
    rng: Random, officer: str, agencies: list[str], places: Raw, policies: list[Raw], courses: list[Raw]
) -> Life:
    """The rows of one officer in every list."""
    life = Life(rng, officer, agencies, places, policies, courses)
    outside = edge(rng) if maybe(rng, 0.15) else None
    first, last = (outside, None) if maybe(rng, 0.3) else (None, outside)
    told = iso({"licensed_from": first, "licensed_to": last})
    life.lists["officers"].append({"id": officer, "name": f"Officer {officer}", "license": "1", **told})
    for tell in (hire, assign, complete, list_substitute_days, review, be_absent):
        tell(life)
    return life


def hire(life: Life) -> None:
    """One to three employments that never overlap, with gaps of none to more than a school year."""
    rng = life.rng
    first: date | None = rng.choice((None, date(2019, 3, 1), date(2024, 8, 20), edge(rng)))
    for _ in range(rng.choice((1, 1, 2, 2, 2, 3))):
        start = first or date(2024, 7, 1)
        last = None if maybe(rng, 0.5) else max(edge(rng), start) + rng.choice((0, 0, 90)) * DAY
        agency = rng.choice(life.agencies)
        life.add("employments", {"agency": agency, "from": first, "to": last})
        life.anchors += [start] if first else []
        if last is None:
            return
        life.anchors.append(last)
        first = last + rng.choice((1, 1, 1, 2, 60, 365, 366, 400)) * DAY


def assign(life: Life) -> None:
    """One to three stories, each of one or more assignments."""
    rng = life.rng
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        role = rng.choice(("regular", "regular", "substitute", "substitute"))
        school = life.school()
        story = rng.choice(SUBSTITUTE_STORIES if role == "substitute" else REGULAR_STORIES)
        for first, last in story(life):
            add_assignment(life, role, school if maybe(rng, 0.7) else life.school(), first, last)


def add_assignment(life: Life, role: str, school: str, first: date, last: date | None) -> None:
    """One assignment; whether the employer could provide the course may be unknown."""
    unable = None if life.forgets(0.2) else maybe(life.rng, 0.4)
    instructional = None if maybe(life.rng, 0.2) else not maybe(life.rng, 0.05)
    number = len(life.lists["assignments"]) + 1
    row = {"id": f"a-{life.officer}-{number}", "school": school, "role": role, "from": first, "to": last}
    life.add("assignments", {**row, "employer_unable": unable, "instructional_day": instructional})
    life.anchors += [first, first] if last is None else [first, first, last]


def once(life: Life) -> list[tuple[date, date | None]]:
    """A single assignment that begins on an edge, perhaps before or after the officer is employed."""
    first = edge(life.rng, life.anchors)
    last = max(first, edge(life.rng, life.anchors))
    return [(first, life.rng.choice((None, None, last, first)))]


def incumbent(life: Life) -> list[tuple[date, date | None]]:
    """One who served before 1 September 2025 already."""
    first = life.rng.choice((date(2023, 9, 5), date(2024, 9, 3), START - DAY))
    return [(first, life.rng.choice((None, None, max(first, edge(life.rng)), START)))]


def renewed(life: Life) -> list[tuple[date, date | None]]:
    """A new assignment each school year, with the summers between."""
    start = life.rng.choice((2024, 2025, 2026))
    years = range(start, start + life.rng.choice((2, 2, 3)))
    return [(near(life.rng, date(year, 9, 1)), date(year + 1, 6, life.rng.choice((5, 30)))) for year in years]


def with_break(life: Life) -> list[tuple[date, date | None]]:
    """Two assignments with a break that holds a whole school year, or just does not."""
    year = life.rng.choice((2024, 2025, 2025, 2026))
    first = life.rng.choice((date(year - 1, 9, 1), date(year, 4, 1), START if year >= 2026 else date(year, 1, 5)))
    last = date(year, 6, 30) + life.rng.choice((-1, 0, 0, 1)) * DAY
    back = date(year + 1, 7, 1) + life.rng.choice((-1, 0, 0, 1)) * DAY
    return [(first, max(first, last)), (back, life.rng.choice((None, back + 300 * DAY)))]


def for_school_years(life: Life) -> list[tuple[date, date | None]]:
    """A substitute for one whole school year or two."""
    year = life.rng.choice((2025, 2025, 2026))
    first = life.rng.choice((date(year, 7, 1), date(year, 8, 20), date(2024, 7, 1)))
    return [(first, life.rng.choice((date(year + 1, 6, 30), date(year + 2, 6, 30), None)))]


Story = Callable[[Life], list[tuple[date, date | None]]]

REGULAR_STORIES: tuple[Story, ...] = (once, once, incumbent, renewed, renewed, with_break, with_break)
SUBSTITUTE_STORIES: tuple[Story, ...] = (for_school_years, for_school_years, for_school_years, *REGULAR_STORIES)


def complete(life: Life) -> None:
    """Courses completed in the ways that the tables tell apart, and their certificates."""
    ways: tuple[tuple[tuple[str, str], ...], ...] = (
        (),
        *((("full1", "edge"),), (("full1", "first"),), (("full1", "first"), ("full2", "edge"))),
        *((("ssc", "before"),), (("nasro", "before"), ("supp", "edge")), (("supp", "before"), ("ssc", "before"))),
        *((("ssc", "start"),), (("nasro", "start"), ("supp", "first")), (("supp", "edge"),)),
        *((("full1", "start"), ("supp", "start"), ("ssc", "before")), (("odd", "before"),), (("odd", "first"),)),
        *((("odd", "edge"), ("odd", "before")), (("odd", "before"), ("supp", "edge")), (("ssc", "before"),)),
        *((("full1", "edge"), ("full1", "edge"), ("full2", "edge")), (("nasro", "before"), ("full2", "edge"))),
    )
    for course, when in life.rng.choice(ways):
        life.unknowns += course == "odd"
        day = None if life.forgets(0.12) else day_of(life, when)
        life.add("completions", {"course": course, "completed_on": day})
        if day is not None:
            life.anchors.append(day)
            certify(life, course, day)


def day_of(life: Life, when: str) -> date:
    """The day of a completion: before the law, on its first day, on a first day of service, or on an edge."""
    rng = life.rng
    if when == "before":
        return rng.choice((date(2021, 6, 11), date(2025, 3, 14), START - DAY, START - 2 * DAY))
    if when == "start":
        return rng.choice((START, START, START - DAY))
    if when == "first":
        firsts = [date.fromisoformat(row["from"]) for row in life.lists["assignments"]]
        return near(rng, max(rng.choice(firsts), START - DAY))
    return edge(rng, life.anchors)


def certify(life: Life, course: str, day: date) -> None:
    """A copy at an agency, perhaps a former one, on time, late or since an unknown day; or none."""
    for _ in range(life.rng.choice((0, 1, 1, 1, 2))):
        agency = life.rng.choice(life.agencies)
        received = life.rng.choice((None, day, day + 5 * DAY, edge(life.rng, life.anchors)))
        row = {"course": course, "completed_on": day, "agency": agency, "received_on": received}
        life.add("certificates", row)


def list_substitute_days(life: Life) -> None:
    """Days of substitute service: a few, or about sixty, on contact days and others, at one school or two."""
    if not maybe(life.rng, 0.9 if any(row["role"] == "substitute" for row in life.lists["assignments"]) else 0.1):
        return
    year = life.rng.choice((2025, 2025, 2025, 2026))
    pool = days_to_list(life, year)
    count = life.rng.choice((3, 57, 58, 59, 59, 60, 60, 60, 61, 62, 62))
    listed = pool[:count] if maybe(life.rng, 0.7) else sorted(life.rng.sample(pool, min(count, len(pool))))
    listed += [edge(life.rng, life.anchors) for _ in range(life.rng.choice((0, 0, 1, 2)))]
    school = life.school()
    for day in dict.fromkeys(listed):
        at = school if maybe(life.rng, 0.97) else life.school()
        life.add("substitute_days", {"school": at, "date": day})
        if maybe(life.rng, 0.02):
            life.add("substitute_days", {"school": life.school(), "date": day})
    life.anchors += listed[-3:]


def days_to_list(life: Life, year: int) -> list[date]:
    """The contact days of the school year, the days of its summer, or all days from 1 September."""
    contact = {date.fromisoformat(row["date"]) for row in life.places["contact_days"]}
    of_year = sorted(day for day in contact if school_year(day) == year)
    if of_year and maybe(life.rng, 0.8):
        return of_year
    first = life.rng.choice((date(year, 7, 1), date(year, 9, 1)))
    return days_between(first, first + 75 * DAY)


def review(life: Life) -> None:
    """Versions of the agencies' policies that the officer signed, when, or nobody knows when."""
    for policy in life.policies:
        for _ in range(life.rng.choice((0, 0, 1, 1, 1, 2))):
            adopted = date.fromisoformat(policy["adopted_on"])
            day = None if life.forgets(0.3) else max(adopted, edge(life.rng, life.anchors))
            life.add("policy_reviews", {"policy": policy["id"], "reviewed_on": day})


def be_absent(life: Life) -> None:
    """An absence now and then, perhaps open."""
    if maybe(life.rng, 0.2):
        first = edge(life.rng, life.anchors)
        last = life.rng.choice((None, first, first + 20 * DAY))
        life.add("absences", {"from": first, "to": last})

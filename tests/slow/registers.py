"""Random registers that lean on the edges; the same seed gives the same register."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from .axes import DUTIES
from .dates import START, days_between, six_months_after
from .edges import DAY, EDGES, any_day, edge, maybe, near
from .lives import Life, life_of
from .readings import READINGS

Raw = dict[str, Any]


def random_register(rng: Random, size: int = 3) -> Raw:
    """A register of at most `size` officers, in the form of the JSON file."""
    places = random_places(rng)
    agencies = [f"PD{number}" for number in range(1, rng.choice((1, 2, 2)) + 1)]
    policies = random_policies(rng, agencies)
    courses = random_courses(rng)
    register: Raw = {
        "format": "hallpass-register/1",
        **places,
        "agencies": [{"id": agency, "name": f"Police Department {agency}"} for agency in agencies],
        "agency_policies": policies,
        "courses": courses,
        "contracts": random_contracts(rng, agencies, places),
    }
    for number in range(1, rng.randint(1, size) + 1):
        life = life_of(rng, f"o{number}", agencies, places, policies, courses)
        for name, rows in life.lists.items():
            register.setdefault(name, []).extend(rows)
        register.setdefault("conduct_events", []).extend(random_events(rng, life, places))
    return thinned(rng, register)


def random_day(rng: Random, register: Raw) -> date:
    """A day to ask about: on or beside a date of the register, an edge of the policy, or any."""
    if maybe(rng, 0.1):
        return any_day(rng)
    if maybe(rng, 0.2):
        return near(rng, rng.choice(EDGES))
    if maybe(rng, 0.5):
        return day_of_service(rng, register)
    found = [day for rows in register.values() if isinstance(rows, list) for row in rows for day in dates_in(row)]
    plausible = [day for day in found if date(2025, 1, 1) <= day <= date(2029, 12, 31)]
    day = rng.choice(plausible or list(EDGES))
    return near(rng, rng.choice((day, day, day, six_months_after(day))))


def day_of_service(rng: Random, register: Raw) -> date:
    """A day in or beside an assignment, early or late in it, or one of the last listed substitute days."""
    listed = sorted(date.fromisoformat(row["date"]) for row in register.get("substitute_days", []))
    if listed and maybe(rng, 0.5):
        return near(rng, rng.choice(listed[-6:])) + rng.choice((0, 0, 0, 5, 30)) * DAY
    row = rng.choice(register["assignments"])
    first = date.fromisoformat(row["from"])
    last = date.fromisoformat(row["to"]) if row.get("to") else first + 700 * DAY
    inside = first + rng.randint(0, max(0, (last - first).days)) * DAY
    day = rng.choice((first, first + DAY, six_months_after(first), inside, inside, last))
    return max(day, START) if maybe(rng, 0.7) else day


def dates_in(row: Raw) -> list[date]:
    """The dates of a row."""
    texts = [text for column, text in row.items() if column.split("_")[-1] in ("on", "from", "to", "date") and text]
    return [date.fromisoformat(text) for text in texts]


def random_readings(rng: Random) -> dict[str, str]:
    """Mostly the defaults, sometimes one other reading, sometimes any combination."""
    if maybe(rng, 0.4):
        return {}
    if maybe(rng, 0.5):
        name = rng.choice(list(READINGS))
        return {name: rng.choice(READINGS[name])}
    return {name: rng.choice(values) for name, values in READINGS.items() if maybe(rng, 0.6)}


def random_places(rng: Random) -> Raw:
    """Districts, their schools, and calendars, of which one may be lacking."""
    districts = [
        {"id": f"d{number}", "name": f"District {number}", "kind": rng.choice(("school_district", "charter_school"))}
        for number in range(1, rng.choice((1, 1, 2)) + 1)
    ]
    schools = [random_school(rng, f"S{number}", districts) for number in range(1, rng.randint(1, 3) + 1)]
    contact_days = [row for district in districts for row in random_calendar(rng, district["id"])]
    return {"districts": districts, "schools": schools, "contact_days": contact_days}


def random_school(rng: Random, key: str, districts: list[Raw]) -> Raw:
    """A school of one of the three levels, now and then of another."""
    level = "other" if maybe(rng, 0.08) else rng.choice(("elementary", "middle", "secondary"))
    return {"id": key, "district": rng.choice(districts)["id"], "name": f"School {key}", "level": level}


def random_calendar(rng: Random, district: str) -> list[Raw]:
    """Weekdays of an autumn of one or two school years; or no calendar."""
    rows = []
    for year in rng.choice(((), (2025,), (2025,), (2026,), (2025, 2026), (2025, 2026, 2027))):
        first = rng.choice((date(year, 9, 2), date(year, 8, 25), date(year, 7, 1)))
        weekdays = [day for day in days_between(first, first + timedelta(days=110)) if day.weekday() < 5]
        for day in [*weekdays, *rng.sample((date(year + 1, 6, 1), date(year + 1, 6, 29), date(year + 1, 6, 30)), 1)]:
            if not maybe(rng, 0.04):
                kind = "e_learning" if maybe(rng, 0.06) else "in_person"
                rows.append({"district": district, "date": day.isoformat(), "kind": kind})
    return rows


def random_policies(rng: Random, agencies: list[str]) -> list[Raw]:
    """Versions of each agency's policy, some adopted on one day."""
    rows: list[Raw] = []
    for agency in agencies:
        adopted = [edge(rng) for _ in range(rng.choice((0, 1, 1, 1, 2, 3)))]
        adopted += [day for day in adopted[:1] if maybe(rng, 0.25)]
        if adopted and maybe(rng, 0.5):
            adopted.append(date(2024, 1, 15))
        rows += [{"agency": agency, "adopted_on": day.isoformat()} for day in adopted]
    rng.shuffle(rows)
    return [{"id": f"v{number}", **row} for number, row in enumerate(rows, start=1)]


def random_courses(rng: Random) -> list[Raw]:
    """One course of each kind, a second full one, and one that nobody has classified."""
    rows = []
    for key, kind in (
        *(("full1", "full"), ("full2", "full"), ("supp", "supplemental")),
        *(("ssc", "legacy_ssc"), ("nasro", "legacy_nasro"), ("odd", "unknown")),
    ):
        approved_from = rng.choice((None, date(2025, 2, 1), edge(rng)))
        approved_to = edge(rng) if maybe(rng, 0.25) else None
        if approved_from and approved_to and approved_to < approved_from:
            approved_from, approved_to = approved_to, approved_from
        rows.append({"id": key, "name": f"Course {key}", "kind": kind, **span("approved_", approved_from, approved_to)})
    rng.shuffle(rows)
    return rows


def span(prefix: str, first: date | None, last: date | None) -> Raw:
    """The two columns of a range of days."""
    return {
        f"{prefix}from": first.isoformat() if first else None,
        f"{prefix}to": last.isoformat() if last else None,
    }


def random_contracts(rng: Random, agencies: list[str], places: Raw) -> list[Raw]:
    """Contracts that overlap, end, lack duties, name schools, contradict 4.3 or 4.4, or are unread."""
    rows = []
    for agency in agencies:
        for district in places["districts"]:
            for _ in range(rng.choice((0, 1, 1, 2, 2, 3))):
                first = rng.choice((date(2022, 7, 1), date(2022, 7, 1), date(2025, 7, 1), edge(rng)))
                last = rng.choice((None, None, date(2027, 6, 30), first + rng.choice((0, 200, 364, 729)) * DAY))
                last = max(first, last) if last else None
                named = rng.sample(places["schools"], rng.randint(0, len(places["schools"])))
                rows.append(
                    {
                        "agency": agency,
                        "district": district["id"],
                        "schools": [school["id"] for school in named] if maybe(rng, 0.2) else None,
                        **span("", first, last),
                        **random_terms(rng),
                    }
                )
    numbers = rng.sample(range(1, 21), len(rows))
    return [{"id": f"c{number}", **row} for number, row in zip(numbers, rows, strict=True)]


def random_terms(rng: Random) -> Raw:
    """The duties that a contract carries and the paragraphs that it contradicts."""
    lacking = rng.choice(((), (), (), rng.sample(DUTIES, 1), rng.sample(DUTIES, 2), DUTIES))
    duties = [duty for duty in DUTIES if duty not in lacking]
    conflicts = rng.choice(([], [], [], [], ["4.3"], ["4.4"], ["4.4", "4.3"]))
    return {"duties": None if maybe(rng, 0.15) else duties, "additional_duties": [], "conflicts": conflicts}


def random_events(rng: Random, life: Life, places: Raw) -> list[Raw]:
    """Logged events of 4.3."""
    return [
        {
            "id": f"e-{life.officer}-{number}",
            "officer": life.officer,
            "school": rng.choice(places["schools"])["id"],
            "date": edge(rng, life.anchors).isoformat(),
            "matter": rng.choice(("crime", "school_rule", "safety", "other")),
            "authority_used": maybe(rng, 0.5),
            "force_used": maybe(rng, 0.3),
            "discipline_part": maybe(rng, 0.2),
            "decision": rng.choice(("open", "open", "breach", "no_breach")),
            "note": "",
        }
        for number in range(rng.choice((0, 0, 0, 1, 2)))
    ]


def thinned(rng: Random, register: Raw) -> Raw:
    """The same register with some nulls and defaults left out, and its lists in another order."""
    for name in ("contact_days", "contracts", "assignments", "completions", "substitute_days", "policy_reviews"):
        rng.shuffle(register.get(name, []))
    absent_means = {"instructional_day": (True, None), "kind": ("in_person",)}
    thin: Raw = {}
    for name, rows in register.items():
        if rows == [] and maybe(rng, 0.5):
            continue
        thin[name] = rows if isinstance(rows, str) else [without_defaults(rng, row, absent_means) for row in rows]
    return thin


def without_defaults(rng: Random, row: Raw, absent_means: dict[str, tuple[Any, ...]]) -> Raw:
    """A row without some of the columns that an absent one would mean just as well."""
    return {
        column: value
        for column, value in row.items()
        if value not in absent_means.get(column, (None,)) or maybe(rng, 0.5)
    }

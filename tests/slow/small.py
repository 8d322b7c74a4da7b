"""Small registers for hand-worked cases, told in a line: one officer, and everything in order but what the line says.

regular 2025-09-02..2026-06-05 unable @T     an assignment at T (else S), employer unable (`unable?`: unknown)
substitute 2025-07-01..                      the same in the other role; `off` is outside the instructional day
done full 2025-08-20                         a completion (`?`: nobody knows when)
policy v1 2025-08-15 SO                      a version of that agency's policy (else PD's)
review v1 2025-09-01                         a policy review
listed 2025-09-02 x60 @T                     so many substitute days, one after the other
contact 2025-09-02 x60                       so many contact days; `e-learning 2025-10-15 x1` of the other kind
job PD ..2025-12-31                          an employment (else: PD, always)
certificate full 2025-08-20 PD ?             a copy at an agency, received on that day
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from .axes import DUTIES

Raw = dict[str, Any]
Told = dict[str, list[Raw]]


def contract(key: str, **columns: Any) -> Raw:
    """A conforming contract of PD with the district, in force on all days of any case."""
    always = {"agency": "PD", "district": "d", "from": "2000-01-01", "to": None}
    return {"id": key, **always, "duties": list(DUTIES), "conflicts": [], **columns}


def register(line: str = "", **lists: list[Raw]) -> Raw:
    """The register that a line tells, with these lists put in place whole."""
    return {
        "format": "hallpass-register/1",
        "districts": [{"id": "d", "name": "District", "kind": "school_district"}],
        "schools": [
            {"id": "S", "district": "d", "name": "High", "level": "secondary"},
            {"id": "T", "district": "d", "name": "Middle", "level": "middle"},
            {"id": "K", "district": "d", "name": "College", "level": "other"},
        ],
        "agencies": [{"id": "PD", "name": "Police"}, {"id": "SO", "name": "Sheriff"}],
        "officers": [{"id": "o", "name": "Olive", "license": "1"}],
        "employments": [{"officer": "o", "agency": "PD", "from": None, "to": None}],
        "courses": [
            {"id": "full", "name": "F", "kind": "full", "approved_from": "2025-02-01", "approved_to": "2027-12-31"},
            {"id": "supp", "name": "P", "kind": "supplemental"},
            {"id": "ssc", "name": "L", "kind": "legacy_ssc", "approved_from": "2030-01-01"},
            {"id": "nasro", "name": "N", "kind": "legacy_nasro"},
            {"id": "odd", "name": "U", "kind": "unknown"},
        ],
        "contracts": [contract("c")],
        **told(line),
        **lists,
    }


def told(line: str) -> Told:
    """The lists that a line tells."""
    lists: Told = defaultdict(list)
    for fact in filter(None, line.split(", ")):
        word, *rest = fact.split()
        name, rows = TELLERS[word](word, rest)
        for row in rows:
            lists[name].append({"id": f"{word[0]}{len(lists[name]) + 1}", **row})
    return dict(lists)


def day_or_null(text: str) -> str | None:
    """A day, or null where nobody knows or nothing bounds it."""
    return None if text in ("?", "") else text


def span(text: str) -> Raw:
    """`first..last` as two columns; an open end is null."""
    first, last = text.split("..")
    return {"from": day_or_null(first), "to": day_or_null(last)}


def school(rest: list[str]) -> str:
    """The school of a fact: `@T`, else S."""
    return next((part[1:] for part in rest if part.startswith("@")), "S")


def assignment(word: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """An assignment; unless the line says otherwise the employer could provide the course."""
    unable = None if "unable?" in rest else "unable" in rest
    flags = {"employer_unable": unable, "instructional_day": "off" not in rest}
    return "assignments", [{"officer": "o", "school": school(rest), "role": word, **span(rest[0]), **flags}]


def completion(_: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """A completion of a course."""
    return "completions", [{"officer": "o", "course": rest[0], "completed_on": day_or_null(rest[1])}]


def policy(_: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """A version of an agency's policy."""
    return "agency_policies", [{"id": rest[0], "agency": [*rest, "PD"][2], "adopted_on": rest[1]}]


def review(_: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """A review of a version."""
    return "policy_reviews", [{"officer": "o", "policy": rest[0], "reviewed_on": day_or_null(rest[1])}]


def days(rest: list[str]) -> list[str]:
    """`2025-09-02 x60`: that day and those after it."""
    first = date.fromisoformat(rest[0])
    return [(first + timedelta(days=number)).isoformat() for number in range(int(rest[1][1:]))]


def listed(_: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """Days of substitute service."""
    return "substitute_days", [{"officer": "o", "school": school(rest), "date": day} for day in days(rest)]


def contact(word: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """Contact days of the district; an absent kind is in person."""
    kind = {"kind": "e_learning"} if word == "e-learning" else {}
    return "contact_days", [{"district": "d", "date": day, **kind} for day in days(rest)]


def job(_: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """An employment."""
    return "employments", [{"officer": "o", "agency": rest[0], **span(rest[1])}]


def certificate(_: str, rest: list[str]) -> tuple[str, list[Raw]]:
    """A copy of a certificate."""
    course, day, agency, received = rest
    row = {"course": course, "completed_on": day, "agency": agency, "received_on": day_or_null(received)}
    return "certificates", [{"officer": "o", **row}]


TELLERS: dict[str, Callable[[str, list[str]], tuple[str, list[Raw]]]] = {
    "regular": assignment,
    "substitute": assignment,
    "done": completion,
    "policy": policy,
    "review": review,
    "listed": listed,
    "contact": contact,
    "e-learning": contact,
    "job": job,
    "certificate": certificate,
}


Case = tuple[str, str, date, str]
"""What it shows, the facts, the day asked, and what is expected."""


def cases(text: str) -> list[Case]:
    """Cases from a text: a line `what it shows: facts`, perhaps continued far to the right, then each day's answer."""
    found: list[Case] = []
    shows = facts = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("        "):
            facts = f"{facts} {line.strip()}"
        elif line.startswith("    "):
            day, expected = line.split(maxsplit=1)
            found.append((shows, facts, date.fromisoformat(day), expected))
        else:
            shows, facts = (part.strip() for part in line.split(":", maxsplit=1))
    return found

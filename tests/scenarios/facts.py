"""The facts of a scenario, told in short words, as plain rows of a register; `README.md` has the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tests.slow.axes import DUTIES

Raw = dict[str, Any]
Marks = dict[str, str]

SCHOOLS = {
    "High": ("District", "secondary"),
    "Middle": ("District", "middle"),
    "Elementary": ("District", "elementary"),
    "College": ("District", "other"),
    "Academy": ("Charter", "secondary"),
}
AGENCIES = ("Police", "Sheriff")
COURSES = [
    {
        "id": "full",
        "name": "Full course",
        "kind": "full",
        "approved_from": "2025-02-01",
        "approved_to": "2027-12-31",
    },
    {"id": "supplement", "name": "Supplement", "kind": "supplemental"},
    {"id": "ssc", "name": "Older course of the School Safety Center", "kind": "legacy_ssc"},
    {"id": "nasro", "name": "Older course of the National Association", "kind": "legacy_nasro"},
    {"id": "mystery", "name": "A name on a certificate", "kind": "unknown"},
]
ALWAYS = "2000-01-01"
"""A contract must have a first day; this one comes before every scenario."""
OFFICER, OTHER = "Olive", "Max"


class NotTold(ValueError):
    """A scenario says something that the words of the README do not have."""


def register(told: Mapping[str, Any]) -> Raw:
    """The register that a scenario tells: of Olive, and of Max where there is a second officer."""
    lists: Raw = {
        "districts": [{"id": name, "name": name, "kind": "school_district"} for name in ("District", "Charter")],
        "schools": [
            {"id": name, "name": name, "district": district, "level": level}
            for name, (district, level) in SCHOOLS.items()
        ],
        "agencies": [{"id": name, "name": name} for name in AGENCIES],
        "courses": list(COURSES),
        "officers": [],
    }
    people = {OFFICER: dict(told)}
    if "second_officer" in told:
        people[OTHER] = people[OFFICER].pop("second_officer")
    for officer, facts in people.items():
        lists["officers"].append({"id": officer, "name": officer, **span(facts.pop("license", ".."), "licensed_")})
        for name, row in rows({"employed": "Police ..", **facts}, officer):
            lists.setdefault(name, []).append(row)
    if "contracts" not in told:
        lists["contracts"] = [
            contract(f"{agency} {district}", {"with": agency, "for": district})
            for agency in AGENCIES
            for district in ("District", "Charter")
        ]
    for number, row in enumerate(lists.get("assignments", []), start=1):
        row["id"] = f"a{number}"
    return {"format": "hallpass-register/1", **lists}


def rows(facts: Mapping[str, Any], officer: str) -> Iterator[tuple[str, Raw]]:
    """Every row that the facts of one officer tell, with its list."""
    for key, told in facts.items():
        if key not in TELLERS:
            raise NotTold(f"{key!r} is no kind of fact; expected one of {', '.join(TELLERS)}")
        name, tell, known = TELLERS[key]
        for text in [told] if isinstance(told, str) else told:
            main, *rest = text.split(", ")
            marks = dict((*part.split(" ", 1), "")[:2] for part in rest)
            if not marks.keys() <= set(known):
                raise NotTold(f"{key}: {text!r} says {', '.join(marks)}; expected {', '.join(known) or 'nothing more'}")
            for row in tell(main, marks):
                yield name, row if name in SHARED else {"officer": officer, **row}


def span(text: str, prefix: str = "") -> Raw:
    """`first..last` as two columns; an open end is null."""
    first, last = text.split("..")
    return {f"{prefix}from": day(first), f"{prefix}to": day(last)}


def day(text: str) -> str | None:
    """A day, or null for `unknown` and for nothing."""
    return None if text in ("", "unknown") else date.fromisoformat(text).isoformat()


def days(text: str) -> list[str]:
    """`2025-09-02`, `60 days from 2025-09-02` or `60 weekdays from 2025-09-02` as days."""
    if " from " not in text:
        return [date.fromisoformat(text).isoformat()]
    count, first = text.split(" from ")
    number, kind = count.split()
    found: list[date] = []
    one = date.fromisoformat(first)
    while len(found) < int(number):
        if kind in ("day", "days") or one.weekday() < 5:
            found.append(one)
        one += timedelta(days=1)
    return [one.isoformat() for one in found]


def assignment(role: str) -> Callable[[str, Marks], list[Raw]]:
    """An assignment of this role; unless it says otherwise the employer could provide the course."""

    def tell(main: str, marks: Marks) -> list[Raw]:
        unable = {"able": False, "unable": True, "unknown": None}[marks.get("employer", "able")]
        at = {"school": marks.get("at", "High"), "role": role, **span(main)}
        return [{**at, "employer_unable": unable, "instructional_day": "outside" not in marks}]

    return tell


def completion(main: str, _: Marks) -> list[Raw]:
    course, on = main.split()
    return [{"course": course, "completed_on": day(on)}]


def certificate(main: str, marks: Marks) -> list[Raw]:
    course, on = main.split()
    held = {"agency": marks.get("at", "Police"), "received_on": day(marks.get("received", "unknown"))}
    return [{"course": course, "completed_on": day(on), **held}]


def course(main: str, marks: Marks) -> list[Raw]:
    key, kind = main.split()
    return [{"id": key, "name": key, "kind": kind, **span(marks.get("approved", ".."), "approved_")}]


def employment(main: str, _: Marks) -> list[Raw]:
    agency, during = main.split()
    return [{"agency": agency, **span(during)}]


def agency_policy(main: str, marks: Marks) -> list[Raw]:
    key, on = main.split()
    return [{"id": key, "agency": marks.get("of", "Police"), "adopted_on": day(on)}]


def review(main: str, _: Marks) -> list[Raw]:
    policy, on = main.split()
    return [{"policy": policy, "reviewed_on": day(on)}]


def served(main: str, marks: Marks) -> list[Raw]:
    return [{"school": marks.get("at", "High"), "date": on} for on in days(main)]


def contact_days(main: str, marks: Marks) -> list[Raw]:
    kind = "e_learning" if main.startswith("e-learning ") else "in_person"
    told = main.removeprefix("e-learning ")
    return [{"district": marks.get("of", "District"), "date": on, "kind": kind} for on in days(told)]


def contract(main: str, marks: Marks) -> Raw:
    """A contract; unless it says otherwise it conforms, and has always been in force."""
    key, during = main.split() if ".." in main else (main, "..")
    lacks = marks.get("lacks", "").split()
    return {
        "id": key,
        "agency": marks.get("with", "Police"),
        "district": marks.get("for", "District"),
        "schools": marks["names"].split() if "names" in marks else None,
        **span(during if during[0] != "." else ALWAYS + during),
        "duties": None if "unread" in marks else [duty for duty in DUTIES if duty not in lacks],
        "conflicts": marks.get("contradicts", "").split(),
    }


def event(main: str, marks: Marks) -> list[Raw]:
    key, on, matter = main.split()
    used = {name: name in marks for name in ("authority_used", "force_used", "discipline_part")}
    return [
        {"id": key, "school": "High", "date": on, "matter": matter, "decision": marks.get("decided", "open"), **used}
    ]


def absence(main: str, _: Marks) -> list[Raw]:
    return [span(main)]


Teller = tuple[str, Callable[[str, Marks], list[Raw]], tuple[str, ...]]

SHARED = ("agency_policies", "courses", "contact_days", "contracts")
"""Lists whose rows belong to no officer."""

TELLERS: dict[str, Teller] = {
    "regular": ("assignments", assignment("regular"), ("at", "employer", "outside")),
    "substitute": ("assignments", assignment("substitute"), ("at", "employer", "outside")),
    "completed": ("completions", completion, ()),
    "certificate": ("certificates", certificate, ("at", "received")),
    "course": ("courses", course, ("approved",)),
    "employed": ("employments", employment, ()),
    "agency_policy": ("agency_policies", agency_policy, ("of",)),
    "reviewed": ("policy_reviews", review, ()),
    "served": ("substitute_days", served, ("at",)),
    "contact_days": ("contact_days", contact_days, ("of",)),
    "contracts": (
        "contracts",
        lambda main, marks: [contract(main, marks)],
        ("with", "for", "names", "lacks", "contradicts", "unread"),
    ),
    "absent": ("absences", absence, ()),
    "event": ("conduct_events", event, ("authority_used", "force_used", "discipline_part", "decided")),
}
"""Each kind of fact: its list, how it is told, and what may be said after a comma."""

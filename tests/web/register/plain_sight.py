"""The rules of visibility once more, in plain Python over plain rows: slow, and written apart from the queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]
Raw = Mapping[str, list[Row]]

EVER, NEVER = "0001-01-01", "9999-12-31"


def days(row: Row) -> tuple[str, str]:
    """The first and the last day of a row; a single day is both."""
    if row.get("date"):
        return row["date"], row["date"]
    return row.get("from") or EVER, row.get("to") or NEVER


def meet(one: Row, other: Row) -> bool:
    """Whether two rows share a day."""
    return days(one)[0] <= days(other)[1] and days(other)[0] <= days(one)[1]


def seen_by_district(raw: Raw, district: str, agencies_with_members: set[str]) -> dict[str, set[str]]:
    """The ids of the rows of each list that a coordinator of a district sees."""
    rows = _reader(raw)
    schools = {row["id"] for row in rows("schools") if row["district"] == district}
    here = [row for name in ("assignments", "substitute_days") for row in rows(name) if row["school"] in schools]
    contracts = [row for row in rows("contracts") if row["district"] == district]
    partners = {row["agency"] for row in contracts} & {row["id"] for row in rows("agencies")}
    kept = partners - agencies_with_members
    officers = {row["officer"] for row in here} | {
        row["officer"] for row in rows("employments") if row["agency"] in kept
    }
    officers &= {row["id"] for row in rows("officers")}
    at_work = {
        row["agency"]
        for row in rows("employments")
        if any(row["officer"] == other["officer"] and meet(row, other) for other in here)
    }
    agencies = partners | (at_work & {row["id"] for row in rows("agencies")})
    policies = {row["id"] for row in rows("agency_policies") if row["agency"] in agencies}
    rules: dict[str, Callable[[Row], bool]] = {
        "districts": lambda row: row["id"] == district,
        "schools": lambda row: row["id"] in schools,
        "contact_days": lambda row: row["district"] == district,
        "contracts": lambda row: row["district"] == district,
        "agencies": lambda row: row["id"] in agencies,
        "agency_policies": lambda row: row["id"] in policies,
        "officers": lambda row: row["id"] in officers,
        "courses": lambda _: True,
        "employments": lambda row: row["officer"] in officers and row["agency"] in agencies,
        "certificates": lambda row: row["officer"] in officers and row["agency"] in agencies,
        "policy_reviews": lambda row: row["officer"] in officers and row["policy"] in policies,
        "completions": lambda row: row["officer"] in officers,
        "absences": lambda row: any(
            row["officer"] == job["officer"] and job["agency"] in agencies and meet(row, job)
            for job in rows("employments")
            if job["officer"] in officers
        ),
        **{
            name: lambda row: row["school"] in schools
            for name in ("assignments", "substitute_days", "activities", "conduct_events")
        },
    }
    return _apply(raw, rules)


def seen_by_agency(raw: Raw, agency: str) -> dict[str, set[str]]:
    """The ids of the rows of each list that the chief of an agency sees."""
    rows = _reader(raw)
    jobs = [row for row in rows("employments") if row["agency"] == agency]
    officers = {row["officer"] for row in jobs}
    contracted = {row["district"] for row in rows("contracts") if row["agency"] == agency}
    policies = {row["id"] for row in rows("agency_policies") if row["agency"] == agency}

    def while_employed(row: Row) -> bool:
        return any(job["officer"] == row["officer"] and meet(job, row) for job in jobs)

    def completed_in_time(row: Row) -> bool:
        ends = [job.get("to") or NEVER for job in jobs if job["officer"] == row["officer"]]
        return bool(ends) and (not row.get("completed_on") or row["completed_on"] <= max(ends))

    served = {row["school"] for name in ("assignments", "substitute_days") for row in rows(name) if while_employed(row)}
    schools = {row["id"] for row in rows("schools") if row["id"] in served or row["district"] in contracted}
    districts = {row["district"] for row in rows("schools") if row["id"] in schools} | contracted
    rules: dict[str, Callable[[Row], bool]] = {
        "districts": lambda row: row["id"] in districts,
        "schools": lambda row: row["id"] in schools,
        "contact_days": lambda row: row["district"] in districts & {one["id"] for one in rows("districts")},
        "agencies": lambda row: row["id"] == agency,
        "officers": lambda row: row["id"] in officers,
        "courses": lambda _: True,
        "completions": completed_in_time,
        "policy_reviews": lambda row: row["policy"] in policies,
        **{
            name: lambda row: row["agency"] == agency
            for name in ("contracts", "agency_policies", "employments", "certificates")
        },
        **dict.fromkeys(("assignments", "substitute_days", "absences", "activities", "conduct_events"), while_employed),
    }
    return _apply(raw, rules)


def _reader(raw: Raw) -> Callable[[str], list[Row]]:
    return lambda name: raw.get(name) or []


def _apply(raw: Raw, rules: Mapping[str, Callable[[Row], bool]]) -> dict[str, set[str]]:
    return {name: {row["id"] for row in raw.get(name) or [] if rule(row)} for name, rule in rules.items()}

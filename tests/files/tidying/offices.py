"""Builds the workbooks and CSV files of invented offices, and tells a register's facts by names instead of ids."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from hallpass.files.tidying.desk import Choices
from hallpass.files.tidying.mapping import read_mapping
from hallpass.files.tidying.tidy import Tidied, tidy
from hallpass.register.register import Register

Rows = Sequence[Sequence[Any]]
Block = tuple[int, int, int, int]


def workbook(
    sheets: dict[str, Rows], merged: dict[str, Iterable[Block]] | None = None, name: str = "office.xlsx"
) -> tuple[str, bytes]:
    """An Excel workbook; blocks are merged from a row and column to a row and column, counted from 0."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "m/d/yyyy"})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for top, left, bottom, right in (merged or {}).get(title, ()):
            sheet.merge_range(top, left, bottom, right, "")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, datetime.combine(value, time()), day)
                elif value not in (None, ""):
                    sheet.write(at, column, value)
    book.close()
    return name, content.getvalue()


def csv_file(rows: Rows, name: str = "list.csv", delimiter: str = ",", encoding: str = "utf-8") -> tuple[str, bytes]:
    """A CSV file."""
    content = io.StringIO()
    csv.writer(content, delimiter=delimiter).writerows(rows)
    return name, content.getvalue().encode(encoding)


def tidied(*files: tuple[str, bytes], **answers: dict[str, str]) -> Tidied:
    """The files tidied, with answers to some questions: `courses={"SRO 40": "full"}`."""
    return tidy(files, choices(**answers))


def choices(**answers: dict[str, str]) -> Choices:
    """Choices of the mapping, by section."""
    return {(section,): entries for section, entries in answers.items()}


def again(result: Tidied, *files: tuple[str, bytes], change: tuple[str, str] = ("", "")) -> Tidied:
    """The files tidied once more, with the mapping that the first run gave, one line of it changed."""
    assert change[0] in result.mapping
    return tidy(files, read_mapping(result.mapping.replace(*change) if change[0] else result.mapping))


def facts(register: Register) -> dict[str, set[tuple[Any, ...]]]:
    """What a register says, by names."""
    officer = {row.id: row.name for row in register.officers}
    school = {row.id: row.name for row in register.schools}
    agency = {row.id: row.name for row in register.agencies}
    course = {row.id: row.name for row in register.courses}
    policy = {row.id: (agency[row.agency], row.adopted_on) for row in register.agency_policies}
    found = {
        "schools": {(row.name, row.level) for row in register.schools},
        "agencies": {(row.name,) for row in register.agencies},
        "policies": set(policy.values()),
        "officers": {(row.name, row.license) for row in register.officers},
        "employments": {(officer[row.officer], agency[row.agency], row.from_, row.to) for row in register.employments},
        "courses": {(row.name, row.kind) for row in register.courses},
        "completions": {(officer[row.officer], course[row.course], row.completed_on) for row in register.completions},
        "certificates": {
            (officer[row.officer], course[row.course], row.completed_on, agency[row.agency], row.received_on)
            for row in register.certificates
        },
        "contracts": {
            (
                agency[row.agency],
                row.from_,
                row.to,
                row.duties,
                row.schools and tuple(school[one] for one in row.schools),
            )
            for row in register.contracts
        },
        "assignments": {
            (officer[row.officer], school[row.school], row.role, row.from_, row.to, row.employer_unable)
            for row in register.assignments
        },
        "days": {(officer[row.officer], school[row.school], row.date) for row in register.substitute_days},
        "reviews": {(officer[row.officer], *policy[row.policy], row.reviewed_on) for row in register.policy_reviews},
        "contact": {(row.date, row.kind) for row in register.contact_days},
    }
    return {name: rows for name, rows in found.items() if rows}


HEADINGS = [
    "Officer",
    "License",
    "Agency",
    "School",
    "Role",
    "Start",
    "End",
    "Course",
    "Completed",
    "Policy read",
    "Agency unable",
]


def roster(
    *rows: dict[str, Any], sheet: str = "SRO 2025-26", lists: dict[str, Rows] | None = None
) -> tuple[str, bytes]:
    """A roster with one sheet; what a row does not say is an ordinary regular assignment."""
    usual = {"Officer": "Ruby, Ann", "Agency": "Cedarbrook PD", "School": "Oak Elementary", "Role": "SRO"}
    usual |= {"Start": "9/2/2025", "End": "6/4/2026"}
    told = [[(usual | row).get(heading, "") for heading in HEADINGS] for row in rows]
    return workbook({sheet: [HEADINGS, *told], **(lists or {})})


def keys(result: Tidied) -> set[str]:
    """The keys of the open questions."""
    return {question.key for question in result.questions}


def unread(result: Tidied) -> set[tuple[str, str]]:
    """The cells that could not be read, with what stands there."""
    return {(cell.place.cell, cell.value) for cell in result.unread}


AGENCIES: dict[str, Rows] = {
    "Agencies": [
        ["Agency", "Also written", "Contract from", "Contract to", "SRO policy adopted"],
        ["Cedarbrook Police Department", "CPD, Cedarbrook PD", "7/1/2025", "6/30/2027", "8/12/2025"],
        ["Millford County Sheriff's Office", "Millford SO", "7/1/2025", "6/30/2027", "8/14/2025; 8/14/2026"],
    ]
}

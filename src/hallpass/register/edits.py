"""Registers with rows added, changed or left out: for questions of the kind "what if", never for the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from hallpass.register.register import Register


def about(register: Register, officer: str) -> Register:
    """The register reduced to what concerns one officer: the officer's own rows and all shared rows but calendars."""
    return Register(
        districts=register.districts,
        schools=register.schools,
        agencies=register.agencies,
        agency_policies=register.agency_policies,
        officers=(register.officer[officer],),
        employments=register.employments_of.get(officer, ()),
        courses=register.courses,
        completions=register.completions_of.get(officer, ()),
        certificates=register.certificates_of.get(officer, ()),
        contracts=register.contracts,
        assignments=register.assignments_of.get(officer, ()),
        substitute_days=register.substitute_days_of.get(officer, ()),
        absences=register.absences_of.get(officer, ()),
        policy_reviews=register.policy_reviews_of.get(officer, ()),
    )


def with_row(register: Register, list_name: str, row: Any) -> Register:
    """The register with one more row at the end of a list."""
    return _replaced(register, list_name, (*getattr(register, list_name), row))


def with_row_for(register: Register, list_name: str, row: Any, row_id: str | None = None) -> Register:
    """The register with the row of that id (by default the new row's own) replaced; None leaves it out."""
    wanted = row_id or row.id
    return with_changed(register, list_name, lambda old: row if old.id == wanted else old)


def with_changed(register: Register, list_name: str, change: Callable[[Any], Any]) -> Register:
    """The register with each row of a list put through `change`; None leaves the row out."""
    rows = (change(row) for row in getattr(register, list_name))
    return _replaced(register, list_name, tuple(row for row in rows if row is not None))


def _replaced(register: Register, list_name: str, rows: tuple[Any, ...]) -> Register:
    changed: dict[str, Any] = {list_name: rows}
    return replace(register, **changed)


LISTS = tuple(field.name for field in fields(Register) if field.name != "unknown_lists")
"""The lists of a register in the order of the format."""

"""Registers with rows added, changed or left out: for questions of the kind "what if", never for the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from hallpass.register.register import Register

MADE_OF: Final = {
    "officer": "officers",
    "school": "schools",
    "district": "districts",
    "agency": "agencies",
    "course": "courses",
    "agency_policy": "agency_policies",
    "contract": "contracts",
    "assignment": "assignments",
    "employments_of": "employments",
    "completions_of": "completions",
    "certificates_of": "certificates",
    "assignments_of": "assignments",
    "assignments_at": "assignments",
    "substitute_days_of": "substitute_days",
    "absences_of": "absences",
    "policy_reviews_of": "policy_reviews",
    "conduct_events_of": "conduct_events",
    "contracts_between": "contracts",
    "policy_versions": "agency_policies",
    "calendar": "contact_days",
}
"""The list that each look-up of a register is made of. A look-up over an unchanged list is shared, not made again."""

_SHARED: Final = ("district", "school", "agency", "course", "agency_policy", "policy_versions", "contracts_between")
_FIELDS: Final = tuple(field.name for field in fields(Register))


@dataclass(frozen=True, slots=True)
class Edit:
    """A row put in the place of another: `old` None adds a row, `new` None leaves one out."""

    list_name: str
    old: Any
    new: Any


def about(register: Register, officer: str) -> Register:
    """The register reduced to what concerns one officer: the officer's own rows and all shared rows but calendars."""
    small = Register(
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
    vars(small).update((name, getattr(register, name)) for name in _SHARED)
    return small


def with_row(register: Register, list_name: str, row: Any) -> Register:
    """The register with one more row at the end of a list."""
    return with_lists(register, {list_name: (*getattr(register, list_name), row)})


def with_row_for(register: Register, list_name: str, row: Any, row_id: str | None = None) -> Register:
    """The register with the row of that id (by default the new row's own) replaced; None leaves it out."""
    wanted = row_id or row.id
    return with_changed(register, list_name, lambda old: row if old.id == wanted else old)


def with_changed(register: Register, list_name: str, change: Callable[[Any], Any]) -> Register:
    """The register with each row of a list put through `change`; None leaves the row out."""
    rows = (change(row) for row in getattr(register, list_name))
    return with_lists(register, {list_name: tuple(row for row in rows if row is not None)})


def edited(register: Register, edits: Iterable[Edit]) -> Register:
    """The register with these edits made one after the other; a row is known by being the very same."""
    changed: dict[str, list[Any]] = {}
    for edit in edits:
        rows = changed.setdefault(edit.list_name, list(getattr(register, edit.list_name)))
        at = len(rows) if edit.old is None else next(at for at, row in enumerate(rows) if row is edit.old)
        rows[at : at + 1] = [] if edit.new is None else [edit.new]
    return with_lists(register, {name: tuple(rows) for name, rows in changed.items()})


def with_lists(register: Register, lists: Mapping[str, tuple[Any, ...]]) -> Register:
    """The register with these lists put in the place of its own."""
    known = vars(register)
    changed = Register(**{**{name: known[name] for name in _FIELDS}, **lists})
    vars(changed).update(
        (name, known[name]) for name, made_of in MADE_OF.items() if name in known and made_of not in lists
    )
    return changed

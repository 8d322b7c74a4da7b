"""What the register knows of organizations. `register` stands above this app, so its tables are asked for by name."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from hallpass_web.audit.moments import Moment

TABLES = {"district": "District", "agency": "Agency"}


def table(kind: str) -> Any:
    """The register's table of one kind of organization."""
    return named(TABLES[kind])


def named(model: str) -> Any:
    """A table of the register by the name of its model."""
    return apps.get_model("register", model)


def name_of(kind: str, row: str) -> str:
    """What a district or an agency is called; its row where the register has no name for it."""
    name = table(kind).objects.filter(key=row, until=None).values_list("name", flat=True).first()
    return str(name or row)


def charter_schools(at: Moment) -> set[str]:
    """The rows of the districts that were charter schools, as known at a moment."""
    return set(at(table("district")).filter(kind="charter_school").values_list("key", flat=True))


def names_of(kind: str, at: Moment) -> dict[str, str]:
    """Row to name, of every district or every agency known at a moment."""
    return dict(at(table(kind)).values_list("key", "name"))

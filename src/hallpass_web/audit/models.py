"""The journal: acts, their entries in one chain, and the values that may be blanked; and rows kept in versions.

Nothing here is written but by `recorder.py`; triggers of the database refuse to change or delete what stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q


class Act(models.Model):
    """What somebody did: which act, who, for which organization, when, and why where a legal fact was corrected."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=60, db_index=True)
    at = models.DateTimeField(db_index=True)
    by = models.BigIntegerField(null=True, db_index=True)
    by_name = models.CharField(max_length=200)
    for_key = models.CharField(max_length=210, blank=True, db_index=True)
    for_name = models.CharField(max_length=2000, blank=True)
    reason = models.TextField(blank=True)
    undoes = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Entry(models.Model):
    """A row as an act left it, in its place in the chain. An act's first entry is the act itself."""

    number = models.BigIntegerField(primary_key=True)
    act = models.BigIntegerField(db_index=True)
    list = models.CharField(max_length=100)
    row = models.CharField(max_length=200)
    payload = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        indexes: ClassVar = [models.Index(fields=["list", "row", "number"], name="entry_of_row")]

    def __str__(self) -> str:
        return f"{self.number}:{self.hash[:8]}"


class Blankable(models.Model):
    """A value that the chain holds as a salted hash only: it can be blanked with its salt, and the chain verifies."""

    entry = models.BigIntegerField()
    field = models.CharField(max_length=100)
    value = models.TextField(null=True)
    salt = models.CharField(max_length=32, null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "field"], name="one_value_of_entry")]

    def __str__(self) -> str:
        return f"{self.entry} {self.field}"


class Kept(models.Model):
    """A row of a list in one of its versions: good from the entry `since` up to the entry `until`, if any."""

    LIST: ClassVar[str] = ""
    COLUMNS: ClassVar[Mapping[str, str]] = {}
    """The name of each column in the file, and of the field that holds it."""

    version = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=200)
    since = models.BigIntegerField()
    until = models.BigIntegerField(null=True)
    place = models.BigIntegerField()
    """The entry that first brought the row: its place among the rows of its list."""
    told_by = models.CharField(max_length=210, blank=True)
    """Who told it in the owner's place: the key of an organization."""

    class Meta:
        abstract = True
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], condition=Q(until=None), name="%(class)s_one_now"),
            models.UniqueConstraint(fields=["key", "since"], name="%(class)s_one_since"),
        ]

    def __str__(self) -> str:
        return self.key

    def as_row(self) -> dict[str, Any]:
        """The row as the register file and the journal write it."""
        row: dict[str, Any] = {}
        for name, field in self.COLUMNS.items():
            value = getattr(self, field)
            row[name] = value.isoformat() if isinstance(value, date) else value
        return row

    @classmethod
    def fields_of(cls, row: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a row of the journal."""
        fields: dict[str, models.Field[Any, Any]] = {field.name: field for field in cls._meta.fields}
        return {field: fields[field].to_python(row[name]) for name, field in cls.COLUMNS.items() if name in row}

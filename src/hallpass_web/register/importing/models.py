"""An import while people decide on it, and the ids that files gave to rows. Tables of the app `register`."""

from __future__ import annotations

import hashlib
import json
from typing import ClassVar

from django.db import models

from hallpass_web.audit.models import Kept


class Stage(models.TextChoices):
    """Where an import stands."""

    READING = "reading", "Being read"
    REFUSED = "refused", "Cannot be read"
    READY = "ready", "Waiting for you"
    ACCEPTED = "accepted", "Accepted"
    UNDONE = "undone", "Undone"


class Import(models.Model):
    """Files that somebody brought, what was decided on them so far, and the act that came of it."""

    key = models.CharField(max_length=40, primary_key=True)
    """Also the name of the folder in which the files lie."""
    person = models.BigIntegerField()
    """Who brought the files, and from then on who accepts or undoes them."""
    organization = models.CharField(max_length=210, db_index=True)
    begun_at = models.DateTimeField()
    files = models.JSONField(default=list)
    """For each file its name, size and SHA-256."""
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.READING)
    says = models.TextField(blank=True)
    """Why the files cannot be read."""
    gaps = models.BooleanField(default=False)
    """Tidied lists: what they leave out says nothing. In a register file it does."""
    mapping = models.JSONField(default=list)
    """How the file is read, as people decided: section, key and value of each line of the mapping."""
    people = models.JSONField(default=dict)
    """For an officer's id in the file the key of the kept officer; nothing: two people."""
    aside = models.JSONField(default=list)
    """The rows that stay as they are, or out, by token."""
    unknown = models.JSONField(default=list)
    """The questions that are left open on purpose."""
    shown_at = models.BigIntegerField(default=0)
    """The newest entry of the journal when the preview was last shown; accepting rests on it."""
    reason = models.TextField(blank=True)
    act = models.BigIntegerField(null=True)
    undone_by = models.BigIntegerField(null=True)

    class Meta:
        app_label = "register"
        ordering: ClassVar = ["-begun_at"]

    def __str__(self) -> str:
        return f"{self.key} {self.stage}"

    @property
    def choices(self) -> str:
        """What people decided so far, as one short word: whoever saw another one saw other rows."""
        decided = json.dumps([self.mapping, self.people, self.aside], sort_keys=True)
        return hashlib.sha256(decided.encode()).hexdigest()[:16]

    @property
    def names(self) -> str:
        """The names of the files."""
        return ", ".join(file["name"] for file in self.files)


class FileName(Kept):
    """The id by which an organization's files call a row, so that its exports give it back."""

    LIST = "file_names"
    COLUMNS: ClassVar = {"id": "key", "organization": "organization", "list": "list", "row": "row", "name": "name"}

    organization = models.CharField(max_length=210, db_index=True)
    list = models.CharField(max_length=100)
    row = models.CharField(max_length=200, db_index=True)
    name = models.CharField(max_length=2000)

    class Meta(Kept.Meta):
        app_label = "register"

"""The readings of open passages that an administrator chose, for everybody: each viewer gets the same standing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hallpass_web.audit.models import Kept


class ChosenReading(Kept):
    """How an open passage of the policy is read; its key is the name of the reading."""

    LIST = "readings"
    COLUMNS: ClassVar = {"id": "key", "value": "value"}

    value = models.CharField(max_length=100)

"""Jobs: work too long for a page. A job is a row, so it outlives whoever works on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Not done"


class Job(models.Model):
    """One piece of long work: what, for whom, how far, and what came of it."""

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    """What it works on: a key that its kind understands."""
    owner = models.BigIntegerField(db_index=True)
    """The person who began it; nobody else sees it."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    progress = models.IntegerField(default=0)
    says = models.CharField(max_length=500, blank=True)
    """What it is at, or why it is not done, in words."""
    leads_to = models.CharField(max_length=300)
    """The page that shows what came of it."""
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, blank=True)
    heartbeat = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.state}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in (State.DONE, State.FAILED)

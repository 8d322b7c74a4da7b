"""Beginning a job, and whether one is under way."""

from __future__ import annotations

from typing import Final

from hallpass_web import clock
from hallpass_web.jobs.kinds import KINDS
from hallpass_web.jobs.models import Job, State

OPEN: Final = (State.WAITING, State.RUNNING)


def begin(kind: str, about: str, owner: int, leads_to: str) -> Job:
    """Put a job in the queue; one of this kind about the same thing that is not over is given instead."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of job; expected one of {', '.join(KINDS)}")
    known = Job.objects.filter(kind=kind, about=about, owner=owner, state__in=OPEN).first()
    if known:
        return known
    return Job.objects.create(kind=kind, about=about, owner=owner, leads_to=leads_to, begun_at=clock.now())


def under_way(about: str, *kinds: str) -> Job | None:
    """The job of one of these kinds about this that waits or runs, whoever began it."""
    return Job.objects.filter(about=about, kind__in=kinds, state__in=OPEN).first()

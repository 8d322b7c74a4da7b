"""Beginning a job."""

from __future__ import annotations

from hallpass_web import clock
from hallpass_web.jobs.kinds import KINDS
from hallpass_web.jobs.models import Job, State


def begin(kind: str, about: str, owner: int, leads_to: str) -> Job:
    """Put a job in the queue; one of this kind about the same thing that is not over is given instead."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of job; expected one of {', '.join(KINDS)}")
    open_states = (State.WAITING, State.RUNNING)
    known = Job.objects.filter(kind=kind, about=about, owner=owner, state__in=open_states).first()
    if known:
        return known
    return Job.objects.create(kind=kind, about=about, owner=owner, leads_to=leads_to, begun_at=clock.now())

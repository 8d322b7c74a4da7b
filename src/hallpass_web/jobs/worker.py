"""The worker: takes jobs one after the other. A job whose worker died is taken up again by the next.

A worker holds a job by its heartbeat. Whoever finds a running job without one for `SILENT` takes it over, so a worker
that is killed leaves nothing behind but a job that begins anew.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import F, Q, QuerySet

from hallpass_web import clock
from hallpass_web.jobs.kinds import NotDone, work_of
from hallpass_web.jobs.models import Job, State

BEAT: Final = timedelta(seconds=2)
SILENT: Final = timedelta(seconds=15)
MOST_ATTEMPTS: Final = 3
PAUSE: Final = 0.5
_BROKE: Final = "The work broke off three times and was given up. Nothing was changed."
_FAILED: Final = "Something went wrong that Hallpass did not expect. Nothing was changed; the server's log says more."

log = logging.getLogger(__name__)


def work(stopped: Callable[[], bool] = lambda: False) -> None:
    """Take jobs until told to stop; between them, look for one now and then."""
    name = secrets.token_hex(8)
    while not stopped():
        try:
            close_old_connections()
            if not work_once(name):
                time.sleep(PAUSE)
        except DatabaseError:
            log.exception("The database does not answer; trying again")
            time.sleep(PAUSE * 4)


def work_once(name: str = "") -> bool:
    """Do one job, if one waits; whether there was one."""
    job = claim(name or secrets.token_hex(8))
    if job is None:
        return False
    if job.attempts > MOST_ATTEMPTS:
        _end(job, State.FAILED, _BROKE)
        return True
    with _Beating(job):
        _do(job)
    return True


def claim(name: str) -> Job | None:
    """Take the oldest job that waits or that its worker left; two workers never get the same."""
    left = Q(state=State.WAITING) | Q(state=State.RUNNING, heartbeat__lt=clock.now() - SILENT)
    for job in Job.objects.filter(left)[:10]:
        mine = Job.objects.filter(left, pk=job.pk).update(
            state=State.RUNNING, worker=name, heartbeat=clock.now(), attempts=F("attempts") + 1
        )
        if mine:
            return Job.objects.get(pk=job.pk)
    return None


def _do(job: Job) -> None:
    try:
        work_of(job.kind)(job.about, lambda share, says: _tell(job, share, says))
    except NotDone as reason:
        _end(job, State.FAILED, str(reason))
    except DatabaseError:
        raise
    except Exception:
        log.exception("Job %s failed", job)
        _end(job, State.FAILED, _FAILED)
    else:
        _end(job, State.DONE, "", progress=100)


def _tell(job: Job, share: int, says: str) -> None:
    _mine(job).update(progress=share, says=says[:500], heartbeat=clock.now())


def _end(job: Job, state: State, says: str, **more: int) -> None:
    _mine(job).update(state=state, says=says[:500], ended_at=clock.now(), **more)


def _mine(job: Job) -> QuerySet[Job]:
    """The job while this worker still holds it."""
    return Job.objects.filter(pk=job.pk, worker=job.worker, state=State.RUNNING)


class _Beating:
    """Says now and then that the worker of a job is alive, from a thread with a connection of its own."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(BEAT.total_seconds()):
            try:
                _mine(self._job).update(heartbeat=clock.now())
            except DatabaseError:  # a long transaction holds the database; the next beat will tell
                log.info("Job %s: a heartbeat was missed", self._job)
        connection.close()

"""Jobs: taken once, taken up again when their worker died, and told of in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError

from hallpass_web import clock
from hallpass_web.jobs import worker
from hallpass_web.jobs.kinds import KINDS, NotDone, Progress, work_of
from hallpass_web.jobs.models import Job, State
from hallpass_web.jobs.services import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch) -> list[str]:
    """What the work of every kind was about, each time that it was done."""
    seen: list[str] = []
    monkeypatch.setattr(worker, "work_of", lambda _kind: lambda about, _progress: seen.append(about))
    return seen


def a_job(about: str = "x") -> Job:
    return begin("import.read", about, owner=1, leads_to="/there/")


def test_every_kind_has_its_work() -> None:
    """What a kind names is there."""
    assert all(callable(work_of(kind)) for kind in KINDS)


def test_a_job_is_done_once(done: list[str]) -> None:
    """A job that is done is not done again."""
    job = a_job()
    assert worker.work_once()
    assert not worker.work_once()
    job.refresh_from_db()
    assert (done, job.state, job.progress, job.attempts) == (["x"], State.DONE, 100, 1)


def test_beginning_the_same_work_twice_gives_one_job() -> None:
    """Two clicks are one job; once it is over the same can be begun anew."""
    job = a_job()
    assert a_job().pk == job.pk
    worker._end(worker.claim("w") or job, State.DONE, "")
    assert a_job().pk != job.pk


def test_a_kind_that_is_not_known_is_refused() -> None:
    """A job without work is never queued."""
    with pytest.raises(ValueError, match="no kind of job"):
        begin("import.burn", "x", owner=1, leads_to="/")


def test_a_job_is_held_by_one_worker() -> None:
    """While a worker lives, nobody else gets its job."""
    a_job()
    assert worker.claim("first") is not None
    assert worker.claim("second") is None


def test_a_job_whose_worker_died_is_taken_up_again(done: list[str]) -> None:
    """Without a heartbeat for a while a job is anybody's; the one who lost it can no longer end it."""
    job = a_job()
    lost = worker.claim("dead")
    assert lost is not None
    Job.objects.filter(pk=job.pk).update(heartbeat=clock.now() - worker.SILENT - timedelta(seconds=1))
    assert worker.work_once("alive")
    worker._end(lost, State.FAILED, "too late")
    job.refresh_from_db()
    assert (done, job.state, job.attempts) == (["x"], State.DONE, 2)


def test_work_that_breaks_off_each_time_is_given_up(done: list[str]) -> None:
    """After three attempts nobody tries again, and the owner is told."""
    job = a_job()
    Job.objects.filter(pk=job.pk).update(attempts=worker.MOST_ATTEMPTS)
    worker.work_once()
    job.refresh_from_db()
    assert (done, job.state) == ([], State.FAILED)
    assert "given up" in job.says


@pytest.mark.parametrize(
    ("error", "says"), [(NotDone("The role is gone."), "The role is gone."), (KeyError("x"), "did not expect")]
)
def test_a_job_that_fails_says_why(monkeypatch, error: Exception, says: str) -> None:
    """Reasons come in words; what nobody expected is not shown raw."""

    def fail(_about: str, progress: Progress) -> None:
        progress(40, "half way")
        raise error

    monkeypatch.setattr(worker, "work_of", lambda _kind: fail)
    job = a_job()
    worker.work_once()
    job.refresh_from_db()
    assert (job.state, job.progress) == (State.FAILED, 40)
    assert says in job.says
    assert "KeyError" not in job.says


def test_a_database_that_is_away_leaves_the_job(monkeypatch) -> None:
    """Nothing is said of the job when the database breaks off: whoever works next takes it up."""

    def broken(_about: str, _progress: Progress) -> None:
        raise DatabaseError

    monkeypatch.setattr(worker, "work_of", lambda _kind: broken)
    job = a_job()
    with pytest.raises(DatabaseError):
        worker.work_once()
    job.refresh_from_db()
    assert job.state == State.RUNNING


def test_the_worker_stops_when_told(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It finishes what it does, and takes nothing more."""
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's own is within its transaction
    a_job()
    answers = iter([False, True])
    worker.work(lambda: next(answers))
    assert done == ["x"]

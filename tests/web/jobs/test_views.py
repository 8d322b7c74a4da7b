"""The page of a job."""

from __future__ import annotations

import pytest
from tests.web.cast import Cast

from hallpass_web.jobs.models import Job, State
from hallpass_web.jobs.services import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(cast: Cast) -> Job:
    return begin("import.read", "x", owner=cast.people["dana"].pk, leads_to="/there/")


def test_its_owner_sees_how_far_it_is(cast: Cast, job: Job) -> None:
    """The page has a bar, words, and renews itself without a script."""
    Job.objects.update(progress=40, says="reading the rows")
    page = cast.client("dana").get(f"/jobs/{job.pk}/")
    assert page["Refresh"] == "1"
    assert '<progress id="progress" max="100" value="40">' in page.content.decode()
    assert "reading the rows" in page.content.decode()


@pytest.mark.parametrize("who", ["rhea", "nils", "ann", "sam"])
def test_nobody_else_sees_it(cast: Cast, job: Job, who: str) -> None:
    """Somebody else's job is not there."""
    assert cast.client(who).get(f"/jobs/{job.pk}/").status_code == 404


def test_a_job_that_is_done_leads_on(cast: Cast, job: Job) -> None:
    """Whoever comes back finds what came of it."""
    Job.objects.update(state=State.DONE)
    answer = cast.client("dana").get(f"/jobs/{job.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, "/there/")


def test_a_job_that_was_not_done_says_why(cast: Cast, job: Job) -> None:
    """The reason stands on the page, which no longer renews itself."""
    Job.objects.update(state=State.FAILED, says="The role is gone.")
    page = cast.client("dana").get(f"/jobs/{job.pk}/")
    assert "Refresh" not in page
    assert "The role is gone." in page.content.decode()

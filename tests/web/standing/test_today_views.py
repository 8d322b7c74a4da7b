"""Today as a page: who is shown it, what it costs, and what an empty register offers."""

from __future__ import annotations

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.raw import register_of
from tests.web.cast import ROWS, Cast, enter, enter_people

from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.models import Course, Officer
from hallpass_web.register.services import correct
from hallpass_web.register.services import enter as enter_row
from hallpass_web.standing import answers


def test_an_officer_is_led_to_the_own_page_with_the_day_asked_about(cast) -> None:
    """An officer's Today is the own standing."""
    page = cast.client("olive").get("/?on=9/1/26")
    assert page["Location"] == "/officers/olive/?on=2026-09-01"


def test_an_administrator_sees_the_courses_that_wait(cast) -> None:
    """A course that an organization proposed waits until it is confirmed as it stands; one without a kind, for that."""
    row = {"name": "Campus week", "kind": "full", "approved_from": "2025-03-01"}
    enter_row(cast.asker("sam"), "courses", row)
    enter_row(cast.asker("dana"), "courses", {"name": "Some evenings", "kind": "unknown"})
    ann = cast.client("ann")
    page = " ".join(ann.get("/").content.decode().split())
    assert 'Courses that wait for you</h2><span class="count">2</span>' in page
    for words in ("Proposed by Larkfield Police Department", "Full course (5.1)", "Mar 1, 2025", "Say its kind"):
        assert words in page
    assert page.count("Confirm<") == 1
    asked = {name: re.search(f'name="{name}" value="([^"]+)"', page)[1] for name in ("course", "since")}
    assert ann.post("/courses/confirm/", asked)["Location"] == "/"
    course = Course.objects.get(key=asked["course"], until=None)
    assert (course.told_by, course.name, course.kind) == ("", "Campus week", "full")
    assert Act.objects.latest("number").kind == "courses.confirmed"
    assert "Campus week" not in ann.get("/").content.decode()


def test_a_course_changed_meanwhile_is_not_confirmed_unseen(cast) -> None:
    """Who confirms confirms what stood before their eyes."""
    enter_row(cast.asker("sam"), "courses", {"name": "Campus week", "kind": "full"})
    course = Course.objects.get(name="Campus week")
    correct(
        cast.asker("ann"), "courses", course.key, {**course.as_row(), "kind": "supplemental"}, course.since, "Read it"
    )
    record(Doing("courses.corrected"), [Change(Course, course.key, course.as_row(), told_by="agency:larkfield-pd")])
    ann = cast.client("ann")
    given = {"course": course.key, "since": str(course.since)}
    assert "It was changed meanwhile" in ann.post("/courses/confirm/", given, follow=True).content.decode()
    assert Course.objects.get(key=course.key, until=None).told_by == "agency:larkfield-pd"


def test_nobody_else_confirms_a_course(cast) -> None:
    """Not even who proposed it."""
    enter_row(cast.asker("sam"), "courses", {"name": "Campus week", "kind": "full"})
    course = Course.objects.get(name="Campus week")
    for name in ("sam", "ivo", "dana", "nils"):
        given = {"course": course.key, "since": str(course.since)}
        assert cast.client(name).post("/courses/confirm/", given).status_code == 404


def test_links_keep_the_days_asked_about(cast) -> None:
    """Every figure and line leads to the same day."""
    page = cast.client("dana").get("/?on=9/14/26&known=2026-11-20").content.decode()
    assert "/officers/?state=no&amp;role=regular&amp;on=2026-09-14&amp;known=2026-11-20" in page
    assert "/officers/cass/?on=9%2F14%2F26&amp;known=2026-11-20" in page


def test_records_that_a_district_told_wait_on_the_chiefs_first_page(cast) -> None:
    """Where a district kept the agency's record, its chief is led to it; nobody else is."""
    assert "/agency/takeover/" not in cast.client("ivo").get("/").content.decode()
    row = Officer.objects.get(key="olive", until=None)
    record(Doing("officers.corrected"), [Change(Officer, "olive", row.as_row(), told_by="district:larkfield")])
    assert "/agency/takeover/" in cast.client("ivo").get("/").content.decode()
    assert "/agency/takeover/" not in cast.client("sam").get("/").content.decode()


@pytest.mark.django_db
def test_an_empty_register_offers_the_first_act() -> None:
    """Where nothing is on record the one act that fills it stands there, for who may do it."""
    enter(register_of({"districts": ROWS["districts"], "agencies": ROWS["agencies"]}))
    cast = enter_people()
    assert 'href="/import/"' in cast.client("dana").get("/").content.decode().split("<main")[1]
    assert 'href="/import/"' not in cast.client("rhea").get("/").content.decode().split("<main")[1]


def several(number: int) -> Cast:
    """The cast with so many officers more, of every kind that Today tells."""
    rows = {name: list(found) for name, found in ROWS.items()}
    for n in range(number):
        officer = {"officer": f"o{n}"}
        rows["officers"].append({"id": f"o{n}", "name": f"Officer {n}"})
        rows["employments"].append({"id": f"e{n}", **officer, "agency": ("larkfield-pd", "moraine-so")[n % 2]})
        school = {"school": ("lhs", "lms")[n % 2], "role": ("regular", "substitute")[n % 3 == 0]}
        unable = (None, True, False)[n % 3]
        rows["assignments"].append(
            {"id": f"a{n}", **officer, **school, "from": "2026-09-08", "employer_unable": unable}
        )
        if n % 5 == 0:
            rows["completions"].append({"id": f"c{n}", **officer, "course": "full", "completed_on": None})
    enter(register_of(rows))
    return enter_people()


def queries(cast: Cast) -> dict[str, int]:
    """How many queries each page costs whose answers are not kept yet."""
    client, found = cast.client("dana"), {}
    for way in WAYS:
        client.get(way)
        answers.forget()
        with CaptureQueriesContext(connection) as made:
            assert client.get(way).status_code == 200
        found[way] = len(made)
    return found


WAYS = ("/", "/officers/", "/schools/", "/contracts/", "/substitutes/", "/schools/lhs/", "/register/assignments/")


@pytest.mark.django_db
def test_a_page_costs_as_many_queries_for_200_officers_as_for_2() -> None:
    """No page asks officer by officer."""
    found = []
    for number in (2, 200):
        point = transaction.savepoint()
        found.append(queries(several(number)))
        transaction.savepoint_rollback(point)
    assert found[0] == found[1]
    assert max(found[0].values()) < 70

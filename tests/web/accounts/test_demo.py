"""The one click of the demo: refused unless the setting, the database and the way in are all the demo's."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.accounts.test_asking import grant
from tests.web.cast import Cast, enter_cast

from hallpass_web.accounts.demo import people_of_the_demo
from hallpass_web.accounts.models import Installation, Person
from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Change, Doing, record

pytestmark = pytest.mark.django_db


def mark_demo() -> None:
    """Mark the database as the demo's."""
    record(Doing("installation.demo"), [Change(Installation, "installation", {"id": "installation", "demo": True})])


@pytest.fixture
def demo(settings) -> Cast:
    """The demo as it should be: its setting, its mark in the database, and Dana as one of its people."""
    settings.HALLPASS_DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    mark_demo()
    cast = enter_cast()
    Person.objects.filter(pk=cast.people["dana"].pk).update(demo=True)
    return cast


def click(cast: Cast, who: str = "dana", **way: str) -> int:
    """Click on somebody: the answer's status, the request coming over loopback unless said otherwise."""
    browser = Client(**({"SERVER_NAME": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1"} | way))
    return browser.post(f"/account/demo/{cast.people[who].pk}/").status_code


def test_one_click_signs_in(demo: Cast) -> None:
    """The sign-in page offers the people of the demo, one click signs in, and that is an act."""
    browser = Client(SERVER_NAME="localhost")
    page = browser.get("/account/login/").content.decode()
    assert "Dana Reyes" in page
    assert "Nils Berg" not in page
    assert browser.post(f"/account/demo/{demo.people['dana'].pk}/").status_code == 302
    assert browser.get("/organization/").status_code == 200
    assert Act.objects.get(kind="people.signed_in").by == demo.people["dana"].pk


def test_each_person_of_the_demo_is_offered_once_and_one_of_each_role_first(demo: Cast) -> None:
    """The coordinator on top, then one of each role, then whoever shares a role; a second role adds no second line."""
    Person.objects.update(demo=True)
    grant(demo.people["ann"], "m-more", "district:larkfield", "viewer")
    names = [one.name.split()[0] for one in people_of_the_demo()]
    assert names == ["Dana", "Sam", "Olive", "Rhea", "Ivo", "Ada", "Ann", "Nils", "Tess"]


def test_it_changes_over_to_another_with_a_new_session(demo: Cast) -> None:
    """Clicking on somebody else leaves nothing of the first session."""
    Person.objects.filter(pk=demo.people["nils"].pk).update(demo=True)
    browser = Client(SERVER_NAME="localhost")
    browser.post(f"/account/demo/{demo.people['dana'].pk}/")
    first = browser.session.session_key
    browser.post(f"/account/demo/{demo.people['nils'].pk}/")
    assert browser.session.session_key != first
    assert "Tilden Area Schools" in browser.get("/organization/").content.decode()


def test_it_is_refused_without_the_setting(demo: Cast, settings) -> None:
    """HALLPASS_DEMO off: no such page, and nobody is offered."""
    settings.HALLPASS_DEMO = False
    assert click(demo) == 404
    assert "Dana Reyes" not in Client(SERVER_NAME="localhost").get("/account/login/").content.decode()


def test_it_is_refused_in_a_database_that_is_not_the_demos(settings) -> None:
    """The setting alone does nothing to a database of real people."""
    settings.HALLPASS_DEMO = True
    cast = enter_cast()
    Person.objects.filter(pk=cast.people["dana"].pk).update(demo=True)
    assert click(cast) == 404


def test_it_is_refused_to_people_who_are_not_of_the_demo(demo: Cast) -> None:
    """Nobody signs in with one click as a real person, or as one whose account is closed."""
    assert click(demo, "nils") == 404
    Person.objects.filter(pk=demo.people["dana"].pk).update(is_active=False)
    assert click(demo) == 404


@pytest.mark.parametrize(
    "way",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"SERVER_NAME": "hallpass.example.org"},
        {"HTTP_HOST": "127.0.0.1.example.org"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_HOST": "hallpass.example.org"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_it_is_refused_off_loopback(demo: Cast, way: dict[str, str]) -> None:
    """From another machine, by another name, or handed on by a proxy, there is no such page."""
    assert click(demo, **way) == 404
    assert not Act.objects.filter(kind="people.signed_in").exists()


@pytest.mark.parametrize("way", [{"REMOTE_ADDR": "::1"}, {"HTTP_HOST": "[::1]:8000"}, {"HTTP_HOST": "localhost:8000"}])
def test_every_name_of_this_machine_is_loopback(demo: Cast, way: dict[str, str]) -> None:
    """IPv6 and names with a port are this machine too."""
    assert click(demo, **way) == 302


def test_to_look_at_it_signs_nobody_in(demo: Cast) -> None:
    """It takes a POST."""
    answer = Client(SERVER_NAME="localhost").get(f"/account/demo/{demo.people['dana'].pk}/")
    assert answer.status_code == 405

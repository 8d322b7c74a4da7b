"""A district begins on its first morning without the administrator: agencies, contracts, officers, courses."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404
from tests.web.cast import Cast

from hallpass_web.accounts.models import Membership
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register import services
from hallpass_web.register.access import sees
from hallpass_web.register.models import MODELS
from hallpass_web.register.services import Edit, Refused

OTTER: dict[str, Any] = {"id": "otter", "name": "Otter Creek Police"}


def told_by(list_name: str, key: str) -> str:
    """Whose words a row is."""
    return str(MODELS[list_name]._default_manager.get(key=key, until=None).told_by)


def employ(cast: Cast) -> None:
    """Dana enters an officer of Otter Creek with the employment."""
    job = {"id": "e-wren", "officer": "wren", "agency": "otter"}
    officer = {"id": "wren", "name": "Wren Tallis"}
    services.write(
        cast.asker("dana"), "officers.entered", [Edit("officers", "wren", officer), Edit("employments", "e-wren", job)]
    )


def test_a_coordinator_enters_an_agency_its_officer_and_its_contract(cast: Cast) -> None:
    """All that a district needs to begin stands as told by it, and another district sees nothing of it."""
    dana = cast.asker("dana")
    services.enter(dana, "agencies", OTTER)
    employ(cast)
    services.enter(dana, "contracts", {"id": "k7", "agency": "otter", "district": "larkfield", "from": "2026-07-01"})
    services.enter(dana, "assignments", {"officer": "wren", "school": "lms", "role": "regular", "from": "2026-09-08"})
    rows = (("agencies", "otter"), ("officers", "wren"), ("employments", "e-wren"))
    assert {told_by(*row) for row in rows} == {"district:larkfield"}
    assert [sees(cast.asker("nils"), *row, newest()) for row in rows] == [False, False, False]


def test_an_agency_is_its_own_as_soon_as_somebody_belongs_to_it(cast: Cast) -> None:
    """What Dana entered she corrects, until the agency has a member; other agencies she never does."""
    dana = cast.asker("dana")
    since = services.enter(dana, "agencies", OTTER).number + 1
    services.correct(dana, "agencies", "otter", {"name": "Otter Creek Police Department"}, since, "")
    chief = {"id": "m-o", "person": cast.people["rhea"].pk, "organization": "agency:otter", "role": "chief"}
    record(Doing(kind="memberships.granted"), [Change(Membership, "m-o", {**chief, "officer": ""})])
    for key in ("otter", "moraine-so", "larkfield-pd"):
        row = MODELS["agencies"]._default_manager.get(key=key, until=None)
        with pytest.raises(Http404):
            services.correct(dana, "agencies", key, {"name": "Other"}, row.since, "")
    with pytest.raises(Http404):
        employ(cast)


@pytest.mark.parametrize("who", ["sam", "ivo", "olive", "rhea", "ada"])
def test_nobody_else_enters_an_agency(cast: Cast, who: str) -> None:
    """An agency is entered by a coordinator or the administrator."""
    with pytest.raises(Http404):
        services.enter(cast.asker(who), "agencies", OTTER)


@pytest.mark.parametrize("who", ["dana", "sam", "ivo"])
def test_a_course_that_is_not_on_record_is_added_and_not_changed(cast: Cast, who: str) -> None:
    """Whoever records training adds its course; what is on record the administrator changes."""
    asker = cast.asker(who)
    since = services.enter(asker, "courses", {"id": "owl", "name": "Owl week", "kind": "unknown"}).number + 1
    assert told_by("courses", "owl") == asker.organization
    with pytest.raises(Http404):
        services.correct(asker, "courses", "owl", {"kind": "full"}, since, "The letter says so")
    services.correct(cast.asker("ann"), "courses", "owl", {"kind": "full"}, since, "The letter says so")


def test_a_name_on_record_is_not_entered_twice(cast: Cast) -> None:
    """An agency or a course that the asker sees is chosen, not entered again; what is not seen is not revealed."""
    dana = cast.asker("dana")
    for list_name, row in (
        ("agencies", {"name": "moraine  County sheriff"}),
        ("courses", {"name": "SRO Course", "kind": "full"}),
    ):
        with pytest.raises(Refused, match="not on record yet"):
            services.enter(dana, list_name, row)
    assert services.enter(dana, "agencies", {"name": "Tilden Police Department"})


def test_the_first_page_leads_through_the_first_morning(cast: Cast) -> None:
    """Where nothing is on record the steps stand in their order, and a form leads to what it has no choice for."""
    for model in MODELS.values():
        model._default_manager.filter(until=None).exclude(key="larkfield").delete()
    page = cast.client("dana").get("/").content.decode()
    steps = [page.index(f"/register/{name}/new/") for name in ("schools", "agencies", "contracts", "officers")]
    assert steps == sorted(steps)
    form = cast.client("dana").get("/register/contracts/new/?next=/").content.decode()
    assert "/register/agencies/new/?next=%2Fregister%2Fcontracts%2Fnew%2F%3Fnext%3D%2F" in form
    assert '<option value="larkfield" selected>' in form


def test_a_step_that_is_left_stands_on_the_first_page(cast: Cast) -> None:
    """With officers but no calendar Today leads to entering one, for who may; an agency is not asked for it."""
    MODELS["contact_days"]._default_manager.all().delete()
    assert "/register/contact_days/new/?next=/" in cast.client("dana").get("/").content.decode()
    assert "/register/contact_days/new/" not in cast.client("sam").get("/").content.decode()


@pytest.mark.parametrize(("keeps", "offered"), [(True, True), (False, False)])
def test_an_officer_is_offered_to_be_added_where_an_agency_is_kept(cast: Cast, keeps: bool, offered: bool) -> None:
    """A coordinator whose agencies all keep their own officers finds no form without a choice."""
    if not keeps:
        MODELS["contracts"]._default_manager.filter(agency="moraine-so").delete()
    for way in ("/officers/", "/register/officers/"):
        assert ("/register/officers/new/" in cast.client("dana").get(way).content.decode()) is offered

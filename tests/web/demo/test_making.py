"""The demo made in a database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.cast import TODAY
from tests.web.demo.test_plan import register

from hallpass_web import clock
from hallpass_web.accounts.installation import begin, is_demo
from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import known_on, newest
from hallpass_web.audit.recorder import head
from hallpass_web.demo.cast import CAST
from hallpass_web.demo.making import NotTheDemos, make
from hallpass_web.demo.story import BEGINNING
from hallpass_web.register.bridge import everything

pytestmark = pytest.mark.django_db


def test_it_holds_what_the_plan_tells() -> None:
    """The tables are the plan, row for row, and the first page offers those who sign in with one click."""
    make(lambda _: None)
    assert is_demo()
    made, planned = everything(newest()), register(TODAY)
    for name in ("officers", "assignments", "contracts", "completions", "substitute_days", "conduct_events"):
        assert {row.id: row for row in getattr(made, name)} == {row.id: row for row in getattr(planned, name)}
    offered = set(Person.objects.filter(demo=True).values_list("name", flat=True))
    assert offered == {one.name for one in CAST.values() if one.one_click}
    assert Membership.objects.filter(until=None).count() == len(CAST)
    assert not any(person.has_usable_password() for person in Person.objects.all())


def test_its_past_was_entered_in_the_past() -> None:
    """The times of the acts rise, end before now, and what was known in 2025 is less than what is known now."""
    make(lambda _: None)
    times = list(Act.objects.order_by("number").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[-1] < clock.now()
    known = everything(known_on(BEGINNING + timedelta(days=60), head()))
    assert 0 < len(known.assignments) < len(everything(newest()).assignments)
    assert next(row for row in known.assignments if row.id == "ashgrove-OTE").to is None


def test_a_second_making_keeps_what_was_done() -> None:
    """Nothing is written again."""
    make(lambda _: None)
    before = head()
    make(lambda _: pytest.fail("made again"))
    assert head() == before


def test_a_database_of_others_is_left_alone() -> None:
    """Where an installation has begun there will be no demo."""
    begin("Ann", "ann@example.org", "correct horse battery staple")
    before = head()
    with pytest.raises(NotTheDemos, match="empty"):
        make(lambda _: None)
    assert head() == before

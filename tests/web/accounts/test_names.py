"""One's own name: changed on a page, told to the journal, and nobody else's."""

from __future__ import annotations

import pytest
from tests.web.cast import Cast

from hallpass_web.accounts.models import Membership, Person
from hallpass_web.accounts.names import rename
from hallpass_web.audit.blanking import blank
from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Change, Doing, head, record
from hallpass_web.audit.verify_tables import verify_database

pytestmark = pytest.mark.django_db


def test_a_name_is_changed_as_an_act_of_the_journal(cast: Cast) -> None:
    """The new name stands on the page and in the journal, which verifies; what was done before keeps the old one."""
    dana = cast.client("dana")
    answer = dana.post("/account/name/", {"name": " Dana Reyes-Holm "}, follow=True)
    assert "Your name is changed." in answer.content.decode()
    assert Person.objects.get(pk=cast.people["dana"].pk).name == "Dana Reyes-Holm"
    act = Act.objects.latest("number")
    assert (act.kind, act.by, act.by_name) == ("people.named", cast.people["dana"].pk, "Dana Reyes-Holm")
    assert verify_database().whole
    assert "Dana Reyes-Holm" in cast.client("rhea").get("/organization/").content.decode()


def test_an_act_of_before_stays_under_the_old_name(cast: Cast) -> None:
    """The journal says who somebody was when they did it."""
    dana = cast.people["dana"]
    record(Doing("settings.changed", dana.pk, dana.name), [Change(None, "x", {"id": "x"}, about="settings")])
    number = Act.objects.latest("number").number
    rename(dana, "Dana Holm")
    assert Act.objects.get(number=number).by_name == "Dana Reyes"


def test_on_an_earlier_day_somebody_has_the_name_of_then(cast: Cast) -> None:
    """The people of an organization as known then stand there under what they were called then."""
    rename(cast.people["dana"], "Dana Holm")
    rhea = cast.client("rhea")
    assert "Dana Holm" in rhea.get("/organization/").content.decode()
    then = rhea.get("/organization/?known=9/1/26").content.decode()
    assert "Dana Reyes" in then
    assert "Dana Holm" not in then


def test_a_name_that_was_blanked_stands_nowhere(cast: Cast) -> None:
    """Not in what was known before it was blanked either."""
    dana = cast.people["dana"]
    blank(Doing("values.blanked", reason="A court's order"), "people", str(dana.pk), ["name"])
    for query in ("", "?known=9/1/26"):
        assert "Dana Reyes" not in cast.client("rhea").get(f"/organization/{query}").content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_name_that_is_none_is_refused_beside_its_field(cast: Cast, name: str) -> None:
    """Nothing, and more than fits, change nothing."""
    answer = cast.client("dana").post("/account/name/", {"name": name})
    assert 'class="error"' in answer.content.decode()
    assert Person.objects.get(pk=cast.people["dana"].pk).name == "Dana Reyes"


def test_the_same_name_is_no_act(cast: Cast) -> None:
    """Sent as it was, nothing is recorded."""
    dana = cast.client("dana")
    before = head()
    answer = dana.post("/account/name/", {"name": "Dana Reyes"}, follow=True)
    assert "Your name is as it was." in answer.content.decode()
    assert head() == before


def test_who_has_no_role_changes_the_own_name_too(cast: Cast) -> None:
    """The account is the person's own, whatever they may do."""
    for one in Membership.objects.filter(person=cast.people["rhea"].pk, until=None):
        record(Doing("memberships.ended"), [Change(Membership, one.key, None)])
    assert cast.client("rhea").post("/account/name/", {"name": "Rhea L."})["Location"] == "/account/"

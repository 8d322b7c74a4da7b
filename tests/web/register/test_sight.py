"""Who sees which rows."""

from __future__ import annotations

import pytest
from tests.web.cast import TODAY, Cast, the_register

from hallpass.checking import check_officer
from hallpass.register.schema import LISTS
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass_web.audit.moments import newest
from hallpass_web.register import access, bridge, services
from hallpass_web.register.access import seen
from hallpass_web.standing.answers import policy

pytestmark = pytest.mark.django_db

SEEN = {
    ("dana", "districts"): "larkfield",
    ("dana", "schools"): "lhs lms",
    ("dana", "agencies"): "larkfield-pd moraine-so",
    ("dana", "agency_policies"): "larkfield-2025 moraine-2025",
    ("dana", "officers"): "olive bram cass moss",
    ("dana", "employments"): "e-olive e-bram e-cass e-moss-now",
    ("dana", "completions"): "c-olive c-moss",
    ("dana", "certificates"): "k-olive",
    ("dana", "contracts"): "k1 k2",
    ("dana", "assignments"): "a-olive a-cass a-moss-now a-bram",
    ("dana", "policy_reviews"): "r-olive r-bram",
    ("dana", "conduct_events"): "v-olive",
    ("rhea", "conduct_events"): "",
    ("ada", "conduct_events"): "v-olive",
    ("sam", "conduct_events"): "",
    ("ivo", "conduct_events"): "v-olive",
    ("olive", "conduct_events"): "v-olive",
    ("sam", "officers"): "olive bram moss",
    ("sam", "employments"): "e-olive e-bram e-moss-now",
    ("sam", "assignments"): "a-olive a-moss-now a-bram",
    ("sam", "completions"): "c-olive c-moss",
    ("sam", "certificates"): "k-olive",
    ("sam", "policy_reviews"): "r-olive r-bram",
    ("sam", "schools"): "lhs lms",
    ("sam", "districts"): "larkfield",
    ("sam", "contracts"): "k1",
    ("olive", "officers"): "olive",
    ("olive", "assignments"): "a-olive",
    ("olive", "schools"): "lhs",
    ("olive", "contracts"): "k1",
    ("nils", "officers"): "moss nora",
    ("nils", "employments"): "e-moss-then e-nora",
    ("nils", "assignments"): "a-moss-then a-nora",
    ("nils", "schools"): "ths",
    ("tess", "officers"): "moss nora",
    ("tess", "assignments"): "a-moss-then a-nora",
    ("tess", "completions"): "c-moss c-nora",
    ("tess", "substitute_days"): "",
    ("ann", "officers"): "",
    ("ann", "assignments"): "",
    ("ann", "districts"): "larkfield tilden",
    ("ann", "courses"): "full",
    ("nils", "courses"): "full",
}


@pytest.mark.parametrize(("who", "name"), SEEN, ids=lambda part: str(part))
def test_each_sees_what_is_theirs_and_nothing_else(cast: Cast, who: str, name: str) -> None:
    """The rows of a list that somebody sees are exactly those that the rules of visibility give."""
    found = seen(cast.asker(who), name, newest()).values_list("key", flat=True)
    assert sorted(found) == sorted(SEEN[who, name].split())


@pytest.mark.parametrize("who", ["dana", "rhea", "ada", "sam", "ivo", "olive", "nils", "tess"])
def test_every_viewer_gets_the_same_standing(cast: Cast, who: str) -> None:
    """An answer uses all facts of an officer, whoever asks; what an asker may not see changes what is shown only."""
    law = Law(policy())
    whole = Setting(the_register(), law)
    asker = cast.asker(who)
    theirs = Setting(bridge.facts(asker, newest()), law)
    found = list(seen(asker, "officers", newest()).values_list("key", flat=True))
    assert found
    for key in found:
        mine = check_officer(theirs, key, TODAY)
        all_told = check_officer(whole, key, TODAY)
        assert (mine.standing, mine.serving, mine.next_change) == (
            all_told.standing,
            all_told.serving,
            all_told.next_change,
        )


def test_the_register_in_the_database_is_the_register(cast: Cast) -> None:
    """What was entered comes out again, row by row, in its order."""
    out = bridge.everything(newest())
    assert cast.people
    for name in LISTS:
        assert getattr(out, name) == getattr(the_register(), name), name


def test_an_absence_under_another_agency_is_not_told(cast: Cast) -> None:
    """Terry Moss served at Tilden before; that he is away from Larkfield's police now is none of Tilden's business."""
    row = {"officer": "moss", "from": "2026-11-02", "to": "2026-11-06"}
    services.enter(cast.asker("sam"), "absences", {**row, "id": "x-moss"})
    sees = {name: access.sees(cast.asker(name), "absences", "x-moss", newest()) for name in ("dana", "nils", "tess")}
    assert sees == {"dana": True, "nils": False, "tess": False}


def test_facts_hold_nobody_who_has_nothing_to_do_with_the_asker(cast: Cast) -> None:
    """What answers rest on does not reach to a stranger's officers."""
    assert "nora" not in bridge.facts(cast.asker("dana"), newest()).officer
    assert "olive" not in bridge.facts(cast.asker("tess"), newest()).officer


@pytest.mark.parametrize(("who", "events"), [("dana", ["v-olive"]), ("rhea", []), ("sam", []), ("ivo", ["v-olive"])])
def test_of_conduct_facts_hold_what_the_asker_sees(cast: Cast, who: str, events: list[str]) -> None:
    """No standing turns on a conduct event, so who may not see one is not even handed it."""
    assert [row.id for row in bridge.facts(cast.asker(who), newest()).conduct_events] == events

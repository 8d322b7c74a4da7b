"""The page of one officer: who sees it, what it says, and what it does not tell of others."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.the_policy import the_policy
from tests.web.cast import TODAY, Cast, the_register

from hallpass.checking import check_officer
from hallpass.files.words import SERVES
from hallpass.rules.law import Law
from hallpass.rules.officer import Setting
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.bridge import blank_row
from hallpass_web.register.models import Assignment, Completion, Officer, PolicyReview
from hallpass_web.register.sight import forget

FOREIGN = ("Tilden High School", "Tilden Police", "Tilden Area")


def page(cast: Cast, who: str, officer: str, query: str = "") -> str:
    """The page as text, for somebody who sees it."""
    answer = cast.client(who).get(f"/officers/{officer}/{query}")
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("officer", "seen_by"),
    [
        ("olive", {"dana", "rhea", "ada", "sam", "ivo", "olive"}),
        ("bram", {"dana", "rhea", "ada", "sam", "ivo"}),
        ("cass", {"dana", "rhea", "ada"}),
        ("moss", {"dana", "rhea", "ada", "sam", "ivo", "nils", "tess"}),
        ("nora", {"nils", "tess"}),
        ("nobody", set()),
    ],
)
def test_who_sees_an_officer(cast: Cast, officer: str, seen_by: set[str]) -> None:
    """Those whose officer it is or was, and the officer; to everybody else there is no such page."""
    found = {who for who in cast.people if cast.client(who).get(f"/officers/{officer}/").status_code == 200}
    assert found == seen_by


@pytest.mark.django_db
def test_nobody_sees_it_without_signing_in(client) -> None:
    """A stranger is led to the sign-in."""
    assert client.get("/officers/olive/").status_code == 302


def test_every_viewer_gets_the_same_standing(cast: Cast) -> None:
    """The answer at a school is the kernel's over the whole register, whoever asks."""
    whole = check_officer(Setting(the_register(), Law(the_policy())), "moss", TODAY)
    (there,) = whole.serving
    for who in ("dana", "rhea", "sam", "ivo"):
        places = page(cast, who, "moss").split('<ul class="places">')[1].split("</ul>")[0]
        assert re.findall(r"</svg><span>(.*?)</span>", places) == [SERVES[there.may_serve]]


@pytest.mark.parametrize("who", ["dana", "rhea", "ada", "sam", "ivo"])
def test_of_what_an_asker_may_not_see_days_and_kinds_remain(cast: Cast, who: str) -> None:
    """Terry Moss served elsewhere: that it was, and when, is told; where and for whom is not."""
    text = page(cast, who, "moss")
    assert not [name for name in FOREIGN if name in text]
    assert "elsewhere" in text or who in ("sam", "ivo")


def test_the_former_district_is_told_nothing_of_the_new_one(cast: Cast) -> None:
    """The same the other way round."""
    text = page(cast, "nils", "moss")
    assert "Larkfield" not in text
    assert "Tilden High School" in text


def test_it_says_the_answer_the_ground_and_what_would_change_it(cast: Cast) -> None:
    """The sentence, the badge, the deciding row, what is owed, the years and the record."""
    text = page(cast, "dana", "olive")
    assert "<strong>may serve at Larkfield High School</strong>" in text
    assert "under paragraph 5.1" in text
    assert '<tr class="decides is-yes">' in text
    assert "Three school years of Olive Hartwell" in text
    assert "SRO course" in text
    assert "SRO policy of Larkfield Police Department" in text


def test_another_day_has_another_answer(cast: Cast) -> None:
    """On a day before the first assignment the officer serves nowhere."""
    text = page(cast, "dana", "olive", "?on=8/1/25")
    assert "On August 1, 2025" in text
    assert "may serve at Larkfield High School" not in text.split('class="section"')[0].split("begins on")[0]


def test_what_was_not_known_yet_is_not_there(cast: Cast) -> None:
    """Before the first entry nobody had heard of the officer."""
    assert cast.client("dana").get("/officers/olive/?known=2026-08-01").status_code == 404


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("sam", {"Record training", "Record a certificate copy", "Record a policy review"}),
        ("dana", {"Assign an officer"}),
        ("rhea", set()),
        ("ada", set()),
    ],
)
def test_acts_are_offered_to_those_who_may(cast: Cast, who: str, acts: set[str]) -> None:
    """Who may not write a list is not led to a form of it."""
    text = page(cast, who, "olive")
    assert acts <= set(re.findall(r">([A-Z][a-z]+ [^<>]+)</a>", text))
    if not acts:
        assert "/new/" not in text


@pytest.mark.parametrize(("officer", "offered"), [("olive", False), ("cass", True)])
def test_a_district_is_led_to_record_for_the_agencies_that_it_keeps_alone(
    cast: Cast, officer: str, offered: bool
) -> None:
    """Larkfield's police record Olive's training themselves; Moraine's sheriff has no member yet, so Dana may."""
    assert (f"/register/completions/new/?officer={officer}" in page(cast, "dana", officer)) is offered
    assert f"/register/assignments/new/?officer={officer}" in page(cast, "dana", officer)


def test_an_act_on_the_officer_stands_in_the_history(cast: Cast) -> None:
    """What was done, with whom, when and why; the newest first."""
    row = {"id": "c-new", "officer": "olive", "course": "full", "completed_on": "2026-11-20", "extra": {}}
    doing = Doing("completions.corrected", by=cast.people["sam"].pk, by_name="Sam Okafor", reason="The day was wrong.")
    record(doing, [Change(Completion, "c-new", row)])
    told = page(cast, "dana", "olive").split("<h2>History</h2>")[1]
    assert told.index("Corrected: completion") < told.index("Accepted a file")
    assert "SRO course, Nov 20, 2026" in told
    assert "Sam Okafor" in told
    assert "Reason: The day was wrong." in told


def _queries(cast: Cast, officer: str) -> int:
    forget()
    client = cast.client("dana")
    with CaptureQueriesContext(connection) as counted:
        assert client.get(f"/officers/{officer}/").status_code == 200
    return len(counted)


def test_the_page_costs_the_same_queries_however_much_is_on_record(cast: Cast) -> None:
    """Two rows of a list or forty: the number of queries does not grow."""
    before = _queries(cast, "olive")
    assigned = blank_row(
        "assignments", {"officer": "olive", "school": "lms", "role": "substitute", "from": "2026-01-05"}
    )
    reviewed = blank_row("policy_reviews", {"officer": "olive", "policy": "larkfield-2025"})
    for number in range(40):
        rows = [(Assignment, f"a-{number}", assigned), (PolicyReview, f"r-{number}", reviewed)]
        record(Doing("import.accepted"), [Change(model, key, row | {"id": key}) for model, key, row in rows])
    assert _queries(cast, "olive") == before


def test_the_days_asked_about_go_along_with_links(cast: Cast) -> None:
    """A chip leads to the policy for the same days."""
    assert "/policy/5.1/?on=2026-09-14" in page(cast, "dana", "olive", "?on=2026-09-14")


def test_a_name_cannot_become_markup(cast: Cast) -> None:
    """Names are text, in the sentence too."""
    kept = Officer.objects.get(key="olive", until=None)
    record(Doing("officers.corrected"), [Change(Officer, "olive", kept.as_row() | {"name": "<b>may serve at</b>"})])
    text = cast.client("dana").get("/officers/olive/").content.decode()
    assert "<b>may" not in text


def test_what_another_agency_keeps_beside_the_answer_is_not_told(cast: Cast) -> None:
    """No answer rests on copies that another agency holds: they are its own."""
    assert "Certificate copies" in page(cast, "dana", "olive")
    text = page(cast, "dana", "moss")
    assert "Held by" not in text
    assert "Held by Tilden Police Department" in page(cast, "tess", "moss")


def test_what_is_owed_leads_to_where_it_is_recorded(cast: Cast) -> None:
    """For who may: the list in which the act that is owed is entered, for this officer."""
    owed = {who: page(cast, who, "moss").split("<h2>What is owed</h2>")[1].split("</ul>")[0] for who in ("sam", "rhea")}
    assert "/register/certificates/new/?officer=moss" in owed["sam"] or "/register/policy_reviews/new/" in owed["sam"]
    assert "/new/" not in owed["rhea"]

"""The readings: everybody sees which hold; an administrator chooses another, after seeing whose answers it changes."""

from __future__ import annotations

import pytest
from tests.web.cast import Cast

from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import head
from hallpass_web.register.access import one
from hallpass_web.register.services import Refused, correct
from hallpass_web.standing.answers import policy
from hallpass_web.standing.models import ChosenReading
from hallpass_web.standing.readings import choose, readings_now

VERSION = policy().versions[-1]
LATE = "/readings/same_day_completion/late/"
GIVEN = {"value": "late", "reason": "Advice of counsel of Nov 2", "expects": "0"}


def test_every_reading_with_its_choices_is_shown_to_everybody(cast: Cast) -> None:
    """Also which one holds, for readings decide for all alike."""
    for name in ("rhea", "olive", "ivo", "ann"):
        page = cast.client(name).get("/readings/").content.decode()
        for reading in VERSION.readings.values():
            for value in reading.values:
                assert f"/readings/{reading.name}/{value.value}/" in page or value.says.split("“")[0] in page
        assert "nobody chose another" in page


def test_an_administrator_chooses_a_reading_as_an_act(cast: Cast) -> None:
    """It holds from then on for everybody, with who chose it and why."""
    ann = cast.client("ann")
    assert ann.post(LATE, GIVEN).status_code == 302
    act = Act.objects.latest("number")
    assert (act.kind, act.reason) == ("readings.chosen", GIVEN["reason"])
    assert ChosenReading.objects.get(until=None).value == "late"
    page = cast.client("rhea").get("/readings/").content.decode()
    assert GIVEN["reason"] in page
    assert "same day completion is late" in cast.client("olive").get("/policy/").content.decode()


def test_what_was_read_then_is_known_then(cast: Cast) -> None:
    """A page as known on an earlier day rests on the readings of that day."""
    choose(cast.asker("ann"), VERSION, "day_sixty", "exempt", 0, "Advice")
    page = cast.client("rhea").get("/readings/?known=2026-08-30").content.decode()
    assert "Advice" not in page


@pytest.mark.parametrize("name", ["dana", "ivo", "rhea", "ada", "olive", "sam"])
def test_nobody_else_chooses(cast: Cast, name: str) -> None:
    """They may look whose answers it would change, and no more."""
    client = cast.client(name)
    before = head()
    assert client.get(LATE).status_code == 200
    assert b'<form class="form"' not in client.get(LATE).content
    assert client.post(LATE, GIVEN).status_code == 404
    with pytest.raises(Refused):
        choose(cast.asker(name), VERSION, "day_sixty", "exempt", 0, "Advice")
    assert head().number == before.number


def test_a_choice_without_a_reason_is_not_taken(cast: Cast) -> None:
    """What was typed stays, and nothing is written."""
    ann = cast.client("ann")
    before = head()
    assert ann.post(LATE, {**GIVEN, "reason": " "}).status_code == 200
    assert head() == before


def test_two_administrators_do_not_overwrite_each_other(cast: Cast) -> None:
    """Whoever chose with an older page before their eyes is told so."""
    choose(cast.asker("ann"), VERSION, "same_day_completion", "late", 0, "Advice")
    since = readings_now(VERSION, {**dict.fromkeys(VERSION.readings, "")}, newest())
    assert any(now.since for now in since)
    page = cast.client("ann").post("/readings/same_day_completion/in_time/", {**GIVEN, "value": "in_time"})
    assert page.status_code == 200
    assert "Somebody else chose" in page.content.decode()
    assert ChosenReading.objects.get(until=None).value == "late"


def test_a_preview_counts_for_administrators_and_names_only_whom_one_sees(cast: Cast) -> None:
    """Olive completed the course on her first day: Dana sees her, Ann is told how many, Nils learns nothing."""
    sam = cast.asker("sam")
    row = one(sam, "completions", "c-olive", newest())
    first_day = {**row.as_row(), "completed_on": "2025-09-02"}
    correct(sam, "completions", "c-olive", first_day, row.since, "As printed")
    pages = {name: cast.client(name).get(f"{LATE}?on=9/2/25").content.decode() for name in ("dana", "ann", "nils")}
    assert "Olive Hartwell" in pages["dana"]
    assert "<b>1 officer</b>" in pages["dana"]
    assert "<b>1 officer</b>" in pages["ann"]
    assert "Olive" not in pages["ann"] + pages["nils"]
    assert "nobody’s answers" in pages["nils"]


def test_a_reading_that_the_policy_does_not_have_is_not_found(cast: Cast) -> None:
    """Neither its page nor a choice of it."""
    for address in ("/readings/nothing/late/", "/readings/same_day_completion/nothing/"):
        assert cast.client("ann").get(address).status_code == 404
        assert cast.client("ann").post(address, GIVEN).status_code == 404

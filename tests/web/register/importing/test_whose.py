"""Whose rows an import writes, and who may bring, see and accept it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.cast import Cast
from tests.web.register.importing.conftest import HEADINGS, ROSTER, Desk, as_csv, as_json, words_of

from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.models import Act
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.register.importing.models import Stage
from hallpass_web.register.models import Completion, Course, Officer

pytestmark = pytest.mark.django_db
At = Callable[[str], Desk]


def test_rows_that_are_not_the_askers_are_left_out(desk: At) -> None:
    """A district cannot write what the agency owns, once somebody of the agency signs in."""
    dana = desk("dana")
    file = {"completions": [{"id": "x", "officer": "olive", "course": "full", "completed_on": "2026-01-05"}]}
    page = dana.bring(as_json(file))
    assert not dana.seen.taken
    assert "Not yours to change" in words_of(page)


def test_a_district_writes_for_an_agency_without_members(desk: At) -> None:
    """Moraine's sheriff has no member: the district's coordinator enters its completions, marked as told."""
    dana = desk("dana")
    row = {"id": "x", "officer": "cass", "course": "full", "completed_on": "2026-01-05"}
    dana.bring(as_json({"completions": [row]}))
    dana.accepts()
    assert Completion.objects.get(officer="cass", until=None).told_by == "district:larkfield"


def test_an_employment_in_the_file_gives_no_right_over_somebody_else(desk: At) -> None:
    """Saying that a kept officer works for an agency that one keeps does not make the officer one's own."""
    dana = desk("dana")
    file = {
        "employments": [{"officer": "olive", "agency": "moraine-so", "from": "2030-01-01"}],
        "completions": [{"officer": "olive", "course": "full", "completed_on": "2026-01-05"}],
    }
    dana.bring(as_json(file))
    assert [line.row.list for line in dana.seen.taken if line.row.list == "completions"] == []


def test_an_agency_imports_its_own(desk: At) -> None:
    """The training coordinator writes officers, employments and completions of the agency, and no assignments."""
    sam = desk("sam")
    sam.bring(as_csv([HEADINGS, ["Quill, Ada", "333001", "Larkfield Police Department", "Larkfield High School", "SRO",
                                 "11/2/2026", "", "SRO course", "8/20/26"]], "sro 2026-27.csv"))  # fmt: skip
    lists = {line.row.list for line in sam.seen.taken}
    assert {"officers", "employments", "completions"} <= lists
    assert "assignments" not in lists
    sam.accepts()
    assert Officer.objects.get(name="Ada Quill", until=None).told_by == ""


def test_a_foreign_row_is_neither_found_nor_told(desk: At) -> None:
    """Nora is a stranger to Dana: the same license makes a new person, and no key of hers is shown or reached."""
    dana = desk("dana")
    file = {
        "officers": [{"id": "nora", "name": "Nora Quince", "license": "317002"}],
        "employments": [{"officer": "nora", "agency": "moraine-so", "from": "2026-10-01"}],
        "completions": [{"officer": "nora", "course": "full", "completed_on": "2026-10-05"}],
    }
    page = dana.bring(as_json(file))
    lines = {line.row.list: line for line in dana.seen.lines}
    assert lines["officers"].row.before is None
    assert lines["completions"].row.after["officer"] == lines["officers"].row.key != "nora"
    assert "tilden" not in page.content.decode().lower()
    dana.accepts()
    assert Completion.objects.filter(officer="nora", until=None).count() == 1


def test_an_officer_has_one_employer_on_a_day(desk: At) -> None:
    """A second employment on the same days is left out, with the reason."""
    dana = desk("dana")
    row = {"officer": "cass", "agency": "moraine-so", "from": "2026-10-01"}
    page = dana.bring(as_json({"employments": [{**row, "id": "second"}]}))
    assert not [line for line in dana.seen.taken if line.row.before is None], words_of(page)


def test_a_new_course_is_proposed(desk: At) -> None:
    """Courses are the installation's; one that is not kept yet stands as told by whoever brought it."""
    dana = desk("dana")
    roster = [*ROSTER[:3], ["Wendell, Cass", "298117", "Moraine County Sheriff", "Larkfield Middle School", "SRO",
                            "9/8/2026", "", "NASRO Basic", "6/20/2019"]]  # fmt: skip
    dana.bring(as_csv(roster))
    dana.accepts()
    assert Course.objects.get(name="NASRO Basic", until=None).told_by == "district:larkfield"
    again = desk("dana")
    again.bring(as_json({"courses": [{"id": "full", "name": "SRO course", "kind": "legacy_nasro"}]}))
    assert not again.seen.taken


@pytest.mark.parametrize("who", ["rhea", "ada", "olive", "ann"])
def test_some_roles_bring_no_files(desk: At, who: str) -> None:
    """Whoever only looks, and an administrator by that role alone, has no import page."""
    assert desk(who).client.get("/import/").status_code == 404


@pytest.mark.parametrize("act", ["", "accept", "decide", "answer", "undo", "drop"])
@pytest.mark.parametrize("who", ["nils", "sam", "rhea", "ann"])
def test_an_import_is_its_organizations(desk: At, who: str, act: str) -> None:
    """Nobody of another organization sees or touches an import."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    stranger = desk(who)
    stranger.key = dana.key
    answer = stranger.does(act) if act else stranger.page()
    assert answer.status_code == 404
    assert dana.one.stage == Stage.READY


def test_the_act_is_of_whoever_accepts(cast: Cast, desk: At) -> None:
    """Somebody else of the organization may accept what one brought; the journal names who did."""
    erin = Person.objects.create_user("erin@example.org", name="Erin Vale")
    row = {
        "id": "m-erin",
        "person": erin.pk,
        "organization": "district:larkfield",
        "role": "coordinator",
        "officer": "",
    }
    record(Doing(kind="memberships.granted"), [Change(Membership, "m-erin", row)])
    cast.people["erin"] = erin
    dana, other = desk("dana"), desk("erin")
    dana.bring(as_csv(ROSTER))
    other.key = dana.key
    other.accepts()
    assert Act.objects.get(number=dana.one.act).by_name == "Erin Vale"


def test_a_row_that_names_nobody_is_left_out(desk: At) -> None:
    """An officer who is neither in the file nor on record for the asker: no row is entered about nobody."""
    dana = desk("dana")
    rows = [{"id": "a", "officer": who, "school": "lhs", "role": "regular", "from": "2026-11-02"} for who in ("nora",)]
    page = dana.bring(as_json({"assignments": rows}))
    assert not dana.seen.taken
    assert "It names what is neither on record nor in the file: officer" in words_of(page)

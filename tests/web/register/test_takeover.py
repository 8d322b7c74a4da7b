"""Taking over: the chief of an agency that a district kept confirms, corrects and merges; then the district reads."""

from __future__ import annotations

import pytest
from django.http import Http404
from tests.web.cast import PASSWORD, Cast

from hallpass_web.accounts.asking import Asker, asker_of
from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.models import Act
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, Moved, head, record
from hallpass_web.audit.verify_tables import verify_database
from hallpass_web.register.access import one
from hallpass_web.register.bridge import everything
from hallpass_web.register.models import MODELS, Assignment, Completion, Employment, Officer
from hallpass_web.register.services import Refused, correct, enter
from hallpass_web.register.takeover import LISTS_TOLD, confirm, merge, told, twice, waiting

MORAINE = "agency:moraine-so"


@pytest.fixture
def sheriff(cast: Cast) -> Asker:
    """Dana tells of Moraine, Cass twice; then its sheriff accepts the invitation."""
    dana = cast.asker("dana")
    enter(dana, "officers", {"id": "cass-2", "name": "C. Wendell", "license": "0298-117"})
    day = {"from": "2018-01-02", "to": None}
    enter(dana, "employments", {"id": "e-cass-2", "officer": "cass-2", "agency": "moraine-so", **day})
    enter(dana, "completions", {"id": "c-cass", "officer": "cass", "course": "full", "completed_on": "2025-08-12"})
    enter(dana, "completions", {"id": "c-cass-2", "officer": "cass-2", "course": "full", "completed_on": "2025-08-12"})
    enter(dana, "completions", {"id": "c-cass-3", "officer": "cass-2", "course": "full", "completed_on": "2026-01-12"})
    place = {"officer": "cass-2", "school": "lhs", "role": "substitute", "from": "2026-10-01"}
    enter(dana, "assignments", {"id": "a-cass-2", **place, "instructional_day": True})
    return _member(MORAINE, "chief")


def _member(organization: str, role: str) -> Asker:
    person = Person.objects.create_user(f"{role}@moraine.example.org", PASSWORD, name="Shea Moraine")
    row = {"id": "m-shea", "person": person.pk, "organization": organization, "role": role, "officer": ""}
    known = Change(None, str(person.pk), person.as_row(), about="people")
    record(Doing("memberships.granted", by_name="Ann"), [Change(Membership, "m-shea", row), known])
    asker = asker_of(person, None)
    assert asker is not None
    return asker


def keys(asker: Asker) -> set[tuple[str, str]]:
    """List and key of the rows that wait."""
    return {(name, row.key) for name, rows in told(asker, newest()).items() for row in rows}


def test_what_the_district_told_waits_for_the_chief(sheriff: Asker) -> None:
    """Exactly the rows with the district's mark."""
    assert keys(sheriff) == {
        ("officers", "cass-2"),
        ("employments", "e-cass-2"),
        ("completions", "c-cass"),
        ("completions", "c-cass-2"),
        ("completions", "c-cass-3"),
    }
    assert waiting(sheriff, newest()) == 5


def test_the_chief_confirms_one_row_or_all(sheriff: Asker) -> None:
    """Each as one act; the rows are then the agency's own words, and say what they said."""
    row = Completion.objects.get(key="c-cass", until=None)
    act = confirm(sheriff, up_to=0, only=row.since)
    assert act is not None
    assert (act.kind, act.for_key) == ("agency.taken_over", MORAINE)
    now = Completion.objects.get(key="c-cass", until=None)
    assert (now.as_row(), now.told_by) == (row.as_row(), "")
    assert waiting(sheriff, newest()) == 4
    assert confirm(sheriff, head().number) is not None
    assert keys(sheriff) == set()
    assert verify_database().whole
    with pytest.raises(Http404):
        confirm(sheriff, head().number)


def test_all_confirms_what_was_on_the_page(cast: Cast, sheriff: Asker) -> None:
    """A row that was told after the chief looked is not confirmed unseen."""
    seen = head().number
    row = one(cast.asker("ivo"), "completions", "c-moss", newest()).as_row()
    told_later = Change(Completion, "c-late", {**row, "id": "c-late", "officer": "cass"}, "district:larkfield")
    record(Doing("completions.entered"), [told_later])
    confirm(sheriff, seen)
    assert keys(sheriff) == {("completions", "c-late")}


def test_a_correction_is_the_agencys_word_too(sheriff: Asker) -> None:
    """A row that the agency corrects does not wait any longer."""
    row = one(sheriff, "completions", "c-cass", newest())
    correct(sheriff, "completions", "c-cass", {**row.as_row(), "completed_on": "2025-08-13"}, row.since, "As printed")
    assert ("completions", "c-cass") not in keys(sheriff)


def test_from_the_first_member_on_the_district_reads(cast: Cast, sheriff: Asker) -> None:
    """Dana can write nothing of Moraine any longer, and still sees its officer at her school."""
    dana = cast.asker("dana")
    row = one(dana, "completions", "c-cass", newest())
    with pytest.raises(Http404):
        correct(dana, "completions", "c-cass", {**row.as_row(), "completed_on": "2025-08-13"}, row.since, "No")
    assert sheriff.organization == MORAINE


def test_officers_with_one_license_are_told_twice(sheriff: Asker) -> None:
    """However the number is written; the older row stays."""
    assert [(pair.kept.key, pair.goes.key) for pair in twice(sheriff, newest())] == [("cass", "cass-2")]


def _merge(asker: Asker) -> Act | None:
    since = dict(Officer.objects.filter(until=None).values_list("key", "since"))
    return merge(asker, "cass", "cass-2", (since["cass"], since["cass-2"]))


def test_merging_turns_all_rows_over_in_one_act(sheriff: Asker) -> None:
    """Also the district's; what both have is kept once, and overlapping employments become one."""
    acts = Act.objects.count()
    assert _merge(sheriff) is not None
    assert Act.objects.count() == acts + 1
    now = newest()
    assert not now(Officer).filter(key="cass-2").exists()
    for model in MODELS.values():
        if "officer" in model.COLUMNS:
            assert not now(model).filter(officer="cass-2").exists(), model
    assert set(now(Completion).filter(officer="cass").values_list("key", flat=True)) == {"c-cass", "c-cass-3"}
    assert set(now(Assignment).filter(officer="cass").values_list("key", flat=True)) == {"a-cass", "a-cass-2"}
    job = now(Employment).get(officer="cass")
    assert (job.first_day.isoformat(), job.last_day) == ("2018-01-02", None)
    assert verify_database().whole
    assert everything(now).officer["cass"].name == "Cass Wendell"
    assert twice(sheriff, now) == []


def test_whoever_signs_in_as_the_one_signs_in_as_the_other(sheriff: Asker) -> None:
    """A membership of the officer that goes is one of the officer that stays."""
    row = {"id": "m-c", "person": sheriff.person, "organization": MORAINE, "role": "officer", "officer": "cass-2"}
    record(Doing("memberships.granted"), [Change(Membership, "m-c", row)])
    _merge(sheriff)
    assert Membership.objects.get(key="m-c", until=None).officer == "cass"


def test_a_merge_rests_on_what_the_chief_saw(sheriff: Asker) -> None:
    """An officer that somebody changed meanwhile is not merged."""
    with pytest.raises(Moved):
        merge(sheriff, "cass", "cass-2", (1, 2))
    assert Officer.objects.filter(key="cass-2", until=None).exists()


def test_two_employers_on_one_day_are_not_merged(sheriff: Asker) -> None:
    """A register in which an officer has two employers on a day is not answered, so it is refused."""
    row = {"id": "e-x", "officer": "cass-2", "agency": "tilden-pd", "from": "2019-10-01", "to": "2019-12-01"}
    record(Doing("employments.entered"), [Change(Employment, "e-x", {**row, "extra": {}})])
    since = dict(Officer.objects.filter(until=None).values_list("key", "since"))
    with pytest.raises(Refused, match="two agencies overlap"):
        merge(sheriff, "cass", "cass-2", (since["cass"], since["cass-2"]))


@pytest.mark.parametrize("name", ["ivo", "sam", "dana", "rhea", "ada", "ann", "olive", "nils"])
def test_nobody_else_takes_over_or_merges(cast: Cast, sheriff: Asker, name: str) -> None:
    """Neither another chief nor a coordinator; officers with other licenses are merged by nobody."""
    assert sheriff.kind == "agency"
    asker = cast.asker(name)
    assert waiting(asker, newest()) == 0
    with pytest.raises(Http404):
        _merge(asker)
    with pytest.raises(Http404):
        confirm(asker, head().number)
    status = 200 if name == "ivo" else 404
    assert cast.client(name).get("/agency/takeover/").status_code == status
    since = dict(Officer.objects.filter(until=None).values_list("key", "since"))
    with pytest.raises(Http404):
        merge(asker, "olive", "bram", (since["olive"], since["bram"]))


def test_the_page_confirms_and_merges(cast: Cast, sheriff: Asker) -> None:
    """What waits is listed with what it says; both acts are done from the page."""
    cast.people["shea"] = Person.objects.get(pk=sheriff.person)
    client = cast.client("shea")
    assert "/agency/takeover/" in client.get("/").content.decode()
    page = client.get("/agency/takeover/").content.decode()
    assert "Aug 12, 2025" in page
    assert "Larkfield Public Schools" in page
    assert "Confirm all 5 rows" in page
    since = dict(Officer.objects.filter(until=None).values_list("key", "since"))
    given = {"keep": "cass", "goes": "cass-2", "kept_since": since["cass"], "goes_since": since["cass-2"]}
    assert client.post("/agency/takeover/", given).status_code == 302
    assert not Officer.objects.filter(key="cass-2", until=None).exists()
    client.post("/agency/takeover/", {"up_to": head().number})
    assert "is the agency’s own" in client.get("/agency/takeover/").content.decode()
    for wrong in ({"up_to": "x"}, {}, {"row": "9" * 30}, {"keep": "olive"}):
        assert client.post("/agency/takeover/", wrong).status_code == 302


def test_the_statement_in_an_assignment_is_taken_over_too(cast: Cast) -> None:
    """5.3: the district said in the agency's place that the course could not be provided; the chief confirms that."""
    dana = cast.asker("dana")
    row = one(dana, "assignments", "a-cass", newest())
    correct(dana, "assignments", "a-cass", {**row.as_row(), "employer_unable": True}, row.since, "")
    assert one(dana, "assignments", "a-cass", newest()).told_by == "district:larkfield"
    chief = _member(MORAINE, "chief")
    row = one(dana, "assignments", "a-cass", newest())
    correct(dana, "assignments", "a-cass", {**row.as_row(), "to": "2027-06-01"}, row.since, "")
    assert keys(chief) == {("assignments", "a-cass")}
    confirm(chief, head().number)
    now = one(dana, "assignments", "a-cass", newest())
    assert (now.employer_unable, now.told_by, now.last_day.isoformat()) == (True, "", "2027-06-01")


def test_every_list_of_the_agency_can_be_taken_over() -> None:
    """Those that the agency owns, and its statement in an assignment."""
    assert {"officers", "completions", "agency_policies", "assignments"} < set(LISTS_TOLD)
    assert not {"schools", "contracts", "substitute_days"} & set(LISTS_TOLD)

"""Import from the file to the register and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.web.cast import ROWS, Cast
from tests.web.register.importing.conftest import Desk, as_csv, as_json, words_of

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Membership, Person
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.audit.verify_tables import verify_database
from hallpass_web.jobs.models import Job
from hallpass_web.jobs.worker import work_once
from hallpass_web.register.bridge import everything
from hallpass_web.register.importing import services
from hallpass_web.register.importing.models import Import, Stage
from hallpass_web.register.importing.selectors import asker_for
from hallpass_web.register.importing.uploads import folder_of
from hallpass_web.register.importing.work import accept
from hallpass_web.register.models import Agency, Assignment, Completion, Course, Employment, Officer, School

pytestmark = pytest.mark.django_db
At = Callable[[str], Desk]

HEADINGS = ["Officer", "License", "Agency", "School", "Role", "Start", "End", "Course", "Completed"]
ROSTER = [
    ["Larkfield Public Schools - SRO list 2026-27"],
    [],
    HEADINGS,
    [
        "Hartwell, Olive",
        "310441",
        "Larkfield PD",
        "Larkfield High School",
        "SRO",
        "9/2/2025",
        "",
        "SRO course",
        "8/15/25",
    ],
    ["Wendell, Cass", "298117", "Moraine County Sheriff", "Larkfield Middle School", "SRO", "9/8/2026", "", "", ""],
    ["Marlow, Sabine", "320018", "Moraine County Sheriff", "Larkfield Middle School", "SRO", "11/2/2026", "", "", ""],
    ["Stone, Bo", "320019", "Bell Creek Police", "Larkfield High School", "Sub", "11/2/2026", "", "", ""],
]


def state_of_all() -> object:
    return everything(newest())


def test_a_roster_says_what_it_would_change(desk: At) -> None:
    """An untidy list: who is kept is the same, who is not is new; nothing has changed yet."""
    before = state_of_all()
    dana = desk("dana")
    page = dana.bring(as_csv(ROSTER))
    assert page.status_code == 200
    new = {(line.row.list, line.row.after.get("name")) for line in dana.seen.taken if line.row.list == "officers"}
    assert new == {("officers", "Sabine Marlow"), ("officers", "Bo Stone")}
    assert "Nothing has been changed yet" in words_of(page)
    assert state_of_all() == before


def test_accepting_enters_the_rows_as_one_act(desk: At) -> None:
    """One act, an entry for each row; an agency without members is entered as told by the district."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    taken = len(dana.seen.taken)
    page = dana.accepts()
    act = Act.objects.get(kind="import.accepted", by_name="Dana Reyes")
    assert (dana.one.act, dana.one.stage) == (act.number, Stage.ACCEPTED)
    assert Entry.objects.filter(act=act.number).exclude(list__in=("acts", "imports")).count() == taken
    assert Agency.objects.get(name="Bell Creek Police", until=None).told_by == "district:larkfield"
    bo = Officer.objects.get(name="Bo Stone", until=None)
    assert (bo.license, bo.told_by) == ("320019", "district:larkfield")
    assert Employment.objects.get(officer=bo.key, until=None).told_by == "district:larkfield"
    assert Assignment.objects.get(officer=bo.key, until=None).first_day == date(2026, 11, 2)
    assert "Undo this import" in words_of(page)


def test_the_same_file_again_changes_nothing(desk: At) -> None:
    """Imported twice, every row is the same and there is nothing to accept."""
    for file in (as_csv(ROSTER), as_json(ROWS)):
        dana = desk("dana")
        dana.bring(file)
        dana.accepts()
        after = state_of_all()
        again = desk("dana")
        page = again.bring(file)
        assert not again.seen.taken
        assert "Nothing to accept" in words_of(page)
        assert again.accepts().status_code == 422
        assert state_of_all() == after


def test_undo_puts_everything_back(desk: At) -> None:
    """Undone, the register is as it was; both acts stay, and the same file can come again."""
    before = state_of_all()
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.accepts()
    assert state_of_all() != before
    dana.does("undo")
    assert state_of_all() == before
    assert Act.objects.get(kind="import.undone").undoes == dana.one.act
    assert "Undone" in words_of(dana.page())
    again = desk("dana")
    again.bring(as_csv(ROSTER))
    assert again.seen.taken


def test_undo_puts_back_what_was_changed(desk: At) -> None:
    """A corrected fact gets its old value again."""
    dana = desk("dana")
    file = {**ROWS, "assignments": [{**ROWS["assignments"][0], "from": "2025-09-03"}]}
    dana.bring(as_json(file))
    dana.accepts()
    assert Assignment.objects.get(key="a-olive", until=None).first_day == date(2025, 9, 3)
    dana.does("undo")
    assert Assignment.objects.get(key="a-olive", until=None).first_day == date(2025, 9, 2)


def test_undo_says_what_depends_on_it(desk: At) -> None:
    """A later change of one of its rows, or a later row that names one, keeps an import from being undone."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.accepts()
    later = desk("dana")
    more = [*ROSTER[:3], ["Marlow, Sabine", "320018", "Moraine County Sheriff", "Larkfield High School", "SRO",
                          "11/9/2026", "", "SRO course", "10/2/26"]]  # fmt: skip
    later.bring(as_csv(more))
    later.accepts()
    after = state_of_all()
    page = dana.does("undo")
    assert page.status_code == 409
    told = words_of(page)
    assert "Something later depends on this import" in told
    assert "Dana Reyes" in told
    assert state_of_all() == after
    later.does("undo")
    assert dana.does("undo").status_code == 302


def joins(agency: str, officer: str = "") -> None:
    """Somebody becomes a member of an agency: its chief, or one of its officers."""
    role = "officer" if officer else "chief"
    member = {"id": f"m-{agency}", "person": 0, "organization": f"agency:{agency}", "role": role, "officer": officer}
    record(Doing(kind="memberships.granted"), [Change(Membership, member["id"], member)])


def test_what_an_agency_took_over_is_not_undone_by_its_district(desk: At) -> None:
    """Once Moraine's sheriff has a member, the rows that Dana brought in the sheriff's place are not hers to take."""
    dana = desk("dana")
    row = {"id": "x", "officer": "cass", "course": "full", "completed_on": "2026-01-05"}
    dana.bring(as_json({"completions": [row]}))
    dana.accepts()
    joins("moraine-so")
    after = state_of_all()
    dana.does("undo")
    assert "kept by another organization by now" in words_of(dana.page())
    assert state_of_all() == after
    assert dana.one.stage == Stage.ACCEPTED


def test_an_officer_who_signs_in_is_not_undone(desk: At) -> None:
    """Somebody who signs in as an officer depends on the import that brought the officer."""
    sam = desk("sam")
    sam.bring(as_json({
        "officers": [{"id": "n", "name": "Sabine Marlow", "license": "320018"}],
        "employments": [{"officer": "n", "agency": "larkfield-pd", "from": "2026-01-05"}],
    }))  # fmt: skip
    sam.accepts()
    joins("larkfield-pd", Officer.objects.get(name="Sabine Marlow").key)
    assert sam.does("undo").status_code == 409
    assert Officer.objects.filter(name="Sabine Marlow", until=None).exists()


def test_what_somebody_decided_meanwhile_stays(desk: At) -> None:
    """Of two who decide at once on one import neither takes back what the other said; an accepted one stays whole."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    opened = dana.one
    dana.does("decide", row="officers:a")
    services.set_aside(opened, "officers:b", aside=True)
    services.decide_person(opened, "p", "")
    assert dana.one.aside == ["officers:a", "officers:b"]
    dana.accepts()
    for late in (services.drop, lambda one: services.leave_unknown(one, "q")):
        with pytest.raises(services.NotAccepted, match="meanwhile"):
            late(opened)
    with pytest.raises(services.NotAccepted, match="meanwhile"):
        services.read_again(opened, bringer(opened), {})
    assert dana.one.stage == Stage.ACCEPTED
    assert folder_of(dana.key).exists()


def bringer(one: Import) -> Asker:
    """Whoever brought an import."""
    asker = asker_for(one)
    assert asker is not None
    return asker


def test_a_correction_needs_a_reason(desk: At) -> None:
    """Where a fact on record becomes another, a reason is asked for once."""
    dana = desk("dana")
    file = {**ROWS, "schools": [{**ROWS["schools"][0], "level": "middle"}]}
    page = dana.bring(as_json(file))
    assert "Why are facts on record corrected?" in words_of(page)
    refused = dana.accepts(reason=" ")
    assert refused.status_code == 422
    assert "Expected a reason" in words_of(refused)
    dana.accepts(reason="it became a middle school")
    assert Act.objects.get(number=dana.one.act).reason == "it became a middle school"


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


def test_who_somebody_is_can_be_said(desk: At) -> None:
    """Same or two people: kept with the import, and what is about them no longer waits."""
    dana = desk("dana")
    roster = [*ROSTER[:3], ["C. Wendell", "", "Moraine County Sheriff", "Larkfield High School", "SRO", "11/2/2026", "",
                            "SRO course", "10/2/26"]]  # fmt: skip
    page = dana.bring(as_csv(roster))
    assert dana.seen.counts["person"] == 1
    assert "Cass Wendell is kept with a name that fits" in words_of(page)
    file_id = next(line.row.file_id for line in dana.seen.lines if line.row.asked)
    dana.does("decide", person=file_id, **{"is": "olive"})
    assert dana.seen.counts["person"] == 1, "olive was not offered"
    dana.does("decide", person=file_id, **{"is": "cass"})
    assert dana.seen.counts["person"] == 0
    assert {line.row.after["officer"] for line in dana.seen.taken if line.row.list == "assignments"} == {"cass"}
    dana.does("decide", person=file_id)
    assert [line.row.list for line in dana.seen.taken].count("officers") == 1


def test_a_row_can_be_kept_out_and_taken_in_again(desk: At) -> None:
    """A person decides row by row; what belongs to a row left out is left out with it."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    bo = next(line.row for line in dana.seen.taken if line.row.after.get("name") == "Bo Stone")
    dana.does("decide", row=bo.token)
    left = [line for line in dana.seen.lines if not line.taken and bo.key in str(line.row.after)]
    assert {line.row.list for line in left} >= {"officers", "employments", "assignments"}
    assert "Left out by you" in words_of(dana.page())
    dana.does("decide", row=bo.token, take="yes")
    assert bo.key in [line.row.key for line in dana.seen.taken]


def test_what_a_list_does_not_say_can_be_said(desk: At) -> None:
    """A day typed on the page is read as if it stood in the cell; a question left open is not asked again."""
    dana = desk("dana")
    roster = [*ROSTER[:3], ["Wendell, Cass", "298117", "Moraine County Sheriff", "Larkfield Middle School", "SRO",
                            "9/8/2026", "", "SRO course", "spring, see cert"]]  # fmt: skip
    page = dana.bring(as_csv(roster))
    asked = next(one for one in page.context["asked_cells"] if one.value == "spring, see cert")
    assert "Expected a day" in asked.says or "Expected" in asked.says
    assert next(line for line in dana.seen.taken if line.row.list == "completions").row.after["completed_on"] is None
    assert dana.does("answer", **{asked.id: "4/18/2026"}).status_code == 302
    assert dana.page().status_code == 302, "it is being read anew"
    work_once()
    row = next(line for line in dana.seen.taken if line.row.list == "completions").row
    assert row.after["completed_on"] == "2026-04-18"


def test_a_question_can_be_left_open(desk: At) -> None:
    """What somebody leaves unknown on purpose no longer asks for them."""
    dana = desk("dana")
    roster = [*ROSTER[:3], ["Wendell, Cass", "298117", "Moraine County Sheriff", "Larkfield Middle School", "SRO",
                            "9/8/2026", "", "Some class", "9/9/2026"]]  # fmt: skip
    asked = dana.bring(as_csv(roster)).context["asked_cells"]
    dana.does("answer", unknown=asked[0].id)
    assert len(dana.page().context["asked_cells"]) == len(asked) - 1


def test_a_register_that_moved_is_shown_anew(desk: At) -> None:
    """Somebody changes a row between preview and accept: nothing is written, and the page says which row moved."""
    file = {**ROWS, "assignments": [{**ROWS["assignments"][0], "from": "2025-09-03"}]}
    dana = desk("dana")
    dana.bring(as_json(file))
    shown = dana.shown()
    other = desk("dana")
    other.bring(as_json({**ROWS, "assignments": [{**ROWS["assignments"][0], "to": "2027-06-05"}]}))
    other.accepts()
    before = state_of_all()
    page = dana.does("accept", at=shown, reason="the list is right")
    told = words_of(page)
    assert "The register moved since you looked. Nothing was accepted." in told
    assert "Assignments: Olive Hartwell" in told
    assert "Somebody changed the row meanwhile" in told
    assert state_of_all() == before
    dana.accepts()
    assert Assignment.objects.get(key="a-olive", until=None).first_day == date(2025, 9, 3)


def test_accepting_twice_is_accepting_once(desk: At) -> None:
    """The job begun anew after it was done does nothing more."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.accepts()
    acts = Act.objects.count()
    accept(dana.key, lambda _share, _says: None)
    assert Act.objects.count() == acts


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


def test_files_can_be_dropped(desk: At) -> None:
    """Files that are not wanted go, with their folder; an accepted import stays."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    folder = folder_of(dana.key)
    assert (folder / "files").exists()
    dana.does("drop")
    assert not folder.exists()
    assert dana.page().status_code == 404
    dana.bring(as_csv(ROSTER))
    dana.accepts()
    dana.does("drop")
    assert dana.page().status_code == 200


def test_a_course_that_nobody_taken_completed_is_not_entered(desk: At) -> None:
    """A list's course comes with the completions that are taken, and not without them."""
    dana = desk("dana")
    rows = [["Hartwell, Olive", "310441", "Larkfield PD", "Larkfield High School", "SRO", "9/2/2025", "", "NASRO Basic",
             "6/20/2019"]]  # fmt: skip
    page = dana.bring(as_csv([*ROSTER[:3], *rows]))
    assert not [line for line in dana.seen.taken if line.row.list == "courses"]
    assert "No row that is taken names it" in words_of(page)


def test_a_row_that_moves_at_the_last_moment_keeps_the_file_out(desk: At) -> None:
    """Changed after the button was pressed and before the work began: nothing is written, and the page says so."""
    dana = desk("dana")
    dana.bring(as_json({**ROWS, "assignments": [{**ROWS["assignments"][0], "from": "2025-09-03"}]}))
    assert dana.does("accept", at=dana.shown(), reason="the list is right").status_code == 302
    other = Assignment.objects.get(key="a-olive", until=None).as_row() | {"to": "2027-06-05"}
    record(Doing(kind="assignments.completed"), [Change(Assignment, "a-olive", other)])
    work_once()
    assert dana.one.act is None
    assert "Somebody changed the row meanwhile" in words_of(dana.page())


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


def test_somebody_else_waits_for_the_reading(cast: Cast, desk: At) -> None:
    """Files being read by a colleague: the page says so and renews itself; given up, it says why."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.does("answer", **{dana.page().context["settings"][0][1][0].id: "4"})
    assert dana.one.stage == Stage.READING
    Job.objects.filter(kind="import.read").update(owner=cast.people["nils"].pk)
    page = dana.page()
    assert page["Refresh"]
    assert "being read" in words_of(page)
    Job.objects.filter(kind="import.read").update(state="failed", says="It was given up.")
    assert "It was given up." in words_of(dana.page())


def test_files_that_cannot_be_read_say_why(desk: At) -> None:
    """A damaged workbook gives a sentence and a way on."""
    page = desk("dana").bring(("x.xlsx", b"PK\x03\x04 and nothing"))
    assert "no Excel workbook" in words_of(page)
    assert "Choose other files" in words_of(page)


def test_the_journal_is_whole_after_an_import_and_its_undo(desk: At) -> None:
    """The chain verifies, and the tables are still the fold of it."""
    dana = desk("dana")
    dana.bring(as_json(ROWS | {"schools": [{**ROWS["schools"][0], "id": "other", "name": "Elm School"}]}))
    dana.accepts()
    assert verify_database().whole
    dana.does("undo")
    assert verify_database().first is None


def test_further_columns_are_shown_and_kept(desk: At) -> None:
    """A column that the format does not have is kept with its row, and the preview shows it; a further list is told."""
    dana = desk("dana")
    school = {**ROWS["schools"][0], "Room": "B12"}
    page = dana.bring(as_json({"schools": [school], "lockers": [{"number": "7"}]}))
    told = words_of(page)
    assert "Room: B12" in told
    assert "lockers: this list is not part of the format; it stays out" in told
    dana.accepts()
    assert School.objects.get(key="lhs", until=None).extra == {"Room": "B12"}

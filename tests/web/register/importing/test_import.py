"""Import from the file to the register and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.cast import ROWS
from tests.web.register.importing.conftest import ROSTER, Desk, as_csv, as_json, words_of

from hallpass_web.accounts.asking import Asker
from hallpass_web.accounts.models import Membership
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import newest
from hallpass_web.audit.recorder import Change, Doing, record
from hallpass_web.audit.verify_tables import verify_database
from hallpass_web.jobs.models import Job
from hallpass_web.jobs.worker import work_once
from hallpass_web.register.bridge import everything
from hallpass_web.register.importing import services
from hallpass_web.register.importing.depending import MOST_TOLD
from hallpass_web.register.importing.models import Import, Stage
from hallpass_web.register.importing.selectors import asker_for
from hallpass_web.register.importing.uploads import folder_of
from hallpass_web.register.importing.work import accept, undo
from hallpass_web.register.models import Agency, Assignment, Employment, Officer, SubstituteDay

pytestmark = pytest.mark.django_db
At = Callable[[str], Desk]


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
    dana.undoes()
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
    dana.undoes()
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
    page = dana.undoes()
    assert page.status_code == 409
    told = words_of(page)
    assert "Something later depends on this import" in told
    assert "Dana Reyes" in told
    assert state_of_all() == after
    later.undoes()
    assert "Undone" in words_of(dana.undoes())


def test_undoing_is_a_job(desk: At) -> None:
    """Pressed, the work is somebody's to watch, leave and come back to; asked twice or done twice, it is one act."""
    before = state_of_all()
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.accepts()
    pressed = dana.does("undo")
    job = Job.objects.get(kind="import.undo")
    assert pressed["Location"] == dana.page()["Location"] == f"/jobs/{job.pk}/"
    assert "Undo this import" not in words_of(dana.client.get(pressed["Location"]))
    dana.does("undo")
    work_once()
    assert state_of_all() == before
    assert dana.client.get(pressed["Location"])["Location"] == f"/import/{dana.key}/"
    undo(dana.key, lambda _share, _says: None)
    assert Act.objects.filter(kind="import.undone").count() == Job.objects.filter(kind="import.undo").count() == 1


def test_what_comes_to_depend_on_it_before_the_work_keeps_it(desk: At) -> None:
    """Undo was pressed, and somebody changes a row of it before the work begins: nothing is undone, and it is said."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.accepts()
    pressed = dana.does("undo")
    bo = Officer.objects.get(name="Bo Stone", until=None)
    record(Doing(kind="officers.corrected"), [Change(Officer, bo.key, bo.as_row() | {"license": "320020"})])
    after = state_of_all()
    work_once()
    assert state_of_all() == after
    assert "Something later depends on this import by now" in words_of(dana.client.get(pressed["Location"]))
    assert dana.does("undo").status_code == 409


def test_of_much_that_depends_on_it_the_first_is_told_and_all_is_counted(desk: At) -> None:
    """Hundreds of later changes cost a page no more than fifty."""
    dana = desk("dana")
    first = date(2030, 1, 1)
    days = [{"officer": "bram", "school": "lhs", "date": str(first + timedelta(days=at))} for at in range(60)]
    dana.bring(as_json({"substitute_days": days}))
    dana.accepts()
    rows = SubstituteDay.objects.filter(since__gt=dana.one.act)
    changes = [Change(SubstituteDay, row.key, row.as_row() | {"school": "lms"}) for row in rows]
    record(Doing("substitute_days.corrected"), changes)
    told = words_of(dana.does("undo"))
    assert "60 later changes" in told
    assert told.count("Corrected: substitute day") == MOST_TOLD


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
    assert "kept by another organization by now" in words_of(dana.undoes())
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
    assert sam.undoes().status_code == 409
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
    page = dana.does("accept", reason="the list is right", **shown)
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


def test_a_row_that_moves_at_the_last_moment_keeps_the_file_out(desk: At) -> None:
    """Changed after the button was pressed and before the work began: nothing is written, and the page says so."""
    dana = desk("dana")
    dana.bring(as_json({**ROWS, "assignments": [{**ROWS["assignments"][0], "from": "2025-09-03"}]}))
    assert dana.does("accept", reason="the list is right", **dana.shown()).status_code == 302
    other = Assignment.objects.get(key="a-olive", until=None).as_row() | {"to": "2027-06-05"}
    record(Doing(kind="assignments.completed"), [Change(Assignment, "a-olive", other)])
    work_once()
    assert dana.one.act is None
    assert "Somebody changed the row meanwhile" in words_of(dana.page())


def test_the_journal_is_whole_after_an_import_and_its_undo(desk: At) -> None:
    """The chain verifies, and the tables are still the fold of it."""
    dana = desk("dana")
    dana.bring(as_json(ROWS | {"schools": [{**ROWS["schools"][0], "id": "other", "name": "Elm School"}]}))
    dana.accepts()
    assert verify_database().whole
    dana.undoes()
    assert verify_database().first is None


def test_a_preview_costs_the_same_for_many_rows(desk: At) -> None:
    """The queries of the page do not grow with the rows of the file."""
    spent = []
    for number in (2, 40):
        dana = desk("dana")
        people = [[f"{name}, Ann", str(500000 + at)] for at, name in enumerate(names(number))]
        duty = ["Moraine County Sheriff", "Larkfield High School", "SRO", "11/2/2026", "", "SRO course", "8/3/26"]
        rows = [[*who, *duty] for who in people]
        dana.bring(as_csv([*ROSTER[:3], *rows]))
        with CaptureQueriesContext(connection) as queries:
            dana.page()
        spent.append(len(queries))
    assert spent[0] == spent[1]


def names(number: int) -> list[str]:
    """So many last names that nobody takes for one another."""
    return [f"{chr(65 + at % 26) * 3}{chr(97 + at // 26) * 4}mond" for at in range(number)]

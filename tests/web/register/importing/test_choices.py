"""What people decide on the page of an import, and how it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.cast import ROWS, Cast
from tests.web.register.importing.conftest import ROSTER, Desk, as_csv, as_json, words_of

from hallpass_web.audit.models import Entry
from hallpass_web.jobs.models import Job
from hallpass_web.jobs.worker import work_once
from hallpass_web.register.importing.models import Stage
from hallpass_web.register.importing.uploads import folder_of
from hallpass_web.register.models import Officer, School

pytestmark = pytest.mark.django_db
At = Callable[[str], Desk]


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


def test_what_is_accepted_stood_on_the_page_when_accept_was_pressed(desk: At) -> None:
    """A choice after Accept and before the work is refused in words, by whichever button; what stood there is taken."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    taken = len(dana.seen.taken)
    bo = next(line.row for line in dana.seen.taken if line.row.after.get("name") == "Bo Stone")
    setting = dana.page().context["settings"][0][1][0].id
    dana.does("accept", **dana.shown())
    late = [("decide", {"row": bo.token}), ("answer", {setting: "4"}), ("answer", {"unknown": "q"}), ("drop", {})]
    for act, posted in late:
        told = words_of(dana.client.get(dana.does(act, **posted)["Location"], follow=True))
        assert "What came later was not taken" in told, act
    work_once()
    assert Entry.objects.filter(act=dana.one.act).exclude(list__in=("acts", "imports")).count() == taken
    assert Officer.objects.filter(key=bo.key, until=None).exists()


def test_a_choice_of_somebody_else_between_look_and_accept_is_shown_first(desk: At) -> None:
    """Accept sends what the page showed: a colleague's choice since then is looked at before it is accepted."""
    dana, colleague = desk("dana"), desk("dana")
    dana.bring(as_csv(ROSTER))
    shown = dana.shown()
    colleague.key = dana.key
    bo = next(line.row for line in dana.seen.taken if line.row.after.get("name") == "Bo Stone")
    colleague.does("decide", row=bo.token)
    page = dana.does("accept", **shown)
    assert page.status_code == 422
    assert "Somebody decided on this file since you looked" in words_of(page)
    assert not Job.objects.filter(kind="import.accept").exists()
    dana.accepts()
    assert not Officer.objects.filter(key=bo.key).exists()


def test_a_colleague_hears_that_it_is_being_accepted(cast: Cast, desk: At) -> None:
    """Whoever did not press the button sees that the work is under way, without its job."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    dana.does("accept", **dana.shown())
    assert dana.page()["Location"].startswith("/jobs/")
    Job.objects.update(owner=cast.people["nils"].pk)
    assert "This import is being accepted" in words_of(dana.page())


def test_nothing_is_read_twice_at_once(desk: At) -> None:
    """An answer while the files are being read would not be read with them: it is refused in words."""
    dana = desk("dana")
    dana.bring(as_csv(ROSTER))
    line = dana.page().context["settings"][0][1][0]
    dana.does("answer", **{line.id: "4"})
    mapping = dana.one.mapping
    dana.does("answer", **{line.id: "5"})
    assert dana.one.mapping == mapping

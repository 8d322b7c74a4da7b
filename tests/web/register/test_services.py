"""Acts on the register: who may do them, what they ask for, and what they leave."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404
from tests.web.cast import BEGUN, Cast

from hallpass_web.accounts.models import Membership
from hallpass_web.audit.models import Act, Entry
from hallpass_web.audit.moments import known_on, newest
from hallpass_web.audit.recorder import Change, Doing, Moved, head, record
from hallpass_web.register import access, services
from hallpass_web.register.models import Assignment, Completion, Contract, Employment, Officer, PolicyReview
from hallpass_web.register.services import Edit, Refused


def now(model: Any, key: str) -> Any:
    """A row as it stands."""
    return model.objects.get(key=key, until=None)


def full_course(officer: str) -> dict[str, Any]:
    """A completion of the full course, as a form gives it."""
    return {"officer": officer, "course": "full", "completed_on": "2026-11-02"}


def test_an_act_leaves_its_row_and_its_entry_together(cast: Cast) -> None:
    """Sam records training: the row stands, and the journal says who did it, for whom."""
    act = services.enter(cast.asker("sam"), "completions", full_course("bram"))
    (row,) = Completion.objects.filter(officer="bram", until=None)
    assert (act.kind, act.by_name, act.for_key) == ("completions.entered", "Sam Okafor", "agency:larkfield-pd")
    assert [(entry.list, entry.row) for entry in Entry.objects.filter(act=act.number)] == [
        ("acts", str(act.number)),
        ("completions", row.key),
    ]
    assert row.since == act.number + 1
    assert row.told_by == ""


@pytest.mark.parametrize(
    ("who", "list_name", "row"),
    [
        ("dana", "completions", full_course("bram")),
        ("rhea", "assignments", {"officer": "bram", "school": "lhs", "role": "regular", "from": "2026-12-01"}),
        ("ada", "assignments", {"officer": "bram", "school": "lhs", "role": "regular", "from": "2026-12-01"}),
        ("sam", "assignments", {"officer": "bram", "school": "lhs", "role": "regular", "from": "2026-12-01"}),
        ("sam", "agency_policies", {"agency": "larkfield-pd", "adopted_on": "2026-10-01"}),
        ("sam", "completions", full_course("nora")),
        ("tess", "completions", full_course("moss")),
        ("nils", "assignments", {"officer": "nora", "school": "lhs", "role": "regular", "from": "2026-12-01"}),
        ("nils", "schools", {"district": "larkfield", "name": "Trojan", "level": "middle"}),
        ("olive", "completions", full_course("olive")),
        ("olive", "policy_reviews", {"officer": "bram", "policy": "larkfield-2025", "reviewed_on": "2026-10-01"}),
        ("ann", "officers", {"name": "Mallory"}),
    ],
)
def test_what_is_not_theirs_to_write_is_not_there(cast: Cast, who: str, list_name: str, row: dict[str, Any]) -> None:
    """Whoever may not write a row gets 404, and the journal holds nothing."""
    before = newest()
    with pytest.raises(Http404):
        services.enter(cast.asker(who), list_name, row)
    assert newest() == before


@pytest.mark.parametrize(
    ("who", "list_name", "row"),
    [
        ("dana", "assignments", {"officer": "bram", "school": "lhs", "role": "regular", "from": "2026-12-01"}),
        ("ivo", "agency_policies", {"agency": "larkfield-pd", "adopted_on": "2026-10-01"}),
        ("ivo", "completions", full_course("bram")),
        ("olive", "policy_reviews", {"officer": "olive", "policy": "larkfield-2025", "reviewed_on": "2026-10-01"}),
        ("ann", "courses", {"name": "SRO supplement", "kind": "supplemental"}),
    ],
)
def test_owners_write_their_lists(cast: Cast, who: str, list_name: str, row: dict[str, Any]) -> None:
    """Each list is written by the roles of its owner."""
    assert services.enter(cast.asker(who), list_name, row).kind == f"{list_name}.entered"


def test_an_agency_without_members_is_kept_by_its_district(cast: Cast) -> None:
    """Dana enters what Moraine's sheriff told; it is marked so. Once the sheriff has a member, she reads."""
    dana = cast.asker("dana")
    services.enter(dana, "completions", {**full_course("cass"), "id": "told"})
    assert now(Completion, "told").told_by == "district:larkfield"
    member = {"id": "m", "person": 0, "organization": "agency:moraine-so", "role": "chief", "officer": ""}
    record(Doing(kind="memberships.granted"), [Change(Membership, "m", member)])
    with pytest.raises(Http404):
        services.enter(cast.asker("dana"), "completions", full_course("cass"))


def test_the_coordinator_does_not_state_for_the_chief(cast: Cast) -> None:
    """5.3: that the course could not be provided is the chief's statement; what others send for it stays unsaid."""
    row = {"id": "a-new", "officer": "bram", "school": "lhs", "role": "regular", "from": "2026-12-01"}
    services.enter(cast.asker("dana"), "assignments", {**row, "employer_unable": True})
    assert now(Assignment, "a-new").employer_unable is None
    stated = {**now(Assignment, "a-new").as_row(), "employer_unable": True, "school": "lms"}
    services.correct(cast.asker("ivo"), "assignments", "a-new", stated, now(Assignment, "a-new").since, "asked")
    assert (now(Assignment, "a-new").employer_unable, now(Assignment, "a-new").school) == (True, "lhs")


def test_a_corrected_fact_asks_for_a_reason_and_keeps_the_old_value(cast: Cast) -> None:
    """Changing what was on record needs a reason; the version before stays."""
    sam = cast.asker("sam")
    old = now(Completion, "c-olive")
    row = {**old.as_row(), "completed_on": "2025-08-16"}
    with pytest.raises(Refused, match="Expected a reason"):
        services.correct(sam, "completions", "c-olive", row, old.since, " ")
    act = services.correct(sam, "completions", "c-olive", row, old.since, "The certificate says August 16.")
    assert act is not None
    assert (act.kind, act.reason) == ("completions.corrected", "The certificate says August 16.")
    assert [row.completed_on.isoformat() for row in Completion.objects.filter(key="c-olive").order_by("since")] == [
        "2025-08-15",
        "2025-08-16",
    ]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ({"duties": []}, {"duties": ["4.1.1"]}),
        ({"schools": None}, {"schools": ["lhs"]}),
        ({"duties": ["4.1.1"]}, {"duties": None}),
    ],
)
def test_all_and_none_are_facts_of_a_contract(cast: Cast, was: dict[str, Any], becomes: dict[str, Any]) -> None:
    """A contract that covers all schools, or carries no duty, says so: another answer corrects it."""
    dana = cast.asker("dana")
    services.enter(dana, "contracts", {**now(Contract, "k2").as_row(), **was, "id": "k9"})
    row = now(Contract, "k9")
    with pytest.raises(Refused, match="Expected a reason"):
        services.correct(dana, "contracts", "k9", becomes, row.since, "")
    act = services.correct(dana, "contracts", "k9", becomes, row.since, "Read again")
    assert act is not None
    assert act.kind == "contracts.corrected"


def test_who_employs_an_officer_today_keeps_the_record(cast: Cast) -> None:
    """An announced last day takes nothing from the employer of today, and a job to come gives nothing yet."""
    job = now(Employment, "e-olive")
    services.correct(cast.asker("sam"), "employments", "e-olive", {"to": "2026-12-31"}, job.since, "")
    row = {"id": "e-next", "officer": "olive", "agency": "tilden-pd", "from": "2027-01-01", "to": None, "extra": {}}
    record(Doing(kind="employments.entered"), [Change(Employment, "e-next", row)])
    assert services.enter(cast.asker("sam"), "completions", full_course("olive"))
    with pytest.raises(Http404):
        services.enter(cast.asker("tess"), "completions", full_course("olive"))


def test_filling_in_what_was_unknown_asks_for_no_reason(cast: Cast) -> None:
    """The answer to a question corrects nobody."""
    old = now(Assignment, "a-olive")
    act = services.correct(
        cast.asker("dana"), "assignments", "a-olive", {**old.as_row(), "to": "2027-06-04"}, old.since, ""
    )
    assert act is not None
    assert act.kind == "assignments.completed"


def test_the_same_again_is_no_act(cast: Cast) -> None:
    """Saving what already stands records nothing."""
    old = now(Assignment, "a-olive")
    before = newest()
    assert services.correct(cast.asker("dana"), "assignments", "a-olive", old.as_row(), old.since, "") is None
    assert newest() == before


def test_of_two_who_change_one_row_the_second_is_told(cast: Cast) -> None:
    """Whoever changes a row that somebody else changed meanwhile is told what stands; nothing is lost in silence."""
    seen = now(Assignment, "a-olive")
    services.correct(cast.asker("dana"), "assignments", "a-olive", {"to": "2027-06-04"}, seen.since, "")
    with pytest.raises(Moved) as moved:
        services.correct(cast.asker("dana"), "assignments", "a-olive", {"to": "2027-06-11"}, seen.since, "x")
    assert moved.value.now is not None
    assert now(Assignment, "a-olive").last_day.isoformat() == "2027-06-04"


def test_a_row_is_ones_own_before_and_after(cast: Cast) -> None:
    """Dana keeps Moraine's records: she cannot make a row of Larkfield's police one of Moraine's."""
    old = now(PolicyReview, "r-olive")
    with pytest.raises(Http404):
        services.correct(
            cast.asker("dana"), "policy_reviews", "r-olive", {"policy": "moraine-2025"}, old.since, "A mistake"
        )


def test_a_day_is_known_with_all_rows_of_its_last_act(cast: Cast) -> None:
    """What was known on a day ends with the last row of the day's last act, and not with the act itself."""
    services.enter(cast.asker("sam"), "completions", {**full_course("bram"), "id": "late"})
    before = known_on(BEGUN.date(), head())
    assert before(Membership).count() == Membership.objects.count()
    assert not before(Completion).filter(key="late").exists()


def test_a_key_that_is_taken_is_not_written_over(cast: Cast) -> None:
    """A new row never takes the place of another, and a stranger's row answers as if there were none to see."""
    with pytest.raises(Moved):
        services.enter(cast.asker("sam"), "completions", {**full_course("bram"), "id": "c-olive"})
    with pytest.raises(Http404):
        services.enter(cast.asker("sam"), "completions", {**full_course("bram"), "id": "c-nora"})


@pytest.mark.parametrize(
    ("list_name", "row", "column", "says"),
    [
        ("completions", {**full_course("bram"), "completed_on": "spring"}, "completed_on", "a day such as"),
        ("completions", {**full_course("bram"), "course": "nothing"}, "course", "that you see"),
        (
            "employments",
            {"officer": "bram", "agency": "larkfield-pd", "from": "2026-01-01"},
            "from",
            "no other employer",
        ),
        ("absences", {"officer": "bram", "from": "2026-12-09", "to": "2026-12-01"}, "to", "a last day from 2026-12-09"),
    ],
)
def test_what_is_wrong_is_said_with_what_was_expected(
    cast: Cast, list_name: str, row: dict[str, Any], column: str, says: str
) -> None:
    """Bad input names its column, what was expected and what was found; nothing is written."""
    before = newest()
    with pytest.raises(Refused) as refused:
        services.enter(cast.asker("sam"), list_name, row)
    (wrong,) = refused.value.wrongs
    assert wrong.column == column
    assert says in wrong.says
    assert newest() == before


def test_a_removed_row_is_gone_from_today_and_stays_in_the_past(cast: Cast) -> None:
    """Removing needs a reason; as known before, the row is still there."""
    sam = cast.asker("sam")
    then = newest()
    with pytest.raises(Refused):
        services.remove(sam, "completions", "c-olive", now(Completion, "c-olive").since, "")
    services.remove(sam, "completions", "c-olive", now(Completion, "c-olive").since, "Entered for the wrong officer.")
    assert not access.sees(sam, "completions", "c-olive", newest())
    assert access.sees(sam, "completions", "c-olive", then)


def test_a_new_officer_comes_with_an_employment_in_one_act(cast: Cast) -> None:
    """Whoever enters an officer may enter what belongs to that officer in the same act."""
    edits = [
        Edit("officers", "new", {"id": "new", "name": "Noor Adeyemi"}, expects=0),
        Edit("employments", "e-new", {"id": "e-new", "officer": "new", "agency": "larkfield-pd"}, expects=0),
        Edit("completions", "c-new", {"id": "c-new", **full_course("new")}, expects=0),
    ]
    act = services.write(cast.asker("sam"), "import.accepted", edits)
    assert act is not None
    assert now(Officer, "new").name == "Noor Adeyemi"
    assert Act.objects.get(number=act.number).kind == "import.accepted"

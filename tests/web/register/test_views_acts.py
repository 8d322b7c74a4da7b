"""Entering, correcting and taking off rows on their pages: what is asked, what is refused, and that nothing is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from hallpass_web.audit.models import Act
from hallpass_web.register.models import (
    Assignment,
    Completion,
    ContactDay,
    Contract,
    Course,
    Employment,
    Officer,
    PolicyReview,
    School,
    SubstituteDay,
)

KEY = "0123456789abcdef"


def entered(client: Client, list_name: str, **row: Any):
    """The answer to a form for a new row."""
    return client.post(f"/register/{list_name}/new/", {"key": KEY, **row})


def since(client: Client, way: str) -> str:
    """The version that a form was made from."""
    found = re.search(r'name="since" value="(\d+)"', client.get(way).content.decode())
    assert found
    return found[1]


def text(page) -> str:
    """A page without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.content.decode()).split())


def test_days_are_entered_as_they_are_typed(cast) -> None:
    """9/1/25 and 2025-09-01 are one day in a form, and the act says who entered it for whom."""
    page = entered(cast.client("sam"), "completions", officer="bram", course="full", completed_on="9/1/25")
    assert page.status_code == 302
    row = Completion.objects.get(key=KEY)
    assert row.completed_on.isoformat() == "2025-09-01"
    act = Act.objects.order_by("number").last()
    assert (act.kind, act.by_name, act.for_key) == ("completions.entered", "Sam Okafor", "agency:larkfield-pd")


def test_the_address_fills_in_what_it_names(cast) -> None:
    """A link from an officer's page brings the officer along, and leads back there."""
    client = cast.client("sam")
    page = client.get("/register/completions/new/?officer=bram")
    assert '<option value="bram" selected>' in page.content.decode()
    way = "/register/completions/new/?officer=bram"
    page = client.post(way, {"key": KEY, "officer": "bram", "course": "full", "completed_on": ""})
    assert page["Location"] == "/officers/bram/"


def test_the_same_form_twice_enters_one_row(cast) -> None:
    """Sending a form again enters nothing twice, and says so calmly."""
    client = cast.client("sam")
    for _ in range(2):
        page = entered(client, "completions", officer="bram", course="full", completed_on="9/1/25")
        assert page.status_code == 302
    assert Completion.objects.filter(officer="bram").count() == 1
    assert "Nothing was entered twice" in text(client.get("/register/completions/"))


def test_all_problems_stand_beside_their_fields_and_what_was_typed_is_kept(cast) -> None:
    """Every problem of a form is told at once, and nothing that was typed is lost."""
    page = entered(
        cast.client("dana"), "contracts", agency="", district="larkfield", **{"from": "soon", "to": "1/1/20"}
    )
    said = text(page)
    assert page.status_code == 200
    assert "Expected a choice. Found nothing." in said
    assert "Found “soon”" in said
    assert "Expected at least one tick" in said
    assert 'value="soon"' in page.content.decode()
    assert 'value="1/1/20"' in page.content.decode()


def test_a_range_that_ends_before_it_begins_is_refused_beside_its_last_day(cast) -> None:
    """A last day lies on the first or after it."""
    row = {"agency": "larkfield-pd", "district": "larkfield", "schools": "-", "duties": "-"}
    page = entered(cast.client("dana"), "contracts", **row, **{"from": "9/1/26", "to": "8/1/26"})
    assert "Expected a last day from 2026-09-01 on" in text(page)
    assert not Contract.objects.filter(key=KEY).exists()


def test_a_contract_takes_all_schools_unread_and_further_duties(cast) -> None:
    """All schools and unread are answers of their own, apart from an empty choice."""
    row = {"agency": "larkfield-pd", "district": "larkfield", "schools": "-", "duties": "-", "from": "2026-09-01"}
    entered(cast.client("dana"), "contracts", **row, additional_duties="Traffic at dismissal\nCoaching")
    kept = Contract.objects.get(key=KEY)
    assert (kept.schools, kept.duties, kept.conflicts) == (None, None, [])
    assert kept.additional_duties == ["Traffic at dismissal", "Coaching"]


def test_a_contract_may_carry_none_of_the_duties(cast) -> None:
    """None of them is no unread contract, and does not go together with a duty."""
    row = {"agency": "larkfield-pd", "district": "larkfield", "schools": "lhs", "from": "2026-09-01"}
    page = entered(cast.client("dana"), "contracts", **row, duties=["none", "4.1.1"])
    assert "not both" in text(page)
    entered(cast.client("dana"), "contracts", **row, duties="none")
    assert Contract.objects.get(key=KEY).duties == []


def test_a_new_officer_comes_with_the_employment(cast) -> None:
    """Without an employer nobody would keep the officer's record: both are entered as one act."""
    entered(cast.client("sam"), "officers", name="Ina Vole", license="", agency="larkfield-pd", **{"from": "6/1/2024"})
    assert Officer.objects.get(key=KEY).name == "Ina Vole"
    assert Employment.objects.get(officer=KEY).first_day.isoformat() == "2024-06-01"
    assert Act.objects.filter(kind="officers.entered").count() == 1
    assert not Act.objects.filter(kind="employments.entered").exists()
    assert cast.client("sam").get(f"/register/officers/{KEY}/").status_code == 200


def test_a_district_enters_officers_of_agencies_that_it_keeps_alone(cast) -> None:
    """Where nobody belongs to an agency its district writes in its place; else the agency does."""
    client = cast.client("dana")
    offered = client.get("/register/completions/new/").content.decode()
    assert 'value="cass"' in offered
    assert 'value="olive"' not in offered
    page = entered(client, "completions", officer="olive", course="full", completed_on="9/1/25")
    assert page.status_code == 200
    assert not Completion.objects.filter(key=KEY).exists()
    entered(client, "completions", officer="cass", course="full", completed_on="9/1/25")
    assert Completion.objects.get(key=KEY).told_by == "district:larkfield"


def test_a_correction_of_a_fact_asks_for_a_reason_and_keeps_the_old_value(cast) -> None:
    """A fact that was on record is changed with a reason alone; the page shows old, new, who and why."""
    client, way = cast.client("sam"), "/register/completions/c-olive/correct/"
    row = {"since": since(client, way), "officer": "olive", "course": "full", "completed_on": "8/16/2025"}
    assert "Expected a reason" in text(client.post(way, row))
    assert client.post(way, {**row, "reason": "The certificate says the 16th."}).status_code == 302
    shown = client.get("/register/completions/c-olive/").content.decode()
    assert "<del>Aug 15, 2025</del> <ins>Aug 16, 2025</ins>" in shown
    assert "The certificate says the 16th." in shown
    assert "Sam Okafor" in shown


def test_filling_in_what_was_unknown_needs_no_reason(cast) -> None:
    """An unknown day that becomes known corrects nothing."""
    client = cast.client("sam")
    entered(client, "completions", officer="bram", course="full", completed_on="")
    way = f"/register/completions/{KEY}/correct/"
    row = {"since": since(client, way), "officer": "bram", "course": "full", "completed_on": "8/16/2025"}
    assert client.post(way, row).status_code == 302
    assert Act.objects.order_by("number").last().kind == "completions.completed"


def test_a_row_that_moved_is_shown_on_both_sides_and_nothing_is_lost(cast) -> None:
    """Of two who correct one row at once the later sees both values, keeps what was typed, and may still save it."""
    client, way = cast.client("dana"), "/register/schools/lhs/correct/"
    opened = since(client, way)
    theirs = {"since": opened, "district": "larkfield", "name": "Larkfield Senior High", "level": "secondary"}
    assert client.post(way, {**theirs, "reason": ""}).status_code == 302
    mine = {"since": opened, "district": "larkfield", "name": "Larkfield Upper School", "level": "secondary"}
    page = client.post(way, mine)
    assert page.status_code == 409
    said = text(page)
    for name in ("Larkfield High School", "Larkfield Senior High", "Larkfield Upper School"):
        assert name in said
    assert School.objects.get(key="lhs", until=None).name == "Larkfield Senior High"
    now = re.search(r'name="since" value="(\d+)"', page.content.decode())
    assert now
    assert client.post(way, {**mine, "since": now[1]}).status_code == 302
    assert School.objects.get(key="lhs", until=None).name == "Larkfield Upper School"


def test_what_only_the_other_changed_is_kept_beside_ones_own(cast) -> None:
    """Two who change different columns lose neither: the form that is offered again has both changes."""
    client, way = cast.client("dana"), "/register/contracts/k1/correct/"
    opened = since(client, way)
    row = {"since": opened, "agency": "larkfield-pd", "district": "larkfield", "schools": "-", "from": "7/1/2025"}
    duties = [f"4.1.{n}" for n in range(1, 8)]
    client.post(way, {**row, "duties": duties, "conflicts": "4.4", "to": "6/30/2027"})
    page = client.post(way, {**row, "duties": duties, "additional_duties": "Traffic at dismissal"}).content.decode()
    assert 'value="6/30/2027"' in page
    assert re.search(r'value="4\.4"[^>]*checked', page)
    assert "Traffic at dismissal" in page


def test_what_was_typed_is_shown_where_the_row_is_gone(cast) -> None:
    """A row taken off meanwhile is not saved, and what was typed is not lost."""
    client, way = cast.client("dana"), "/register/schools/lms/correct/"
    opened = since(client, way)
    client.post("/register/schools/lms/remove/", {"since": opened, "reason": "Never opened."})
    row = {"since": opened, "district": "larkfield", "name": "Larkfield Junior High", "level": "middle"}
    page = client.post(way, row)
    assert page.status_code == 409
    assert "Larkfield Junior High" in text(page)
    assert "took this row off meanwhile" in text(page)
    assert cast.client("nils").post(way, row).status_code == 404


def test_a_row_is_taken_off_with_a_reason_after_saying_what_refers_to_it(cast) -> None:
    """Taking off says what would decide nothing without the row, and asks why."""
    client, way = cast.client("dana"), "/register/schools/lms/remove/"
    assert "Assignments: 1" in text(client.get(way))
    row = {"since": since(client, way)}
    assert "Expected a reason" in text(client.post(way, row))
    assert client.post(way, {**row, "reason": "Never opened."}).status_code == 302
    assert client.get("/register/schools/lms/").status_code == 404
    assert School.objects.filter(key="lms").count() == 1


def test_many_substitute_days_are_one_act(cast) -> None:
    """Days pasted are entered at once; those listed already are left as they are."""
    days = "9/8/26, 9/9/26\n2026-09-10; 9/14/26"
    entered(cast.client("dana"), "substitute_days", officer="bram", school="lhs", days=days)
    assert Act.objects.filter(kind="substitute_days.entered").count() == 1
    assert SubstituteDay.objects.filter(officer="bram").count() == 4
    page = entered(cast.client("dana"), "substitute_days", officer="bram", school="lhs", days=days)
    assert page["Location"] == "/substitutes/"
    assert SubstituteDay.objects.filter(officer="bram").count() == 4


def test_a_day_that_cannot_be_read_is_named(cast) -> None:
    """One wrong day among many is told by what was typed, and nothing is entered."""
    row = {"officer": "bram", "school": "lhs", "days": "9/8/26, tomorrow, 13/40/26"}
    page = entered(cast.client("dana"), "substitute_days", **row)
    assert "Found “tomorrow, 13/40/26”" in text(page)
    assert SubstituteDay.objects.filter(officer="bram").count() == 1


def test_a_calendar_is_entered_as_a_range_with_exceptions(cast) -> None:
    """The days of the week of a range, without the days left out, as one act."""
    row = {"district": "larkfield", "first": "11/30/26", "last": "12/13/26", "kind": "in_person"}
    entered(cast.client("dana"), "contact_days", **row, weekdays=["0", "1", "2", "3", "4"], without="12/4/26")
    found = ContactDay.objects.filter(district="larkfield", date__gte="2026-11-24").values_list("date", flat=True)
    assert sorted(day.day for day in found) == [1, 2, 3, 7, 8, 9, 10, 11, 30]
    assert Act.objects.filter(kind="contact_days.entered").count() == 1


def test_a_calendar_that_goes_backward_is_refused(cast) -> None:
    """A range has its last day on the first or after it."""
    row = {"district": "larkfield", "first": "12/13/26", "last": "11/30/26", "kind": "in_person", "weekdays": "0"}
    assert "Expected a day from Dec 13, 2026 on" in text(entered(cast.client("dana"), "contact_days", **row))


@pytest.mark.parametrize("who", ["rhea", "ada", "nils"])
def test_who_may_not_write_finds_no_form(cast, who) -> None:
    """A form that somebody may not fill in is not there for them."""
    client = cast.client(who)
    assert client.get("/register/schools/lhs/correct/").status_code == 404
    assert client.get("/register/schools/lhs/remove/").status_code == 404
    assert client.get("/register/completions/new/").status_code == (404 if who != "nils" else 200)


def test_the_chief_states_alone_whether_the_course_could_be_provided(cast) -> None:
    """5.3: an assignment is the district's, the statement in it the chief's; the form has that field alone."""
    client, way = cast.client("ivo"), "/register/assignments/a-olive/correct/"
    page = client.get(way).content.decode()
    assert 'name="employer_unable"' in page
    assert 'name="school"' not in page
    assert client.get("/register/assignments/a-olive/remove/").status_code == 404
    client.post(way, {"since": since(client, way), "employer_unable": "yes"})
    kept = Assignment.objects.get(key="a-olive", until=None)
    assert (kept.employer_unable, kept.school) == (True, "lhs")


def test_a_district_does_not_make_the_statement_of_an_agency_with_members(cast) -> None:
    """5.3: where the agency keeps its own record, the district leaves its statement unknown."""
    row = {"officer": "olive", "school": "lhs", "role": "regular", "from": "9/1/26", "instructional_day": "yes"}
    page = entered(cast.client("dana"), "assignments", **row, employer_unable="yes")
    assert "The agency states this itself" in text(page)
    assert entered(cast.client("dana"), "assignments", **row, employer_unable="-").status_code == 302


def test_an_officer_records_the_own_review_and_nobody_elses(cast) -> None:
    """5.3: who read the agency's policy says so, for nobody but the own person."""
    client = cast.client("olive")
    assert 'value="bram"' not in client.get("/register/policy_reviews/new/").content.decode()
    row = {"policy": "larkfield-2025", "reviewed_on": "11/20/26"}
    assert entered(client, "policy_reviews", officer="bram", **row).status_code == 200
    assert not PolicyReview.objects.filter(key=KEY).exists()
    assert entered(client, "policy_reviews", officer="olive", **row).status_code == 302
    assert PolicyReview.objects.get(key=KEY).officer == "olive"


def test_the_same_correction_twice_is_told_calmly(cast) -> None:
    """Sending a correction again finds it on record, and changes nothing."""
    client, way = cast.client("dana"), "/register/schools/lhs/correct/"
    row = {"since": since(client, way), "district": "larkfield", "name": "Larkfield Senior High", "level": "secondary"}
    assert [client.post(way, row).status_code for _ in range(2)] == [302, 302]
    assert "This change is on record already" in text(client.get("/register/schools/lhs/"))
    assert School.objects.filter(key="lhs").count() == 2


def test_afterwards_the_page_leads_nowhere_outside(cast) -> None:
    """An address elsewhere in a link is not followed."""
    row = {"officer": "bram", "course": "full", "completed_on": "", "next": "//elsewhere.example/"}
    assert entered(cast.client("sam"), "completions", **row)["Location"] == f"/register/completions/{KEY}/"


def test_an_administrator_says_what_kind_a_course_is(cast) -> None:
    """Courses are the installation's: an administrator corrects their kind, with a reason."""
    client, way = cast.client("ann"), "/register/courses/full/correct/"
    row = {"since": since(client, way), "name": "SRO course", "kind": "supplemental", "reason": "Board number 12-3."}
    assert client.post(way, row).status_code == 302
    assert Course.objects.get(key="full", until=None).kind == "supplemental"

"""What Today says: figures that sum, each thing that needs somebody with the act that mends it, nothing of others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.raw import register_of
from tests.web.cast import DUTIES, ROWS, TODAY, Cast, enter, enter_people

from hallpass_web.audit.moments import newest
from hallpass_web.register.owners import Rights
from hallpass_web.standing.answers import Answers
from hallpass_web.standing.today import MOST_LINES, Today, today_of
from hallpass_web.standing.today_acts import Acts
from hallpass_web.standing.today_line import Line

Rows = Mapping[str, list[dict[str, Any]]]
pytestmark = pytest.mark.django_db


def register(**more: list[dict[str, Any]]) -> Cast:
    """The cast, with further rows."""
    enter(register_of({name: [*rows, *more.get(name, [])] for name, rows in ROWS.items()}))
    return enter_people()


def changed(list_name: str, key: str, **values: Any) -> Cast:
    """The cast, with other values in one row."""
    rows = [row | values if row["id"] == key else row for row in ROWS[list_name]]
    enter(register_of({**ROWS, list_name: rows}))
    return enter_people()


def said(cast: Cast, who: str = "dana", on: date = TODAY) -> Today:
    """What Today says to somebody."""
    asker = cast.asker(who)
    return today_of(Answers(asker, newest()), on, Acts(asker, Rights(asker, newest()).kept))


def lines(today: Today, title: str) -> tuple[Line, ...]:
    """The lines of a section; none where it is left out."""
    return next((part.lines for part in today.parts if part.title == title), ())


def words(today: Today) -> str:
    """All that is said."""
    every = [line for part in today.parts for line in part.lines]
    return " ".join([today.sentence, today.calm, *(f"{line.who} {line.where} {line.says}" for line in every)])


def test_the_sentence_counts_officers_assignments_substitutes_and_contact_days(cast) -> None:
    """Who serves, how many substitutes may, and which student contact day it is."""
    assert said(cast).sentence == (
        "2 officers of 2 agencies hold 2 regular assignments, and 2 of 2 substitutes may serve. "
        "It is student contact day 11 of 11."
    )


def test_the_figures_sum_to_the_assignments_and_open_lists_of_that_length(cast) -> None:
    """Every regular assignment is in one figure, and the figure's link lists just those."""
    figures = said(cast).figures
    assert sum(int(one.number) for one in figures) == 2
    for one in figures:
        listing = cast.client("dana").get(one.href).context["listing"]
        assert len(listing.rows) == int(one.number)


def test_a_section_counts_what_its_figure_counts_and_the_substitutes_beside_them() -> None:
    """The same words count the same things: the number over “May not serve” is the number in its section."""
    rows = [{"id": "s9", "officer": "cass", "school": "lhs", "role": "substitute", "from": "2026-09-08"}]
    today = said(register(assignments=rows))
    counts = {part.title: part.count for part in today.parts}
    number = next(one.number for one in today.figures if one.code == "no")
    assert counts["May not serve"] == f"{number} regular assignment, 1 substitute"


def test_who_may_not_serve_with_the_breach_and_the_form_that_mends_it(cast) -> None:
    """The row that decides, since when, how many days, and the form of the agency that the district keeps."""
    (line,) = [line for line in lines(said(cast), "May not serve") if line.who == "Cass Wendell"]
    assert line.says == (
        "No course that counts, and no paragraph that gives more time. In breach since Sep 8: 11 contact days."
    )
    assert (line.paragraph, line.where) == ("5.1", "Larkfield Middle School")
    assert (line.act.words, line.act.href) == ("Record training", "/register/completions/new/?officer=cass")


def test_who_may_only_look_is_led_to_the_page_that_says_why(cast) -> None:
    """No line leads to a form that its reader may not fill in."""
    today = said(cast, "rhea")
    assert {line.act.words for part in today.parts for line in part.lines} <= {
        "See why",
        "See the contract",
        "See the school",
        "See that day",
        "See what is asked",
    }
    for part in today.parts:
        for line in part.lines:
            assert cast.client("rhea").get(line.act.href).status_code == 200


@pytest.mark.parametrize("who", ["dana", "sam", "ivo", "ada", "nils", "tess"])
def test_every_act_leads_to_a_page_that_is_there(cast, who) -> None:
    """No link of Today is a dead end, for anybody."""
    client = cast.client(who)
    for part in said(cast, who).parts:
        for line in part.lines:
            assert client.get(line.act.href).status_code == 200
            assert not line.href or client.get(line.href).status_code == 200


def test_what_others_keep_is_never_named(cast) -> None:
    """Neither the other district's people and places nor its agency stand in anybody else's Today."""
    for on in (TODAY, date(2026, 3, 2)):
        for who in ("dana", "sam", "rhea"):
            assert "Tilden" not in words(said(cast, who, on))
            assert "Quince" not in words(said(cast, who, on))
        assert "Larkfield" not in words(said(cast, "nils", on))


def test_an_agency_sees_its_own_officers_in_every_district(cast) -> None:
    """A training coordinator's Today counts the agency's officers, and nobody else's."""
    today = said(cast, "sam")
    assert today.sentence.startswith("1 officer of 1 agency holds 1 regular assignment")
    assert "Cass" not in words(today)


def test_an_unread_contract_asks_which_duties_it_carries(cast) -> None:
    """2: nobody has said what a contract asks for, so the district does."""
    (line,) = lines(said(cast), "Contracts")
    assert (line.code, line.who, line.paragraph) == ("unread", "Moraine County Sheriff", "2")
    assert line.act.href == "/register/contracts/k2/correct/"


def test_a_contract_that_lacks_a_duty_names_it_and_leaves_a_gap() -> None:
    """4.1: the duty that a contract does not carry is nobody's at its schools."""
    today = said(changed("contracts", "k1", duties=[duty for duty in DUTIES if duty != "4.1.5"]))
    line = lines(today, "Contracts")[0]
    assert (line.words, line.paragraph) == ("Lacks a duty", "4.1.5")
    assert line.says.startswith("It does not carry 4.1.5: identifying vulnerabilities")
    gap = next(line for line in lines(today, "Nobody covers") if line.who == "Larkfield High School")
    assert (gap.words, gap.says) == ("1 duty", "The contract does not carry 4.1.5.")


def test_a_contract_that_contradicts_4_3_says_so() -> None:
    """4.3: a clause on school rules is told, though all duties are there."""
    line = lines(said(changed("contracts", "k1", conflicts=["4.3"])), "Contracts")[0]
    assert (line.words, line.paragraph) == ("Conflict", "4.3")
    assert line.says == "A clause of it puts school rules or discipline on the officer."


def test_a_school_that_the_contract_does_not_name_has_none() -> None:
    """3.2: without a contract nobody is a school resource officer; the gap is counted."""
    today = said(changed("contracts", "k1", schools=["lms"]))
    (line,) = [line for line in lines(today, "Contracts") if line.code == "no_contract"]
    assert line.says.startswith("The contract names 1 school, and Larkfield High School is not one of them. Gap since")
    assert next(one for one in today.figures if one.code == "no_contract").number == "1"
    gap = next(line for line in lines(today, "Nobody covers") if line.who == "Larkfield High School")
    assert gap.says == "An officer is there, but no contract carries any duty."


def test_an_unknown_day_asks_for_it_and_says_what_it_would_settle() -> None:
    """A question of which the answer changes a standing stands there with the form of whoever knows."""
    cast = changed("completions", "c-olive", completed_on=None)
    assert [part.count for part in said(cast, "sam").parts if part.title == "Unknown"] == ["1 regular assignment"]
    (line,) = lines(said(cast, "sam"), "Unknown")
    assert line.says.startswith("Unknown: on which day “SRO course” was completed.")
    assert line.says.endswith("the officer may serve at Larkfield High School. Larkfield Police Department knows.")
    assert line.act.href == "/register/completions/c-olive/correct/"
    assert lines(said(cast, "dana"), "Unknown")[0].act.href == "/officers/olive/"


def test_the_answer_that_helps_is_told_though_the_contract_is_unread() -> None:
    """Of several answers to a question the one that clears stands there, not the first one."""
    cast = register(
        courses=[{"id": "late", "name": "Late course", "kind": "full", "approved_from": "2025-03-01"}],
        completions=[{"id": "c9", "officer": "cass", "course": "late", "completed_on": None}],
    )
    (line,) = [line for line in lines(said(cast), "Unknown") if line.who == "Cass Wendell"]
    assert "With any day from March 1, 2025 through November 23, 2026, the standing is cleared" in line.says


def test_where_no_answer_settles_it_what_would_is_told() -> None:
    """Two unknown facts at once: neither alone decides, and the course that would is named."""
    cast = register(
        courses=[{"id": "some", "name": "Some course", "kind": None}],
        completions=[{"id": "c9", "officer": "cass", "course": "some", "completed_on": None}],
    )
    found = [line.says for line in lines(said(cast), "Unknown") if line.who == "Cass Wendell"]
    assert len(found) == 2
    for says in found:
        assert "No answer to this alone clears the officer. If a full course is completed on November 23, 2026" in says


@pytest.mark.parametrize(("last_day", "told"), [("2027-02-21", True), ("2027-02-22", False)])
def test_what_falls_due_within_90_days_is_told_and_nothing_later(last_day, told) -> None:
    """The ninetieth day is in, the next one is out."""
    found = lines(said(changed("contracts", "k1", to=last_day)), "Due in 90 days")
    assert [line.day for line in found] == ([date(2027, 2, 21)] if told else [])


def test_a_contract_that_another_follows_ends_without_a_word() -> None:
    """Where the next contract is on record nothing is due."""
    rows = [row | {"to": "2026-12-31"} if row["id"] == "k1" else row for row in ROWS["contracts"]]
    rows.append({**ROWS["contracts"][0], "id": "k9", "from": "2027-01-01"})
    enter(register_of({**ROWS, "contracts": rows}))
    assert not lines(said(enter_people()), "Due in 90 days")


def test_the_time_of_5_3_is_due_on_its_last_day() -> None:
    """5.3: six months after the duties were assumed the training must be done."""
    row = {"id": "a9", "officer": "bram", "school": "lhs", "role": "regular", "from": "2026-07-20"}
    cast = register(assignments=[row | {"employer_unable": True}])
    (line,) = lines(said(cast, "sam"), "Due in 90 days")
    assert (line.day, line.paragraph) == (date(2027, 1, 20), "5.3")
    assert line.act.href == "/register/completions/new/?officer=bram"


def test_planned_substitute_days_say_when_the_limit_is_passed() -> None:
    """5.4: days count wherever they are served; the sixtieth is told before it comes."""
    september = [{"date": f"2026-09-{n:02d}"} for n in range(1, 31)]
    later = [{"date": f"2026-12-{n:02d}"} for n in range(1, 31)]
    days = [{"id": f"s{n}", "officer": "bram", "school": "lhs"} | day for n, day in enumerate(september + later)]
    calendar = [{"id": f"d{n}", "district": "larkfield", "kind": "in_person"} | day for n, day in enumerate(later)]
    extra = [
        {"id": f"e{n}", "district": "larkfield", "kind": "in_person"} | day
        for n, day in enumerate(september)
        if day["date"] not in {row["date"] for row in ROWS["contact_days"]}
    ]
    cast = register(substitute_days=[day for day in days if day["date"] != "2026-09-10"], contact_days=calendar + extra)
    (line,) = [line for line in lines(said(cast), "Due in 90 days") if line.who == "Bram Sollis"]
    assert line.says == "30 days counted, 59 allowed. The planned days pass the limit on Dec 30."
    assert line.day == date(2026, 12, 30)


def test_an_absence_to_come_says_what_nobody_covers_then(cast) -> None:
    """4.1: the first day on which nobody is left at a school is told before it comes."""
    line = lines(said(cast), "Nobody covers")[-1]
    assert (line.words, line.day) == ("From", date(2026, 12, 1))
    assert line.says == (
        "Olive Hartwell is away through Dec 3. Nobody else there covers any duty. "
        "Bram Sollis and Terry Moss are not listed that day."
    )


def test_a_substitute_who_is_not_listed_on_a_day_is_missed_by_nobody_then() -> None:
    """4.1: who is not expected is not said to be away, neither before the day nor on it."""
    away = {"id": "x9", "officer": "bram", "from": "2026-11-30", "to": "2026-11-30"}
    cast = register(absences=[away])
    assert not [line for line in lines(said(cast), "Nobody covers") if "Bram Sollis is away" in line.says]
    answer = cast.client("dana").get("/schools/lhs/?on=2026-11-30").content.decode()
    assert "Away on this day" not in answer
    assert "Not listed on this day" in answer


def test_where_everyone_may_serve_the_next_change_is_told(cast) -> None:
    """Calm is an answer: what was looked at, and when it changes."""
    assert said(cast, "tess").calm == "1 assignment, 1 contract. No change is to come, as far as it is on record."
    assert said(cast, "dana").calm == ""


def test_a_day_on_which_nobody_is_assigned_says_what_comes_next(cast) -> None:
    """An empty day is an answer: how many officers are on record, and when that changes."""
    assert said(cast, "dana", date(2025, 6, 1)).idle == "4 officers on record. The next change is on Sep 2."
    assert said(cast, "dana").idle == ""


def test_before_the_training_is_asked_for_nobody_is_said_to_be_able_to_serve(cast) -> None:
    """On a day before 5.1 begins every assignment is outside, and that is no all-clear."""
    row = said(cast, "tess", date(2025, 8, 1))
    assert row.calm == ""


def test_a_long_section_shows_its_first_lines_and_counts_them_all() -> None:
    """With very many officers the page stays short and says how many more there are."""
    officers = [{"id": f"o{n}", "name": f"Officer {n}"} for n in range(20)]
    employments = [{"id": f"e{n}", "officer": f"o{n}", "agency": "larkfield-pd", "from": None} for n in range(20)]
    assignments = [
        {"id": f"a{n}", "officer": f"o{n}", "school": "lhs", "role": "regular", "from": "2026-09-08"}
        | {"employer_unable": False}
        for n in range(20)
    ]
    cast = register(officers=officers, employments=employments, assignments=assignments)
    (part,) = [part for part in said(cast).parts if part.title == "May not serve"]
    assert len(part.lines) == MOST_LINES
    assert part.number == 21
    assert part.more == 21 - MOST_LINES

"""Laws of tidying as a whole: every cell accounted for, the mapping honoured, the order of columns without weight."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.files.tidying.offices import again, csv_file, facts, tidied, workbook

from hallpass.files.tidying.desk import Fate
from hallpass.files.tidying.districts import Told
from hallpass.files.tidying.mapping import read_mapping
from hallpass.files.tidying.meanings import Meaning, meanings_of_heading
from hallpass.files.tidying.sheets import read_sheets
from hallpass.files.tidying.sizes import CannotTidy
from hallpass.files.tidying.tidy import tidy
from hallpass.files.tidying.words import heading_words
from hallpass.register.faults import faults

FALL, SPRING = date(2025, 9, 2), date(2026, 6, 4)
ROSTER: list[list[Any]] = [
    ["Linden Area Schools - SRO list 2025-26", "", "", ""],
    [],
    ["HIGH SCHOOLS"],
    [
        "Name",
        "Lic",
        "Phone",
        "Dept",
        "School",
        "Type",
        "Start",
        "End",
        "Course",
        "date",
        "Cert",
        "Policy",
        "Unable",
        "Notes",
    ],
    ["Ruby, Ann", "11201", "555-1", "CPD", "NHS", "SRO", FALL, "", "NASRO Basic", "2019", "x", "y", "", "retires soon"],
    ["Ruby, Ann R.", 11201, "", "CPD", "MS", "backup", FALL, "soon", "", "", "", "", "maybe", ""],
    ["RUBY, ANN", "", "", "Sheriff", "any", "Sub", "9/2/25", "6/4/26", "post sro", "TBD", "?", "8/20/25", "no", ""],
    [],
    ["SUBS"],
    ["Vacant", "", "", "CPD", "Nowhere", "Sub", FALL, "", "", "", "", "", "", ""],
    ["Total", 3],
    ["* see the binder"],
]
LISTS: dict[str, list[list[Any]]] = {
    "Roster": ROSTER,
    "Buildings": [
        ["School", "Abbrev", "Level", "Principal"],
        ["Northfield High School", "NHS", "High", "Q"],
        ["Mill Elem", "MS", "", ""],
    ],
    "Agencies": [
        ["Agency", "aka", "Contract from", "Contract to", "Policy adopted"],
        ["Cedarbrook Police Department", "CPD", FALL, "", "Aug 2025"],
    ],
    "Scrap": [["buy milk"], ["", 7]],
}
LOG = [
    ["Date", "Sub officer", "School", "Hrs", "Note"],
    ["9/3/2025", "Ruby, Ann", "NHS", 8, ""],
    ["9/3/2025", "Ruby, Ann", "NHS", 8, "again"],
    ["9/4/2025", "Ruby, Ann", "NHS", 8, "cancelled"],
    ["9/5/2025", "Onyx, Ed", "", 0, ""],
]


def test_every_cell_has_exactly_one_fate_and_none_is_overlooked() -> None:
    """Each cell that holds something is used, guessed, unread, passed over or left out, and the report says which."""
    book, log = workbook(LISTS), csv_file(LOG, "subs.csv")
    result = tidied(book, log)
    cells = {
        (sheet, row, column)
        for sheet in LISTS
        for row, values in enumerate(
            CalamineWorkbook.from_object(io.BytesIO(book[1])).get_sheet_by_name(sheet).to_python(skip_empty_area=False),
            1,
        )
        for column, value in enumerate(values, 1)
        if value != ""
    }
    cells |= {
        ("", row, column) for row, values in enumerate(LOG, 1) for column, value in enumerate(values, 1) if value != ""
    }
    assert {(place.sheet, place.row, place.column) for place in result.fates} == cells
    assert not [fate for fate in result.fates.values() if fate.reason == "expected something that tidying knows"]
    for fate, told in ((Fate.UNREAD, result.unread), (Fate.GUESSED, result.guesses)):
        marked = {place for place, known in result.fates.items() if known.fate is fate}
        assert marked <= {item.place for item in told}
    assert all(known.reason for known in result.fates.values() if known.fate in (Fate.PASSED_OVER, Fate.LEFT_OUT))


def test_what_is_unsure_makes_no_fact() -> None:
    """Of a list full of doubts only what is certain enters the register; the rest is asked."""
    result = tidied(workbook(LISTS), csv_file(LOG, "subs.csv"))
    found = facts(result.register)
    assert {(who, role) for who, _, role, *_ in found["assignments"]} == {("Ann Ruby", "regular")}
    assert found["completions"] == {("Ann Ruby", "NASRO Basic", None)}
    assert found["reviews"] == {("Ann Ruby", "Cedarbrook Police Department", date(2025, 8, 31), None)}
    assert "certificates" not in found and "contracts" not in found
    assert found["days"] == {("Ann Ruby", "Northfield High School", date(2025, 9, 3))}
    keys = {question.key for question in result.questions}
    assert {"backup", "Sheriff", "certificates", "E7 · RUBY, ANN · any", "J7 · RUBY, ANN · TBD"} <= keys


def test_notes_and_unmapped_columns_stay_out_unless_chosen() -> None:
    """Private columns enter the register only when the mapping keeps them, column by column."""
    rows = [
        ["Officer", "Dept", "School", "Role", "Start", "Notes", "Phone"],
        ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "SRO", FALL, "shy", "555-1"],
    ]
    file = workbook({"List": rows})
    first = tidied(file)
    assert "shy" not in repr(first.register) and "555-1" not in repr(first.register)
    second = again(first, file, change=('F1 = "leave out"', 'F1 = "keep"'))
    assert second.register.assignments[0].extra == {"Notes": "shy"}
    assert "555-1" not in repr(second.register)


@pytest.mark.parametrize("files", [(workbook(LISTS), csv_file(LOG, "subs.csv")), (workbook({"Roster": ROSTER}),)])
def test_a_run_with_its_own_mapping_changes_nothing(files: tuple[tuple[str, bytes], ...]) -> None:
    """The mapping that a run writes gives the same register and the same mapping again."""
    first = tidied(*files)
    second = again(first, *files)
    assert second.register == first.register
    assert second.mapping == first.mapping
    assert [question.key for question in second.questions] == [question.key for question in first.questions]


def test_an_answer_never_fits_another_row() -> None:
    """An answer names its cell, whose row it is and what stands there; when one of them changed it is asked anew."""
    rows = [
        ["Officer", "Dept", "School", "Role", "Start", "Course", "Completed"],
        ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "SRO", FALL, "NASRO Basic", "2019"],
    ]
    file = workbook({"List": rows})
    first = tidied(file)
    answered = ('"G2 · Ruby, Ann · 2019" = "?"', '"G2 · Ruby, Ann · 2019" = "6/3/2019"')
    assert facts(again(first, file, change=answered).register)["completions"] == {
        ("Ann Ruby", "NASRO Basic", date(2019, 6, 3))
    }
    rows[1][0] = "Onyx, Ed"
    other = again(first, workbook({"List": rows}), change=answered)
    assert facts(other.register)["completions"] == {("Ed Onyx", "NASRO Basic", None)}
    assert "G2 · Onyx, Ed · 2019" in {question.key for question in other.questions}
    assert '"G2 · Ruby, Ann · 2019" = "6/3/2019"' in other.mapping


def test_the_district_may_be_told() -> None:
    """What whoever tidies says about the district goes before what a title says."""
    result = tidy([workbook({"Roster": ROSTER})], told=Told("Linden Charter School", "4321", "charter_school"))
    (district,) = result.register.districts
    assert (district.id, district.name, district.kind) == ("4321", "Linden Charter School", "charter_school")


def test_a_sheet_called_old_waits_for_a_word() -> None:
    """A sheet whose name makes it doubtful is not read before a person says so."""
    file = workbook(
        {
            "Draft 2025-26": [
                ["Officer", "Dept", "School", "Role", "Start"],
                ["Ruby, Ann", "Cedarbrook PD", "Oak Elementary", "SRO", FALL],
            ]
        }
    )
    first = tidied(file)
    assert not first.register.officers
    assert again(first, file, change=('read = "?"', 'read = "yes"')).register.officers


def test_files_that_cannot_be_opened_are_named_together() -> None:
    """All files that cannot be opened are refused in one message."""
    with pytest.raises(CannotTidy, match=r"(?s)a\.pdf.*b\.xlsx"):
        tidied(("a.pdf", b"x"), ("b.xlsx", b"y"))


BASE: dict[Meaning, list[Any]] = {
    Meaning.OFFICER: ["Ruby, Ann", "Stone, Bo", "Flint, Cy"],
    Meaning.LICENSE: ["11201", "11202", "11203"],
    Meaning.AGENCY: ["Cedarbrook PD", "Cedarbrook Police", "Millford PD"],
    Meaning.SCHOOL: ["Northfield High School", "Willow Middle School / Oak Elementary", "any"],
    Meaning.ROLE: ["SRO", "SRO", "Sub"],
    Meaning.FIRST_DAY: ["9/2/2025", FALL, "2025-09-02"],
    Meaning.LAST_DAY: [SPRING, "", "6/4/26"],
    Meaning.COURSE: ["NASRO Basic", "none", "post sro course"],
    Meaning.COMPLETED: ["6/12/2020", "", "8.14.25"],
    Meaning.POLICY_READ: ["8/20/25", "no", ""],
    Meaning.COULD_NOT_PROVIDE: ["no", "Y", ""],
    Meaning.LEAVE_OUT: ["555-1", "", "x"],
}
HEADINGS = {
    entry.meaning: sorted(
        phrase for phrase in entry.says if meanings_of_heading(phrase) == ((Meaning(entry.meaning),), True)
    )
    for entry in heading_words()
    if entry.meaning in set(BASE)
}


@st.composite
def rosters(draw: st.DrawFn) -> list[list[Any]]:
    """The base roster with its columns shuffled and renamed, and blank rows and columns put in."""
    columns = [
        [draw(st.sampled_from(HEADINGS[meaning])), *BASE[meaning]] for meaning in draw(st.permutations(list(BASE)))
    ]
    for _ in range(draw(st.integers(0, 2))):
        columns.insert(draw(st.integers(0, len(columns))), ["", "", "", ""])
    rows = [list(row) for row in zip(*columns, strict=True)]
    for _ in range(draw(st.integers(0, 3))):
        rows.insert(draw(st.integers(0, len(rows))), [])
    return [["Officers 2025-26"], *rows] if draw(st.booleans()) else rows


EXPECTED = tidied(
    workbook({"2025-26": [[HEADINGS[meaning][0] for meaning in BASE], *map(list, zip(*BASE.values(), strict=True))]})
)


@settings(max_examples=60, deadline=None)
@given(rosters())
def test_neither_order_nor_wording_nor_blanks_matter(rows: list[list[Any]]) -> None:
    """Columns in any order, under any known heading, between blank rows and columns, tell the same facts."""
    assert facts(tidied(workbook({"2025-26": rows})).register) == facts(EXPECTED.register)


def test_the_base_roster_tells_what_it_should() -> None:
    """The roster that the shuffled ones are compared with is itself read right."""
    assert facts(EXPECTED.register)["assignments"] == {
        ("Ann Ruby", "Northfield High School", "regular", FALL, SPRING, False),
        ("Bo Stone", "Willow Middle School", "regular", FALL, None, True),
        ("Bo Stone", "Oak Elementary", "regular", FALL, None, True),
    }
    assert facts(EXPECTED.register)["completions"] == {
        ("Ann Ruby", "NASRO Basic", date(2020, 6, 12)),
        ("Cy Flint", "post sro course", date(2025, 8, 14)),
    }


PIECES = """Officer|Agency|School|Start|End|Course|Role|Level|SRO|Sub|backup|Substitutes|Total|FORMER|31415|2025-26|=1+1
-|*|0|HIGH SCHOOLS|Ruby, Ann|Ann Ruby|STONE, BO|Cedarbrook PD|Oak Elementary|9/2/25 - 6/4/26|Policy read|Contract from
Contract to|NASRO Basic|SSC Basic|Aug 2025 (revised 8/1/26)|* note|Ruby|Sheriff|RHS|any|MS|Oak/Elm|9/2/2025|9/2
30/9/2025|2019|TBD|x|no|?"""
WORDS = st.sampled_from(PIECES.replace("\n", "|").split("|"))
HEADS = st.sampled_from(
    [phrase for phrases in HEADINGS.values() for phrase in phrases[:3]] + ["Name", "date", "From", "To"]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
CELLS = st.one_of(st.just(""), WORDS, WORDS, st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(str), TEXTS)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(HEADS, max_size=6),
    st.lists(st.lists(CELLS, max_size=6), max_size=8),
    st.lists(st.lists(WORDS, max_size=5), max_size=6),
)
def test_anything_is_taken_calmly(head: list[str], rows: list[list[str]], other: list[list[str]]) -> None:
    """Whatever stands in a sheet: no failure, a fate for every cell, no register that is refused, the same again."""
    files = csv_file([head, *rows], "a 2025-26.csv"), csv_file(other, "subs.csv")
    result = tidied(*files)
    assert len(result.fates) == sum(1 for sheet in read_sheets(files) for _ in sheet.cells())
    assert not [fault for fault in faults(result.register) if fault.refuses]
    second = again(result, *files)
    assert second.register == result.register
    assert read_mapping(second.mapping) == read_mapping(result.mapping)


def test_every_row_of_officers_tells_where_it_comes_from() -> None:
    """Officers, employments, assignments and completions name cells of the files, so that a person can look."""
    for name in ("officers", "employments", "assignments", "completions", "schools", "agencies", "courses"):
        grounds = EXPECTED.grounds[name]
        assert len(grounds) == len(getattr(EXPECTED.register, name))
        assert all(grounds), name
        assert all(place in EXPECTED.fates for places in grounds for place in places), name


def test_progress_is_told_from_the_start() -> None:
    """Whoever waits hears what is done, in rising shares."""
    heard: list[tuple[int, str]] = []
    tidy([csv_file(ROSTER, "a.csv")], progress=lambda share, says: heard.append((share, says)))
    assert [share for share, _ in heard] == sorted({share for share, _ in heard})
    assert all(says for _, says in heard)

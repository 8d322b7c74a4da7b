"""What kind a course is, by its title: only where that is firm."""

from __future__ import annotations

from datetime import date

import pytest
from tests.files.tidying.offices import again, csv_file, facts, keys, roster, tidied

from hallpass.files.tidying.courses import firm_kind, looks_like, title_and_day


@pytest.mark.parametrize("title", ["NASRO Basic", "NASRO 40hr", "NASRO Basic 2019", "nasro 40-hour"])
def test_the_nasro_basic_course_is_firm(title: str) -> None:
    """The NASRO basic course, which is 40 hours long, is the older one."""
    firm = firm_kind(title)
    assert firm is not None and firm.kind == "legacy_nasro"


@pytest.mark.parametrize(
    ("latest", "kind"),
    [
        ("2/28/2025", "legacy_ssc"),
        ("3/1/2025", "unknown"),
        ("2025", "unknown"),
        ("", "unknown"),
        ("June 2020", "legacy_ssc"),
    ],
)
def test_the_safety_centers_course_is_firm_only_before_its_successor(latest: str, kind: str) -> None:
    """From March 2025 a full course is taught under a like title, so a later or unknown day leaves the kind unknown."""
    result = tidied(roster({"Course": "SSC Basic SRO", "Completed": latest}))
    assert facts(result.register)["courses"] == {("SSC Basic SRO", kind)}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("POST SRO class (BCA)", "full"),
        ("board approved SRO", "full"),
        ("POST SRO supplement", "supplemental"),
        ("NASRO", "legacy_nasro"),
        ("NASRO Advanced", None),
        ("Basket weaving", None),
    ],
)
def test_a_title_is_never_proof_of_a_full_course(title: str, kind: str | None) -> None:
    """Every other title is of unknown kind and is asked; what it looks like only helps whoever answers."""
    assert firm_kind(title) is None and looks_like(title) == kind
    file = roster({"Course": title, "Completed": "8/14/2025"})
    first = tidied(file)
    assert facts(first.register)["courses"] == {(title, "unknown")} and title in keys(first)
    second = tidied(file, courses={title: "full"})
    assert facts(second.register)["courses"] == {(title, "full")} and title not in keys(second)


def test_an_offices_own_list_says_the_kind() -> None:
    """A list of courses with their kinds is ground enough."""
    listed = csv_file(
        [["Course", "Kind"], ["SRO 40", "full"], ["SRO 8", "supplement"], ["SRO 2", "nice"]], "courses.csv"
    )
    result = tidied(listed, roster({"Course": "SRO 40", "Completed": "8/14/2025"}))
    assert facts(result.register)["courses"] == {("SRO 40", "full")}
    assert [cell.value for cell in result.unread] == ["nice"]
    assert again(result, listed, roster({"Course": "SRO 40", "Completed": "8/14/2025"})).register == result.register


def test_a_day_at_the_end_of_a_title_is_its_day() -> None:
    """A day typed behind a title is the day of completion; a year may belong to the title."""
    assert title_and_day("NASRO Basic 6/17/2022") == ("NASRO Basic", "6/17/2022")
    assert title_and_day("NASRO Basic 2019") == ("NASRO Basic 2019", None)
    found = facts(tidied(roster({"Course": "NASRO Basic (6/17/2022)"})).register)
    assert found["completions"] == {("Ann Ruby", "NASRO Basic", date(2022, 6, 17))}

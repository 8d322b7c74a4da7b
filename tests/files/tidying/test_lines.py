"""Rows to read, and rows that are passed over with a reason."""

from __future__ import annotations

from typing import Any

from tests.files.tidying.offices import again, facts, keys, tidied, workbook

from hallpass.files.tidying.tidy import Tidied

HEAD = ["Officer", "Agency", "School", "Start", "End"]


def row(name: str, school: str = "Oak Elementary") -> list[Any]:
    """A row of a roster."""
    return [name, "Cedarbrook PD", school, "9/2/2025", "6/4/2026"]


def listed(*rows: list[Any]) -> Tidied:
    """A roster with these rows."""
    return tidied(workbook({"SRO 2025-26": [HEAD, *rows]}))


def test_rows_that_are_passed_over_are_named_with_a_reason() -> None:
    """Group rows, totals, footnotes, repeated headings and remarks are listed by their numbers."""
    (table,) = listed(["HIGH SCHOOLS"], row("Ruby, Ann"), HEAD, ["Total", 1], ["* see below"], ["call me"]).understood
    assert table.read == (3,)
    assert [number for number, _ in table.passed_over] == [2, 4, 5, 6, 7]


def test_groups_nest() -> None:
    """A new agency ends the group of substitutes of the one before."""
    rows = [
        ["Cedarbrook PD"],
        ["Substitutes"],
        ["Ruby, Ann", "Oak Elementary", "9/2/2025", "6/4/2026"],
        ["Millford PD"],
        ["Stone, Bo", "Oak Elementary", "9/2/2025", "6/4/2026"],
    ]
    result = tidied(workbook({"SROs 2025-26": [["Officer", "School", "Start", "End"], *rows]}))
    assert {(who, role) for who, _, role, *_ in facts(result.register)["assignments"]} == {
        ("Ann Ruby", "substitute"),
        ("Bo Stone", "regular"),
    }
    assert {agency for _, agency, *_ in facts(result.register)["employments"]} == {"Cedarbrook PD", "Millford PD"}


def test_a_group_whose_end_nobody_can_tell_waits() -> None:
    """A remark inside a group that carries facts, and a group of former officers, are asked before they are read."""
    file = workbook(
        {
            "List 2025-26": [
                HEAD,
                ["SROs"],
                row("Ruby, Ann"),
                ["the annex"],
                row("Stone, Bo"),
                ["FORMER"],
                row("Flint, Cy"),
            ]
        }
    )
    first = tidied(file)
    assert {who for who, *_ in facts(first.register)["assignments"]} == {"Ann Ruby"}
    assert {"A4 · the annex", "A6 · FORMER"} <= keys(first)
    second = again(first, file, change=('"A4 · the annex" = "?"', '"A4 · the annex" = "read"'))
    assert {who for who, *_ in facts(second.register)["assignments"]} == {"Ann Ruby", "Bo Stone"}


def test_a_name_merged_over_two_rows_stands_in_both() -> None:
    """An officer with two rows under one merged name has two assignments."""
    rows = [HEAD, row("Ruby, Ann"), ["", "Cedarbrook PD", "Elm Elementary", "9/2/2025", "6/4/2026"]]
    result = tidied(workbook({"SRO 2025-26": rows}, {"SRO 2025-26": [(1, 0, 2, 0)]}))
    assert {school for _, school, *_ in facts(result.register)["assignments"]} == {"Oak Elementary", "Elm Elementary"}


def test_a_row_without_a_name_is_asked() -> None:
    """A row whose name is blank is nobody's, and is asked."""
    result = listed(row("Ruby, Ann"), row(""))
    assert any(key.startswith("A3 ·") for key in keys(result))
    assert len(result.register.assignments) == 1


def test_a_footnote_mark_is_pointed_at() -> None:
    """A mark behind a value tells a person to look at the footnote."""
    assert any("footnote" in notice.text for notice in listed(row("Ruby, Ann*")).notices)

"""`hallpass timeline`, `breaches` and `cover`, asked as a user asks."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from tests.commands.ask import calm, run, written


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a CSV answer."""
    return list(csv.DictReader(io.StringIO(text)))


def test_the_timeline_of_an_officer_is_drawn_and_listed() -> None:
    """The picture has a lane for the standing, each school and the training; the lists have the days."""
    lines = run("timeline", "demo", "--officer", "penhallow").stdout.splitlines()
    lanes = [line[:24].strip() for line in lines[5:8]]
    assert lanes == ["Standing", "Kestrel Prairie Middle", "Training"]
    assert "▼ Nov 23, 2026" in lines[4]
    assert "◇ due Feb 28, 2027" in lines[7]
    told = [" ".join(line.split()) for line in lines]
    assert "Sep 4, 2026 – Feb 28, 2027 Cleared until Feb 28, 2027 5.3 regular" in told
    assert "Dario Penhallow Aug 31 – Sep 3, 2026 5.3 3 contact days" in told


def test_the_timeline_of_all_has_a_lane_for_each_officer() -> None:
    """Without an officer the picture shows everyone."""
    shown = run("timeline", "demo").stdout
    assert all(name in shown for name in ("Maren Tolliver", "Gilbert Ashgrove", "Beatrix Amund"))
    assert "╱╱ Not cleared if nothing is recorded" in shown


def test_the_timeline_as_json_has_no_hole() -> None:
    """Each officer's day ranges follow one another from always to open."""
    answer = json.loads(run("timeline", "demo", "--format", "json").stdout)
    assert answer["format"] == "hallpass-timeline/1"
    for officer in answer["officers"]:
        spans = officer["intervals"]
        assert (spans[0]["from"], spans[-1]["to"]) == (None, None)
        for before, after in pairwise(spans):
            assert date.fromisoformat(before["to"]) + timedelta(1) == date.fromisoformat(after["from"])


def test_the_timeline_agrees_with_check_on_the_day() -> None:
    """The range that the day lies in has the standing, row and due day that `check` gives."""
    checked = json.loads(run("check", "demo", "--format", "json").stdout)
    rows = rows_of(run("timeline", "demo", "--format", "csv").stdout)
    on = "2026-11-23"
    found = {row["officer"]: row for row in rows if (row["from"] or "0") <= on <= (row["to"] or "9999")}
    for one in checked["officers"]:
        row = found[one["officer"]]
        assert (row["standing"], row["row"], row["due"]) == (one["standing"], one["row"] or "", one["due"] or "")


def test_breaches_and_gaps_are_counted() -> None:
    """A cured breach stays; a gap in contract cover is reported the same way; status 1."""
    result = run("breaches", "demo", "--from", "9/1/25", "--format", "json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["from"], answer["to"]) == (1, "2025-09-01", "2026-11-23")
    (cured,) = [one for one in answer["breaches"] if one["officer"] == "ashgrove"]
    assert (cured["from"], cured["to"], cured["paragraphs"]) == ("2025-09-01", "2025-10-09", ["5.1"])
    assert cured["contact_days"] == 28
    (gap,) = answer["gaps"]
    assert (gap["assignment"], gap["school"], gap["from"], gap["counted"]) == ("A05", "WFE", "2026-10-05", 33)


def test_breaches_start_with_the_school_year_unless_told() -> None:
    """Without --from the range is the school year of its last day."""
    assert run("breaches", "demo").stdout.startswith("From Jul 1, 2026 through Nov 23, 2026\n")
    assert run("breaches", "demo", "--to", "6/30/26").stdout.startswith("From Jul 1, 2025 through Jun 30, 2026\n")


def test_a_breach_that_goes_on_is_said_since() -> None:
    """A breach that reaches the last day asked about has no end yet."""
    told = " ".join(run("breaches", "demo", "--officer", "marchbanks").stdout.split())
    assert "Theo Marchbanks Since Sep 17, 2026 5.3 45 contact days" in told


def test_no_breach_gives_0(tmp_path: Path) -> None:
    """Where there is neither breach nor gap, it is said, with status 0."""
    result = run("breaches", written(tmp_path, calm()))
    assert result.exit_code == 0
    assert "No officer was in service while not cleared." in result.stdout
    assert "No assignment was without a contract." in result.stdout


def test_breaches_as_csv_have_both_kinds() -> None:
    """One list with breaches and gaps, the kind in the first column."""
    rows = rows_of(run("breaches", "demo", "--format", "csv").stdout)
    assert [row["kind"] for row in rows] == ["breach"] * 4 + ["gap"]
    assert rows[2]["listed_days"] == "5"


def test_a_first_day_after_the_last_is_refused() -> None:
    """The message names both days."""
    result = run("breaches", "demo", "--from", "2026-09-02", "--to", "2026-09-01")
    assert result.exit_code == 2
    assert "--from 2026-09-02 lies after --to 2026-09-01" in result.stderr


def test_cover_says_who_covers_what() -> None:
    """A column for each duty; below, the names; the words of a duty that nobody covers."""
    result = run("cover", "demo")
    told = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert "Ottersfold High 1 1 1 1 Nobody 1 1" in told
    assert "4.1.4 and 4.1.5: unknown; Priya Lindahl may, for all that is known." in told
    assert "4.1.5 identifying vulnerabilities in school facilities and safety protocols" in told


def test_cover_of_one_school_by_id_or_name() -> None:
    """A school by id or by name; absence and free days are seen."""
    by_id = run("cover", "demo", "--school", "KPH", "--on", "11/25/26", "--format", "json")
    by_name = run("cover", "demo", "--school", "kestrel prairie high", "--on", "2026-11-25", "--format", "json")
    assert by_id.stdout == by_name.stdout
    (school,) = json.loads(by_id.stdout)["schools"]
    assert len(school["gaps"]) == 7
    assert (
        "No student contact day at Kestrel Prairie Public Schools." in run("cover", "demo", "--on", "11/26/26").stdout
    )


def test_cover_agrees_with_the_gaps_of_check(tmp_path: Path) -> None:
    """The gaps of each school are those that `check` reports."""
    out = tmp_path / "cover.csv"
    run("cover", "demo", "--format", "csv", "--out", out)
    gaps: dict[str, list[str]] = {}
    for row in rows_of(out.read_text(encoding="utf-8")):
        if row["state"] == "gap":
            gaps.setdefault(row["school"], []).append(row["duty"])
    schools = json.loads(run("cover", "demo", "--format", "json").stdout)["schools"]
    assert gaps == {one["school"]: one["gaps"] for one in schools if one["gaps"]}


def test_cover_where_nobody_is_assigned(tmp_path: Path) -> None:
    """A day without any officer in scope is an answer, not an error."""
    result = run("cover", written(tmp_path, calm()), "--on", "2020-01-01")
    assert result.exit_code == 0
    assert "No school has an officer in scope on this day" in result.stdout


@pytest.mark.parametrize("command", ["timeline", "breaches"])
def test_an_unknown_officer_is_refused_everywhere(command: str) -> None:
    """The same message in every command."""
    result = run(command, "demo", "--officer", "nobody at all")
    assert result.exit_code == 2
    assert "The register has no officer 'nobody at all'. It has 16 officers, such as tolliver" in result.stderr


def test_an_unknown_school_is_refused() -> None:
    """The message names those near to it."""
    assert "no school 'OT'. Near to it: OTH, OTE." in run("cover", "demo", "--school", "OT").stderr


@pytest.mark.parametrize("command", ["timeline", "breaches", "cover"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx"])
def test_every_form_gives_the_same_bytes(command: str, form: str) -> None:
    """Two runs of one question agree to the byte."""
    one, other = (run(command, "demo", "--format", form) for _ in range(2))
    assert one.stdout_bytes == other.stdout_bytes != b""

"""`hallpass whatif`, asked as a user asks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.commands.ask import calm, run, written

TRAINED = "brandvik completes full on 12/1/26"


def test_the_answer_is_a_page_and_the_status_is_0() -> None:
    """The sentence, what was assumed as it was understood, and the tables."""
    result = run("whatif", "demo", "--assume", TRAINED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("From December 1, 2026 through December 31, 2026, Saskia Brandvik may serve")
    assert "· Saskia Brandvik completes an approved course of the kind full on December 1, 2026." in result.stdout


def test_the_range_is_up_to_the_end_of_the_next_school_year() -> None:
    """Today and the years after it, unless a range or a day is given."""
    asked = {"--assume": "A03 unable", "--format": "json"}
    base = ["whatif", "demo", *(word for pair in asked.items() for word in pair)]
    assert _range(*base) == ("2026-11-23", "2028-06-30")
    assert _range(*base, "--from", "9/1/26", "--until", "2026-12-31") == ("2026-09-01", "2026-12-31")
    assert _range(*base, "--from", "9/1/25") == ("2025-09-01", "2027-06-30")
    assert _range(*base, "--on", "12/1/26") == ("2026-12-01", "2026-12-01")


def _range(*arguments: str) -> tuple[str, str]:
    told = json.loads(run(*arguments).stdout)
    return told["from"], told["to"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--on", "12/1/26", "--from", "12/1/26"], "--on asks about one day"),
        (["--from", "12/2/26", "--until", "12/1/26"], "--from 2026-12-02 lies after --until 2026-12-01"),
        (["--reading", "day_sixty=never"], "'never' is no value of the reading day_sixty"),
        (["--assume", "A03 able"], "“A03 unable” and “A03 able” contradict each other; expected one of them."),
        (["--assume", "A03 unable"], "“A03 unable” is said twice"),
        (["--assume", "brandvick completes full on 12/1/26"], "no officer 'brandvick'. Near to it: brandvik."),
        (["--assume", "brandvik completes full tomorrow"], "OFFICER completes COURSE-OR-KIND on DAY, as in"),
    ],
)
def test_what_cannot_be_answered_is_refused(options: list[str], message: str) -> None:
    """Status 2, and a message that names what was said and what was expected."""
    result = run("whatif", "demo", "--assume", "A03 unable", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_assumption_is_asked_for() -> None:
    """Without one there is nothing to try."""
    result = run("whatif", "demo")
    assert result.exit_code == 2
    assert "--assume" in result.stderr


def test_several_assumptions_hold_together() -> None:
    """The officer who is put at a school is trained too: nothing is unknown."""
    told = json.loads(
        run(
            *("whatif", "demo", "--on", "12/1/26", "--format", "json"),
            *("--assume", "gravesend at KPM from 12/1/26", "--assume", "gravesend completes full-40 on 11/30/26"),
        ).stdout
    )
    (difference,) = told["officers"][0]["differences"]
    assert difference["after"]["standing"] == "cleared"
    assert len(told["assumed"]) == 2


def test_a_fault_that_an_assumption_makes_is_told(tmp_path: Path) -> None:
    """Nobody serves while nobody employs him; faults that were there already are not repeated."""
    raw = calm()
    raw["employments"][0]["to"] = "2026-12-31"
    path = written(tmp_path, raw)
    result = run("whatif", path, "--assume", "o at S from 12/1/26", on=date(2026, 9, 1))
    said = [line for line in result.stdout.splitlines() if "contradict itself" in line]
    assert len(said) == 1
    assert "not employed" in said[0]


def test_the_register_file_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing is recorded."""
    path = written(tmp_path, calm())
    before = path.read_bytes()
    assert run("whatif", path, "--assume", "a ends on 12/1/26").exit_code == 0
    assert path.read_bytes() == before


def test_spreadsheets_get_rows(tmp_path: Path) -> None:
    """A CSV file with a row for each range; a workbook with a sheet for each list."""
    shown = run("whatif", "demo", "--assume", TRAINED, "--format", "csv").stdout
    assert shown.splitlines()[1].startswith("brandvik,Saskia Brandvik,2026-12-01,2026-12-31,May not serve,not_cleared")
    out = tmp_path / "answer.xlsx"
    assert run("whatif", "demo", "--assume", TRAINED, "--format", "xlsx", "--out", out).exit_code == 0
    assert out.read_bytes().startswith(b"PK")


def test_the_help_teaches_every_form() -> None:
    """Each form with what it does and an example."""
    shown = " ".join(run("whatif", "--help").stdout.split())
    assert "OFFICER reviews POLICY on DAY signs the agency policy, as in “thornbury reviews" in shown
    assert "0 answered, whatever the answer" in shown

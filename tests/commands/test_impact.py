"""`hallpass impact`, asked as a user asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.commands.amendments import amendment
from tests.commands.ask import run

from hallpass.packs import read_pack


def test_an_amendment_is_one_document_with_its_text_beside_it(tmp_path: Path) -> None:
    """It is added to the policy that is there; the days before it stay as they were."""
    result = run("impact", amendment(tmp_path), "demo", "--until", "6/30/27")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 from excused to not cleared." in " ".join(result.stdout.split())
    assert "Dec 1 – Dec 15, 2026" in result.stdout


def test_a_whole_pack_is_a_folder(tmp_path: Path) -> None:
    """All its versions take the place of those that are there."""
    for name, text in read_pack().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = json.loads(run("impact", tmp_path, "demo", "--format", "json").stdout)
    assert (told["changed"], told["then"]["versions"]) == (0, ["2024-10-01"])
    amendment(tmp_path)
    told = json.loads(run("impact", tmp_path, "demo", "--format", "json").stdout)
    assert (told["changed"], told["then"]["versions"]) == (1, ["2024-10-01", "2026-12-01"])


def test_readings_alone_need_no_pack() -> None:
    """`--then` changes a reading; `--reading` holds on both sides."""
    told = json.loads(
        run(
            *("impact", "demo", "--format", "json", "--then", "day_sixty=exempt", "--reading", "e_learning_day=counts"),
            *("--reading", "incumbents=from_assumption"),
        ).stdout
    )
    assert told["now"]["readings"]["incumbents"] == told["then"]["readings"]["incumbents"] == "from_assumption"
    assert (told["now"]["readings"]["day_sixty"], told["then"]["readings"]["day_sixty"]) == ("not_exempt", "exempt")
    assert told["moves"] == [{"from": "not_cleared", "to": "excused", "officers": 1}]


def test_a_refused_pack_is_told_line_by_line(tmp_path: Path) -> None:
    """Every problem with its file and line; status 2."""
    path = amendment(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("40 days", "50 days"), encoding="utf-8")
    result = run("impact", path, "demo")
    assert (result.exit_code, result.stdout) == (2, "")
    first, second = result.stderr.splitlines()
    assert first == f"{path} is refused: 1 problem."
    assert second.startswith("  amendment.md, line ")


def test_an_amendment_of_the_same_day_is_refused(tmp_path: Path) -> None:
    """Two versions cannot be in force on one day."""
    result = run("impact", amendment(tmp_path, "2024-10-01"), "demo")
    assert result.exit_code == 2
    assert "expected: another day than that of the policy that it amends" in result.stderr


def test_an_amendment_without_its_text_is_refused(tmp_path: Path) -> None:
    """The message names the file that the document names."""
    path = amendment(tmp_path)
    (tmp_path / "later.txt").unlink()
    result = run("impact", path, "demo")
    assert result.exit_code == 2
    assert "'later.txt' as the text" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["demo"], "Nothing would change; expected an AMENDED-PACK, or --then NAME=VALUE."),
        (["a", "b", "demo"], "3 files; expected an amended pack and a register"),
        (["nowhere.md", "demo"], "nowhere.md: there is no such file."),
        (["nowhere", "demo"], "nowhere: this is no folder; expected the folder of a policy pack."),
        (["demo", "--then", "day_sixty"], "'day_sixty'; expected NAME=VALUE"),
        (["demo", "--then", "day_sixty=maybe"], "'maybe' is no value of the reading day_sixty"),
        (["demo", "--then", "day_sixty=exempt", "--from", "12/2/26", "--until", "12/1/26"], "lies after --until"),
    ],
)
def test_what_cannot_be_answered_is_refused(arguments: list[str], message: str) -> None:
    """Status 2, and a message that names what was said and what was expected."""
    result = run("impact", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_spreadsheets_get_rows(tmp_path: Path) -> None:
    """A CSV file with a row for each range; a workbook with the moves too."""
    shown = run("impact", amendment(tmp_path), "demo", "--format", "csv").stdout
    assert shown.splitlines()[1].startswith("fairbairn,Odalys Fairbairn,2026-12-01,2026-12-15,May serve,excused,5.4")
    out = tmp_path / "impact.xlsx"
    assert run("impact", "demo", "--then", "day_sixty=exempt", "--format", "xlsx", "--out", out).exit_code == 0
    assert out.read_bytes().startswith(b"PK")

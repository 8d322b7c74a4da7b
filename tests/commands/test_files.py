"""`hallpass tidy` and `hallpass convert`, asked as a user asks."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter
from tests.commands.ask import calm, run, written


def test_a_register_goes_through_all_forms_unchanged(tmp_path: Path) -> None:
    """JSON to a workbook to CSV files and back: the file and the answer are the same."""
    first = run("check", "demo", "--format", "json").stdout
    forms = ["demo", tmp_path / "a.xlsx", tmp_path / "folder", tmp_path / "b.json", tmp_path / "c.json"]
    for source, target in pairwise(forms):
        assert run("convert", source, target).stdout == f"Written: {target}, 16 officers.\n"
        assert run("check", target, "--format", "json").stdout == first
    assert forms[3].read_bytes() == forms[4].read_bytes()  # type: ignore[union-attr]


def test_a_register_with_faults_is_converted_all_the_same(tmp_path: Path) -> None:
    """What contradicts itself may still change its form."""
    register = calm()
    register["employments"] *= 2
    assert run("convert", written(tmp_path, register), tmp_path / "a.xlsx").exit_code == 0


@pytest.mark.parametrize("target", ["a.txt", "none/a.json"])
def test_a_target_that_cannot_be_written_is_said(tmp_path: Path, target: str) -> None:
    """The message names the place and what was expected."""
    result = run("convert", "demo", tmp_path / target)
    assert result.exit_code == 2
    assert str(tmp_path / target) in result.stderr
    assert "expected" in result.stderr


def office_book(path: Path) -> Path:
    """A sheet as an office keeps it."""
    rows = [
        ["Kestrel Prairie school officers 2026-27"],
        [],
        ["Officer", "License", "Agency", "School", "Type", "Start", "End", "Training", "Date"],
        ["Quill, Ada", "70001", "Dunmarrow Police", "Wrenfield High School", "SRO", "9/1/2026", "", "", ""],
        ["Moss, Ben", "70002", "Dunmarrow Police", "Wrenfield High School", "Sub", "9/1/2026", "", "", ""],
    ]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("2026-27")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def test_tidy_writes_a_register_and_a_mapping(tmp_path: Path) -> None:
    """What was understood is printed; the register can be asked at once; the mapping lies beside it."""
    out = tmp_path / "register.xlsx"
    result = run("tidy", office_book(tmp_path / "office.xlsx"), "--out", out)
    assert result.exit_code in (0, 1)
    assert "Understood" in result.stdout
    assert f"Written: {out}, and {tmp_path / 'register.mapping.toml'} to edit and run this again." in result.stdout
    assert f"check {out}" in result.stdout
    officers = json.loads(run("check", out, "--format", "json").stdout)["officers"]
    assert {one["name"] for one in officers} == {"Ada Quill", "Ben Moss"}


def test_tidy_heeds_its_mapping_and_is_steady(tmp_path: Path) -> None:
    """Run again with its own mapping, it gives the same register and the same mapping."""
    book, out = office_book(tmp_path / "office.xlsx"), tmp_path / "register.json"
    run("tidy", book, "--out", out)
    first = out.read_bytes(), (tmp_path / "register.mapping.toml").read_bytes()
    run("tidy", book, "--out", out)
    assert (out.read_bytes(), (tmp_path / "register.mapping.toml").read_bytes()) == first


def test_tidy_refuses_what_it_cannot_open(tmp_path: Path) -> None:
    """A file that is no spreadsheet, a broken mapping and a missing file give 2 and say why; nothing is written."""
    broken, out = tmp_path / "office.xlsx", tmp_path / "register.xlsx"
    broken.write_bytes(b"no workbook")
    assert run("tidy", broken, "--out", out).exit_code == 2
    missing = run("tidy", tmp_path / "none.xlsx", "--out", out)
    assert (missing.exit_code, "does not exist" in missing.stderr) == (2, True)
    mapping = tmp_path / "m.toml"
    mapping.write_text("not = [toml", encoding="utf-8")
    refused = run("tidy", office_book(broken), "--out", out, "--mapping", mapping)
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"{mapping}: ")
    assert not out.exists()

"""The form of a folder of CSV files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hallpass.files import csv_form
from hallpass.files.layouts import Unwritable
from hallpass.files.opening import FileUnreadable
from hallpass.files.read import read_register
from hallpass.files.write import write_register
from hallpass.register.records import Agency, Contract
from hallpass.register.register import Register
from hallpass.register.schema import LISTS


def agencies(tmp_path: Path, data: str | bytes) -> tuple[Register | None, list[str]]:
    """The register of a folder with one file of agencies, and its problems."""
    (tmp_path / "agencies.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    result = read_register(tmp_path)
    return result.register, list(map(str, result.problems))


ZOE = Register(agencies=(Agency("a", "Zoë, Police"),))


@pytest.mark.parametrize(
    "data",
    [
        'id,name\r\na,"Zoë, Police"\r\n',
        'id,name\na,"Zoë, Police"',
        "id;name\na;Zoë, Police\n",
        "id\tname\na\tZoë, Police\n",
        '\n\n"Id";" NAME "\n;\n  ; \n a ;"Zoë, Police"\n',
        "id;name;\na;Zoë, Police;\n",
        'id,name\na,"Zoë, Police"\n'.encode("utf-8-sig"),
        "id\tname\r\na\tZoë, Police\r\n".encode("utf-16"),
    ],
)
def test_csv_of_every_make_is_read(tmp_path: Path, data: str | bytes) -> None:
    """Commas, semicolons and tabs, marks, quotation marks, blank rows and any end of line."""
    assert agencies(tmp_path, data) == (ZOE, [])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            "id,name\na,Zoë\n".encode("cp1252"),
            "agencies, row 2: byte 0xEB; expected text in UTF-8 (in Excel: save as CSV UTF-8)",
        ),
        ('id,name\na,"Zoë\n', "agencies: unexpected end of data; expected a CSV file"),
        ("id,name\na," + "x" * 200_000, "agencies: field larger than field limit (131072); expected a CSV file"),
        (
            "id,name\na," + "x" * 5_000,
            f'agencies, row 2, name: "{"x" * 60}…"; expected at most 2,000 characters, not 5,000',
        ),
        ("id,name\na,b\0c\n", 'agencies, row 2, name: "b\\x00c"; expected text without control characters (U+0000)'),
        ('id,name\na,"b\nc"\n', 'agencies, row 2, name: "b\\nc"; expected text without line breaks'),
        ("id\na\n", "agencies, row 1, name: nothing; expected a column with the heading name"),
        ("id,name\na,A,stray\n", 'agencies, row 2, C: "stray"; expected a heading above it'),
        ("id,name,Name\na,A,B\n", 'agencies, row 1, Name: "Name"; expected each heading once'),
    ],
)
def test_problems_of_csv(tmp_path: Path, data: str | bytes, says: str) -> None:
    """Other encodings, cells without an end, huge cells, NULs and headings that are missing or stand twice."""
    assert agencies(tmp_path, data) == (None, [says])


def test_one_damaged_file_does_not_hide_the_problems_of_others(tmp_path: Path) -> None:
    """Files are read on after one that cannot be."""
    (tmp_path / "districts.csv").write_text("id,name,kind\nd,D,city\n", encoding="utf-8")
    _, problems = agencies(tmp_path, b"id,name\na,\xff\n")
    assert len(problems) == 2


def test_text_that_a_spreadsheet_would_run_is_protected(tmp_path: Path) -> None:
    """A ' stands before = + - @ in files, also in headings and lists, and is gone when they are read."""
    agency = Agency("=1+1", "@home", {"-note": "'=x"})
    contract = Contract("c", "a", "d", None, date(2026, 7, 1), additional_duties=("-5", "+1"))
    register = Register(agencies=(agency,), contracts=(contract,))
    write_register(register, tmp_path)
    assert (tmp_path / "agencies.csv").read_text(encoding="utf-8") == "id,name,'-note\n'=1+1,'@home,''=x\n"
    assert "'-5; +1" in (tmp_path / "contracts.csv").read_text(encoding="utf-8")
    assert read_register(tmp_path).register == register


def test_a_file_stands_for_each_list_with_its_headings(tmp_path: Path) -> None:
    """An empty register is a folder of headings to fill in; a column id that nobody needs is left out."""
    write_register(Register(), tmp_path / "new" / "folder")
    files = {file.stem: file.read_text(encoding="utf-8") for file in (tmp_path / "new" / "folder").iterdir()}
    assert sorted(files) == sorted(LISTS)
    assert files["absences"] == "officer,from,to\n"
    assert read_register(tmp_path / "new" / "folder").register == Register()


def test_only_text_that_needs_it_carries_a_mark(tmp_path: Path) -> None:
    """Excel shows names right with a mark before UTF-8; plain ASCII goes without, for programs that stumble over it."""
    write_register(ZOE, tmp_path)
    assert (tmp_path / "agencies.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name")
    assert (tmp_path / "schools.csv").read_bytes().startswith(b"id,district")


def test_a_heading_with_a_semicolon_parts_no_headings(tmp_path: Path) -> None:
    """The comma that parts a written file is seen whatever stands in its headings."""
    register = Register(agencies=(Agency("a", "A", {"x;id;name;y": "1"}),))
    write_register(register, tmp_path)
    assert read_register(tmp_path).register == register


def test_a_folder_with_other_csv_files_is_not_written_into(tmp_path: Path) -> None:
    """What stands there would be read as part of the register; nothing is written."""
    (tmp_path / "radios.csv").write_text("radio\n7\n", encoding="utf-8")
    with pytest.raises(Unwritable, match=r"it holds radios.csv already; expected a folder without other CSV files"):
        write_register(ZOE, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["radios.csv"]


def test_a_folder_is_written_anew(tmp_path: Path) -> None:
    """A register takes the place of the one that was there."""
    write_register(ZOE, tmp_path)
    write_register(Register(), tmp_path)
    assert read_register(tmp_path).register == Register()


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Systems leave files such as ._agencies.csv behind, and people a note beside the lists; they hold no list."""
    (tmp_path / "._agencies.csv").write_bytes(b"\0\1\2")
    (tmp_path / "read me.txt").write_bytes(b"\0\1\2")
    assert agencies(tmp_path, "id,name\na,A\n") == (Register(agencies=(Agency("a", "A"),)), [])


def test_a_folder_of_too_large_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files count together."""
    monkeypatch.setattr(csv_form, "MOST_BYTES", 20)
    (tmp_path / "districts.csv").write_text("id,name,kind\n", encoding="utf-8")
    with pytest.raises(FileUnreadable, match="its files have more than 0 MB"):
        agencies(tmp_path, "id,name\na,A\n")


def test_a_folder_named_like_a_file_is_refused(tmp_path: Path) -> None:
    """A list is a file."""
    (tmp_path / "schools.csv").mkdir()
    with pytest.raises(FileUnreadable, match=r"schools.csv: this is not a file"):
        read_register(tmp_path)

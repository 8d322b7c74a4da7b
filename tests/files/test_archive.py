"""The parts of a workbook, opened within limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.files.books import write_book

from hallpass.files import archive
from hallpass.files.archive import Archive
from hallpass.files.opening import FileUnreadable

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def book(tmp_path: Path, **parts: str | bytes) -> Path:
    """A workbook with these parts."""
    return write_book(tmp_path / "book.xlsx", {}, parts=parts)


def test_a_part_is_read_by_name(tmp_path: Path) -> None:
    """A workbook knows its parts."""
    opened = Archive(book(tmp_path, note=b"abc"))
    assert opened.part("note") == b"abc"
    assert "note" in opened
    assert "gone" not in opened


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 and no more", "this is no Excel workbook"),
        (OLD + b"\0" * 600, r"this is an old Excel workbook \(.xls\); expected an .xlsx workbook without a password"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "this is a workbook locked with a password"),
    ],
)
def test_what_is_no_open_workbook_is_refused_in_words(tmp_path: Path, data: bytes, says: str) -> None:
    """Old and locked workbooks are told apart from damaged ones."""
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(FileUnreadable, match=says):
        Archive(tmp_path / "a.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_unpacking(tmp_path: Path) -> None:
    """A megabyte that unpacks to a gigabyte is refused by its stated size."""
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("xl/workbook.xml", "w") as part:
        for _ in range(310):
            part.write(b" " * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(FileUnreadable, match="it unpacks to 310 MB; expected at most 300 MB"):
        Archive(path)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    """A size that is not true does not get past the limit: no more than the stated size is unpacked."""
    path = book(tmp_path, note=b"x" * 500_000)
    size = (500_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (50).to_bytes(4, "little")))
    with pytest.raises(FileUnreadable, match="its part note is missing or damaged"):
        Archive(path).part("note")


def test_a_workbook_of_very_many_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of parts has a limit."""
    monkeypatch.setattr(archive, "MOST_PARTS", 3)
    with pytest.raises(FileUnreadable, match="it has 4 parts; expected at most 3"):
        Archive(book(tmp_path))


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>',
        "<a>",
        '<?xml version="1.0" encoding="no-such"?><a/>',
        b"\xff\xff",
        "",
    ],
)
def test_xml_that_is_damaged_or_defines_its_own_is_refused(tmp_path: Path, part: str | bytes) -> None:
    """No workbook defines entities; one that does is after something else."""
    with pytest.raises(FileUnreadable, match="its part note is missing or damaged"):
        Archive(book(tmp_path, note=part)).parse("note", lambda *_: None)


def test_a_part_of_very_many_tags_is_refused_before_it_is_walked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that would keep the reader busy for minutes is refused at once; as many as may be are read."""
    monkeypatch.setattr(archive, "MOST_TAGS", 4)
    opened = Archive(book(tmp_path, two="<a><b/><b/></a>", three="<a><b/><b/><b/></a>"))
    opened.parse("two", lambda *_: None)
    with pytest.raises(FileUnreadable, match="its part three has 5 tags; expected at most 4"):
        opened.parse("three", lambda *_: pytest.fail("it was walked through"))


def test_xml_is_walked_through(tmp_path: Path) -> None:
    """Starts, ends and texts are heard in order."""
    heard: list[object] = []
    Archive(book(tmp_path, note='<a b="1">text</a>')).parse(
        "note", lambda *start: heard.append(start), heard.append, heard.append
    )
    assert heard == [("a", {"b": "1"}), "text", "a"]

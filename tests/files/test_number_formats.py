"""What numbers in cells stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.files.books import write_book

from hallpass.files.archive import Archive
from hallpass.files.number_formats import number_formats, shows_day
from hallpass.register.values import Unread

STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="00000"/><numFmt numFmtId="171" formatCode="d mmm yyyy"/>'
    '<numFmt numFmtId="172" formatCode="0.00"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>'
)
PLAIN, DAY, PADDED, OWN_DAY, PLACES = range(5)


def text(tmp_path: Path, number: str, style: int, properties: str = "") -> str | Unread:
    """What a number of a style stands for."""
    path = write_book(tmp_path / "book.xlsx", {}, styles=STYLES, properties=properties)
    return number_formats(Archive(path)).text(number, style)


@pytest.mark.parametrize(
    ("number", "style", "says"),
    [
        ("12345", PLAIN, "12345"),
        ("-5", PLAIN, "-5"),
        ("45.0", PLAIN, "45"),
        ("1.5", PLAIN, "1.5"),
        ("1E+3", PLAIN, "1000"),
        ("123456789012345", PLAIN, "123456789012345"),
        ("417", PADDED, "00417"),
        ("123456", PADDED, "123456"),
        ("4.5", PADDED, "4.5"),
        ("46266", DAY, "2026-09-01"),
        ("46266", OWN_DAY, "2026-09-01"),
        ("46266.5", DAY, "2026-09-01 12:00:00"),
        ("61", DAY, "1900-03-01"),
        ("59", DAY, "1900-02-28"),
        ("1", DAY, "1900-01-01"),
        ("2958465", DAY, "9999-12-31"),
        ("4.3", PLACES, "4.3"),
        ("4", PLACES, "4"),
        ("46266", 99, "46266"),
    ],
)
def test_a_number_becomes_what_it_stands_for(tmp_path: Path, number: str, style: int, says: str) -> None:
    """A day where the style shows days, leading zeros where it shows them, and a plain number else."""
    assert text(tmp_path, number, style) == says


@pytest.mark.parametrize(
    ("number", "style"),
    [
        *[("12345678901234567890", PLAIN), ("1.2345678901234568E+19", PLAIN), ("1e999", PLAIN), ("nan", PLAIN)],
        *[("60", DAY), ("-1", DAY), ("2958466", DAY), ("nan", DAY), ("1e999", DAY)],
    ],
)
def test_a_number_that_cannot_be_trusted_is_marked(tmp_path: Path, number: str, style: int) -> None:
    """A spreadsheet forgets digits after the fifteenth, and has days that do not exist."""
    assert isinstance(text(tmp_path, number, style), Unread)


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    """Workbooks from old Macs count four years later."""
    old = '<workbookPr date1904="1"/>'
    assert text(tmp_path, "44804", DAY, old) == "2026-09-01"
    assert text(tmp_path, "60", DAY, old) == "1904-03-01"
    assert isinstance(text(tmp_path, "2957004", DAY, old), Unread)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("yyyy-mm-dd", True),
        ("m/d/yy;@", True),
        ("[$-409]mmmm d, yyyy", True),
        ("hh:mm", True),
        ("0.00", False),
        ("General", False),
        ('0" days"', False),
        ("[Red]0;[Blue]-0", False),
        (r"0\d", False),
        ("[h]:mm:ss", False),
        ("", False),
    ],
)
def test_formats_that_show_days_are_known(code: str, day: bool) -> None:
    """Letters of days count, words in quotation marks, colors and lengths of time do not."""
    assert shows_day(code) == day


def test_the_formats_that_need_no_code_are_those_of_the_standard(tmp_path: Path) -> None:
    """Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 show days or times; their neighbors show numbers."""
    styles = "<cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in range(60)) + "</cellXfs>"
    formats = number_formats(Archive(write_book(tmp_path / "book.xlsx", {}, styles=styles)))
    shown = [n for n in range(60) if formats.text("46266", n) != "46266"]
    assert shown == [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)]


def test_a_workbook_without_styles_has_plain_numbers(tmp_path: Path) -> None:
    """Styles may be left out of a workbook."""
    path = write_book(tmp_path / "book.xlsx", {}, styles="")
    assert number_formats(Archive(path)).text("5", 0) == "5"

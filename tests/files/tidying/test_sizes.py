"""Files are looked at before they are opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.files.tidying.offices import workbook

from hallpass.files.tidying import sizes
from hallpass.files.tidying.sizes import CannotTidy, look_at_workbook


def packed(name: str, content: bytes) -> bytes:
    """A zip file with one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def test_an_ordinary_workbook_passes() -> None:
    """A workbook of an office is let through."""
    look_at_workbook(workbook({"A": [["x"]]})[1])


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would unpack into too much is refused by its stated size."""
    monkeypatch.setattr(sizes, "MOST_UNPACKED", 1_000)
    with pytest.raises(CannotTidy, match="unpacks to 5,000 bytes"):
        look_at_workbook(packed("xl/worksheets/sheet1.xml", b" " * 5_000))


def test_cells_far_apart_are_refused() -> None:
    """Two cells in opposite corners would span billions; they are refused."""
    far = b'<sheetData><row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    with pytest.raises(CannotTidy, match="spans 1,048,576 rows"):
        look_at_workbook(packed("xl/worksheets/sheet1.xml", far))


def test_what_is_no_workbook_is_said() -> None:
    """A file that is no zip is refused with what was expected."""
    with pytest.raises(CannotTidy, match=r"expected \.xlsx or CSV"):
        look_at_workbook(b"hello")

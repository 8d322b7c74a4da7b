"""How large a file may be: looked at before it is opened, so that a small file cannot unpack into a flood."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

MOST_BYTES: Final = 50_000_000
MOST_UNPACKED: Final = 400_000_000
MOST_SPANNED: Final = 4_000_000
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 400
_FILLED_CELL: Final = re.compile(rb'<c\b[^>]{0,200}?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]{0,200}>')


class CannotTidy(ValueError):
    """The files cannot be opened at all; says which, why, and what was expected."""


def look_at_workbook(content: bytes) -> None:
    """Refuse a workbook that would unpack into too much, or whose cells lie too far apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
            if unpacked > MOST_UNPACKED:
                raise CannotTidy(f"it unpacks to {unpacked:,} bytes; expected at most {MOST_UNPACKED:,}")
            for part in packed.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    _look_at_sheet(packed, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as reason:
        raise CannotTidy(f"it is no Excel workbook ({reason}); expected .xlsx or CSV") from None


def _look_at_sheet(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    bottom = right = read = 0
    rest = b""
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > MOST_UNPACKED:
                raise CannotTidy(f"it unpacks to more than {MOST_UNPACKED:,} bytes")
            text = rest + chunk
            for found in _FILLED_CELL.finditer(text):
                bottom, right = max(bottom, int(found[2])), max(right, _number(found[1]))
            rest = text[-_OVERLAP:]
    if bottom * right > MOST_SPANNED:
        raise CannotTidy(
            f"{part.filename} spans {bottom:,} rows and {right:,} columns; expected {MOST_SPANNED:,} cells"
        )


def _number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number

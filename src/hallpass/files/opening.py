"""Opening a file within limits, and saying why one cannot be read."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 100_000_000
MOST_CELLS: Final = 5_000_000

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class FileUnreadable(Exception):
    """A file that is no register, whatever its cells say; names the file, what is wrong and what was expected."""

    def __init__(self, path: Path, says: str) -> None:
        super().__init__(f"{path}: {says}")
        self.path = path
        self.says = says


def content(path: Path) -> bytes:
    """The bytes of a file; refused when it is none, or too large."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FileUnreadable(path, "this is not a file")
        if found.st_size > MOST_BYTES:
            raise FileUnreadable(path, f"{megabytes(found.st_size)}; expected at most {megabytes(MOST_BYTES)}")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileUnreadable(path, "there is no such file") from None
    except OSError as error:
        raise FileUnreadable(path, f"the system does not open it: {error.strerror}") from error


def refuse_many(path: Path, cells: int) -> None:
    """Refuse a file that would part into more cells than memory should have to hold, before it is parted."""
    if cells > MOST_CELLS:
        raise FileUnreadable(path, f"{cells:,} cells or more; expected at most {MOST_CELLS:,}")


def megabytes(size: int) -> str:
    """A size as a message names it."""
    return f"{size / 1_000_000:,.0f} MB"


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 and UTF-32 where a mark says so; else UnicodeDecodeError."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    return data.decode(encoding)


def undecoded(data: bytes, error: UnicodeDecodeError) -> tuple[int, str]:
    """The line and the byte at which the text stops being UTF-8."""
    return data.count(b"\n", 0, error.start) + 1, f"byte 0x{data[error.start]:02X}"

"""The parts of a zipped workbook, opened within limits: a small file may unpack to any size."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

from hallpass.files.opening import FileUnreadable, content, megabytes

MOST_UNPACKED: Final = 300_000_000
MOST_PARTS: Final = 2_000
MOST_TAGS: Final = 30_000_000  # a cell has four to six

_OLD_FORM: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,  # a way of packing that Python does not know
    OSError,
    RuntimeError,  # a part with a password
    ValueError,
)


class Archive:
    """A workbook's parts by name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        data = content(path)
        if data.startswith(_OLD_FORM):
            what = "a workbook locked with a password" if _LOCKED in data else "an old Excel workbook (.xls)"
            raise FileUnreadable(path, f"this is {what}; expected an .xlsx workbook without a password")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise FileUnreadable(path, "this is no Excel workbook (.xlsx), or it is damaged") from error
        self._check_sizes()

    def _check_sizes(self) -> None:
        parts = self._zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MOST_UNPACKED:
            most = megabytes(MOST_UNPACKED)
            raise FileUnreadable(self.path, f"it unpacks to {megabytes(unpacked)}; expected at most {most}")
        if len(parts) > MOST_PARTS:
            raise FileUnreadable(self.path, f"it has {len(parts):,} parts; expected at most {MOST_PARTS:,}")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def part(self, name: str) -> bytes:
        """The bytes of a part: never more than its stated size, which the limit covers."""
        try:
            return self._zip.read(name)
        except _BROKEN as error:
            raise self.damaged(name) from error

    def damaged(self, name: str) -> FileUnreadable:
        """The refusal of a workbook with a part that cannot be read."""
        return FileUnreadable(self.path, f"its part {name} is missing or damaged; expected an Excel workbook (.xlsx)")

    def parse(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], Any],
        end: Callable[[str], Any] | None = None,
        text: Callable[[str], Any] | None = None,
    ) -> None:
        """Walk through the XML of a part. Definitions of a document's own are refused: no workbook has any."""
        data = self.part(name)
        if (tags := data.count(b"<")) > MOST_TAGS:
            raise FileUnreadable(self.path, f"its part {name} has {tags:,} tags; expected at most {MOST_TAGS:,}")
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = lambda *_: _refuse()
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, *_BROKEN) as error:
            raise self.damaged(name) from error


def _refuse() -> None:
    raise ValueError("a workbook defines no document type of its own")

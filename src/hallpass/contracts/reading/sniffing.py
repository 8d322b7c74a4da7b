"""What is in a file? Its first bytes say so, its name does not."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from hallpass.contracts.reading.cannot import CannotRead

_SAVE_AS = "saved as PDF or DOCX it can be read."
_OTHERS = (
    (b"{\\rtf", f"The file is a Rich Text document; {_SAVE_AS}"),
    (b"\x89PNG", "The file is a picture; put into a PDF it can be read."),
    (b"\xff\xd8\xff", "The file is a picture; put into a PDF it can be read."),
    (b"II*\x00", "The file is a picture; put into a PDF it can be read."),
    (b"MM\x00*", "The file is a picture; put into a PDF it can be read."),
    (b"GIF8", "The file is a picture; put into a PDF it can be read."),
    (b"<!doctype html", f"The file is a web page; {_SAVE_AS}"),
    (b"<html", f"The file is a web page; {_SAVE_AS}"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and every Office file with a password


def kind_of(data: bytes) -> Literal["pdf", "docx", "text"]:
    """Is it a PDF, a Word document or text? Anything else is named in the refusal."""
    head = data[:1024]
    if not head.strip():
        raise CannotRead("The file is empty.")
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _word_or_other(data)
    if head.startswith(_COMPOUND):
        raise CannotRead(_compound(data))
    for start, reason in _OTHERS:
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(start.lower()):
            raise CannotRead(reason)
    return "text"


def _word_or_other(data: bytes) -> Literal["docx"]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CannotRead("The file is a Word document that cannot be opened: it is damaged or cut short.") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise CannotRead("The file is a workbook or a slide show; a PDF, a DOCX or a text file is expected.")
    if "content.xml" in names:
        raise CannotRead(f"The file is an OpenDocument text; {_SAVE_AS}")
    raise CannotRead("The file is an archive; a PDF, a DOCX or a text file is expected.")


def _compound(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "The file is locked with a password; a copy without one is needed."
    return f"The file is a Word document of the time before 2007 (.doc); {_SAVE_AS}"

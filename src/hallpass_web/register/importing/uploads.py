"""Files as they come in: what they are by their bytes, how large, and where they lie."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

MOST_FILES: Final = 30
MOST_BYTES: Final = 50_000_000
_ZIP: Final = b"PK\x03\x04"
_ENDINGS: Final = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".json", ".zip")
_ZIPPED: Final = (".xlsx", ".xlsm", ".zip")
_LONGEST: Final = 120


def folder_of(key: str) -> Path:
    """The folder of an import."""
    return Path(settings.HALLPASS_FILES) / "imports" / key


def wrong_with(files: Sequence[UploadedFile[Any]]) -> list[str]:
    """What keeps these files from being taken in, each with what was expected; looked at by bytes, not opened."""
    if not files:
        return ["Expected a file. Found none."]
    if len(files) > MOST_FILES:
        return [f"Expected at most {MOST_FILES} files at once. Found {len(files)}."]
    names = [_name(file) for file in files]
    found = [f"{name}: expected files of different names. Found two of this one." for name in _twice(names)]
    return found + [says for file in files if (says := _wrong(file))]


def _wrong(file: UploadedFile[Any]) -> str:
    name, size = _name(file), file.size or 0
    ending = Path(name).suffix.lower()
    if ending not in _ENDINGS:
        return f"{name}: expected a workbook (.xlsx), CSV, JSON, or a .zip of them. Found {ending or 'no ending'}."
    if size == 0:
        return f"{name}: the file is empty."
    if size > MOST_BYTES:
        return f"{name}: expected at most {MOST_BYTES // 1_000_000} MB. Found {size / 1e6:,.0f} MB."
    start = file.read(4096)
    file.seek(0)
    if start.startswith(_ZIP) != (ending in _ZIPPED):
        return f"{name}: its content is not what its ending says. Save it again as .xlsx or CSV."
    if ending not in _ZIPPED and b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"{name}: expected text. Found bytes that are none."
    return ""


def _name(file: UploadedFile[Any]) -> str:
    """The file's name without a path and without what a name should not have."""
    name = "".join(c for c in Path((file.name or "").replace("\\", "/")).name if c.isprintable())
    stem, ending = Path(name).stem[:_LONGEST], Path(name).suffix
    return (stem + ending).lstrip(".") or "file"


def _twice(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def take_in(key: str, files: Sequence[UploadedFile[Any]]) -> list[dict[str, str | int]]:
    """Store the files of an import; gives the name, size and SHA-256 of each."""
    folder = folder_of(key) / "files"
    folder.mkdir(parents=True, mode=0o700)
    return [_store(folder / _name(file), file) for file in files]


def _store(path: Path, file: UploadedFile[Any]) -> dict[str, str | int]:
    digest = hashlib.sha256()
    with path.open("xb") as out:
        for chunk in file.chunks():
            digest.update(chunk)
            out.write(chunk)
    return {"name": path.name, "size": path.stat().st_size, "sha256": digest.hexdigest()}


def throw_away(key: str) -> None:
    """Remove the files of an import that is not wanted."""
    shutil.rmtree(folder_of(key), ignore_errors=True)

"""Files as they come in."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hallpass_web.register.importing import uploads
from hallpass_web.register.importing.uploads import folder_of, take_in, throw_away, wrong_with

CSV = ("a.csv", b"Officer,School\n")


def given(*files: tuple[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, content) for name, content in files]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([], "Expected a file"),
        ([("a.csv", b"")], "the file is empty"),
        ([("a.pdf", b"%PDF")], "Found .pdf"),
        ([("a", b"x")], "Found no ending"),
        ([("a.xlsx", b"Officer,School")], "not what its ending says"),
        ([("a.csv", b"PK\x03\x04")], "not what its ending says"),
        ([("a.csv", b"a\x00b")], "Found bytes that are none"),
        ([CSV, CSV], "Found two of this one"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_kept(files: list[tuple[str, bytes]], says: str) -> None:
    """By the bytes and not by the name alone; with the file's name and what was expected."""
    told = wrong_with(given(*files))
    assert len(told) == 1
    assert says in told[0]


def test_what_is_too_large_or_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes are looked at before anything is opened."""
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    assert "at most 0 MB" in wrong_with(given(CSV))[0]
    assert "at most 1 files" in wrong_with(given(CSV, ("b.csv", b"x")))[0]


def test_files_are_kept_in_the_folder_of_their_import() -> None:
    """Whatever a name says, the file lies in its folder; its size and hash are told; it can go again."""
    told = take_in("k", given(("../../etc/a.csv", b"x"), ("b\n.csv", b"yy")))
    assert [(file["name"], file["size"]) for file in told] == [("a.csv", 1), ("b.csv", 2)]
    assert {path.name for path in (folder_of("k") / "files").iterdir()} == {"a.csv", "b.csv"}
    assert all(len(str(file["sha256"])) == 64 for file in told)
    throw_away("k")
    assert not Path(folder_of("k")).exists()

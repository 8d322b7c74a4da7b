"""Opening files within limits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hallpass.files import opening
from hallpass.files.opening import FileUnreadable, content, decoded, refuse_many, undecoded


def test_the_bytes_of_a_file_are_given(tmp_path: Path) -> None:
    """A file within the limit is read whole."""
    (tmp_path / "a").write_bytes(b"abc")
    assert content(tmp_path / "a") == b"abc"


def test_a_missing_file_a_folder_and_a_pipe_are_refused_in_words(tmp_path: Path) -> None:
    """The refusal names the path and what is wrong, and nothing waits for a pipe."""
    with pytest.raises(FileUnreadable, match=r"gone: there is no such file"):
        content(tmp_path / "gone")
    with pytest.raises(FileUnreadable, match="this is not a file"):
        content(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileUnreadable, match="this is not a file"):
        content(tmp_path / "pipe")


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is looked at before anything is read."""
    monkeypatch.setattr(opening, "MOST_BYTES", 2_000_000)
    with (tmp_path / "large").open("wb") as file:
        file.truncate(3_000_000)
    with pytest.raises(FileUnreadable, match="large: 3 MB; expected at most 2 MB"):
        content(tmp_path / "large")


def test_more_cells_than_may_be_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many cells as may be are no fault; one more is, and both numbers are told."""
    monkeypatch.setattr(opening, "MOST_CELLS", 1_000)
    refuse_many(tmp_path / "a", 1_000)
    with pytest.raises(FileUnreadable, match="a: 1,001 cells or more; expected at most 1,000"):
        refuse_many(tmp_path / "a", 1_001)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_utf_8_or_what_its_mark_says(encoding: str) -> None:
    """A mark at the start tells the encoding; without one it is UTF-8."""
    assert decoded("Zoë".encode(encoding)) == "Zoë"


def test_other_text_is_placed_by_line_and_byte() -> None:
    """Nothing is guessed: the line and the byte that is no UTF-8 are named."""
    data = "a\nb\nZoë".encode("cp1252")
    with pytest.raises(UnicodeDecodeError) as error:
        decoded(data)
    assert undecoded(data, error.value) == (3, "byte 0xEB")

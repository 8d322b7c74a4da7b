"""Policy packs are read from the package or from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallpass.files.opening import FileUnreadable
from hallpass.files.packs import policy_of
from hallpass.packs import read_pack
from hallpass.policy.problems import PackRefused


def test_a_pack_in_a_folder_says_what_the_same_pack_in_the_package_says(tmp_path: Path) -> None:
    """Where a pack lies changes nothing."""
    for name, text in read_pack().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".left-behind").write_bytes(b"\xff\xfa")
    theirs, ours = policy_of(tmp_path).versions[0], policy_of().versions[0]
    assert (theirs.id, theirs.paragraphs, theirs.parameters) == (ours.id, ours.paragraphs, ours.parameters)


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    """A file in place of a folder, a folder without a document, and bytes that are no text."""
    file = tmp_path / "file"
    file.write_bytes(b"\xff\xfa")
    with pytest.raises(FileUnreadable, match="this is no folder"):
        policy_of(file)
    with pytest.raises(FileUnreadable, match=r"file: line 1 holds byte 0xFF; expected text"):
        policy_of(tmp_path)
    file.unlink()
    with pytest.raises(PackRefused):
        policy_of(tmp_path)

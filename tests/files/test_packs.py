"""Policy packs are read from the package or from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands.amendments import amendment

from hallpass.files.opening import FileUnreadable
from hallpass.files.packs import amended_policy, policy_of
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


def test_an_amendment_joins_the_policy_that_is_there(tmp_path: Path) -> None:
    """One document, with its adopted text beside it."""
    policy = amended_policy(amendment(tmp_path))
    assert [version.takes_effect.isoformat() for version in policy.versions] == ["2024-10-01", "2026-12-01"]


def test_an_amendment_may_name_the_text_that_is_there(tmp_path: Path) -> None:
    """One that changes only what is encoded needs no text of its own."""
    path = tmp_path / "rows.md"
    path.write_text(read_pack()["policy.md"].replace("2024-10-01", "2027-07-01"), encoding="utf-8")
    assert len(amended_policy(path).versions) == 2


def test_an_amendment_reads_no_text_outside_its_folder(tmp_path: Path) -> None:
    """A name with a folder in it is no file of the pack."""
    folder = tmp_path / "inner"
    folder.mkdir()
    path = amendment(folder)
    (folder / "later.txt").rename(tmp_path / "later.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("| later.txt |", "| ../later.txt |"), encoding="utf-8")
    with pytest.raises(PackRefused, match=r"'\.\./later\.txt' as the text"):
        amended_policy(path)


def test_a_folder_is_a_whole_pack_and_bytes_are_no_text(tmp_path: Path) -> None:
    """A folder brings all its versions; a document in no encoding is refused."""
    with pytest.raises(PackRefused):
        amended_policy(tmp_path)
    path = tmp_path / "more.md"
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(FileUnreadable, match="expected text in UTF-8"):
        amended_policy(path)

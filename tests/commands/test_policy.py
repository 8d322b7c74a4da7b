"""`hallpass policy`, asked as a user asks."""

from __future__ import annotations

from pathlib import Path

from tests.commands.ask import run

from hallpass.packs import read_pack


def test_the_whole_policy_is_printed() -> None:
    """Every paragraph from 1 to 5.5, the references, the notes and the flaws."""
    result = run("policy")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    for number in ("3.1", "3.2", "4.1.7", "4.4", "5.1", "5.5"):
        assert number in lines
    assert "MSBA/MASA Model Policy 507.5, School Resource Officers" in result.stdout
    assert "§ 123B.02" in result.stdout


def test_a_paragraph_is_printed_with_what_is_encoded() -> None:
    """The words, the numbers with their words, the readings with the default named, and the rows."""
    told = " ".join(run("policy", "5.3").stdout.split())
    assert "the officer must complete the required training within six months" in told
    assert "extension 6 months “within six months of assuming the duties”" in told
    assert "deadline_on_weekend=stays" in told
    assert "employer_unable and day <= extension_ends" in told
    assert "5.4 An officer" not in told


def test_a_paragraph_comes_with_those_below_it() -> None:
    """Asked for 4.1, the seven duties are printed too, and 4.2 is not."""
    lines = run("policy", "4.1").stdout.splitlines()
    assert [f"4.1.{number}" in lines for number in range(1, 8)] == [True] * 7
    assert "4.2" not in lines


def test_an_unknown_paragraph_is_refused() -> None:
    """The message names the paragraphs that there are."""
    result = run("policy", "9.9")
    assert result.exit_code == 2
    assert result.stderr.startswith("'9.9' is no paragraph of 506.9AR: its paragraphs are 1, 2, 3")


def test_another_pack_is_checked_and_printed(tmp_path: Path) -> None:
    """A pack in a folder is read; a broken one is refused with file, line and what was expected."""
    for name, text in read_pack().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("policy", "5.3", "--pack", tmp_path).stdout == run("policy", "5.3").stdout
    broken = (
        (tmp_path / "policy.md").read_text(encoding="utf-8").replace("| extension | 6 months |", "| extension | 6 |")
    )
    (tmp_path / "policy.md").write_text(broken, encoding="utf-8")
    result = run("policy", "--pack", tmp_path)
    assert result.exit_code == 2
    assert "The pack is refused" in result.stderr
    assert "policy.md, line" in result.stderr
    assert "expected" in result.stderr


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """An empty folder, and what is no folder."""
    assert run("policy", "--pack", tmp_path).exit_code == 2
    assert "this is no folder" in run("policy", "--pack", tmp_path / "none").stderr

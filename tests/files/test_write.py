"""Writing a register, and the law that reading gives back what was written."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies import loose_registers

from hallpass.files.layouts import Unwritable
from hallpass.files.read import read_register
from hallpass.files.write import form_of, write_register
from hallpass.register.records import Agency
from hallpass.register.register import Register

WALK = ["a.json", "b.xlsx", "c", "d.json", "e", "f.xlsx", "g.json"]


def test_the_walk_takes_every_way_from_one_form_to_another() -> None:
    """All six pairs of different forms are in the walk of the law below."""
    ways = Counter((Path(first).suffix, Path(second).suffix) for first, second in pairwise(WALK))
    assert len(ways) == 6


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(loose_registers())
def test_every_form_gives_back_what_was_written(register: Register) -> None:
    """Write then read is the identity for any register, in every form and from each form on into each other."""
    kept = register
    with TemporaryDirectory() as folder:
        for name in WALK:
            write_register(kept, Path(folder) / name)
            result = read_register(Path(folder) / name)
            assert not result.problems, "\n".join(map(str, result.problems))
            assert result.register == register
            kept = result.register


@pytest.mark.parametrize(("name", "form"), [("a.json", "json"), ("a.JSON", "json"), ("a.xlsx", "xlsx"), ("a", "csv")])
def test_the_ending_of_a_path_says_the_form(tmp_path: Path, name: str, form: str) -> None:
    """A name without an ending is a folder of CSV files."""
    assert form_of(tmp_path / name) == form


def test_a_folder_is_csv_whatever_its_name(tmp_path: Path) -> None:
    """A folder that is there takes CSV files."""
    (tmp_path / "register.2026").mkdir()
    assert form_of(tmp_path / "register.2026") == "csv"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """What a name stands for is not guessed."""
    with pytest.raises(Unwritable, match=r"expected a name that ends in .json or .xlsx, or a folder"):
        write_register(Register(), tmp_path / "register.ods")


def test_a_form_may_be_named(tmp_path: Path) -> None:
    """A name with any ending may be given with its form."""
    register = Register(agencies=(Agency("a", "A"),))
    write_register(register, tmp_path / "register.txt", "json")
    assert read_register(tmp_path / "register.txt").register == register


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "folder"])
def test_a_place_that_takes_no_file_is_told(tmp_path: Path, name: str) -> None:
    """Where the system refuses, the message names the path, in every form alike."""
    (tmp_path / "taken").write_text("a file where a folder would have to be")
    with pytest.raises(Unwritable) as refused:
        write_register(Register(), tmp_path / "taken" / name)
    path = tmp_path / "taken" / name
    assert str(refused.value) == f"{path}: it cannot be written (Not a directory); expected a place to write to"

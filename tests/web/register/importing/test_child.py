"""Reading files apart: what they are, and what is said when they cannot be read."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.raw import register_of
from tests.web.cast import ROWS
from tests.web.register.importing.conftest import as_csv, as_json

from hallpass.files.write import write_register
from hallpass_web.register.importing import child
from hallpass_web.register.importing.apart import read_apart, read_before

ROSTER = [["Officer", "Agency", "School", "Role", "Start"], ["Ruby, Ann", "Oak PD", "Oak High School", "SRO", "9/2/25"]]


def placed(folder: Path, *files: tuple[str, bytes]) -> Path:
    (folder / "files").mkdir()
    for name, content in files:
        (folder / "files" / name).write_bytes(content)
    return folder


def answer(folder: Path, *files: tuple[str, bytes]) -> dict[str, Any]:
    return child.answer_for(placed(folder, *files), lambda _share, _says: None)


def zipped(*files: tuple[str, bytes], name: str = "all.zip") -> tuple[str, bytes]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for path, content in files:
            packed.writestr(path, content)
    return name, data.getvalue()


def as_register(form: str, folder: Path) -> list[tuple[str, bytes]]:
    """The register of the cast in one of its forms."""
    path = folder / {"json": "r.json", "xlsx": "r.xlsx", "csv": "r"}[form]
    write_register(register_of(ROWS), path)
    files = sorted(path.iterdir()) if form == "csv" else [path]
    return [(file.name, file.read_bytes()) for file in files]


@pytest.mark.parametrize("form", ["json", "xlsx", "csv"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_register_file_is_known_in_each_form(tmp_path: Path, form: str, *, packed: bool) -> None:
    """JSON, workbook, CSV files, and a zip of them, are read as a register: nothing is guessed."""
    files = as_register(form, tmp_path)
    given = [zipped(*((f"export/{name}", data) for name, data in files))] if packed else files
    read = answer(tmp_path, *given)
    assert read["gaps"] is False
    assert [row["id"] for row in read["rows"]["officers"]] == [row["id"] for row in ROWS["officers"]]
    assert read["problems"] == []


@pytest.mark.parametrize("packed", [False, True])
def test_lists_of_an_office_are_tidied(tmp_path: Path, *, packed: bool) -> None:
    """What is no register file is tidied, with every row's place and every question."""
    file = as_csv(ROSTER, "officers.csv")
    read = answer(tmp_path, zipped(file) if packed else file)
    assert read["gaps"] is True
    assert read["rows"]["officers"][0]["name"] == "Ann Ruby"
    assert read["grounds"]["officers"][0][0][:3] == ["officers.csv", "", 2]
    assert json.loads(json.dumps(read)) == read


def test_a_bad_row_of_a_register_file_is_told(tmp_path: Path) -> None:
    """All problems at once, and nothing is half-read."""
    read = answer(tmp_path, as_json({"officers": [{"id": "o"}, {"id": "p", "name": "P", "licensed_to": "soon"}]}))
    assert [(problem["row"], problem["column"]) for problem in read["problems"]] == [(1, "name"), (2, "licensed_to")]
    assert not any(read["rows"].values())


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (("x.xlsx", b"PK\x03\x04 and then nothing"), "no Excel workbook"),
        (("x.json", b"{"), "no JSON"),
        (("x.json", b'{"format": "other/1"}'), "hallpass-register/1"),
        (("x.zip", b"PK\x03\x04 broken"), "no zip archive"),
        (zipped(("readme.md", b"hello")), "no workbook and no CSV file"),
        (zipped(("a/x.csv", b"a"), ("b/x.csv", b"b")), "Two files are called x.csv"),
        (("x.csv", b"a\0b"), "NUL"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(tmp_path: Path, file: tuple[str, bytes], says: str) -> None:
    """A file that is damaged, foreign or hostile gives a sentence, and never a trace."""
    assert says in answer(tmp_path, file)["refused"]


def test_an_archive_unpacks_only_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive cannot unpack into a flood."""
    monkeypatch.setattr(child, "_MOST_UNPACKED", 1_000)
    assert "unpacks to more than" in answer(tmp_path, zipped(("x.csv", b"0" * 2_000)))["refused"]


def test_a_path_in_an_archive_leads_nowhere_else(tmp_path: Path) -> None:
    """Parts are put into the folder of the import, whatever their names say."""
    answer(tmp_path, zipped(("../../up.csv", as_csv(ROSTER)[1])))
    assert not (tmp_path.parent / "up.csv").exists()
    assert (tmp_path / "unpacked" / "up.csv").exists()


def test_what_breaks_unexpectedly_is_still_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file makes a library raise, the answer is a sentence."""
    for error in (MemoryError(), RecursionError("deep"), RuntimeError("odd")):

        def fail(*_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(child, "_read", fail)
        assert "not read" in (told := child.answer_for(tmp_path, print)["refused"]) or "cannot be read" in told


def test_it_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    """How far it is comes line by line, and the answer lies beside the files."""
    heard: list[int] = []
    read = read_apart(placed(tmp_path, as_csv(ROSTER)), lambda share, _says: heard.append(share))
    assert read["rows"]["officers"][0]["name"] == "Ann Ruby"
    assert heard == sorted(heard)
    assert len(heard) > 2
    assert read_before(tmp_path) == read


def test_a_process_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """Nobody waits for ever; nothing is read then."""
    read = read_apart(placed(tmp_path, as_csv(ROSTER)), lambda _share, _says: None, seconds=0.01)
    assert "beyond the limits" in read["refused"]

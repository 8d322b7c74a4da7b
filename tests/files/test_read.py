"""Reading a register file: its three forms, its problems, and files that are none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallpass.files import opening
from hallpass.files.opening import FileUnreadable
from hallpass.files.read import ReadResult, read_register
from hallpass.files.write import write_register
from hallpass.register.faults import faults
from hallpass.register.records import SubstituteDay
from hallpass.register.register import Register

EXAMPLE = Path(__file__).parent / "example.json"
FORMS = ["register.json", "register.xlsx", "register"]


def example() -> Register:
    """The example register."""
    register = read_register(EXAMPLE).register
    assert register
    return register


def test_the_example_is_read_whole() -> None:
    """Text, days, yes and no, lists, defaults and unknowns of a JSON register become fields."""
    register = example()
    assert register.officers[0].license == "00417"
    assert register.employments[0].from_ is None
    assert register.completions[1].completed_on is None
    assert register.contact_days[0].kind == "in_person"
    assert register.contracts[0].schools == ("bphs", "wren")
    assert register.contracts[0].additional_duties == ("Stand by at games; and at dances", "=Help at drills")
    assert (register.contracts[1].duties, register.contracts[1].schools) == ((), None)
    assert (register.assignments[0].employer_unable, register.assignments[1].employer_unable) == (False, None)
    assert register.assignments[0].instructional_day
    assert register.conduct_events[0].note is None
    assert register.substitute_days == (SubstituteDay("sam", "wren", date(2026, 9, 8)),)
    assert faults(register) == ()


@pytest.mark.parametrize("name", FORMS)
def test_unknown_columns_and_lists_are_kept_and_reported(tmp_path: Path, name: str) -> None:
    """What the format does not have is kept in every form, and told."""
    write_register(example(), tmp_path / name)
    result = read_register(tmp_path / name)
    assert result.register == example()
    assert result.register and result.register.schools[0].extra == {"Principal": "R. Löfgren"}
    assert result.register.unknown_lists == {"radios": ({"radio": "7", "officer": "olive"},)}
    assert result.unknown_columns == {"schools": ("Principal",)}
    assert result.unknown_lists == ("radios",)
    assert result.remarks() == (
        "schools: the column Principal is not part of the format; it is kept",
        "radios: this list is not part of the format; it is kept",
    )


def _broken(folder: Path) -> ReadResult:
    write_register(example(), folder)
    (folder / "schools.csv").write_text(
        "id,district,level,name\n\nbphs,birch,High,Birch Prairie High\nwren,birch,elementary,\n", encoding="utf-8"
    )
    (folder / "absences.csv").write_text("officer,from\nolive,11/25/26\n", encoding="utf-8")
    (folder / "districts.csv").write_text("id,name,kind\nbirch,,x\n,B,x\n", encoding="utf-8")
    return read_register(folder)


def test_all_problems_of_a_file_come_at_once_with_their_places(tmp_path: Path) -> None:
    """A bad row keeps nothing from being looked at; list by list and row by row, numbered as a spreadsheet does."""
    assert list(map(str, _broken(tmp_path).problems)) == [
        'absences, row 2, from: "11/25/26"; expected a day such as 2026-09-01',
        "districts, row 2, name: nothing; expected text",
        'districts, row 2, kind: "x"; expected one of school_district, charter_school',
        "districts, row 3, id: nothing; expected an id",
        'districts, row 3, kind: "x"; expected one of school_district, charter_school',
        'schools, row 3, level: "High"; expected one of elementary, middle, secondary, other',
        "schools, row 4, name: nothing; expected text",
    ]


def test_nothing_is_half_read(tmp_path: Path) -> None:
    """Any problem, and there is no register."""
    assert _broken(tmp_path).register is None


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    """Rows of a sheet or CSV file count with the headings and blank rows, those of JSON from 1; faults name them."""
    assert list(read_register(EXAMPLE).places["schools"]) == [1, 2]
    write_register(example(), tmp_path / "csv")
    (tmp_path / "csv" / "absences.csv").write_text("\nofficer,from\n,\nghost,2026-11-25\n", encoding="utf-8")
    result = read_register(tmp_path / "csv")
    assert result.register and list(result.places["absences"]) == [4]
    assert [fault.rows for fault in faults(result.register, result.places)] == [(4,)]


@pytest.mark.parametrize("name", FORMS)
def test_progress_hears_of_each_list(tmp_path: Path, name: str) -> None:
    """Whoever waits can be shown which list is read and how many rows it has."""
    write_register(example(), tmp_path / name)
    heard: dict[str, int] = {}
    read_register(tmp_path / name, heard.__setitem__)
    assert heard["schools"] == 2
    assert heard["radios"] == 1


def test_a_list_that_stands_twice_is_a_problem(tmp_path: Path) -> None:
    """Two files that mean one list cannot both be meant."""
    write_register(example(), tmp_path)
    shutil.copy(tmp_path / "absences.csv", tmp_path / "Absences.csv")
    assert [str(problem) for problem in read_register(tmp_path).problems] == [
        'absences: "absences"; expected each list once'
    ]


def test_a_file_without_any_list_of_the_format_is_refused(tmp_path: Path) -> None:
    """A folder of other CSV files is no register."""
    (tmp_path / "grades.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(FileUnreadable, match="none of the lists of a register; expected districts, schools"):
        read_register(tmp_path)


def test_one_csv_file_is_no_register(tmp_path: Path) -> None:
    """A register in CSV is a folder, and the message says so."""
    (tmp_path / "officers.csv").write_text("id,name\n", encoding="utf-8")
    with pytest.raises(FileUnreadable, match=r"officers.csv: this is one CSV file; expected a folder"):
        read_register(tmp_path / "officers.csv")


def test_the_form_is_told_by_what_is_in_the_file(tmp_path: Path) -> None:
    """A workbook or a JSON file is read whatever its name ends in."""
    write_register(example(), tmp_path / "book.bin", "xlsx")
    write_register(example(), tmp_path / "text.txt", "json")
    assert read_register(tmp_path / "book.bin").register == example()
    assert read_register(tmp_path / "text.txt").register == example()


def _read(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    try:
        result = read_register(path)
    except FileUnreadable as error:
        assert str(error).startswith(f"{path}: ")
        assert "\n" not in str(error)
    else:
        assert bool(result.problems) == (result.register is None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary() | st.binary().map(lambda data: b"PK\x03\x04" + data) | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, data: bytes) -> None:
    """Whatever a file holds, the answer is a register, its problems, or one clear refusal."""
    _read(data, tmp_path / "file")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["a.json", "a.xlsx"]), cut=st.floats(0, 1), put=st.binary(max_size=4), over=st.booleans())
def test_damaged_files_are_read_or_refused_in_words(
    tmp_path: Path, name: str, cut: float, put: bytes, over: bool
) -> None:
    """A register cut short, or with other bytes in its midst, never breaks the reader."""
    path = tmp_path / name
    if not (tmp_path / f"whole-{name}").exists():
        write_register(example(), tmp_path / f"whole-{name}")
    data = (tmp_path / f"whole-{name}").read_bytes()
    at = int(cut * len(data))
    _read(data[:at] + put + (data[at + len(put) :] if over else b""), path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"format": "hallpass-register/1", "agencies": [' + "{}," * 20 + "{}]}"),
        ("agencies.csv", "id,name\n" + "," * 20),
        ("agencies.csv", "id;name\n" + ";" * 20),
        ("agencies.csv", "id,name\n" + "\n" * 20),
    ],
)
def test_a_small_file_of_very_many_cells_is_refused_before_it_is_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    """A hundred megabytes of commas or line ends would fill the memory; they are counted first."""
    monkeypatch.setattr(opening, "MOST_CELLS", 20)
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FileUnreadable, match=rf"{name}: 2\d cells or more; expected at most 20"):
        read_register(tmp_path / name if name == "a.json" else tmp_path)


def test_a_large_file_is_read_without_a_wait(tmp_path: Path) -> None:
    """100,000 rows of JSON take about a third of a second of work; this test fails at several times that."""
    days = [date(2026, 9, 1 + n) for n in range(25)]
    rows = tuple(SubstituteDay(f"o{n % 4_000}", f"s{n % 30}", days[n // 4_000]) for n in range(100_000))
    write_register(Register(substitute_days=rows), tmp_path / "large.json")
    start = process_time()
    result = read_register(tmp_path / "large.json")
    assert process_time() - start < 2
    assert result.register and result.register.substitute_days == rows

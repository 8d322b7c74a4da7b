"""`hallpass check` and `hallpass explain`, asked as a user asks."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.commands.ask import calm, run, written

OFFICER_KEYS = [
    "officer",
    "name",
    "agency",
    "standing",
    "governed_by",
    "row",
    "due",
    "excused_duties",
    "assignments",
    "owed",
    "questions",
    "next_change",
]


def test_a_register_in_which_nothing_is_to_be_done_gives_0(tmp_path: Path) -> None:
    """All is well: status 0, the answer on standard output, nothing on standard error."""
    result = run("check", written(tmp_path, calm()))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "● May serve" in result.stdout
    assert "Nobody owes anything" in result.stdout


def test_something_to_do_gives_1() -> None:
    """The demo district has work to do."""
    assert run("check", "demo").exit_code == 1


def test_a_fault_gives_1_and_is_shown_in_the_table(tmp_path: Path) -> None:
    """A fault that does not keep the register from an answer stands in the table, not on standard error."""
    register = calm()
    register["assignments"][0]["from"] = "2019-09-01"
    result = run("check", written(tmp_path, register))
    assert (result.exit_code, result.stderr) == (1, "")
    assert "Faults of the register  1" in result.stdout
    assert "assignments, row 1" in result.stdout


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_a_fault_stands_on_standard_error_beside_the_other_forms(tmp_path: Path, form: str) -> None:
    """What a program reads holds the answer alone; the fault is told beside it."""
    register = calm()
    register["assignments"][0]["from"] = "2019-09-01"
    result = run("check", written(tmp_path, register), "--format", form)
    assert result.exit_code == 1
    assert "1 fault" in result.stderr
    assert b"fault" not in result.stdout_bytes


def test_overlapping_employments_are_refused_with_2(tmp_path: Path) -> None:
    """A register that employs an officer twice on a day is not answered."""
    register = calm()
    register["agencies"].append({"id": "Q", "name": "Other Police"})
    register["employments"].append({"officer": "o", "agency": "Q", "from": "2026-01-01"})
    result = run("check", written(tmp_path, register))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "It is not answered until they are mended." in result.stderr
    assert "employments, rows 1 and 2" in result.stderr


def test_all_problems_of_a_file_are_said_at_once_with_2(tmp_path: Path) -> None:
    """Each problem has its list, row, column, value and what was expected."""
    register = calm()
    register["schools"][0]["level"] = "college"
    register["completions"][0]["completed_on"] = "spring"
    path = written(tmp_path, register)
    result = run("check", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{path} cannot be read: 2 problems. Nothing was read from it." in result.stderr
    assert 'schools, row 1, level: "college"; expected one of elementary' in result.stderr
    assert 'completions, row 1, completed_on: "spring"; expected a day such as 2026-09-01' in result.stderr


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    """A missing file gives 2 and one line."""
    result = run("check", tmp_path / "none.json")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'none.json'}: there is no such file.\n"


def test_unknown_columns_are_told_and_change_nothing(tmp_path: Path) -> None:
    """A column that the format does not have is reported on standard error; the answer is the same."""
    register = calm()
    plain = run("check", written(tmp_path, register), "--format", "json")
    register["schools"][0]["mascot"] = "heron"
    result = run("check", written(tmp_path, register), "--format", "json")
    assert "schools: the column mascot is not part of the format; it is kept" in result.stderr
    assert (result.exit_code, result.stdout) == (0, plain.stdout)


def test_json_has_the_keys_of_the_format_in_order() -> None:
    """The object is `hallpass-check/1`, every officer with every key, and the summary counts them all."""
    answer = json.loads(run("check", "demo", "--format", "json").stdout)
    assert list(answer) == ["format", "on", "policy", "officers", "summary"]
    assert (answer["format"], answer["on"], answer["policy"]) == ("hallpass-check/1", "2026-11-23", "506.9AR")
    assert all(list(one) == OFFICER_KEYS for one in answer["officers"])
    assert sum(answer["summary"].values()) == len(answer["officers"]) == 16


@pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx"])
@pytest.mark.parametrize("more", [(), ("--explain",)])
def test_the_same_question_gives_the_same_bytes(form: str, more: tuple[str, ...]) -> None:
    """Two runs of one question agree to the byte, in every form."""
    one, other = (run("check", "demo", "--format", form, *more) for _ in range(2))
    assert one.stdout_bytes == other.stdout_bytes != b""


def test_csv_has_a_row_for_each_assignment_and_each_officer_without_one() -> None:
    """What the JSON says stands in the rows of the CSV too, the words of the state beside the code."""
    answer = json.loads(run("check", "demo", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("check", "demo", "--format", "csv").stdout)))
    expected = [
        (one["officer"], each["assignment"], each["may_serve"], each["contract_state"])
        for one in answer["officers"]
        for each in one["assignments"] or [dict.fromkeys(("assignment", "may_serve", "contract_state"), "")]
    ]
    assert [(row["officer"], row["assignment"], row["may_serve"], row["contract_state"]) for row in rows] == expected
    words = {row["officer"]: row["answer"] for row in rows}
    assert words["penhallow"] == "Yes, until Feb 28, 2027"
    assert (words["marchbanks"], words["illingworth"]) == ("May not serve", "Unknown")
    assert (words["applewhite"], words["gravesend"]) == ("Outside", "Upcoming")


def test_xlsx_holds_the_answers_and_what_is_owed(tmp_path: Path) -> None:
    """The workbook has the rows of the CSV, a row for each thing owed, and what the answer rests on."""
    path = tmp_path / "answer.xlsx"
    assert run("check", "demo", "--format", "xlsx", "--out", path).stdout == ""
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["answers", "owed", "duty_gaps", "open_events", "about"]
    answer = json.loads(run("check", "demo", "--format", "json").stdout)
    owed = book.get_sheet_by_name("owed").to_python()[1:]
    assert [row[2] for row in owed] == [each["action"] for one in answer["officers"] for each in one["owed"]]
    about = dict(row[:2] for row in book.get_sheet_by_name("about").to_python()[1:])
    assert (about["policy"], about["day_sixty"]) == ("506.9AR", "not_exempt")


@pytest.mark.parametrize("name", ["=1+1", "+44", "-x", "@cmd", "'=1"])
def test_no_cell_can_be_run_by_a_spreadsheet(tmp_path: Path, name: str) -> None:
    """A name that begins like a formula is protected in CSV and in the workbook."""
    register = calm()
    register["officers"][0]["name"] = name
    path = written(tmp_path, register)
    (row,) = csv.DictReader(io.StringIO(run("check", path, "--format", "csv").stdout))
    assert row["name"] == f"'{name}"
    out = tmp_path / "answer.xlsx"
    run("check", path, "--format", "xlsx", "--out", out)
    assert CalamineWorkbook.from_path(str(out)).get_sheet_by_name("answers").to_python()[1][2] == f"'{name}"


def test_with_officer_the_answer_is_that_officers() -> None:
    """One officer by id or by the whole name, in any case; the entry is the one of the whole answer."""
    whole = json.loads(run("check", "demo", "--format", "json").stdout)
    by_id = json.loads(run("check", "demo", "--format", "json", "--officer", "fairbairn").stdout)
    by_name = run("check", "demo", "--format", "json", "--officer", "odalys FAIRBAIRN").stdout
    assert by_id["officers"] == [one for one in whole["officers"] if one["officer"] == "fairbairn"]
    assert by_id["summary"]["excused"] == sum(by_id["summary"].values()) == 1
    assert json.loads(by_name) == by_id


def test_an_officer_whom_nobody_knows_is_refused_with_those_near() -> None:
    """The message names the value and who may have been meant."""
    result = run("check", "demo", "--officer", "penhalow")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "The register has no officer 'penhalow'. Near to it: penhallow.\n"


def test_explain_adds_the_reasons_in_every_form() -> None:
    """Sentences under the table, an object beside each officer, a column in the CSV."""
    asked = ("check", "demo", "--officer", "penhallow", "--explain")
    sentence = "On November 23, 2026, Dario Penhallow may serve at Kestrel Prairie Middle"
    assert sentence in " ".join(run(*asked).stdout.split())
    (officer,) = json.loads(run(*asked, "--format", "json").stdout)["officers"]
    assert list(officer) == [*OFFICER_KEYS, "explanation"]
    (row,) = csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout))
    assert row["explanation"].startswith(sentence)


def test_a_reading_changes_the_answer_and_is_named() -> None:
    """Under `day_sixty=exempt` the sixtieth day is still excused; the foot says which reading is set."""
    asked = ("check", "demo", "--officer", "fairbairn", "--on", "2026-12-16")
    default, other = run(*asked), run(*asked, "--reading", "day_sixty=exempt")
    assert "May not serve" in default.stdout
    assert "● May serve" in other.stdout
    assert "Readings: day_sixty=exempt, the others at their defaults." in other.stdout


@pytest.mark.parametrize(
    ("reading", "says"),
    [
        ("day_sixty", "expected NAME=VALUE, as in day_sixty=exempt"),
        ("sixty=x", "'sixty' is no reading of 506.9AR: the readings are same_day_completion"),
        ("day_sixty=maybe", "'maybe' is no value of the reading day_sixty: its values are not_exempt, exempt"),
    ],
)
def test_a_reading_that_is_none_is_refused(reading: str, says: str) -> None:
    """The message names the value and what is known."""
    result = run("check", "demo", "--reading", reading)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def test_ids_that_nobody_knows_break_no_form(tmp_path: Path) -> None:
    """Rows that name unknown schools and officers are faults; every form answers all the same."""
    register = calm()
    register["assignments"].append({"id": "b", "officer": "x", "school": "Z", "role": "regular", "from": "2026-09-01"})
    register["assignments"].append({"id": "c", "officer": "o", "school": "Z", "role": "regular", "from": "2026-09-01"})
    register["contracts"][0]["schools"] = ["Z"]
    register["conduct_events"] = [
        {"id": "e", "officer": "x", "school": "Z", "date": "2026-10-01", "matter": "school_rule", "force_used": True}
    ]
    path = written(tmp_path, register)
    for form in ("table", "json", "csv", "xlsx"):
        result = run("check", path, "--format", form, "--explain")
        assert (result.exit_code, result.exception) == (1, None) or isinstance(result.exception, SystemExit)
        assert result.stdout_bytes


def test_an_empty_register_is_an_answer(tmp_path: Path) -> None:
    """A register without officers has nothing to do."""
    result = run("check", written(tmp_path, {"format": "hallpass-register/1"}))
    assert result.exit_code == 0
    assert "0 officers, 0 assignments." in result.stdout


def test_an_answer_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A place that takes no file gives 2 and its name."""
    result = run("check", "demo", "--out", tmp_path / "none" / "a.txt")
    assert result.exit_code == 2
    assert f"{tmp_path / 'none' / 'a.txt'} cannot be written: No such file or directory." in result.stderr


def test_explain_says_the_answer_its_grounds_and_the_words() -> None:
    """The sentence to read aloud first, then the grounds under headings, the words of the policy among them."""
    shown = run("explain", "demo", "--officer", "penhallow").stdout
    told = " ".join(shown.split())
    assert "may serve at Kestrel Prairie Middle through February 28, 2027, under paragraph 5.3" in told
    assert ["  Why" in shown.splitlines(), "  What would change it" in shown.splitlines()] == [True, True]
    assert "within six months of assuming the duties of a school resource officer" in told
    assert max(map(len, shown.splitlines())) <= 100


def test_explain_without_officer_explains_everyone() -> None:
    """Every officer of the register is explained, in the file's order."""
    answer = json.loads(run("explain", "demo", "--format", "json").stdout)
    assert (answer["format"], answer["on"]) == ("hallpass-explanations/1", "2026-11-23")
    assert len(answer["explanations"]) == 16

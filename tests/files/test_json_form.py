"""The JSON form."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hallpass.files.opening import FileUnreadable
from hallpass.files.read import ReadResult, read_register
from hallpass.files.write import write_register
from hallpass.register.records import Agency, ContactDay, Officer
from hallpass.register.register import Register
from hallpass.register.schema import LISTS

FORMAT = '"format": "hallpass-register/1"'


def read(tmp_path: Path, text: str | bytes) -> ReadResult:
    """A JSON file read."""
    path = tmp_path / "register.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_register(path)


def problems(tmp_path: Path, members: str) -> list[str]:
    """The problems of a register with these members."""
    return [str(problem) for problem in read(tmp_path, f"{{{FORMAT}, {members}}}").problems]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, character 1: this is no JSON (Expecting value); expected a register in JSON"),
        ('{"format": ', "line 1, character 12: this is no JSON (Expecting value)"),
        ("[]", 'this is a list; expected an object with "format": "hallpass-register/1"'),
        ("7", "this is a number; expected an object"),
        ("null", "this is null; expected an object"),
        ("{}", '"format" is nothing; expected "hallpass-register/1"'),
        ('{"format": {"a": 1, "a": 2}}', '"format" is {"a": "2 values"}; expected "hallpass-register/1"'),
        ('{"format": NaN}', '"format" is NaN; expected "hallpass-register/1"'),
        ('{"format": "hallpass-register/2"}', '"format" is "hallpass-register/2"; expected "hallpass-register/1"'),
        ("[" * 100_000, "lists and objects stand too deep in one another"),
        (b'{"a":\n "Zo\xeb"}', "line 2 holds byte 0xEB; expected text in UTF-8"),
        ("{\0}", "line 1, character 2: this is no JSON"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_words(tmp_path: Path, text: str | bytes, says: str) -> None:
    """The refusal names the place in the file and what was expected."""
    with pytest.raises(FileUnreadable) as refused:
        read(tmp_path, text)
    assert refused.value.says.startswith(says)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_is_understood(tmp_path: Path, encoding: str) -> None:
    """Programs that write a mark before the text are read."""
    text = f'{{{FORMAT}, "agencies": [{{"id": "a", "name": "Zoë"}}]}}'
    assert read(tmp_path, text.encode(encoding)).register == Register(agencies=(Agency("a", "Zoë"),))


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ('"agencies": {}', "agencies: {}; expected a list of rows"),
        ('"agencies": "x"', 'agencies: "x"; expected a list of rows'),
        ('"agencies": [5]', "agencies, row 1: 5; expected a row in braces"),
        ('"agencies": [{"id": "a", "name": true}]', "agencies, row 1, name: true; expected text"),
        ('"agencies": [{"id": 7, "name": "A"}]', "agencies, row 1, id: 7; expected an id"),
        ('"agencies": [{"id": "a", "id": "b", "name": "A"}]', "agencies, row 1, id: 2 values; expected each key once"),
        ('"agencies": [], "agencies": []', "agencies: 2 values; expected each key once"),
        ('"radios": [], "radios": [], "radios": []', "radios: 3 values; expected each key once"),
        ('"agencies": [], "Agencies": []', 'agencies: "agencies"; expected each list once'),
        ('"agencies": [{"id": "a", "name": "A", "": 1}]', "agencies: nothing; expected a name for each column"),
        ('"agencies": [{"id": "a", "name": "A", "Name": "B"}]', 'agencies, Name: "Name"; expected each heading once'),
        (
            '"agencies": [{"id": "a", "name": "A", "x": {"y": 1, "y": 2}}]',
            "agencies, row 1, x: 2 values; expected each key once",
        ),
        ('"agencies": [{"id": "a", "name": "A", "x": [1e999]}]', "agencies, row 1, x: 1e999; expected a number that"),
        ('"agencies": NaN', "agencies: NaN; expected a number"),
        ('"agencies": [NaN]', "agencies, row 1: NaN; expected a row in braces"),
        ('"agencies": [{"id": "a", "name": -Infinity}]', "agencies, row 1, name: -Infinity; expected a number"),
        ('"radios": [NaN]', "radios, row 1, value: NaN; expected a number"),
        (f'"agencies": [{{"id": {"9" * 5_000}, "name": "A"}}]', f"agencies, row 1, id: {'9' * 60}…; expected at most"),
        ('"../up": [{"a": "b"}]', '../up: "../up"; expected at most 31 characters, none of'),
    ],
)
def test_problems_of_a_json_register(tmp_path: Path, members: str, says: str) -> None:
    """Wrong types, numbers that are none, keys that stand twice and rows that are none are told with their places."""
    (problem,) = problems(tmp_path, members)
    assert problem.startswith(says)


def test_rows_after_a_bad_one_keep_their_numbers(tmp_path: Path) -> None:
    """A row that is none is told, and the rows below are still looked at under their own numbers."""
    rows = '"agencies": [5, {"id": "a", "name": "A"}, {"id": "a", "id": "b"}, {"id": "c", "name": 3}]'
    assert problems(tmp_path, rows) == [
        "agencies, row 1: 5; expected a row in braces",
        "agencies, row 3, id: 2 values; expected each key once",
        "agencies, row 3, name: nothing; expected text",
        "agencies, row 4, name: 3; expected text",
    ]


def test_ever_new_columns_and_lists_are_refused_before_they_grow(tmp_path: Path) -> None:
    """A file of 50,000 different keys is told to be too wide at once; nothing is laid out for them."""
    rows = ", ".join(f'{{"k{n}": 1}}' for n in range(50_000))
    assert problems(tmp_path, f'"radios": [{rows}]') == ["radios: 200 headings and more; expected fewer columns"]
    lists = ", ".join(f'"k{n}": [1]' for n in range(50_000))
    assert problems(tmp_path, lists) == ["k500: 500 lists and more; expected fewer lists"]


def test_very_many_problems_end_the_reading(tmp_path: Path) -> None:
    """A hundred thousand problems are told, and that there may be more."""
    found = problems(tmp_path, f'"agencies": [{",".join("5" * 200_000)}]')
    assert len(found) == 100_001
    assert found[0] == "agencies: 100,000 problems; expected fewer; what follows was not looked at"


def test_absent_is_null_and_null_is_absent(tmp_path: Path) -> None:
    """A list or a column that is absent, or null, or an empty text, says the same."""
    days = '{"district": "d", "date": "2026-09-08"}, {"district": "d", "date": "2026-09-09", "kind": null, "id": ""}'
    result = read(tmp_path, f'{{{FORMAT}, "contact_days": [{days}], "schools": null}}')
    assert result.register
    assert {(row.kind, row.id) for row in result.register.contact_days} == {("in_person", None)}
    assert result.register.schools == ()


def test_what_is_unknown_is_kept_as_text(tmp_path: Path) -> None:
    """Values of unknown columns become the text of their JSON, and what is no list becomes one."""
    agencies = '[{"id": "a", "name": "A", "n": 5, "ok": true, "gone": null, "more": {"x": ["é", 1.5]}}]'
    result = read(
        tmp_path, f'{{{FORMAT}, "agencies": {agencies}, "made by": "a program", "tags": ["x", 7], "empty": []}}'
    )
    assert result.register
    assert result.register.agencies[0].extra == {"n": "5", "ok": "true", "more": '{"x":["é",1.5]}'}
    assert result.register.unknown_lists == {
        "made by": ({"value": "a program"},),
        "tags": ({"value": "x"}, {"value": "7"}),
    }
    assert result.unknown_columns == {"agencies": ("n", "ok", "gone", "more")}


def test_the_file_written_is_plain_json_of_the_format(tmp_path: Path) -> None:
    """Every list in the format's order, a row a line, text as it is, unknown said as null."""
    register = Register(
        agencies=(Agency("a", "Zoë", {"Chief": "=R"}), Agency("b", "B")),
        contact_days=(ContactDay("d", date(2026, 9, 8)),),
        officers=(Officer("o", "O"),),
    )
    write_register(register, tmp_path / "register.json")
    text = (tmp_path / "register.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    assert list(document) == ["format", *LISTS]
    assert '\n    {"id": "a", "name": "Zoë", "Chief": "=R"},\n    {"id": "b", "name": "B"}\n' in text
    assert document["contact_days"] == [{"district": "d", "date": "2026-09-08", "kind": "in_person"}]
    assert document["schools"] == []
    assert '\n  "schools": [],\n' in text
    assert '{"id": "o", "name": "O", "license": null, "licensed_from": null, "licensed_to": null}' in text
    assert not list(tmp_path.glob(".*"))

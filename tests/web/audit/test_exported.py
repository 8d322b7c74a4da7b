"""A journal in a file verifies without a database, whole or as an excerpt."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from hallpass_web.audit.commands import audit
from hallpass_web.audit.exported import NoJournal, line_of, read_journal, withheld
from hallpass_web.audit.models import Entry
from hallpass_web.audit.recorder import Change, Doing, head, record
from hallpass_web.audit.verify import verify
from hallpass_web.audit.verify_tables import database_entries

pytestmark = pytest.mark.usefixtures("cast")


def exported() -> list[bytes]:
    """The whole journal of the cast, as lines."""
    return [line_of(one).encode() for one in database_entries()]


def test_a_journal_in_a_file_is_the_journal() -> None:
    """Writing it and reading it again gives the same entries."""
    lines = exported()
    assert list(read_journal(lines)) == list(database_entries())
    verified = verify(read_journal(lines), head())
    assert verified.whole
    assert verified.values > 0


def test_an_excerpt_with_bare_hashes_verifies() -> None:
    """Entries that a reader may not see keep their place by their hash alone."""
    lines = [line_of(one if one.number % 3 else withheld(one)).encode() for one in database_entries()]
    assert not any(b'payload"' in line for line in lines[2::3])
    verified = verify(read_journal(lines), head())
    assert verified.whole
    assert verified.withheld == len(lines) // 3


@pytest.mark.parametrize("name", ["number", "hash", "payload", "value", "salt", "missing value", "line", "order"])
def test_whatever_is_changed_in_a_file_is_found(name: str) -> None:
    """No part of a line can be changed, and no line can go or come before another."""
    lines = [json.loads(line) for line in exported()]
    at = next(place for place, line in enumerate(lines) if "values" in line)
    column = next(iter(lines[at]["values"]))
    match name:
        case "number" | "hash" | "payload":
            lines[at][name] = {"number": 99, "hash": "0" * 64, "payload": lines[at + 1]["payload"]}[name]
        case "value" | "salt":
            lines[at]["values"][column][name] = '"other"'
        case "missing value":
            del lines[at]["values"]
        case "line":
            del lines[at]
        case "order":
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
    verified = verify(read_journal(json.dumps(line).encode() for line in lines))
    assert verified.first is not None
    assert verified.first.number == at + 1


def test_a_withheld_value_is_no_failure_where_the_file_does_not_claim_it() -> None:
    """An excerpt may leave out values that its reader may not see."""
    lines = [json.loads(line) for line in exported()]
    for line in lines:
        line.pop("values", None)
        line.pop("complete", None)
    assert verify(read_journal(json.dumps(line).encode() for line in lines)).whole


@pytest.mark.parametrize("line", [b"no json", b"[]", b'{"number": "1"}', b'{"number": 1, "hash": "x"}'])
def test_a_file_that_is_no_journal_is_refused_with_its_line(line: bytes) -> None:
    """The line is named, with what was expected."""
    with pytest.raises(NoJournal, match="Line 2: expected an entry"):
        list(read_journal([b"", line]))


def test_the_command_verifies_a_file_without_django(tmp_path) -> None:
    """An auditor needs the file and the program, and no settings or database."""
    file = tmp_path / "journal.jsonl"
    file.write_bytes(b"\n".join(exported()))
    program = (
        "import sys; from hallpass_web.audit.commands import audit;"
        "code = audit(['verify', sys.argv[1]], standalone_mode=False)"
    )
    run = [sys.executable, "-X", "importtime", "-c", program, str(file)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert "The journal is whole" in done.stdout
    assert "django" not in done.stderr


def test_the_command_says_by_its_exit_code_whether_the_journal_is_whole(tmp_path) -> None:
    """0: whole; 1: an entry fails; 2: it could not be read."""
    run = CliRunner().invoke
    file = tmp_path / "journal.jsonl"
    assert run(audit, ["export", "--out", str(file)]).exit_code == 0
    assert run(audit, ["verify"]).exit_code == 0
    assert run(audit, ["verify", str(file), "--head", str(head())]).exit_code == 0
    assert run(audit, ["verify", "--head", f"{head().number}:{'0' * 64}"]).exit_code == 1
    assert run(audit, ["verify", "--head", "12"]).exit_code == 2
    file.write_text(file.read_text().replace("Hartwell", "Hartwel"))
    changed = run(audit, ["verify", str(file)])
    assert changed.exit_code == 1
    assert "officers, row olive" in changed.output
    file.write_text("a roster")
    assert run(audit, ["verify", str(file)]).exit_code == 2
    assert run(audit, ["verify", str(tmp_path / "none")]).exit_code == 2


def test_two_entries_that_say_the_same_have_other_hashes() -> None:
    """Without a salt, whoever holds a bare hash could try what an entry may say until it fits."""
    for _ in range(2):
        record(Doing("people.signed_out", 7), [Change(None, "7", {"id": 7}, about="sign_ins")])
    said = [json.loads(payload) for payload in Entry.objects.filter(list="sign_ins").values_list("payload", flat=True)]
    salts = {one.pop("salt") for one in said}
    assert [one["is"] for one in said] == [{"id": 7}, {"id": 7}]
    assert len(salts) == 2
    assert all(len(salt) == 32 for salt in salts)

"""`hallpass cover --who`, asked as a user asks."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.ask import calm, run, written


def test_somebody_may_serve() -> None:
    """Status 0; the sentence first."""
    result = run("cover", "demo", "--school", "KPH", "--on", "11/25/26", "--who")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("5 of 13 officers may be sent to Kestrel Prairie High on Wednesday")


def test_nobody_may_serve(tmp_path: Path) -> None:
    """Status 1 where the one officer is not trained and the contract names another school."""
    raw = calm()
    raw["schools"].append({"id": "T", "district": "D", "name": "Other Middle", "level": "middle"})
    raw["contracts"][0]["schools"] = ["S"]
    result = run("cover", written(tmp_path, raw), "--school", "Other", "--who")
    assert result.exit_code == 1
    assert result.stdout.startswith("None of 1 officer may be sent to Other Middle")
    assert "Contract k of Dunmarrow Police does not name this school (2)." in " ".join(result.stdout.split())


def test_a_school_is_asked_for() -> None:
    """Status 2 without one, or with one that the register does not have."""
    result = run("cover", "demo", "--who")
    assert result.exit_code == 2
    assert "--who asks about one school; expected --school" in result.stderr
    assert "'kestrel' is the name of 2 schools" in run("cover", "demo", "--who", "--school", "kestrel").stderr


def test_programs_and_spreadsheets_get_the_same_officers() -> None:
    """In the order of the page."""
    asked = ("cover", "demo", "--school", "KPH", "--on", "11/25/26", "--who", "--format")
    told = json.loads(run(*asked, "json").stdout)
    rows = run(*asked, "csv").stdout.splitlines()[1:]
    assert [one["officer"] for one in told["officers"]] == [row.split(",")[2] for row in rows]
    assert told["officers"][0]["officer"] == "esterhazy"

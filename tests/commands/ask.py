"""Small registers for the command line, and a way to run it as a user does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from hallpass.cli import main

ON = date(2026, 11, 23)
DUTIES = [f"4.1.{number}" for number in range(1, 8)]


def run(*arguments: str | Path, on: date = ON) -> Result:
    """Run a command on a day that is today, its output going into a pipe."""
    return CliRunner(env={"COLUMNS": None}).invoke(main, [str(argument) for argument in arguments], obj=on)


def calm() -> dict[str, Any]:
    """A register in which nothing is to be done: one trained officer at one school, under a contract that conforms."""
    return {
        "format": "hallpass-register/1",
        "districts": [{"id": "D", "name": "Dunmarrow Schools", "kind": "school_district"}],
        "schools": [{"id": "S", "district": "D", "name": "Wrenfield High", "level": "secondary"}],
        "agencies": [{"id": "P", "name": "Dunmarrow Police"}],
        "officers": [{"id": "o", "name": "Ada Quill"}],
        "employments": [{"officer": "o", "agency": "P", "from": "2020-01-01"}],
        "courses": [{"id": "c", "name": "The full course", "kind": "full"}],
        "completions": [{"officer": "o", "course": "c", "completed_on": "2025-08-01"}],
        "certificates": [{"officer": "o", "course": "c", "completed_on": "2025-08-01", "agency": "P"}],
        "contracts": [{"id": "k", "agency": "P", "district": "D", "from": "2020-01-01", "duties": DUTIES}],
        "assignments": [
            {
                "id": "a",
                "officer": "o",
                "school": "S",
                "role": "regular",
                "from": "2026-09-01",
                "employer_unable": False,
            }
        ],
    }


def written(folder: Path, register: dict[str, Any], name: str = "register.json") -> Path:
    """The register as a JSON file."""
    path = folder / name
    path.write_text(json.dumps(register), encoding="utf-8")
    return path

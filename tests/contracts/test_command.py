"""`hallpass contract review`."""

import json
from pathlib import Path

from click.testing import CliRunner
from tests.contracts.documents import FOLDER, reviewed

from hallpass.contracts.command import contract
from hallpass.contracts.review import to_json


def _run(*words: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(contract, ["review", *words])
    return found.exit_code, found.stdout, found.stderr


def test_contract_with_all_duties_conforms() -> None:
    """Exit status 0 for a contract that conforms."""
    status, out, _ = _run(str(FOLDER / "16-white-pine-tribal.txt"))
    assert status == 0
    assert "Conforms" in out


def test_contract_with_something_to_settle() -> None:
    """Exit status 1 where a duty is missing or unclear."""
    assert _run(str(FOLDER / "02-plain-brook-mou.txt"))[0] == 1


def test_json_is_the_review() -> None:
    """--format json prints the exact form."""
    status, out, _ = _run(str(FOLDER / "08-summit-table.txt"), "--format", "json")
    assert out == to_json(reviewed("08-summit-table"))
    assert json.loads(out)["verdict"]["4.1.4"] == "unclear"
    assert status == 1


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Exit status 2 with the reason on standard error and nothing on standard output."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    status, out, err = _run(str(broken))
    assert (status, out) == (2, "")
    assert "broken.pdf: " in err


def test_help_teaches() -> None:
    """--help says what the exit statuses mean."""
    status, out, _ = _run("--help")
    assert status == 0
    assert "Exit status: 0 it conforms" in out

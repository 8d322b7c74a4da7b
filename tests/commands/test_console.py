"""How answers go out: to a page, a file, another program; and how it is said that there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest
from tests.commands.ask import calm, run, written

from hallpass.commands import console
from hallpass.commands.console import Forms, Refusal, called, page
from hallpass.files.terminal.page import Page


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Standard output is a terminal of 90 columns with color."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return monkeypatch


@pytest.mark.usefixtures("terminal")
def test_a_terminal_has_its_width_and_color() -> None:
    """Color is for terminals alone, and the page is as wide as the terminal."""
    assert page() == Page(90, color=True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_color_stays_off_where_it_is_not_wanted(terminal: pytest.MonkeyPatch, name: str, value: str) -> None:
    """NO_COLOR and a dumb terminal are heeded."""
    terminal.setenv(name, value)
    assert page() == Page(90, color=False)


def test_what_goes_into_a_pipe_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal there is no color, and the width is fixed, or what COLUMNS says."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert page() == Page(console.PIPED_WIDTH, color=False)
    monkeypatch.setenv("COLUMNS", "72")
    assert page() == Page(72, color=False)


@pytest.mark.usefixtures("terminal")
def test_a_workbook_is_not_thrown_at_a_terminal() -> None:
    """xlsx needs a file or a pipe; the message says how."""
    forms = Forms(lambda _: [], dict, list)
    with pytest.raises(click.UsageError, match=r"name a file, as in --out answer\.xlsx"):
        forms.put("xlsx", None)


def test_an_answer_goes_into_a_file_instead(tmp_path: Path) -> None:
    """With --out nothing is printed, and the file holds what would have been printed into a pipe."""
    for form in ("table", "json", "csv"):
        out = tmp_path / form
        assert run("check", "demo", "--format", form, "--out", out).stdout == ""
        assert out.read_bytes() == run("check", "demo", "--format", form).stdout_bytes


def test_two_officers_of_one_name_are_named_by_id(tmp_path: Path) -> None:
    """A name that is not one person's is asked again."""
    register = calm()
    register["officers"].append({"id": "p", "name": "ada quill"})
    result = run("check", written(tmp_path, register), "--officer", "Ada Quill")
    assert result.stderr == "'Ada Quill' is the name of 2 officers; name one by id: o, p.\n"


def test_a_register_without_officers_has_none_to_name(tmp_path: Path) -> None:
    """Nothing near is offered where there is nobody."""
    path = written(tmp_path, {"format": "hallpass-register/1"})
    assert run("explain", path, "--officer", "x").stderr == "The register has no officer 'x'. It has none at all.\n"


@pytest.mark.parametrize(
    ("program", "known", "shown"),
    [
        ("/usr/bin/hallpass", "/usr/bin/hallpass", "hallpass"),
        (".venv/bin/hallpass", None, ".venv/bin/hallpass"),
        ("my place/hallpass", None, "'my place/hallpass'"),
        ("/usr/bin/pytest", None, "hallpass"),
    ],
)
def test_a_command_to_paste_names_the_program_as_it_was_called(
    monkeypatch: pytest.MonkeyPatch, program: str, known: str | None, shown: str
) -> None:
    """Where the shell finds the program by its name, the name is enough."""
    monkeypatch.setattr(sys, "argv", [program])
    monkeypatch.setattr("shutil.which", lambda _: known)
    assert called("check demo") == f"{shown} check demo"


def test_ctrl_c_is_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped by a person: one word, no trace of the inside, status 130."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(console, "read_register", stopped)
    result = run("check", "demo")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "\nStopped.\n")


def test_a_refusal_says_its_lines_alone() -> None:
    """No `Error:` before it; the status is 2."""
    assert Refusal("why").exit_code == 2
    assert run("check", "none.json").stderr == "none.json: there is no such file.\n"

"""What commands share: how a register is read, how an answer goes out, and how it is said that there is none."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from hallpass.files.answers import to_json
from hallpass.files.opening import FileUnreadable
from hallpass.files.packs import policy_of
from hallpass.files.read import ReadResult, read_register
from hallpass.files.sheets import Sheet, to_csv, to_xlsx
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.problems import fault_lines, problem_lines
from hallpass.policy.model import PolicyError
from hallpass.register.faults import Fault, faults
from hallpass.register.naming import NotNamed, row_named
from hallpass.register.records import Officer, School
from hallpass.register.register import Register
from hallpass.rules.law import Law
from hallpass.rules.officer import OfficerRecord, Setting

NAME: Final = "hallpass"
FORMS: Final = ("table", "json", "csv", "xlsx")
"""The forms of an answer; the first is for people."""
WELL: Final = 0
NOT_WELL: Final = 1
UNREADABLE: Final = 2
STOPPED: Final = 130
PIPED_WIDTH: Final = 100
"""The width of a page that goes into a file or another program."""
MANY_BYTES: Final = 5_000_000
"""From such a size on, reading says how far it is."""


class Refusal(click.ClickException):
    """Why there is no answer, in plain lines."""

    exit_code = UNREADABLE

    def show(self, file: Any = None) -> None:
        """Say why on standard error."""
        click.echo(self.message, file=file, err=True)


class Calm(click.Group):
    """The commands in the order in which they are written. Ctrl-C is no error."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(STOPPED)


def page() -> Page:
    """The page that standard output is: as wide as the terminal or as COLUMNS says, in color where it may be."""
    if not sys.stdout.isatty():
        said = os.environ.get("COLUMNS", "")
        return Page(int(said) if said.isdecimal() else PIPED_WIDTH)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Page(shutil.get_terminal_size().columns, color=not plain)


def called(arguments: str) -> str:
    """A command to paste: this program as it was called, with other arguments."""
    program = sys.argv[0]
    if Path(program).name != NAME or shutil.which(NAME) == program:
        program = NAME
    return f"{shlex.quote(program)} {arguments}"


def tell(lines: Iterable[str]) -> None:
    """Lines for a person, on standard error."""
    for line in lines:
        click.echo(line, err=True)


def put(content: str | bytes | Iterable[str], out: Path | None = None) -> None:
    """Write an answer to a file or to standard output, always as UTF-8, so that the bytes are the same everywhere."""
    if not isinstance(content, str | bytes):
        content = "".join(f"{line}\n" for line in content)
    data = content.encode() if isinstance(content, str) else content
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()  # a reader that has gone is noticed here, not at the end
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise Refusal(f"{out} cannot be written: {error.strerror}.") from error


@dataclass(frozen=True)
class Forms:
    """An answer in each of its forms, made when one is asked for."""

    table: Callable[[Page], Iterable[str]]
    json: Callable[[], dict[str, Any]]
    sheets: Callable[[], Sequence[Sheet]] = tuple

    def put(self, form: str, out: Path | None) -> None:
        """Write the answer in one form; CSV is the first sheet."""
        if form == "xlsx" and out is None and sys.stdout.isatty():
            raise click.UsageError("A workbook cannot be shown in a terminal; name a file, as in --out answer.xlsx.")
        if form == "json":
            put(to_json(self.json()), out)
        elif form == "csv":
            put(to_csv(self.sheets()[0]), out)
        elif form == "xlsx":
            put(to_xlsx(self.sheets()), out)
        else:
            put(self.table(Page(PIPED_WIDTH) if out else page()), out)


@dataclass(frozen=True)
class Asked:
    """What a question is asked of: a register without refusing faults, under the policy and some readings."""

    setting: Setting
    faults: tuple[Fault, ...]

    @property
    def register(self) -> Register:
        """The register."""
        return self.setting.register

    @property
    def law(self) -> Law:
        """The policy under the readings."""
        return self.setting.law

    def officer(self, wanted: str) -> str:
        """The id of an officer who is named by id, by name or by a part of it."""
        return _find(wanted, "officer", self.register.officer)

    def school(self, wanted: str) -> str:
        """The id of a school that is named by id, by name or by a part of it."""
        return _find(wanted, "school", self.register.school)

    def records(self, officer: str | None) -> list[OfficerRecord]:
        """The officer asked about, or all."""
        wanted = list(self.register.officer) if officer is None else [self.officer(officer)]
        return [self.setting.officer(one) for one in wanted]


def _find(wanted: str, thing: str, known: Mapping[str, Officer] | Mapping[str, School]) -> str:
    try:
        return row_named(wanted, thing, known)
    except NotNamed as error:
        raise Refusal(str(error)) from error


def ask(path: Path, readings: Mapping[str, str], *, faults_elsewhere: bool = True) -> Asked:
    """Read a register under the policy; say on standard error what is odd, and refuse what cannot be answered."""
    law = law_under(readings)
    result = read_file(path)
    found = faults(result.register, result.places)
    if any(fault.refuses for fault in found):
        raise Refusal("\n".join(fault_lines(found)))
    if found and faults_elsewhere:
        tell(fault_lines(found))
    return Asked(Setting(result.register, law), found)


def law_under(readings: Mapping[str, str]) -> Law:
    """The policy under these readings; unknown ones are refused."""
    policy = policy_of()
    try:
        policy.versions[-1].chosen(readings)
    except PolicyError as error:
        raise Refusal(f"{error}.") from error
    return Law(policy, readings)


@dataclass(frozen=True)
class File:
    """A register as a file gave it, and the number of each row in the file."""

    register: Register
    places: Mapping[str, Sequence[int]]


def read_file(path: Path) -> File:
    """A register file; one with problems is refused with all of them."""
    try:
        result = _result(path)
    except FileUnreadable as error:
        raise Refusal(f"{error}.") from error
    tell(result.remarks())
    if result.register is None:
        raise Refusal("\n".join(problem_lines(str(path), result.problems)))
    return File(result.register, result.places)


def _result(path: Path) -> ReadResult:
    """Read a file; where it is large and a person waits, say how far it is."""
    if not sys.stderr.isatty() or not path.is_file() or path.stat().st_size < MANY_BYTES:
        return read_register(path)
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task(f"Reading {path.name}")
        return read_register(path, lambda name, rows: bar.update(task, description=f"Read {name}: {rows:,} rows"))

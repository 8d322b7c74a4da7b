"""Registers from spreadsheets, and registers in another form."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from hallpass.commands.console import NOT_WELL, WELL, Refusal, called, put, read_file
from hallpass.commands.options import register_argument
from hallpass.explain.words import counted
from hallpass.files.layouts import Unwritable
from hallpass.files.tidying.mapping import MappingRefused, read_mapping
from hallpass.files.tidying.report import report_lines
from hallpass.files.tidying.sizes import CannotTidy
from hallpass.files.tidying.tidy import Tidied
from hallpass.files.tidying.tidy import tidy as tidy_files
from hallpass.files.write import write_register
from hallpass.register.register import Register


@click.command(short_help="Turn the spreadsheets of an office into a register.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The register: .xlsx, .json, or a folder.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of guesses and open questions; unless given, it lies beside --out.",
)
@click.pass_context
def tidy(ctx: click.Context, files: tuple[Path, ...], out: Path, mapping: Path | None) -> None:
    """Turn the spreadsheets that an office keeps into a register.

    Prints what was understood, what was guessed on which ground, what is open and what could not be read, cell by
    cell. Guesses and questions go into a small mapping file: edit it, run the same command again, and it is heeded.
    Nothing is guessed where an answer would turn on it; notes and columns that nobody named stay out.

    \b
    Exit status:
      0  nothing is open
      1  questions or unread cells remain
      2  a file could not be read

    \b
    Examples:
      hallpass tidy officers.xlsx substitutes.csv --out register.xlsx
      hallpass check register.xlsx
    """
    beside = mapping or out.with_name(f"{out.stem}.mapping.toml")
    done = _tidied(files, beside)
    _write(done.register, out)
    put(done.mapping, beside)
    put([*report_lines(done), f"Written: {out}, and {beside} to edit and run this again.", ""])
    put([f"Next: {called(f'check {shlex.quote(str(out))}')}"])
    ctx.exit(NOT_WELL if done.questions or done.unread else WELL)


def _tidied(files: Sequence[Path], mapping: Path) -> Tidied:
    try:
        return tidy_files(files, read_mapping(mapping.read_text(encoding="utf-8")) if mapping.exists() else None)
    except CannotTidy as error:
        raise Refusal(str(error)) from error
    except (MappingRefused, UnicodeDecodeError, OSError) as error:
        raise Refusal(f"{mapping}: {error}") from error


def _write(register: Register, out: Path) -> None:
    try:
        write_register(register, out)
    except Unwritable as error:
        raise Refusal(f"{error}.") from error
    except OSError as error:
        raise Refusal(f"{out} cannot be written: {error.strerror}.") from error


@click.command(short_help="Write a register as JSON, workbook or CSV.")
@register_argument
@click.argument("target", type=click.Path(path_type=Path))
def convert(register: Path, target: Path) -> None:
    """Write a register in another form: TARGET ends in .json or .xlsx, or is a folder for CSV files.

    The three forms hold the same. Columns and lists that the format does not have are kept.

    \b
    Examples:
      hallpass convert register.xlsx register.json
      hallpass convert register.json register-csv/
      hallpass convert demo demo.xlsx
    """
    content = read_file(register).register
    _write(content, target)
    put([f"Written: {target}, {counted(len(content.officers), 'officer')}."])

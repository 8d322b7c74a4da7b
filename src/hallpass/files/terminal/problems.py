"""What is wrong with a file or a register, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hallpass.explain.words import counted
from hallpass.files.terminal.page import Page
from hallpass.files.terminal.tables import Column, table
from hallpass.register.faults import Fault
from hallpass.register.problems import Problem, place


def problem_lines(name: str, problems: Sequence[Problem]) -> Iterator[str]:
    """Why a file cannot be read: every problem, each with its place, the value, and what was expected."""
    yield f"{name} cannot be read: {counted(len(problems), 'problem')}. Nothing was read from it."
    yield from (f"  {problem}" for problem in problems)


def fault_lines(faults: Sequence[Fault]) -> Iterator[str]:
    """Where a register contradicts itself."""
    refused = any(fault.refuses for fault in faults)
    then = "It is not answered until they are mended." if refused else "It is answered all the same."
    yield f"The register contradicts itself: {counted(len(faults), 'fault')}. {then}"
    yield from (f"  {fault}" for fault in faults)


def faults_block(page: Page, faults: Sequence[Fault]) -> Iterator[str]:
    """The faults of a register that is answered all the same, as a part of the answer."""
    if faults:
        yield from page.heading("Faults of the register", str(len(faults)))
        yield from table(
            page,
            [Column("Where"), Column("What is wrong"), Column("Expected")],
            ([place(one.list, one.rows, one.column), one.says, one.expected] for one in faults),
        )

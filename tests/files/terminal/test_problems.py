"""Problems and faults in lines for a person."""

from __future__ import annotations

from hallpass.files.terminal.page import Page, size
from hallpass.files.terminal.problems import fault_lines, faults_block, problem_lines
from hallpass.register.faults import Fault
from hallpass.register.problems import Problem

FAULT = Fault("unknown_id", "assignments", (3,), "school", "Z", "there is no school Z", "an id of schools")


def test_each_problem_has_its_line_under_the_name_of_the_file() -> None:
    """The name, the number, and that nothing was read; then place, value and what was expected."""
    lines = list(problem_lines("r.xlsx", [Problem("schools", 2, "level", '"college"', "one of elementary")]))
    assert lines == [
        "r.xlsx cannot be read: 1 problem. Nothing was read from it.",
        '  schools, row 2, level: "college"; expected one of elementary',
    ]


def test_faults_say_whether_there_is_an_answer() -> None:
    """One that refuses keeps the register from an answer, the others do not."""
    assert next(fault_lines([FAULT])).endswith("1 fault. It is answered all the same.")
    refusing = Fault("overlapping_employments", "employments", (1, 2), None, "o", "says", "expected", refuses=True)
    assert next(fault_lines([FAULT, refusing])).endswith("2 faults. It is not answered until they are mended.")


def test_faults_are_a_table_on_a_page() -> None:
    """Where, what, and what was expected; nothing where there is none."""
    lines = list(faults_block(Page(80), [FAULT]))
    assert " ".join(lines[-1].split()) == "assignments, row 3, school there is no school Z an id of schools"
    assert max(map(size, lines)) <= 80
    assert list(faults_block(Page(80), [])) == []

"""No date, number, course kind, paragraph or row of the policy stands in Python: they come from the pack."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.policy.edits import real

import hallpass
from hallpass.policy.words import spelled_date

SOURCE = Path(hallpass.__file__).parent
KERNEL = ("days.py", "policy", "register", "rules", "checking.py", "explain.py", "explain")
NOT_LOOKED_AT = ("packs", "contracts", "demo")
"""The policy itself; the reading of contracts, whose labels are paragraphs; invented registers."""
FORMAT = SOURCE / "register" / "records.py"
"""The vocabulary of the register file; a test of the pack holds it to the pack's."""

PARAMETERS = real().parameters.values()
DATES = [item.value for item in PARAMETERS if isinstance(item.value, date)]
SPELLED = {text for day in DATES for text in (day.isoformat(), f"{day.month}/{day.day}/{day.year}", spelled_date(day))}
DAYS = {item.value for item in PARAMETERS if item.unit == "days"}
MONTHS = {item.value for item in PARAMETERS if item.unit == "months"}
KINDS = {kind for name in ("full_kinds", "supplemental_kinds", "legacy_kinds") for kind in real().rules()[name]}
ROWS = {row.id for table in real().tables.values() for row in table.rows}
PARAGRAPHS = {item.number for item in real().paragraphs if "." in item.number}
READINGS = {*real().readings, *(item.value for reading in real().readings.values() for item in reading.values)}

_PARAGRAPH = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(PARAGRAPHS)))})(?![\w]|\.\d)")


def modules(*, kernel: bool) -> list[Path]:
    """The modules of the kernel, or those around it; the format's own vocabulary apart."""
    files = [file for file in sorted(SOURCE.rglob("*.py")) if file != FORMAT]
    places = {file: file.relative_to(SOURCE).parts[0] for file in files}
    return [file for file in files if places[file] not in NOT_LOOKED_AT and (places[file] in KERNEL) == kernel]


def words(text: str, *, kernel: bool) -> Iterator[str]:
    """What a text literal says of the policy. Around the kernel a sentence for readers may cite a paragraph."""
    if text in KINDS:
        yield f"the course kind {text!r}"
    if text in ROWS:
        yield f"the row {text!r}"
    if text not in READINGS:
        cited = _PARAGRAPH.findall(text) if kernel or text in PARAGRAPHS else []
        yield from (f"the paragraph {number!r} in {text!r}" for number in cited)
        yield from (
            f"the date {day!r} in {text!r}" for day in sorted(SPELLED) if re.search(rf"(?<!\d){day}(?!\d)", text)
        )


def numbers(node: ast.AST) -> Iterator[str]:
    """What the numbers that a node compares, keeps or moves days by say of the policy."""
    match node:
        case ast.Compare(left=left, comparators=others):
            near: list[ast.expr] = [left, *others]
            known = DAYS | {most - 1 for most in DAYS}
        case ast.Call(func=ast.Name(id="date") | ast.Attribute(attr="date"), args=near):
            known = {day.year for day in DATES}
        case ast.Call(func=ast.Name(id="add_months"), args=near, keywords=named):
            near = [*near, *(keyword.value for keyword in named)]
            known = MONTHS
        case ast.Call(func=ast.Name(id="timedelta") | ast.Name(id="add_days"), args=near, keywords=named):
            near = [*near, *(keyword.value for keyword in named)]
            known = DAYS
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value) | ast.Return(value=ast.expr() as value):
            near, known = [value], DAYS | {day.year for day in DATES}
        case _:
            return
    yield from (f"the number {one.value}" for one in near if isinstance(one, ast.Constant) and one.value in known)


def of_the_policy(source: str, *, kernel: bool = True) -> list[tuple[int, str]]:
    """Every literal of the policy in a module, with its line; docstrings and other bare texts do not count.

    Around the kernel a bare number may be a width or a format's own: there only texts and built dates count.
    """
    tree = ast.parse(source)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            found += [(node.lineno, said) for said in words(node.value, kernel=kernel)]
        if kernel or isinstance(node, ast.Call):
            found += [(getattr(node, "lineno", 0), said) for said in numbers(node)]
    return sorted(found)


@pytest.mark.parametrize("module", modules(kernel=True), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_policy_in_the_kernel(module: Path) -> None:
    """An amendment is a change of the pack alone: the kernel holds no date, number, kind, paragraph or row of it."""
    found = of_the_policy(module.read_text(encoding="utf-8"))
    assert not found, "\n".join(f"{module}:{line}: {said}, which the pack says" for line, said in found)


@pytest.mark.parametrize("module", modules(kernel=False), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_policy_at_the_edges(module: Path) -> None:
    """What stands around the kernel names no date, kind, paragraph or row of the policy of its own."""
    found = of_the_policy(module.read_text(encoding="utf-8"), kernel=False)
    assert not found, "\n".join(f"{module}:{line}: {said}, which the pack says" for line, said in found)


@pytest.mark.parametrize(
    "line",
    [
        "BEGINS = date(2025, 9, 1)",
        "day < datetime.date(2027, 6, 1)",
        "ends = '2027-06-01'",
        "words = f'before {day} or 6/1/2027'",
        "if nth_day < 60: pass",
        "exempt = 59 >= n",
        "LIMIT = 60",
        "due = add_months(clock_on, 6)",
        "due = add_months(clock_on, months=6)",
        "last = day + timedelta(days=60)",
        "kind == 'full'",
        "KINDS = ('legacy_ssc',)",
        "row.id == 'R5'",
        "paragraph = '5.1'",
        "says = f'By {name} under 5.3.'",
        "duty in ('4.1.4', other)",
    ],
)
def test_the_look_finds_what_it_looks_for(line: str) -> None:
    """A literal of the policy is found in each of its usual dresses."""
    assert of_the_policy(line)


@pytest.mark.parametrize(
    "line",
    [
        "'''Whether 5.1 holds from 2025-09-01 on: fewer than 60.'''",
        "minutes, seconds = divmod(spent, 60)",
        "width = 6",
        "code = 'utf-8' if fully else 'R55'",
        "reading == 'from_2025_09_01'",
        "version = '5.10'",
        "share = '15.1'",
        "date(1999, 6, 1)",
        "add_months(day, months)",
        "x  # 60 days of 5.4",
    ],
)
def test_the_look_lets_other_things_be(line: str) -> None:
    """What only looks like the policy is no fault."""
    assert of_the_policy(line) == []


def test_a_sentence_around_the_kernel_may_cite_a_paragraph() -> None:
    """Help and headings point to the policy; deciding by a paragraph's number stays the pack's."""
    assert of_the_policy("help = 'the agency keeps a copy (5.5)'", kernel=False) == []
    assert of_the_policy("if paragraph == '5.5': pass", kernel=False)
    assert of_the_policy("kind = 'full'", kernel=False)
    assert of_the_policy("begins = date(2025, 9, 1)", kernel=False)

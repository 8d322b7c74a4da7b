"""The manual of the register file, made from the schema: `python -m hallpass.register.manual > docs/register.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hallpass.register.faults import FAULTS
from hallpass.register.schema import FORMAT, LISTS, Column, ListOf
from hallpass.register.values import LARGEST_NUMBER, MOST_CHARACTERS, MOST_IN_A_LIST

_START: Final = f"""\
<!-- Made by `python -m hallpass.register.manual`; change the schema, not this page. -->
# The register file

A register holds what a district and its agencies know: schools, calendars, officers, training, contracts, service.
It is kept as one file, or one folder, in any of three forms. They say the same, and `hallpass convert` turns each
into the others without loss.

| form | what it is | good for |
| --- | --- | --- |
| JSON | an object with `"format": "{FORMAT}"` and, for each list, an array of rows | other programs |
| Excel workbook | an `.xlsx` file with a sheet for each list | keeping it by hand |
| folder of CSV files | a file for each list, such as `officers.csv`, in UTF-8 | any spreadsheet, version control |

Sheets and files are named like the lists; their first row has the headings. Case, spaces, hyphens and the order of
columns make no difference: `Completed on` is `completed_on`. A list that is missing is empty. Blank rows are passed
over.

## What a cell holds

| kind | in a cell | in JSON |
| --- | --- | --- |
| id | text; the name by which other lists mean this row | text |
| text | up to {MOST_CHARACTERS:,} characters, without line breaks and other control characters | text |
| date | a day such as `2026-09-01`, or a date of the spreadsheet | text |
| choice | one of the words that stand beside the column | text |
| yes or no | `true` or `false` | `true` or `false` |
| number | a whole number up to {LARGEST_NUMBER:,} | number |
| list | items joined by `; `, or `none` for the empty list; up to {MOST_IN_A_LIST:,} characters | array of texts |

- Spaces before and after a text are dropped.
- An empty cell is `null`, and so is a column that is absent. What that means stands beside each column: often
  *unknown*, which is not the same as no.
- In sheets and CSV files a `'` stands before text that starts with `=`, `+`, `-` or `@`, so that no spreadsheet takes
  it for a formula; reading takes it off again. Inside a list item, `;` is written `\\;` and `\\` is written `\\\\`.
- In a workbook the result of a formula counts. A formula without a result, an error such as `#N/A`, and a number
  longer than a spreadsheet keeps exactly are refused.
- CSV files may be parted by commas, semicolons or tabs.
- Columns and lists that are not named here are kept as text and reported. An object or array in such a column of a
  JSON file is kept as the text of its JSON.

A file is read whole or not at all. Everything that cannot be read is listed at once, each with list, row, column, what
stands there and what was expected. Rows are numbered as you find them: in a sheet or CSV file as the spreadsheet
numbers them, in JSON from 1 in each list.

## The lists
"""

_KINDS: Final = {"yes_no": "yes or no"}


def text() -> str:
    """The manual of the register file, in Markdown."""
    lists = "\n".join("\n".join(_list(known)) for known in LISTS.values())
    return f"{_START}\n{lists}\n{_faults()}"


def _list(known: ListOf) -> Iterator[str]:
    yield f"### {known.name}\n\n{known.says}\n"
    yield "| column | kind | what it says | empty means |"
    yield "| --- | --- | --- | --- |"
    for column in known.columns:
        yield f"| `{column.name}` | {_kind(column)} | {column.says} | {_empty(column)} |"
    yield ""


def _kind(column: Column) -> str:
    kind = _KINDS.get(column.kind, column.kind)
    if column.to:
        return f"{kind} of `{column.to}`" if column.kind == "id" else f"{kind} of ids of `{column.to}`"
    if column.choices:
        return f"{kind}: " + ", ".join(f"`{choice}`" for choice in column.choices)
    return kind


def _empty(column: Column) -> str:
    if column.required:
        return "not allowed"
    if column.null or column.default is None:
        return column.null or "nothing is said"
    defaults = {True: "`true`", False: "`false`", (): "none"}
    return defaults.get(column.default, f"`{column.default}`")


def _faults() -> str:
    rows = "\n".join(f"| `{kind}` | {says} |" for kind, says in FAULTS.items())
    return f"""\
## Faults

A file that can be read may still contradict itself. Such faults are reported beside the answers, which are still given;
only a register with overlapping employments is not answered.

| fault | what it is |
| --- | --- |
{rows}
"""


if __name__ == "__main__":
    print(text(), end="")

"""The register as a folder of CSV files, one for each list."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from hallpass.files.grids import Cells, table_of
from hallpass.files.layouts import Form, Layout, Unwritable, whole
from hallpass.files.opening import MOST_BYTES, FileUnreadable, content, decoded, megabytes, refuse_many, undecoded
from hallpass.files.tables import Table, list_name
from hallpass.register.problems import Problems
from hallpass.register.values import Unread, cell_of, cell_reader

FORM: Final = Form(cell_of, cell_reader)
SUFFIX: Final = ".csv"
MARKS: Final = ",;\t"
"""What may part the cells of a row."""


def read(path: Path, problems: Problems) -> Iterator[Table]:
    """The lists of a folder of CSV files."""
    left = MOST_BYTES
    for file in csv_files(path):
        data = content(file)
        left -= len(data)
        if left < 0:
            raise FileUnreadable(path, f"its files have more than {megabytes(MOST_BYTES)}; expected less")
        refuse_many(file, data.count(b"\n") + max(data.count(mark.encode()) for mark in MARKS))
        name = list_name(file.stem)
        yield table_of(name, _grid(name, data, problems), problems)


def csv_files(path: Path) -> Sequence[Path]:
    """The CSV files of a folder in the order of their names; what other programs hide there is left alone."""
    try:
        found = [file for file in path.iterdir() if file.suffix.lower() == SUFFIX and not file.name.startswith(".")]
    except OSError as error:
        raise FileUnreadable(path, f"the system does not open it: {error.strerror}") from error
    return sorted(found)


def _grid(name: str, data: bytes, problems: Problems) -> Iterator[tuple[int, Cells]]:
    try:
        text = decoded(data)
        rows = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for number, row in enumerate(rows, 1):
            yield number, {at: cell for at, cell in enumerate(row) if cell and not cell.isspace()}
    except UnicodeDecodeError as error:
        line, byte = undecoded(data, error)
        problems.add(name, line, None, Unread(byte, ""), "text in UTF-8 (in Excel: save as CSV UTF-8)")
    except csv.Error as error:
        problems.add(name, None, None, Unread(str(error), ""), "a CSV file")


def _delimiter(text: str) -> str:
    """Comma, semicolon or tab: whichever parts the headings into most."""
    return max(MARKS, key=lambda mark: _headings(text.lstrip("\r\n"), mark))


def _headings(text: str, mark: str) -> int:
    try:
        return len(next(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True), ()))
    except csv.Error:
        return 0


def write(layouts: Iterable[Layout], path: Path) -> None:
    """Write the lists as a folder of CSV files; refused where other CSV files stand, for they would be read too."""
    files = {path / f"{layout.name}{SUFFIX}": layout for layout in layouts}
    path.mkdir(parents=True, exist_ok=True)
    others = [file.name for file in csv_files(path) if file not in files]
    if others:
        raise Unwritable(f"{path}: it holds {others[0]} already; expected a folder without other CSV files")
    for file, layout in files.items():
        with whole(file) as part:
            part.write_bytes(_encoded(_text(layout)))


def _text(layout: Layout) -> str:
    text = StringIO(newline="")
    rows = csv.writer(text)
    if any(";" in heading for heading in layout.headings):  # in quotation marks it parts no headings when read
        csv.writer(text, quoting=csv.QUOTE_ALL).writerow(layout.headings)
    else:
        rows.writerow(layout.headings)
    rows.writerows(layout.rows())
    return text.getvalue()


def _encoded(text: str) -> bytes:
    # Excel takes a file without the mark for the local code page; where all is ASCII it makes no difference.
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")

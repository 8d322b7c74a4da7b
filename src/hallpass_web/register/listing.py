"""A list on a page: searched, filtered, sorted, one page of it shown, and the same rows as CSV or a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallpass.files.sheets import Sheet, to_csv, to_xlsx
from hallpass.files.words import day_word

ON_A_PAGE: Final = 50
MOST_OPTIONS: Final = 300
SEARCH: Final = "q"
SORT: Final = "sort"
FORM: Final = "as"
MOST_IN_A_SHEET_NAME: Final = 31

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place: the value that files hold and sorting goes by, and how a page shows it."""

    value: Value = None
    words: str = ""
    href: str = ""
    code: str = ""
    """The state that a badge shows, of look/shapes."""
    until: date | None = None
    chip: str = ""
    order: int | None = None
    """What sorting goes by in place of the value."""
    picks: tuple[tuple[str, str], ...] = ()
    """The values by which a filter finds the row, each with its words; by default what is shown."""
    meta: str = ""

    @property
    def shown(self) -> str:
        """The value as a page shows it."""
        if self.words:
            return self.words
        if isinstance(self.value, date):
            return day_word(self.value)
        return f"{self.value:,}" if isinstance(self.value, int) else self.value or ""

    @property
    def filed(self) -> Value:
        """The value as a file holds it."""
        return self.shown if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a list on a page; `filters` where it offers its values as a filter."""

    name: str
    words: str
    filters: bool = False
    number: bool = False
    only_files: bool = False
    all_words: str = "All"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by the name of their column."""

    cells: Mapping[str, Cell]

    def finds(self, words: Sequence[str]) -> bool:
        """Whether every word searched for stands somewhere in the row."""
        text = "\n".join(f"{cell.shown}\n{cell.meta}" for cell in self.cells.values()).casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of values of one column, and the value chosen."""

    heading: Heading
    options: tuple[tuple[str, str], ...]
    chosen: str


class Listing:
    """Rows under headings, as somebody asked for them with the parameters of an address."""

    def __init__(self, name: str, headings: Sequence[Heading], rows: Sequence[Row], asked: Mapping[str, str]) -> None:
        self.name = name
        self.headings = headings
        self.all_rows = rows
        self.asked = asked

    @property
    def shown(self) -> list[Heading]:
        """The columns that a page shows."""
        return [heading for heading in self.headings if not heading.only_files]

    @property
    def search(self) -> str:
        """What is searched for."""
        return self.asked.get(SEARCH, "").strip()

    @cached_property
    def filters(self) -> list[Filter]:
        """The filters, each with the values that occur; very many are better searched for."""
        found = [self._filter(heading) for heading in self.headings if heading.filters]
        return [one for one in found if len(one.options) <= MOST_OPTIONS or one.chosen]

    def _filter(self, heading: Heading) -> Filter:
        found = {value: words for row in self.all_rows for value, words in _picks(row.cells[heading.name])}
        chosen = self.asked.get(heading.name, "")
        return Filter(heading, tuple(sorted(found.items(), key=lambda one: one[1].casefold())), chosen)

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter leaves rows out."""
        return bool(self.search) or any(one.chosen for one in self.filters)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows that search and filters leave, sorted."""
        words = self.search.casefold().split()
        chosen = [(one.heading.name, one.chosen) for one in self.filters if one.chosen]
        found = [
            row
            for row in self.all_rows
            if all(any(value == pick for pick, _ in _picks(row.cells[name])) for name, value in chosen)
            and (not words or row.finds(words))
        ]
        return self._sorted(found)

    def _sorted(self, rows: list[Row]) -> list[Row]:
        """Sorted as asked; what has no value comes last both ways."""
        name = self.asked.get(SORT, "")
        column, backward = name.lstrip("-"), name.startswith("-")
        if column not in {heading.name for heading in self.headings}:
            return rows
        known = [row for row in rows if _key(row.cells[column]) is not None]
        unknown = [row for row in rows if _key(row.cells[column]) is None]
        return sorted(known, key=lambda row: _key(row.cells[column]), reverse=backward) + unknown

    @cached_property
    def page(self) -> Page[Row]:
        """The page asked for, or the nearest there is."""
        return Paginator(self.rows, ON_A_PAGE).get_page(self.asked.get("page"))

    @property
    def lines(self) -> Iterator[list[tuple[Heading, Cell]]]:
        """The rows of the page, each as headings with cells."""
        shown = self.shown
        return ([(heading, row.cells[heading.name]) for heading in shown] for row in self.page)

    @property
    def sheet(self) -> Sheet:
        """All rows that are left, for a file."""
        rows = tuple(tuple(row.cells[heading.name].filed for heading in self.headings) for row in self.rows)
        return Sheet(self.name[:MOST_IN_A_SHEET_NAME], tuple(heading.words for heading in self.headings), rows)


def _picks(cell: Cell) -> tuple[tuple[str, str], ...]:
    if cell.picks:
        return cell.picks
    return ((cell.shown, cell.shown),) if cell.shown else ()


def _key(cell: Cell) -> Any:
    """What sorting goes by: of one type in a column, None where there is nothing."""
    if cell.order is not None:
        return cell.order
    if isinstance(cell.value, int | date):
        return cell.value
    return cell.shown.casefold() or None


def listing_answer(request: HttpRequest, listing: Listing, template: str, **more: Any) -> HttpResponse:
    """A list as it was asked for: a page, or a file of exactly the rows that are left."""
    form = request.GET.get(FORM, "")
    if form == "csv":
        return _file(to_csv(listing.sheet), "text/csv; charset=utf-8", f"{listing.name}.csv")
    if form == "xlsx":
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _file(to_xlsx([listing.sheet]), kind, f"{listing.name}.xlsx")
    return render(request, template, {"listing": listing, **more})


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

"""What the rows of officers say, kind by kind."""

from __future__ import annotations

from dataclasses import dataclass

from hallpass.files.tidying.certificates import Certificates
from hallpass.files.tidying.lines import Line
from hallpass.files.tidying.meanings import Meaning
from hallpass.files.tidying.mentions import Row
from hallpass.files.tidying.reviews import Reviews
from hallpass.files.tidying.service import Service
from hallpass.files.tidying.sheets import Cell
from hallpass.files.tidying.substitutes import SubstituteDays
from hallpass.files.tidying.training import Training
from hallpass.files.tidying.values import read_truth


@dataclass(frozen=True)
class Facts:
    """What the rows of officers say, kind by kind."""

    training: Training
    reviews: Reviews
    certificates: Certificates
    substitutes: SubstituteDays
    service: Service

    def serves(self, row: Row, officer: str, agency: str | None) -> None:
        """Take what a row says of service: a day as a substitute, or an assignment."""
        line, column, cell = row.line, row.column, row.cell
        if column is not None and cell is not None:
            heading = Cell(column.heading.cells[-1].place, column.of)
            if column.meaning is Meaning.OF_OFFICER:
                self.substitutes.of_heading(line, officer, cell)
            elif Meaning.DAY in line.cells:
                self.substitutes.at_heading(line, officer, column.of, cell)
            else:
                self.service.read(line, officer, agency, heading, cell)
        elif Meaning.DAY in line.cells or any(column.meaning is Meaning.ON_DAY for column, _ in line.named):
            self.substitutes.read(line, officer)
        elif is_of_service(line):
            self.service.read(line, officer, agency)
            for column, mark in line.named:
                is_mark = column.meaning is Meaning.AT_SCHOOL and mark and not mark.text.isdigit()
                truth = read_truth(mark.text) if is_mark else None
                if truth is not None and truth.value:
                    self.service.read(line, officer, agency, Cell(column.heading.cells[-1].place, column.of), mark)


def is_of_service(line: Line) -> bool:
    """Whether a row can be about service at a school, and is no mere list of courses or signatures."""
    days = (Meaning.FIRST_DAY, Meaning.LAST_DAY, Meaning.SERVICE_DATES, Meaning.ROLE)
    if any(meaning in line.cells for meaning in days):
        return True
    return not line.courses and Meaning.POLICY_READ not in line.cells

"""A roster as an office keeps it: merged cells above, names turned round, US dates, a blank row, a day in words."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import xlsxwriter

HEADINGS: Final = ("School", "Date assigned", "Officer", "License #", "Agency", "Course", "Date completed")
AGENCY: Final = "Dunmarrow Police"
SCHOOL: Final = "Dunmarrow Middle"
COURSE: Final = "School Resource Officer Course, 40 hours, board-approved"
ROWS: Final = (
    (SCHOOL, "9/8/25", "Quillfeather, Anselm", "441207", AGENCY, COURSE, "8/14/2025"),
    (SCHOOL, "9/8/2025", "Dovetail, Marit", "441208", AGENCY, COURSE, "spring, see cert."),
    (),
    (SCHOOL, "10/5/26", "Oakhanger, Piet", "441209", AGENCY, COURSE, "8/21/26"),
    (SCHOOL, "4/6/26", "Marchbanks, T.", "", AGENCY, "", ""),
)


def write_roster(path: Path) -> Path:
    """Write the roster as a workbook."""
    with xlsxwriter.Workbook(path) as book:
        page, bold = book.add_worksheet("SRO 2026-27"), book.add_format({"bold": True})
        page.merge_range(0, 0, 0, len(HEADINGS) - 1, "School Resource Officers, 2026-27", bold)
        for number, row in enumerate((HEADINGS, *ROWS), 2):
            page.write_row(number, 0, row)
    return path

"""What the number in a cell of a workbook stands for: a number, a day, a number with leading zeros."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from hallpass.files.archive import Archive
from hallpass.register.values import Unread

_BUILT_IN_DAYS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_DAYS_TO_1904: Final = 1_462
_END: Final = 2_958_466  # the day after 9999-12-31
_MOST_DIGITS: Final = 15  # a spreadsheet forgets the digits after these
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class NumberFormats:
    """The formats of a workbook: for each style its code, and the day that its days are counted from."""

    def __init__(self, codes: list[str], days: list[bool], from_1904: bool) -> None:
        self._codes = codes
        self._days = days
        self._from_1904 = from_1904

    def text(self, number: str, at: int) -> str | Unread:
        """The text that a number in a cell of this style stands for."""
        if at < len(self._days) and self._days[at]:
            return self._day(float(number))
        text = _plain(number)
        code = self._codes[at] if at < len(self._codes) else ""
        if isinstance(text, str) and text.isdigit() and re.fullmatch("0+", code):
            return text.zfill(len(code))
        return text

    def _day(self, serial: float) -> str | Unread:
        if self._from_1904:
            serial += _DAYS_TO_1904
        if not 0 <= serial < _END or 60 <= serial < 61:
            return Unread(f"{serial:g} as a day", "a day that exists")
        # Excel's calendar has a 29 February 1900, day 60, so that the days before it lie one off.
        start = datetime(1899, 12, 30 if serial >= 61 else 31)
        moment = start + timedelta(seconds=round(serial * 86_400))
        return moment.isoformat(" ").removesuffix(" 00:00:00")


def _plain(number: str) -> str | Unread:
    if re.fullmatch(r"-?[0-9]{1,15}", number):
        return number
    value = float(number)
    if not abs(value) < 10**_MOST_DIGITS:
        return Unread(number, f"a number of at most {_MOST_DIGITS} digits, or the digits as text")
    return str(int(value)) if value.is_integer() else repr(value)


def number_formats(archive: Archive) -> NumberFormats:
    """The number formats of a workbook."""
    own: dict[str, str] = {}
    used: list[str] = []
    inside: list[str] = []
    epoch: list[bool] = []

    def style(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "numFmt":
            own[attributes["numFmtId"]] = attributes["formatCode"]
        elif tag == "xf" and inside[-1] == "cellXfs":
            used.append(attributes.get("numFmtId", "0"))
        inside.append(tag)

    def book(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "workbookPr":
            epoch.append(attributes.get("date1904", "0") in ("1", "true"))

    archive.parse("xl/workbook.xml", book)
    if "xl/styles.xml" in archive:
        archive.parse("xl/styles.xml", style, lambda _: inside.pop())
    codes = [own.get(format_id, "") for format_id in used]
    days = [int(format_id) in _BUILT_IN_DAYS or shows_day(code) for format_id, code in zip(used, codes, strict=True)]
    return NumberFormats(codes, days, any(epoch))


def shows_day(code: str) -> bool:
    """Whether a number format shows a day or a time of day, and not a length of time."""
    if re.search(r"\[[hms]+\]", code, re.IGNORECASE):
        return False
    return bool(re.search("[ymdhs]", _QUOTED.sub("", code).replace("General", ""), re.IGNORECASE))

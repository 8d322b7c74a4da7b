"""The terms of a contract where they stand: parties, days, renewal, notice, number of officers. Offered, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hallpass.contracts.actors import plain
from hallpass.contracts.passages import Document, Passage

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_OPENING = 12  # passages in which the parties are looked for
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_DAYS = {"thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90, "one hundred twenty": 120}
_DAYS["one hundred eighty"] = 180
_DATE = rf"(?P<{{0}}m>{'|'.join(_MONTHS)}) (?P<{{0}}d>\d{{{{1,2}}}})(?:st|nd|rd|th)?,? (?P<{{0}}y>\d{{{{4}}}})"
_FROM, _TO = _DATE.format("f"), _DATE.format("t")
_SPAN = re.compile(
    rf"{_FROM}(?:[^.;]{{0,80}}?\b(?:through|to|until|and (?:ends|expires|continues)|ending|ends)\b[^.;]{{0,30}}?"
    rf"| ?[-–—] ?){_TO}"
)
_STARTS = re.compile(rf"\b(?:effective|commenc\w+|begin\w*|starts?|in force|from)\b[^.;]{{0,40}}?{_FROM}")
_ENDS = re.compile(rf"\b(?:ends?|expires?|through|until|terminates?|extended)\b[^.;]{{0,60}}?{_TO}")
_RENEWS = re.compile(r"\b(?:renew\w*|option year|year to year|extend(?:ed)? for|successive)\b")
_NOTICE = re.compile(
    r"\b(?:[a-z-]+(?: [a-z-]+)* ?\((?P<n>\d{1,3})\)|(?P<m>\d{1,3})"
    r"|(?P<w>thirty|forty-five|sixty|ninety|one hundred twenty|one hundred eighty)) (?:calendar )?days'? ?"
    r"(?:prior |advance )?(?:written )?notice\b|\bnotice of (?P<o>\d{1,3}) days\b"
)
_OFFICERS = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?: \(\d{1,2}\))? "
    r"(?:\(?\w+-time\)? |full |licensed |sworn |uniformed |police |peace |school resource |qualified |regular )*"
    r"(?:officers?|deput(?:y|ies)|sros?|school resource officers?)\b"
)
_ASSIGNS = re.compile(r"\b(?:assign|provid|furnish|employ|suppl|detail|place)")
_ENDING = re.compile(r"\b(?:terminat|end|cancel|withdraw|stop|renew|call it off)")
_COVERAGE = re.compile(r"\b(?:certificates?|insurance|coverage|polic(?:y|ies)|levy|license)\b")
_AGENCY = re.compile(r"\b(?:city|county|town|village|sheriff|police|department|band|nation)\b")
_SCHOOL = re.compile(r"\b(?:schools?|district|academy|isd)\b")
_PARTY = re.compile(r"(?<!go-)\b(?:between|by and between|made (?:as of [^,]+ )?by)\b (?P<who>.{10,300})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it was read: its name, its value, and the passage that says so. A person takes it over or not."""

    name: str  # "parties", "from", "to", "renewal", "notice_days", "officers"
    value: str
    passage: Passage


def terms_of(document: Document) -> tuple[Term, ...]:
    """Which terms does the contract state, each where it first stands?"""
    said = [one for one in document.passages if one.kind not in ("signature", "heading")]
    found: dict[str, Term] = {}
    for read, passages in ((_parties, said[:_OPENING]), (_span, said), (_first_or_last, said), (_rest, said)):
        for passage in passages:
            for name, value in read(plain(passage.text)):
                found.setdefault(name, Term(name, value, passage))
    order = ("parties", "from", "to", "renewal", "notice_days", "officers")
    return tuple(found[name] for name in order if name in found)


def _parties(text: str) -> Iterator[tuple[str, str]]:
    """Who makes the contract? Named together in one of its first passages."""
    party = _PARTY.search(text)
    if party and _AGENCY.search(party["who"].lower()) and _SCHOOL.search(party["who"].lower()):
        yield "parties", _shortened(party["who"])


def _span(text: str) -> Iterator[tuple[str, str]]:
    """The first and the last day, said together."""
    span = _SPAN.search(text.lower())
    if span and (start := _day(span, "f")) and (end := _day(span, "t")) and start < end:
        yield "from", start.isoformat()
        yield "to", end.isoformat()


def _first_or_last(text: str) -> Iterator[tuple[str, str]]:
    """The first or the last day, each said for itself."""
    for name, pattern, mark in (("from", _STARTS, "f"), ("to", _ENDS, "t")):
        found = pattern.search(text.lower())
        if found and (day := _day(found, mark)):
            yield name, day.isoformat()


def _rest(text: str) -> Iterator[tuple[str, str]]:
    """Renewal, notice and the number of officers."""
    lower = text.lower()
    if _RENEWS.search(lower) and not _COVERAGE.search(lower):
        yield "renewal", _shortened(text)
    if (notice := _NOTICE.search(lower)) and _ENDING.search(lower) and not _COVERAGE.search(lower):
        words = next(one for one in (notice["n"], notice["m"], notice["o"], notice["w"]) if one)
        yield "notice_days", str(_DAYS.get(words, words))
    if (many := _OFFICERS.search(lower)) and _ASSIGNS.search(lower):
        yield "officers", str(_NUMBERS.get(many["n"], many["n"]))


def _day(found: re.Match[str], mark: str) -> date | None:
    """The day in a match; none where the calendar has no such day."""
    try:
        return date(int(found[f"{mark}y"]), _MONTHS.index(found[f"{mark}m"]) + 1, int(found[f"{mark}d"]))
    except ValueError:
        return None


def _shortened(text: str) -> str:
    """At most a line of a long passage."""
    text = text.strip(" .,;:")
    return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + "…"

"""The numbers, letters and bullets in front of clauses and list items."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "•◦▪‣●○■□❖➢➤✓✔»·–—*-"
_BULLET = rf"(?:[{re.escape(BULLETS)}\uf000-\uf0ff]|o)(?=\s)"
BULLET_RANK = 5
_NAMED = (
    *("Article", "Section", "Part", "Chapter", "Clause", "Subdivision"),
    *("Exhibit", "Appendix", "Attachment", "Schedule", "Addendum", "Annex"),
)
_NAMES = "|".join([*_NAMED, *(name.upper() for name in _NAMED), r"S(?:ec|EC)\.", r"S(?:ubd|UBD)\.", "§"])
_WORD = rf"(?:{_NAMES})\s?(?:\d{{1,3}}(?:\.\d{{1,2}})*[A-Z]?|[IVXLC]+|[A-Z])\b"
_DECIMAL = r"\d{1,2}(?:\.\d{1,2})+[A-Za-z]?[.)]?|[A-Z]\.\d{1,2}\.?|\d{1,2}\([a-z]\)"
_PLAIN = r"\((?:\d{1,3}|[A-Za-z]|[ivxlc]+|[IVXLC]+)\)|(?:\d{1,3}[A-Z]?|[A-Za-z]|[ivxlc]+|[IVXLC]+)[.)]"
_CLOSE = r"\s?[.:)](?=\s|$)|\s[–—-](?=\s)|(?=\s|$)"
_MARKER = re.compile(rf"(?P<bullet>{_BULLET})|(?P<word>{_WORD})(?P<close>{_CLOSE})|{_DECIMAL}|{_PLAIN}")
_INLINE = re.compile(r"(?<![\w.§])\((\d{1,2}|[a-z]|[ivx]+)\)(?=\s+\S)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Marker:
    """A number or bullet as printed, and which series it may belong to: "(i)" is a ninth letter or a first roman."""

    printed: str
    series: tuple[tuple[str, int], ...]  # (shape of the series, place in it), likeliest first
    rank: int  # 0 article, 1 "1.", 2 "1.1", 4 "(a)", 5 bullet: outer ones first


def leading(text: str) -> tuple[Marker | None, str]:
    """Which marker stands at the start of this text, and what follows it?"""
    found = _MARKER.match(text)
    if not found:
        return None, text
    rest = text[found.end() :]
    if not _is_marker(found, rest):
        return None, text
    return parse(found.group().strip()), rest.strip()


def is_bare(text: str) -> bool:
    """Is this nothing but a number or a bullet?"""
    found = _MARKER.match(f"{text.strip()} ")
    return found is not None and found.end() >= len(text.strip())


def _is_marker(found: re.Match[str], rest: str) -> bool:
    """Do these characters number what follows, or are they its first word ("Section 7 is deleted")?"""
    if found["word"]:
        head = rest.lstrip()
        return not head or (bool(found["close"].strip()) and head[0].isupper()) or _all_caps(head)
    return rest[:1].isspace() and bool(rest.strip())


def _all_caps(text: str) -> bool:
    return len(text) > 2 and text == text.upper() and any(c.isalpha() for c in text)


def parse(printed: str) -> Marker:
    """Which series does a printed number belong to?"""
    if re.fullmatch(_BULLET.replace(r"(?=\s)", ""), printed):
        return Marker(printed, ((f"bullet {printed}", 0),), BULLET_RANK)
    word = re.match(rf"({_NAMES})\s?(\w+(?:\.\d+)*)", printed)
    if word:
        name = {"sec.": "section", "§": "section", "subd.": "subdivision"}.get(word[1].lower(), word[1].lower())
        return Marker(printed, ((name, _value(word[2])),), 0)
    core = re.sub(r"(?<=\d)[A-Z]$", "", printed.strip("()."))
    if re.fullmatch(r"\d+\.0+", core):  # "4.0" is the fourth, and "4.1" is under it
        return Marker(printed, (("1.", int(core.partition(".")[0])),), 1)
    if len(parts := re.findall(r"\d+|[A-Za-z]+", core)) > 1:
        return Marker(printed, (("1" + ".1" * (len(parts) - 1), _value(parts[-1])),), min(len(parts), 3))
    shape = re.sub(r"[A-Za-z0-9]+", "{}", printed)
    series = tuple((shape.format(kind), place) for kind, place in _readings(core))
    return Marker(printed, series, 1 if shape == "{}." and not core[0].islower() else 4)


def _readings(core: str) -> list[tuple[str, int]]:
    """As what may "3", "c", "iv" or "C" be counted?"""
    if core.isdigit():
        return [("1", int(core))]
    letter, roman = ("A", "I") if core.isupper() else ("a", "i")
    lower = core.lower()
    readings = [(letter, ord(lower) - 96)] if len(core) == 1 else []
    if set(lower) <= set(_ROMAN):
        readings.insert(0 if lower == "i" else len(readings), (roman, _roman(lower)))
    return readings or [(letter, 0)]


def _value(core: str) -> int:
    """Which place in its series has "4", "IV", "B" or "2.10"?"""
    last = core.rsplit(".", 1)[-1]
    return _readings(last)[-1][1]


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if later > v else v for v, later in zip(values, [*values[1:], 0], strict=True))


def runs_on(text: str, marker: Marker) -> bool:
    """Does the number before this one stand in the middle of this text, in a list inside its paragraph?"""
    inner = [parse(found.group()) for found in _INLINE.finditer(text) if found.start() > 0]
    return any((shape, place - 1) in one.series for one in inner for shape, place in marker.series)


def follows(marker: Marker | None, printed: str) -> bool:
    """Is this the next number of the same series?"""
    series = dict(marker.series) if marker else {}
    return any(shape in series and place == series[shape] + 1 for shape, place in parse(printed).series)


def inside(text: str, after: Marker | None = None) -> list[tuple[int, int, str]]:
    """Which markers of one series run through this text: "shall (a) ...; (b) ...; and (c) ..."?

    Each is (start, where its words begin, as printed). A series has at least two members, counted without a hole, each
    with words of its own; `after` is the marker in front of the whole text, when the series began there.
    """
    found = [(m.start(), m.end(), m.group()) for m in _INLINE.finditer(text)]
    begun = dict(after.series) if after else {}
    for shape in dict.fromkeys(shape for _, _, printed in found for shape, _ in parse(printed).series):
        run: list[tuple[int, int, str]] = []
        due = begun.get(shape, 0) + 1
        for start, end, printed in found:
            if dict(parse(printed).series).get(shape) == due:
                run.append((start, end, printed))
                due += 1
        if len(run) + (shape in begun) >= 2 and _each_has_words(text, run):
            return run
    return []


def _each_has_words(text: str, run: list[tuple[int, int, str]]) -> bool:
    ends = [*(start for start, _, _ in run[1:]), len(text)]
    return all(len(text[begin:end].split()) >= 3 for (_, begin, _), end in zip(run, ends, strict=True))

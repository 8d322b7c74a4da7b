"""The numbers that Word puts in front of paragraphs by itself: they stand in no text, only in a list of counters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hallpass.contracts.reading.xml import Element, child, children, value

_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restarts_after: int | None = None  # None: after every outer level; 0: never
    indent: float | None = None
    style: str = ""  # the paragraph style that stands at this level


@dataclass(slots=True)
class Numbering:
    """The counters of a Word document; asked paragraph by paragraph, they go on as Word's do."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by list
    starts: dict[str, dict[int, int]] = field(default_factory=dict)  # by list: levels that it starts anew
    counters: dict[str, list[int | None]] = field(default_factory=dict)  # lists of one look count together
    look: dict[str, str] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, name: str, depth: int) -> Level | None:
        """How does this list number this level?"""
        return self.levels.get(name, {}).get(depth)

    def depth_of(self, name: str, style: str) -> int:
        """At which level of this list does this style stand? At the outermost where the list does not say."""
        return next((depth for depth, level in self.levels.get(name, {}).items() if style and level.style == style), 0)

    def next(self, name: str, depth: int) -> str | None:
        """The number of the next paragraph of this list at this depth, as printed."""
        level = self.level(name, depth)
        if level is None or level.form == "none":
            return None
        counters = self._counted(name, depth, level)
        if level.form == "bullet":
            return "•" if not level.pattern.strip() or level.pattern[0] >= "\ue000" else level.pattern.strip()[:1]
        return (
            re.sub(r"%(\d)", lambda found: self._part(name, counters, int(found[1]) - 1, level), level.pattern).strip()
            or None
        )

    def _counted(self, name: str, depth: int, level: Level) -> list[int | None]:
        counters = self.counters.setdefault(self.look.get(name, name), [None] * _MOST_LEVELS)
        anew = self.starts.get(name, {})
        if depth in anew and (name, depth) not in self.begun:
            counters[depth] = None
            level = Level(level.form, level.pattern, anew[depth])
        self.begun.add((name, depth))
        before = counters[depth]
        counters[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, _MOST_LEVELS):
            below = self.level(name, deeper)
            if below is None or below.restarts_after is None or 0 < depth + 1 <= below.restarts_after:
                counters[deeper] = None
        return counters

    def _part(self, name: str, counters: list[int | None], depth: int, shown_by: Level) -> str:
        level = self.level(name, depth) or Level()
        count = counters[depth] if depth < _MOST_LEVELS else None
        form = "decimal" if shown_by.form == "legal" else level.form
        return formatted(level.start if count is None else count, form)


def formatted(count: int, form: str) -> str:
    """A count as Word writes it in this form: 4, D, iv."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        times, count = divmod(max(count, 0), worth)
        text += letters * min(times, 20)
    return text


def read(root: Element | None) -> Numbering:
    """The lists that a document declares."""
    found = Numbering()
    if root is None:
        return found
    looks = {value(look, "abstractNumId"): look for look in children(root, "abstractNum")}
    linked = {value(link): name for name, look in looks.items() if (link := child(look, "styleLink")) is not None}
    for number in children(root, "num"):
        name, look_name = value(number, "numId"), value(child(number, "abstractNumId"))
        link = child(looks[look_name], "numStyleLink") if look_name in looks else None
        look_name = linked.get(value(link), look_name) if link is not None else look_name
        found.look[name] = look_name
        found.levels[name] = {_depth(level): _level(level) for level in children(looks.get(look_name), "lvl")}
        for change in children(number, "lvlOverride"):
            _override(found, name, change)
    return found


def _override(found: Numbering, name: str, change: Element) -> None:
    level, start = child(change, "lvl"), child(change, "startOverride")
    if level is not None:
        found.levels[name][_depth(level)] = _level(level)
    if start is not None:
        found.starts.setdefault(name, {})[_depth(change)] = _whole(value(start), 1)


def _depth(level: Element) -> int:
    return _whole(value(level, "ilvl"), 0)


def _level(element: Element) -> Level:
    form = value(child(element, "numFmt")) or "decimal"
    indent = child(child(element, "pPr"), "ind")
    restart = child(element, "lvlRestart")
    return Level(
        form="legal" if child(element, "isLgl") is not None and form == "decimal" else form,
        pattern=value(child(element, "lvlText")),
        start=_whole(value(child(element, "start")), 1),
        restarts_after=None if restart is None else _whole(value(restart), 0),
        indent=None if indent is None else points(indent),
        style=value(child(element, "pStyle")),
    )


def points(indent: Element) -> float:
    """Where does the first line of a paragraph with this indentation begin, in points from the margin?"""
    left = _whole(value(indent, "left") or value(indent, "start"), 0)
    first = _whole(value(indent, "firstLine"), 0) - _whole(value(indent, "hanging"), 0)
    return (left + first) / 20


def _whole(text: str, otherwise: int) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return otherwise

"""What the styles of a Word document say of a paragraph: its list, heading level, weight and indentation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from hallpass.contracts.reading.numbering import points
from hallpass.contracts.reading.xml import Element, child, children, value

_OFF = ("0", "false", "off")
_DEEPEST = 20  # styles resting on styles; a circle ends here


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks."""

    list: tuple[str, int | None] | None = None  # which list, how deep; no depth: as deep as the list says for the style
    key: str = ""  # the style that names the list
    level: int | None = None  # of heading, from 1
    bold: bool = False
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The named styles of a document."""

    elements: dict[str, Element] = field(default_factory=dict)
    normal: str = ""

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """The paragraph styles that a document declares."""
        found = {
            value(style, "styleId"): style for style in children(root, "style") if value(style, "type") == "paragraph"
        }
        normal = next((key for key, style in found.items() if value(style, "default") in ("1", "true")), "")
        return cls(found, normal)

    def of(self, properties: Element | None) -> Style:
        """The look of a paragraph: its own properties, on those of its style."""
        named = value(child(properties, "pStyle")) or self.normal
        return _changed(self._named(named, _DEEPEST), properties, None, "")

    def _named(self, key: str, depth: int) -> Style:
        element = self.elements.get(key)
        if element is None or depth == 0:
            return Style()
        base = self._named(value(child(element, "basedOn")), depth - 1)
        style = _changed(base, child(element, "pPr"), child(element, "rPr"), key)
        heading = re.fullmatch(r"(?i)heading\s*([1-9])", value(child(element, "name")))
        if heading:
            return replace(style, level=int(heading[1]))
        return replace(style, level=1) if value(child(element, "name")).lower() == "title" else style


def _changed(style: Style, paragraph: Element | None, run: Element | None, key: str) -> Style:
    """A style with the changes that these properties make."""
    bold, indent = child(run, "b"), child(paragraph, "ind")
    outline = value(child(paragraph, "outlineLvl"))
    listed = child(paragraph, "numPr")
    return Style(
        list=style.list if listed is None else _list(style, listed),
        key=style.key if listed is None else key,
        level=int(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.level,
        bold=style.bold if bold is None else value(bold) not in _OFF,
        indent=style.indent if indent is None else points(indent),
    )


def _list(style: Style, properties: Element) -> tuple[str, int | None] | None:
    before = style.list or ("", None)
    name = value(child(properties, "numId")) or before[0]
    depth = value(child(properties, "ilvl"))
    return (name, int(depth) if depth.isdigit() else before[1]) if name not in ("", "0") else None

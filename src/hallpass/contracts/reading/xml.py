"""The little of XML that Word documents need, by local names, so that both of Word's name spaces read alike."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from hallpass.contracts.reading.cannot import CannotRead

Element = ElementTree.Element


def parse(data: bytes) -> Element:
    """The tree of one part of a document. No part of a Word file declares entities; one that does is refused."""
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data.replace(b"\0", b""):
        raise CannotRead(
            "The file is a Word document with declarations that no word processor writes; it is not opened."
        )
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise CannotRead("The file is a Word document that cannot be opened: it is damaged.") from error


def name(element: Element) -> str:
    """The name of an element without its name space."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, wanted: str) -> Iterator[Element]:
    """The direct children of this name."""
    if element is not None:
        yield from (item for item in element if name(item) == wanted)


def child(element: Element | None, wanted: str) -> Element | None:
    """The first direct child of this name."""
    return next(children(element, wanted), None)


def value(element: Element | None, attribute: str = "val") -> str:
    """An attribute by its name without name space; empty where there is none."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == attribute), "")

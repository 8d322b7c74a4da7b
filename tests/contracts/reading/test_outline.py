"""What is open at a point of a document."""

from __future__ import annotations

from hallpass.contracts.reading.markers import parse
from hallpass.contracts.reading.outline import Outline, Scope


def numbered(outline: Outline, printed: str, role: str, text: str, indent: float = 0.0) -> None:
    """Go on with a paragraph of this number, which opens a scope."""
    marker = parse(printed)
    shape, place = outline.number(marker, indent)
    outline.open(Scope(role, text, indent, shape, place, marker.rank))


def test_headings_and_lead_ins_above() -> None:
    """Headings are listed from the outermost, lead-ins are joined to one; the next number closes what is under it."""
    outline = Outline()
    numbered(outline, "1.", "heading", "Duties")
    numbered(outline, "1.1", "lead_in", "The officer shall:")
    numbered(outline, "(a)", "lead_in", "keep:", 20)
    assert (outline.headings, outline.lead_in) == (("Duties",), "The officer shall: keep:")
    numbered(outline, "(b)", "clause", "", 20)
    assert outline.lead_in == "The officer shall:"
    numbered(outline, "2.", "heading", "Term")
    assert (outline.headings, outline.lead_in) == (("Term",), None)


def test_a_number_that_goes_on() -> None:
    """A number goes on with a series that is open, and is an item where a lead-in opened that series."""
    outline = Outline()
    outline.open(Scope("lead_in", "The officer shall:", 0))
    assert outline.lists(parse("(a)"), 20)
    numbered(outline, "(a)", "clause", "", 20)
    assert outline.lists(parse("(b)"), 20)
    assert outline.role_before(parse("(b)"), 20) == "clause"
    assert not outline.continues(parse("3."), 20)


def test_articles_and_exhibits() -> None:
    """A new article closes the one before and leaves the exhibit around it; a new exhibit closes everything."""
    outline = Outline()
    for printed, text in (("Exhibit A", "Work"), ("Article 1", "Duties"), ("Article 2", "Term")):
        numbered(outline, printed, "heading", text)
    assert outline.headings == ("Work", "Term")
    numbered(outline, "Exhibit B", "heading", "Fees")
    assert outline.headings == ("Fees",)


def test_text_without_a_number() -> None:
    """A paragraph at the margin closes the lists above it and no heading; one indented further stays inside."""
    outline = Outline()
    outline.open(Scope("heading", "Duties", 0))
    outline.open(Scope("lead_in", "The officer shall:", 0))
    outline.plain(30)
    assert outline.in_list
    outline.plain(0)
    assert (outline.headings, outline.in_list) == (("Duties",), False)


def test_headings_without_numbers() -> None:
    """A heading closes those that are no more prominent than itself."""
    outline = Outline()
    for text, look in (("Part", (1.0,)), ("Chapter", (2.0,)), ("Next chapter", (2.0,))):
        outline.heading(look)
        outline.open(Scope("heading", text, 0, look=look))
    assert outline.headings == ("Part", "Next chapter")

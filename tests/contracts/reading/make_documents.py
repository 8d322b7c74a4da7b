"""Contracts to read, made from the sources beside this file: the same words as PDF, Word document, text and scan.

Run it to look at them: `python -m tests.contracts.reading.make_documents FOLDER`.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import docx as word
import pypdfium2
from PIL import Image
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

SOURCES = Path(__file__).parent / "sources"
NUMBER_STYLES = {
    "letters": ("(a)", "(b)", "(c)", "(d)", "(e)"),
    "figures": ("(1)", "(2)", "(3)", "(4)", "(5)"),
    "dotted": ("a.", "b.", "c.", "d.", "e."),
    "capitals": ("A.", "B.", "C.", "D.", "E."),
    "roman": ("i.", "ii.", "iii.", "iv.", "v."),
    "half": ("1)", "2)", "3)", "4)", "5)"),
    "bullets": ("•", "•", "•", "•", "•"),
    "dashes": ("–", "–", "–", "–", "–"),
}
_PAGE = (612.0, 792.0)


@dataclass(frozen=True)
class Piece:
    """One line of a source: what it is, its number, and its parts (sentences, or the cells of a row)."""

    kind: str
    number: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its words as they run in the document."""
        return " ".join(self.parts)


@dataclass(frozen=True)
class Wanted:
    """A passage that reading must find."""

    text: str
    kind: str
    headings: tuple[str, ...]
    lead_in: str | None


def source(name: str) -> list[Piece]:
    """The pieces of one source."""
    lines = (SOURCES / f"{name}.txt").read_text("utf-8").splitlines()
    return [_piece(line) for line in lines if line.strip()]


def _piece(line: str) -> Piece:
    kind, number, *rest = (part.strip() for part in line.split("|"))
    parts = [part.strip() for field in rest for part in field.split("//")]
    if kind == "inline":  # "In addition | (1) advise ... | (2) point out ..." is one paragraph
        return Piece(kind, number, tuple(rest))
    if kind == "cells":
        return Piece(kind, number, (rest[0], rest[1]))
    return Piece(kind, number, tuple(parts))


def renumbered(pieces: list[Piece], style: str) -> list[Piece]:
    """The same pieces with the items of their lists numbered in another way."""
    place, found = 0, []
    for piece in pieces:
        place = place + 1 if piece.kind == "item" else 0
        found.append(replace(piece, number=NUMBER_STYLES[style][place - 1]) if place else piece)
    return found


def in_capitals(pieces: list[Piece]) -> list[Piece]:
    """The same pieces with their headings in capitals."""
    return [
        replace(piece, parts=tuple(part.upper() for part in piece.parts)) if piece.kind == "heading" else piece
        for piece in pieces
    ]


def wanted(pieces: list[Piece]) -> list[Wanted]:
    """The passages that these pieces hold, each with the headings and the lead-in that it stands under."""
    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    leads: list[str] = []
    found: list[Wanted] = []
    for piece in pieces:
        if piece.kind not in ("item", "lead"):
            leads = []
        if piece.text.startswith("NOW, THEREFORE"):
            headings = ()
        match piece.kind:
            case "heading" | "runin":
                headings = (piece.parts[0],)
                found.append(Wanted(piece.parts[0], "heading", (), None))
                found += [Wanted(part, "sentence", headings, None) for part in piece.parts[1:]]
            case "lead":
                leads = leads[: 1 if piece.number.startswith("(") else 0]
                found.append(Wanted(piece.text, "lead_in", headings, " ".join(leads) or None))
                leads.append(piece.text)
            case "item":
                open_leads = leads if piece.number.strip("().ivx") == "" else leads[:1]
                found.append(Wanted(piece.text, "item", headings, " ".join(open_leads) or None))
            case "inline":
                found += _inline(piece)
                headings = ()
            case "columns":
                columns = piece.parts
                found += [Wanted(part, "heading", headings, None) for part in piece.parts]
            case "cells":
                found.append(Wanted(piece.parts[0], "heading", headings, None))
                above = (*headings, columns[1], piece.parts[0])
                found += [Wanted(part.strip(), "sentence", above, None) for part in piece.parts[1].split("//")]
            case "row":
                found.append(Wanted(piece.text, "row", headings, None))
            case "title" | "sign" | "address":
                found.append(
                    Wanted(piece.text, {"title": "heading", "sign": "signature"}.get(piece.kind, ""), (), None)
                )
            case _:
                found += [Wanted(part, "sentence", headings, None) for part in piece.parts]
    return found


def _inline(piece: Piece) -> Iterator[Wanted]:
    lead, *items = piece.parts
    yield Wanted(lead, "lead_in", (), None)
    for item in items:
        words, *after = (part.strip() for part in item.split(" ", 1)[1].split("//"))
        yield Wanted(words, "item", (), lead)
        yield from (Wanted(part, "sentence", (), None) for part in after)


def printed(piece: Piece) -> str:
    """The words of a piece as a reader sees them, with its number."""
    words = piece.text.replace(" //", "")
    return f"{piece.number} {words}" if piece.number else words


# text


def text(pieces: list[Piece], *, width: int = 72, indent: int = 2) -> str:
    """The pieces as a text file: wrapped lines, blank lines between paragraphs, tabs between the cells of a row."""
    found = []
    for piece in pieces:
        if piece.kind in ("row", "columns", "cells"):
            found.append("\t".join(part.replace(" //", "") for part in piece.parts))
            continue
        space = " " * indent if piece.kind == "item" else ""
        number = f"{piece.number} " if piece.number else ""
        hang = space + (" " * len(number) if piece.kind == "item" else "")
        wrapped = textwrap.wrap(
            printed(piece), width, initial_indent=space, subsequent_indent=hang, break_on_hyphens=False
        )
        found.append("\n".join(wrapped))
    return "\n\n".join(found) + "\n"


# Word


def docx(pieces: list[Piece], path: Path, *, automatic: bool = False) -> None:
    """The pieces as a Word document, with typed numbers or with Word's own."""
    document = word.Document()
    document.sections[0].header.paragraphs[0].text = "An agreement about officers"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    table = None
    for piece in pieces:
        if piece.kind in ("row", "columns", "cells"):
            table = table or document.add_table(rows=0, cols=len(piece.parts))
            for cell, part in zip(table.add_row().cells, piece.parts, strict=True):
                cell.text = part.replace(" //", "")
            continue
        table = None
        if piece.kind == "heading":
            document.add_heading(printed(piece), level=1)
        elif piece.kind == "item" and automatic:
            document.add_paragraph(piece.text, style="List Bullet" if piece.number == "•" else "List Number")
        else:
            document.add_paragraph(printed(piece))
    document.save(str(path))


# PDF


def pdf(
    pieces: list[Piece], path: Path, *, height: float = _PAGE[1], size: float = 11, justified: bool = False
) -> None:
    """The pieces as a PDF with text, with a running head and page numbers; `height` moves the page breaks."""

    def edges(canvas, template) -> None:
        canvas.setFont("Helvetica", 0.7 * size)
        canvas.drawString(72, height - 30, "An agreement about officers")
        canvas.drawRightString(540, 30, f"Page {template.page}")

    frame = Frame(72, 54, 468, height - 108, id="text")
    template = BaseDocTemplate(str(path), pagesize=(_PAGE[0], height), title="A contract")
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=edges)])
    template.build(list(_flowables(pieces, size, justified)))


def _flowables(pieces: list[Piece], size: float, justified: bool) -> Iterator[object]:
    plain = ParagraphStyle(
        "plain", fontName="Times-Roman", fontSize=size, leading=1.25 * size, spaceAfter=0.7 * size, splitLongWords=0,
        allowWidows=1, allowOrphans=1, alignment=TA_JUSTIFY if justified else TA_LEFT,
    )  # fmt: skip
    item = ParagraphStyle("item", plain, leftIndent=46, bulletIndent=26)
    bold = ParagraphStyle("bold", plain, fontName="Times-Bold", alignment=TA_LEFT)
    title = ParagraphStyle("title", bold, fontSize=size + 3, leading=1.3 * size + 4, alignment=TA_CENTER)
    rows: list[list[Paragraph]] = []
    for piece in [*pieces, Piece("end", "", ())]:
        if piece.kind in ("row", "columns", "cells"):
            rows.append([Paragraph(part.replace(" //", ""), plain) for part in piece.parts])
            continue
        if rows:
            widths = [110, *([358 / (len(rows[0]) - 1)] * (len(rows[0]) - 1))]
            yield Table(rows, colWidths=widths, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
            yield Spacer(1, size)
            rows = []
        if piece.kind == "item":
            yield Paragraph(piece.text, item, bulletText=piece.number)
        elif piece.kind != "end":
            yield Paragraph(printed(piece), {"title": title, "heading": bold}.get(piece.kind, plain))


# scan


def scan(pieces: list[Piece], path: Path, *, turn: float = 0.5) -> None:
    """The pieces as a scan: pictures of pages laid a little askew, without any text."""
    clean = path.with_suffix(".clean.pdf")
    pdf(pieces, clean)
    sheets = []
    for page in pypdfium2.PdfDocument(clean):
        sheet: Image.Image = page.render(scale=200 / 72).to_pil().convert("L")
        sheets.append(sheet.rotate(turn, resample=Image.Resampling.BICUBIC, expand=turn % 90 == 0, fillcolor=245))
    sheets[0].save(path, save_all=True, append_images=sheets[1:], resolution=200)
    clean.unlink()


def main(folder: Path) -> None:
    """Write every source in every form."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(SOURCES.glob("*.txt")):
        pieces = source(file.stem)
        (folder / f"{file.stem}.txt").write_text(text(pieces), "utf-8")
        docx(pieces, folder / f"{file.stem}.docx")
        pdf(pieces, folder / f"{file.stem}.pdf")
        scan(pieces, folder / f"{file.stem}-scan.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

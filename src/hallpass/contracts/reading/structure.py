"""Blocks cut into passages, each with the headings and the lead-in that it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hallpass.contracts.passages import Box, Kind, Passage
from hallpass.contracts.reading import markers, roles, sentences, tables
from hallpass.contracts.reading.blocks import Block, Flow, Table
from hallpass.contracts.reading.cannot import CannotRead
from hallpass.contracts.reading.outline import UNNUMBERED, Look, Outline, Scope
from hallpass.contracts.reading.paragraphs import Paragraph, merged, paragraph

MOST_BLOCKS = 20_000
_STEP = 4.0  # points; a smaller difference of indentation is none


Item = Paragraph | tables.TextTable | tables.RowTable


def passages(flow: Flow) -> tuple[Passage, ...]:
    """The passages of a document, in its order."""
    if len(flow) > MOST_BLOCKS:
        raise CannotRead(f"The file has more than {MOST_BLOCKS:,} paragraphs; a contract has not.")
    composer = Composer(Outline(), [])
    composer.read(flow)
    return tuple(composer.found)


@dataclass(slots=True)
class Composer:
    """Goes through a document once, and knows at each point what is open there."""

    outline: Outline
    found: list[Passage]
    begun: bool = False  # has the text begun, after the lines of the title?
    title: Paragraph | None = None  # its last line so far
    unnumbered_item: str = ""  # the last item of an open list without bullets
    row: tables.Named = ()  # the row of a table that is being read

    def read(self, flow: Sequence[Block | Table]) -> None:
        """Put every passage of these blocks on the list."""
        items = [item for item in map(_item, _unboxed(flow)) if not isinstance(item, Paragraph) or item.text]
        for at, item in enumerate(items):
            after = items[at + 1] if at + 1 < len(items) else None
            if isinstance(item, Paragraph):
                self._paragraph(item, after)
            elif isinstance(item, tables.TextTable):
                self._text_table(item)
            else:
                self._rows(item)

    def _paragraph(self, this: Paragraph, after: Item | None) -> None:
        follower = after if isinstance(after, Paragraph) else None
        if roles.is_signature(this.text):
            self.outline.plain(this.block.indent)
            self._emit(this, 0, len(this.text), "signature")
        elif after is not None and self._is_heading(this, follower):
            self._heading(this, follower)
        else:
            self.begun = self.begun or _is_text(this)
            kind = self._placed(this)
            self._text(this, kind, follower)

    def _is_heading(self, this: Paragraph, after: Paragraph | None) -> bool:
        """Is this a heading, by its look, its words and what follows it?"""
        block, text = this.block, this.text
        if this.marker and this.marker.rank:
            if self.outline.lists(this.marker, block.indent) or not _may_stand_under(after, this):
                return False
            if text.endswith(":") and self._begins_list(after, this) and not _is_strong(this):
                return False
            before = self.outline.role_before(this.marker, block.indent)
            if before == "clause" and text.endswith(".") and not _is_strong(this):
                return False
            return _may_head(this) or (before == "heading" and roles.is_short(text) and not roles.leads(text))
        if not _may_head(this) or self._continues_list(this):
            return False
        if _is_strong(this):
            return text.endswith(":") or not (roles.leads(text) and self._begins_list(after, this))
        if text.endswith(":"):
            return not self._begins_list(after, this)
        return after is None or not _may_head(after) or _is_strong(after) or bool(after.marker)

    def _heading(self, this: Paragraph, after: Paragraph | None) -> None:
        self.unnumbered_item = ""
        look = _look(this)
        shape, place = "", 0
        for marker in this.markers:
            shape, place = self.outline.number(marker, this.block.indent)
        if this.markers:
            self.outline.numbered_heading()
        else:
            self.outline.heading(look)
        self._emit(this, 0, len(this.text), "heading")
        if not this.markers and self._is_title(this, after):
            self.title = this
            return  # everything stands under it
        rank = this.marker.rank if this.marker else UNNUMBERED
        self.outline.open(Scope("heading", this.text, this.block.indent, shape, place, rank, look))

    def _is_title(self, this: Paragraph, after: Paragraph | None) -> bool:
        """Is this a line of the title, and not yet a heading of what comes next?"""
        if self.begun or after is None:
            return False
        below = self.title is not None and roles.names_parties(this.text) and not roles.opens_section(this.text)
        return roles.names_document(this.text) or below or not _is_text(after)

    def _placed(self, this: Paragraph) -> Kind:
        """Close what a paragraph without a number ends. Is it an item of an open list, or text of its own?"""
        if this.markers:
            self.unnumbered_item = ""
            return "item"
        if self._continues_list(this):
            self.unnumbered_item = this.text
            self.outline.fresh = False
            return "item"
        self.unnumbered_item = ""
        if roles.ends_recitals(this.text):
            self.outline.clear()
        else:
            self.outline.plain(this.block.indent)
        return "sentence"

    def _continues_list(self, this: Paragraph) -> bool:
        """Is this an item of the open list, though it has no bullet?"""
        open_list = self.outline.fresh or (self.unnumbered_item and self.outline.in_list)
        if this.markers or not open_list or _is_strong(this):
            return False
        return _is_unnumbered_item(this, self.outline.lead_in_indent, self.unnumbered_item)

    def _text(self, this: Paragraph, kind: Kind, after: Paragraph | None) -> None:
        """The sentences of a paragraph, the list inside it, and what it opens for those that follow."""
        own = self._own_scope(this)
        if this.marker and not (self.outline.in_list or this.marker.rank == markers.BULLET_RANK):
            kind = "sentence"
        inner = markers.inside(this.text, this.marker)
        parts = _sentences(this.text[: inner[0][0]] if inner else this.text)
        if len(parts) + len(inner) > 1 and parts and _is_run_in(this.text[slice(*parts[0])]):
            heading = slice(*parts.pop(0))
            self._emit(this, heading.start, heading.stop, "heading")
            self.outline.open(replace(own, role="heading" if this.marker else "run_in", text=this.text[heading]))
            own = Scope("clause", "", this.block.indent)
        goes_on = bool(inner) and markers.follows(this.marker, inner[0][2])
        leads = bool(parts) and not goes_on and (bool(inner) or self._leads(this, slice(*parts[-1]), after))
        for at, (start, stop) in enumerate(parts):
            lead = leads and at == len(parts) - 1
            self._emit(this, start, stop, "lead_in" if lead else kind if at == 0 else "sentence")
        if leads:
            own = replace(own, role="lead_in", text=this.text[slice(*parts[-1])].strip('“"‘ '))
        if leads or own.shape:
            self.outline.open(own)
        if inner:
            self._inner_list(this, inner)

    def _begins_list(self, after: Paragraph | None, this: Paragraph) -> bool:
        """Does a list begin with the next paragraph? Word may count on from the list before."""
        if after is None:
            return False
        colon = this.text.endswith(":")
        if not after.markers:
            return colon and not _is_strong(after) and _is_unnumbered_item(after, this.block.indent, "")
        if not after.markers[0].rank or _follows(after, this):
            return False
        return _opens(after) or (colon and not self.outline.continues(after.markers[0], after.block.indent))

    def _leads(self, this: Paragraph, last: slice, after: Paragraph | None) -> bool:
        """Is the last sentence of this paragraph the lead-in of a list that follows?"""
        text = this.text[last]
        if roles.ends_recitals(text) or not self._begins_list(after, this):
            return False
        return roles.leads(text) or (text[-1] not in ".;?!" and roles.has_verb(text) and not roles.is_caps(text))

    def _own_scope(self, this: Paragraph) -> Scope:
        """Close what the numbers of this paragraph end. What may it open itself?"""
        own = Scope("clause", "", this.block.indent)
        for marker in this.markers:
            if own.shape:
                self.outline.open(own)
            shape, place = self.outline.number(marker, this.block.indent)
            own = replace(own, shape=shape, place=place, rank=marker.rank)
        return own

    def _inner_list(self, this: Paragraph, inner: list[tuple[int, int, str]]) -> None:
        """The items of a list that runs on inside its paragraph; sentences after its last item stand outside it."""
        ends = [*(start for start, _, _ in inner[1:]), len(this.text)]
        tail: list[tuple[int, int]] = []
        for (_, begin, number), end in zip(inner, ends, strict=True):
            first, *rest = sentences.split(this.text[begin:end])
            self._emit(this, begin + first[0], begin + first[1], "item", number)
            tail = [(begin + start, begin + stop) for start, stop in rest]
            if end != len(this.text):
                for start, stop in tail:
                    self._emit(this, start, stop, "sentence", number)
        if self.outline.scopes and self.outline.scopes[-1].role == "lead_in":
            self.outline.scopes[-1] = replace(self.outline.scopes[-1], role="clause")
        self.outline.fresh = False
        for start, stop in tail:
            self._emit(this, start, stop, "sentence")

    def _rows(self, table: tables.RowTable) -> None:
        for blocks, self.row in table.rows:
            block = merged(list(blocks))
            self._emit(Paragraph(block, (), 0), 0, len(block.text), "signature" if "___" in block.text else "row")
        self.row = ()

    def _text_table(self, table: tables.TextTable) -> None:
        """A table of sentences: the name of its column and the label of its row are the headings of a cell."""
        for name in table.header:
            self._emit(Paragraph(name, (), 0), 0, len(name.text), "heading")
        for row in table.rows:
            if row.label:
                self._emit(Paragraph(row.label, (), 0), 0, len(row.label.text), "heading")
            for column, cell in row.cells:
                above = [block.text for block in (column, row.label) if block]
                leads = [text for text in above if roles.leads(text)]
                headings = (*self.outline.headings, *(text for text in above if text not in leads))
                outline = Outline(headings, " ".join(leads) or self.outline.lead_in)
                Composer(outline, self.found, begun=True, row=row.named).read(cell)

    def _emit(self, this: Paragraph, start: int, stop: int, kind: Kind, number: str | None = None) -> None:
        """Put one passage on the list."""
        text = this.text[start:stop].strip()
        if not any(c.isalnum() or c == "_" for c in text):
            return
        begin = this.start + this.text.index(text, start)
        boxes = _boxes(this.block, begin, begin + len(text))
        page = boxes[0].page if boxes else this.block.page
        lead_in = self.outline.lead_in if kind in ("item", "lead_in", "sentence") else None
        self.found.append(
            Passage(text, page, number or this.number, kind, self.outline.headings, lead_in, boxes, self.row)
        )


def _boxes(block: Block, start: int, stop: int) -> tuple[Box, ...]:
    """Where on the page does a stretch of a block stand? Letters are taken to be of one width within a line."""
    found = []
    for span in block.spans:
        low, high = max(start, span.start), min(stop, span.end)
        if low < high:
            box, letter = span.box, (span.box.x1 - span.box.x0) / (span.end - span.start)
            x0, x1 = box.x0 + letter * (low - span.start), box.x0 + letter * (high - span.start)
            found.append(Box(box.page, *(round(edge, 1) for edge in (x0, box.y0, x1, box.y1))))
    return tuple(found)


def _unboxed(flow: Sequence[Block | Table]) -> Iterator[Block | tables.TextTable | tables.RowTable]:
    """The same blocks; a table that only lays out its text gives way to that text."""
    for item in flow:
        content = item if isinstance(item, Block) else tables.read(item)
        if isinstance(content, list):
            yield from content
        else:
            yield content


def _item(item: Block | tables.TextTable | tables.RowTable) -> Item:
    return paragraph(item) if isinstance(item, Block) else item


def _sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph; words before a colon that head the first one are one of their own."""
    parts = sentences.split(text)
    heading = roles.run_in_with_colon(text[slice(*parts[0])]) if parts else None
    if not heading:
        return parts
    begin = len(heading) + len(text[len(heading) :]) - len(text[len(heading) :].lstrip())
    return [(0, len(heading)), (begin, parts[0][1]), *parts[1:]]


def _is_run_in(text: str) -> bool:
    return roles.is_run_in(text) or (text.endswith(":") and not roles.leads(text[:-1]) and not roles.has_verb(text))


def _is_text(this: Paragraph | None) -> bool:
    """Has the contract begun, or is this still a line of its title?"""
    return this is not None and (bool(this.markers) or roles.is_text(this.text))


def _may_head(this: Paragraph) -> bool:
    return roles.may_head(this.text, bold=this.block.bold, level=this.block.level, marker=this.marker)


def _is_strong(this: Paragraph) -> bool:
    """Does its look say that it is a heading, if its words allow it?"""
    named = this.marker is not None and this.marker.rank == 0
    return named or this.block.bold or this.block.level is not None or roles.is_caps(this.text)


def _look(this: Paragraph) -> Look:
    """How prominent is a heading? Smaller is more."""
    block = this.block
    return (block.level or 10, -block.size, 0 if roles.is_caps(this.text) else 1, 0 if block.bold else 1)


def _follows(after: Paragraph, this: Paragraph) -> bool:
    """Is the next paragraph the next of the same series?"""
    if not (after.markers and this.marker):
        return False
    series = dict(after.markers[0].series)
    return any(shape in series and series[shape] in (0, place + 1) for shape, place in this.marker.series)


def _may_stand_under(after: Paragraph | None, this: Paragraph) -> bool:
    """Does what comes next belong under this number: text without a number, or a number further in?"""
    if after is None:
        return not this.text.endswith(".")
    if after.markers:
        return not _follows(after, this) and (_opens(after) or _is_further_in(after, this))
    return not _is_strong(after)


def _opens(after: Paragraph) -> bool:
    """Is this the first of a series?"""
    return any(place in (0, 1) for _, place in after.markers[0].series) and after.markers[0].rank > 0


def _is_further_in(after: Paragraph, this: Paragraph) -> bool:
    return this.marker is not None and after.markers[0].rank > this.marker.rank


def _is_unnumbered_item(this: Paragraph, lead_in_indent: float, before: str) -> bool:
    text = this.text
    if roles.goes_on(text, before):
        return True
    deeper = this.block.indent > lead_in_indent + _STEP
    return deeper or (not before.endswith(".") and roles.is_phrase(text))

"""A story (body, header, note, cell, text box) as blocks of text in reading order."""

from enum import Enum
from typing import NamedTuple

from lxml import etree

from dondoc.reading.files.docx.inline import ALTERNATE, Words, chosen, text_boxes
from dondoc.reading.files.docx.names import W, attribute, children, integer, is_on, value
from dondoc.reading.files.docx.numbering import Numbering
from dondoc.reading.files.docx.styles import Style, Styles
from dondoc.reading.files.docx.tables import Cell, holds_data, markdown_row, rows_of
from dondoc.reading.files.failures import failure
from dondoc.reading.files.text import MEGABYTE, TEXT_LIMIT

__all__ = ["BLOCKS", "PARAGRAPH", "Place", "Story"]

PARAGRAPH, TABLE = W + "p", W + "tbl"
WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml"}
BLOCKS = (PARAGRAPH, TABLE, ALTERNATE, *WRAPPERS)
PROPERTIES, STYLE, LISTED, MARK = W + "pPr", W + "pStyle", W + "numPr", W + "rPr"
SHORT_LINE = 120
"""Characters: paragraphs of a cell that are all shorter than this are the lines of one thing, such as a name."""


class _Properties(NamedTuple):
    """Of a paragraph: its style, its own place in a list, whether its end is deleted, moved or hidden."""

    style: str | None = None
    listed: etree._Element | None = None
    runs_on: bool = False


NOTHING = _Properties()


class Place(Enum):
    """Where a block stands: on the page, in a cell that only places it there, or in a cell that holds data."""

    PAGE = "page"
    LAYOUT = "layout"
    DATA = "data"


class Story:
    """Turns blocks into text one after the other; `blocks` grows, and so do the notes that the words refer to."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.blocks: list[str] = []
        self._styles, self._numbering = styles, numbering
        self._words = Words(styles, self._drawing)
        self._place = Place.PAGE
        self._unfinished: list[str] = []
        self._size = 0

    @property
    def notes(self) -> list[tuple[str, str]]:
        """The notes referred to so far: "footnote" or "endnote" and the id, in reading order."""
        return self._words.notes

    def add(self, element: etree._Element) -> None:
        """The next block: a paragraph, a table, or what wraps them; anything else holds no words."""
        if element.tag == PARAGRAPH:
            self._paragraph(element)
        elif element.tag == TABLE:
            self.finish()
            self._table(element)
        elif element.tag in WRAPPERS:
            self._add_all(element)
        elif element.tag == ALTERNATE and (choice := chosen(element)) is not None:
            self._add_all(choice)

    def finish(self) -> None:
        """Put out the words that wait for the paragraph they run on into, because none follows."""
        text, self._unfinished = "".join(self._unfinished), []
        if text and not text.isspace():
            self._put(text.strip("\n"))

    def inner(self, element: etree._Element, place: Place = Place.PAGE) -> list[str]:
        """The blocks of a container by themselves: a cell, a text box, a note."""
        outer = self.blocks, self._unfinished, self._place
        self.blocks, self._unfinished, self._place = [], [], place
        self._add_all(element)
        self.finish()
        inner = self.blocks
        self.blocks, self._unfinished, self._place = outer
        return inner

    def _add_all(self, element: etree._Element) -> None:
        for block in element:
            self.add(block)

    def _put(self, block: str) -> None:
        self._charge(len(block))
        self.blocks.append(block)

    def _charge(self, size: int) -> None:
        # merged cells and list texts can make a small file say the same words a million times
        self._size += size
        if self._size > TEXT_LIMIT:
            raise failure("text_too_large", limit=TEXT_LIMIT // MEGABYTE)

    def _drawing(self, element: etree._Element) -> None:
        place = Place.DATA if self._place is Place.DATA else Place.PAGE
        for box in text_boxes(element):
            self.blocks.extend(self.inner(box, place))

    def _paragraph(self, element: etree._Element) -> None:
        properties = _properties(element)
        style = self._styles.get(properties.style)
        self._unfinished.append(self._words.of(element, style.look))
        if properties.runs_on:
            return
        text, self._unfinished = "".join(self._unfinished), []
        label = self._label(properties.listed, style)
        if text and not text.isspace():
            self._put(label + text.strip("\n"))
        elif self._place is Place.DATA and label:
            # a column of running numbers: Word shows the number of an empty paragraph
            self._put(label.rstrip())
        elif self._place is Place.LAYOUT:
            self._put("")

    def _label(self, listed: etree._Element | None, style: Style) -> str:
        num, level, linked = style.num, style.level or 0, style.names
        if listed is not None:
            num = value(listed, "numId") or num
            level, linked = integer(value(listed, "ilvl"), 0), ()
        return "" if num is None or num == "0" else self._numbering.label(num, level, linked)

    def _table(self, table: etree._Element) -> None:
        rows = list(rows_of(table))
        if self._place is Place.DATA:
            for element in _elements(rows):
                self._add_all(element)
        elif holds_data(table, rows, self._styles):
            self._data(rows)
        else:
            for element in _elements(rows):
                if block := _as_block(self.inner(element, Place.LAYOUT)):
                    self._put(block)

    def _data(self, rows: list[list[Cell]]) -> None:
        lines = []
        above: dict[int, str] = {}
        for row in rows:
            texts: list[str] = []
            for cell in row:
                column = len(texts)
                if not cell.continued:
                    above[column] = self._cell_text(cell)
                texts += [above.get(column, ""), *[""] * (cell.span - 1)]
            self._charge(sum(map(len, texts)))
            lines.append(markdown_row(texts))
        if lines:
            self.blocks.append("\n".join(lines))

    def _cell_text(self, cell: Cell) -> str:
        if cell.element is None:
            return ""
        return " ".join(" ".join(self.inner(cell.element, Place.DATA)).split("\n")).strip()


def _elements(rows: list[list[Cell]]) -> list[etree._Element]:
    return [cell.element for row in rows for cell in row if cell.element is not None and not cell.continued]


def _properties(paragraph: etree._Element) -> _Properties:
    if not len(paragraph) or paragraph[0].tag != PROPERTIES:
        return NOTHING
    style, listed, runs_on = None, None, False
    for one in paragraph[0].iterchildren(STYLE, LISTED, MARK):
        if one.tag == STYLE:
            style = attribute(one, "val")
        elif one.tag == LISTED:
            listed = one
        else:
            runs_on = any(map(is_on, children(one, "del", "moveFrom", "vanish")))
    return _Properties(style, listed, runs_on)


def _as_block(blocks: list[str]) -> str:
    if any(len(block) > SHORT_LINE for block in blocks):
        return "\n\n".join(block for block in blocks if block)
    kept = [block for at, block in enumerate(blocks) if block or (at and blocks[at - 1])]
    return "\n".join(kept).strip("\n")

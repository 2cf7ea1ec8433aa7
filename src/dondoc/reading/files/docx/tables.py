"""Tables: their rows and cells, and whether they hold data or only place things on the page.

The head of a Vietnamese document (issuer left, national motto right) and its foot (recipients left, signature right)
are tables without lines: Nghị định 30/2020/NĐ-CP, Appendix I, gives only places on the page.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lxml import etree

from dondoc.datatables import beside, load
from dondoc.reading.files.docx.names import W, attribute, child, children, integer, value
from dondoc.reading.files.docx.styles import Styles, has_borders

__all__ = ["Cell", "holds_data", "markdown_row", "rows_of"]

COLUMNS_LIMIT = 63
"""Columns that Word allows; a larger span is taken for this one."""
HEADING_LENGTH = 60
WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag")}
ROW, CELL = W + "tr", W + "tc"


class Cell(NamedTuple):
    """A cell: its element (None for columns left out), its width in columns, whether it goes on from the row above."""

    element: etree._Element | None
    span: int = 1
    continued: bool = False


@cache
def _heading_words() -> tuple[str, ...]:
    rows = load(beside(beside(__file__)))["tables"]["heading"]
    return tuple(form for row in rows for form in row["forms"])


def rows_of(table: etree._Element) -> Iterator[list[Cell]]:
    """The rows of a table that no tracked change deletes, with their cells."""
    for row in _within(table, ROW):
        properties = child(row, "trPr")
        if child(properties, "del") is None:
            yield _cells(row, properties)


def _cells(row: etree._Element, properties: etree._Element | None) -> list[Cell]:
    before = min(integer(value(properties, "gridBefore"), 0), COLUMNS_LIMIT)
    return [Cell(None)] * before + [cell for element in _within(row, CELL) for cell in _cell(element)]


def _cell(element: etree._Element) -> list[Cell]:
    properties = child(element, "tcPr")
    if child(properties, "cellDel") is not None:
        return []
    if any(attribute(merged, "val") != "restart" for merged in children(properties, "hMerge")):
        return [Cell(None)]
    span = min(max(integer(value(properties, "gridSpan"), 1), 1), COLUMNS_LIMIT)
    continued = any(attribute(merged, "val") != "restart" for merged in children(properties, "vMerge"))
    return [Cell(element, span, continued)]


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for inner in element:
        if inner.tag == tag:
            yield inner
        elif inner.tag in WRAPPERS:
            yield from _within(inner, tag)


def holds_data(table: etree._Element, rows: list[list[Cell]], styles: Styles) -> bool:
    """Whether the table holds data: words that head columns, or three columns and more with lines between them."""
    if len(rows) > 1 and any(len(row) > 1 and _is_heading(row) for row in rows[:2]):
        return True
    return max((sum(cell.span for cell in row) for row in rows), default=0) > 2 and _is_ruled(table, styles)


def _is_heading(row: list[Cell]) -> bool:
    texts = ["".join(map(str, cell.element.itertext(W + "t"))).strip() for cell in row if cell.element is not None]
    if any(len(text) > HEADING_LENGTH or ":" in text for text in texts):
        return False
    return any(_begins_with_heading(" ".join(text.lower().split())) for text in texts)


def _begins_with_heading(text: str) -> bool:
    return any(text.startswith(word) and not text[len(word) : len(word) + 1].isalnum() for word in _heading_words())


def _is_ruled(table: etree._Element, styles: Styles) -> bool:
    properties = child(table, "tblPr")
    borders = child(properties, "tblBorders")
    if has_borders(borders) or any(has_borders(cell) for cell in table.iter(W + "tcBorders")):
        return True
    return borders is None and styles.get(value(properties, "tblStyle"), "table").borders


def markdown_row(texts: list[str]) -> str:
    """The cells of a row as a row of a Markdown table."""
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"

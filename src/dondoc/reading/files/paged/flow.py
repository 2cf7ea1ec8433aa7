"""From pages to text: reading order, paragraphs put together again, tables as rows, furniture left out."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from dondoc.reading.files.docx.tables import markdown_row
from dondoc.reading.files.paged.grids import Grid, grids_of
from dondoc.reading.files.paged.rows import Row, rows_of, strips
from dondoc.reading.files.paged.words import Page
from dondoc.reading.layout import Box, Layout, Sheet
from dondoc.reading.patterns import pattern

__all__ = ["flowed"]

# what begins a line that is no continuation: "- ", "+ ", "a) ", "1. ", "2.3. ", "IV. ", "Điều 5."
ITEM = pattern("paged", "item")
ENDED = re.compile(r"[.;:!?…]['”\"»)]*$")
COUNTRY = pattern("paged", "country")
# a symbol broken at its hyphen: "15/NQ-" and "HĐND" on the next line
BROKEN = re.compile(r"\w[-/]$")
SMALL = re.compile(r"[a-zà-ỹđ0-9(]")
NUMBER = re.compile(r"(?:trang\s*)?[-–(]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–)]?", re.I)
MARGIN = 0.1
REPEATED = 3
# in heights of the letters
INDENT = 0.8
LEVEL = 0.6
APART = 1.9


class Line(NamedTuple):
    """One line of the page: its words and where they stand."""

    text: str
    box: Box


class Block(NamedTuple):
    """Lines that make one paragraph, or the cells of one row of a table; `open` where the next page may go on."""

    lines: list[Line]
    open: bool = False
    cells: tuple[str, ...] = ()


def flowed(pages: list[Page]) -> tuple[str, Layout]:
    """The text of the pages, one line a paragraph, and where on the pages each line of it stands."""
    blocks: list[Block] = []
    repeated = _repeated(pages)
    for number, page in enumerate(pages):
        fresh = list(_blocks(page, number, repeated))
        if blocks and fresh:
            _join(blocks, fresh)
        blocks += fresh
    text: list[str] = []
    boxes: list[Box] = []
    place = 0
    for block in blocks:
        if block.cells:
            row = markdown_row(list(block.cells))
            boxes += [line.box._replace(start=place, end=place + len(row)) for line in block.lines]
            text.append(row + "\n")
            place += len(row) + 1
            continue
        for at, line in enumerate(block.lines, 1):
            boxes.append(line.box._replace(start=place, end=place + len(line.text)))
            text.append(line.text + ("\n" if at == len(block.lines) else _blank_after(line.text)))
            place += len(text[-1])
    sheets = tuple(Sheet(page.width, page.height, page.recognised, page.turned) for page in pages)
    return "".join(text), Layout(sheets, tuple(boxes))


def _blank_after(words: str) -> str:
    return "" if BROKEN.search(words) else " "


def _join(blocks: list[Block], fresh: list[Block]) -> None:
    """Join what a page begins with to what the page before ended with: a paragraph, or a table and its broken row."""
    last = blocks[-1]
    if last.cells and len(last.cells) == len(fresh[0].cells):
        first = len(blocks)
        while first and len(blocks[first - 1].cells) == len(last.cells):
            first -= 1
        heading = blocks[first]
        if fresh[0].cells == heading.cells:
            fresh.pop(0)
        if fresh and len(fresh[0].cells) == len(last.cells) and not fresh[0].cells[0] and any(fresh[0].cells):
            row = fresh.pop(0)
            pairs = zip(last.cells, row.cells, strict=True)
            cells = tuple(f"{one}{_blank_after(one) if one and two else ''}{two}" for one, two in pairs)
            blocks[-1] = Block(last.lines + row.lines, cells=cells)
    elif _goes_on(last, fresh[0]):
        blocks.pop()
        fresh[0] = Block(last.lines + fresh[0].lines, fresh[0].open)


# ---- furniture ------------------------------------------------------------------------------------------------------


def _repeated(pages: list[Page]) -> set[str]:
    """What stands in the margin of many pages: running heads and feet, their numbers apart."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_bare(row) for row in rows_of(page.words) if _in_margin(row, page)})
    return {words for words, times in seen.items() if words and times >= max(REPEATED, len(pages) // 2)}


def _bare(row: Row) -> str:
    return re.sub(r"\d+", "", row.text).strip().lower()


def _in_margin(row: Row, page: Page) -> bool:
    return row.y1 < MARGIN * page.height or row.y0 > (1 - MARGIN) * page.height


def _is_furniture(row: Row, page: Page, number: int, repeated: set[str]) -> bool:
    if not _in_margin(row, page):
        return False
    return bool(NUMBER.fullmatch(row.text)) or (number > 0 and _bare(row) in repeated)


# ---- paragraphs -----------------------------------------------------------------------------------------------------


def _blocks(page: Page, number: int, repeated: set[str]) -> Iterator[Block]:
    grids = grids_of(page)
    outside = [word for word in page.words if not any(grid.holds(word) for grid in grids)]
    rows = [row for row in rows_of(outside) if not _is_furniture(row, page, number, repeated)]
    left = grids
    for part in _between_grids(rows, grids):
        if isinstance(part, Grid):
            left = [grid for grid in left if grid is not part]
            yield from _table(part, number)
            continue
        for strip in strips(part, page.width):
            yield from _paragraphs(strip.left, number, whole=not strip.right)
            yield from _paragraphs(strip.right, number, whole=False)


def _between_grids(rows: list[Row], grids: list[Grid]) -> Iterator["list[Row] | Grid"]:
    waiting = sorted(grids, key=lambda grid: grid.y0)
    part: list[Row] = []
    for row in rows:
        while waiting and waiting[0].y0 < row.y0:
            yield part
            yield waiting.pop(0)
            part = []
        part.append(row)
    yield part
    yield from waiting


def _table(grid: Grid, number: int) -> Iterator[Block]:
    for row in grid.rows():
        cells = [rows_of(cell) for cell in row]
        if not any(cells):
            continue
        texts = tuple("".join(one.text + _blank_after(one.text) for one in cell).strip() for cell in cells)
        words = [word for cell in row for word in cell]
        whole = Row(words)
        box = _box(whole, number)._replace(x0=min(word.x0 for word in words), x1=max(word.x1 for word in words))
        yield Block([Line(markdown_row(list(texts)), box)], cells=texts)


def _box(row: Row, number: int) -> Box:
    sure = sum(word.sure for word in row.words) / len(row.words)
    return Box(0, 0, number, row.x0, row.y0, row.x1, row.y1, round(sure, 3))


def _paragraphs(rows: list[Row], number: int, *, whole: bool) -> Iterator[Block]:
    if not rows:
        return
    edge = _Edges(rows, whole)
    lines = [Line(rows[0].text, _box(rows[0], number))]
    for before, row in pairwise(rows):
        if not edge.continues(before, row, lines[0].text):
            yield Block(lines)
            lines = []
        lines.append(Line(row.text, _box(row, number)))
    yield Block(lines, whole and edge.is_full(rows[-1]) and not ENDED.search(rows[-1].text))


class _Edges:
    """The left and right edge of a column, and whether a row goes on with the one above it."""

    def __init__(self, rows: list[Row], whole: bool) -> None:
        self.whole = whole
        self.height = median(row.height for row in rows)
        long = [
            row for row in rows if row.x1 - row.x0 > 0.6 * (max(one.x1 for one in rows) - min(one.x0 for one in rows))
        ]
        self.right = max(row.x1 for row in rows)
        self.left = min(row.x0 for row in long or rows)
        steps = [two.y0 - one.y0 for one, two in pairwise(rows) if two.y0 > one.y0]
        self.step = median(steps) if steps else 2 * self.height

    def is_full(self, row: Row, following: Row | None = None) -> bool:
        """Whether a row goes to the right edge: no room for the word that follows."""
        room = self.right - row.x1
        needed = following.words[0].x1 - following.words[0].x0 if following else 0.0
        return room < needed + 1.5 * self.height

    def continues(self, before: Row, row: Row, first: str) -> bool:
        """Whether a row belongs to the paragraph of the row above it, which begins with `first`."""
        starts = bool(ITEM.match(row.text))
        if row.y0 - before.y0 > APART * self.step or (starts and (ENDED.search(before.text) or not self.whole)):
            return False
        if not self.whole:
            return self._goes_on_beside(before, row, first)
        if not self.is_full(before, row) or self._centred(before):
            return False
        indented = row.x0 > self.left + INDENT * self.height
        hanging = abs(row.x0 - before.x0) < LEVEL * self.height and bool(ITEM.match(first))
        if indented and not hanging and row.x0 > before.x0 - LEVEL * self.height:
            return abs(row.x0 - before.x0) < LEVEL * self.height and not starts and not ENDED.search(before.text)
        return True

    def _goes_on_beside(self, before: Row, row: Row, first: str) -> bool:
        """Beside another column: names stand in the middle, each on a line; lists at the edge, and may be broken."""
        if COUNTRY.match(before.text) and COUNTRY.fullmatch(f"{before.text} {row.text}"):
            return True
        if ENDED.search(before.text) or not ITEM.match(first):
            return False
        return self.is_full(before, row) or row.text[0].islower()

    def _centred(self, row: Row) -> bool:
        return row.x0 - self.left > 2 * self.height and abs((row.x0 - self.left) - (self.right - row.x1)) < self.height


def _goes_on(last: Block, first: Block) -> bool:
    """Whether the first paragraph of a page is the rest of the last one of the page before."""
    line = first.lines[0]
    if not last.open or first.cells or ITEM.match(line.text):
        return False
    edge = min((one.box.x0 for one in last.lines[1:]), default=None)
    at_edge = edge is not None and line.box.x0 < edge + INDENT * (line.box.y1 - line.box.y0)
    return at_edge or bool(SMALL.match(line.text))

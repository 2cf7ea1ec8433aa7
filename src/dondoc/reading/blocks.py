"""The blocks of a document: its headings, items, paragraphs and rows, and what each of them stands under."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dondoc.reading.lexicon import forms
from dondoc.reading.model import Span
from dondoc.reading.normalise import Line, Script, later, skip_spaces
from dondoc.reading.patterns import pattern, words

__all__ = ["Block", "begins", "blocks_of", "is_row", "mark"]


class Block(NamedTuple):
    """One paragraph, item or table row.

    `marker` is the number or bullet as written, `style` its habit ("1.", "a)", "-"), `parents` the indexes of the
    blocks it stands under, outermost first; `span` holds its own words without the marker.
    """

    kind: str
    span: Span
    marker: str = ""
    style: str = ""
    parents: tuple[int, ...] = ()
    label: str = ""
    marker_span: Span | None = None
    strong: bool = False
    cells: tuple[Span, ...] = ()
    appendix: bool = False


# ---- marks ----------------------------------------------------------------------------------------------------------

MARK = pattern("blocks", "mark")
BULLETS = tuple("-–—−•●▪◦○➢✓❖■□➤*+·")
OPENERS = frozenset("ĐPCMTABDEFGHIVX(") | frozenset(BULLETS)


def mark(view: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """The number or bullet that begins at `start`."""
    first = view[start]
    if first not in OPENERS and not first.isdigit() and view[start + 1 : start + 2] not in {".", ")"}:
        return None
    match = MARK.match(view, start) if end is None else MARK.match(view, start, end)
    return None if match is None or (match.lastgroup == "bullet" and first not in BULLETS) else match


@cache
def _forms_of(name: str) -> re.Pattern[str]:
    words = sorted(forms("header", name), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def begins(lower: str, name: str) -> bool:
    """Whether words in lower case begin with a form of a row of the header table."""
    return bool(_forms_of(name).match(lower))


# ---- paragraphs -----------------------------------------------------------------------------------------------------

ENDED = frozenset(".;:!?…")
BAR = later(r"\s\|\s")


def is_row(view: str, start: int, end: int) -> bool:
    """Whether a line is a row of cells between bars, or between tabs three columns wide at least."""
    words = view[start:end]
    if "|" in words and BAR.search(words) and (words.count("|") >= 2 or words.index("|") < 12):
        return True
    return words.count("\t") >= 2 and len([cell for cell in words.split("\t") if cell.strip()]) >= 3


class _Shaped(NamedTuple):
    """A line with what decides whether it goes on from the one before."""

    line: Line
    mark: re.Match[str] | None
    row: bool


def _shaped(view: str, line: Line) -> _Shaped:
    row = view[line.start] == "|" or is_row(view, line.start, line.end)
    return _Shaped(line, mark(view, line.start), row)


def _wrap_width(lines: list[_Shaped]) -> int:
    """The width at which the writer's lines were broken; 0 where lines are whole paragraphs."""
    widths = [
        shaped.line.indent + shaped.line.end - shaped.line.start
        for shaped, following in pairwise(lines)
        if not following.line.gap and not following.mark
    ]
    if not widths:
        return 0
    widest = sorted(widths)[int(len(widths) * 0.9)]
    longest = max(line.indent + line.end - line.start for line, _, _ in lines)
    return widest if 40 <= widest <= 160 and longest < widest * 1.4 else 0


def _paragraphs(view: str, part: tuple[Line, ...]) -> list[tuple[_Shaped, int]]:
    """Join lines that were broken by wrapping or by a page: the first of each paragraph and where it ends."""
    lines = [_shaped(view, line) for line in part]
    width = _wrap_width(lines)
    groups: list[tuple[_Shaped, int]] = []
    before: _Shaped | None = None
    for shaped in lines:
        if before and _goes_on(view, before, shaped, width):
            groups[-1] = (groups[-1][0], shaped.line.end)
        else:
            groups.append((shaped, shaped.line.end))
        before = shaped
    return groups


def _goes_on(view: str, before: _Shaped, shaped: _Shaped, width: int) -> bool:
    if before.row or shaped.row:
        return False
    above, line = before.line, shaped.line
    last = view[above.end - 1]
    if last == "." and begins(view[line.start : min(line.end, line.start + 100)].lower(), "closing"):
        return False
    small = view[line.start].islower() or view[line.start] in ",;)"
    ended = last in ENDED
    if line.gap:
        # a page break leaves a gap inside a sentence, and only there
        return small and not ended and width > 0 and not shaped.mark and _full(view, above, line, width)
    if shaped.mark and not (small and not ended and view[line.start + 1 : line.start + 2].isalpha()):
        return _broken_number(view, above, line)
    if above.strong and line.strong != above.strong:
        return False
    return (small and last not in ".:") or _full(view, above, line, width)


def _broken_number(view: str, before: Line, line: Line) -> bool:
    """Whether a line begins with a number only because the line before was broken there: "… trong vòng" / "10 ngày"."""
    if REFERENCE.match(view, line.start, line.end):
        return True
    return bool(OPEN_END.search(view, max(before.start, before.end - 8), before.end))


# a wrapped line may begin with the number of a document: "Hướng dẫn số" / "27-HD/BTCTW"
REFERENCE = pattern("blocks", "reference")
OPEN_END = pattern("blocks", "open-end")


def _full(view: str, before: Line, line: Line, width: int) -> bool:
    if not width:
        return False
    first = view[line.start : line.end].split(None, 1)[0]
    return before.indent + before.end - before.start + 1 + len(first) > width * 0.94


# ---- blocks ---------------------------------------------------------------------------------------------------------

ORDINALS = words("blocks", "ordinals")
RANK = {"part-phần": 1, "part-chương": 2, "article": 3, "roman": 4, "num.": 6, "dec1": 7, "dec2": 8, "-": 11, "+": 12}
# by the last group of a mark that matched
SIGNED = {"rsign": "roman", "asign": "alpha", "nsign": "num", "lsign": "letter"}
DASHES = "-–—−"


def blocks_of(script: Script, lines: tuple[Line, ...], *, late: bool) -> list[Block]:
    """The blocks of the body, or with `late` those of the appendix; parents count from the first of them."""
    builder = _Builder(script, late)
    for shaped, end in _paragraphs(script.view, lines):
        builder.add(shaped, end)
    return builder.blocks


class _Builder:
    """Makes the blocks one after the other; `stack` holds the habits and indexes of those that are still open."""

    def __init__(self, script: Script, late: bool) -> None:
        self.text, self.view, self.late = script.text, script.view, late
        self.blocks: list[Block] = []
        self.stack: list[tuple[str, int]] = []

    def add(self, shaped: _Shaped, end: int) -> None:
        """Add the paragraph that begins with a line and ends at `end`."""
        line, view, start = shaped.line, self.view, shaped.line.start
        row = shaped.row if end == line.end else view[start] == "|" or is_row(view, start, end)
        if row or (start and view[start - 1] == "|"):
            self._row(start, end)
            return
        found = shaped.mark
        if found and found.end() >= end:
            found = mark(view, start, end)
        if found is None or found.end() >= end:
            self._paragraph(line, end)
            return
        style, label = _style(found)
        self._close(style)
        span = (min(skip_spaces(view, found.end()), end), end)
        self._open(style, Block("item", span, found.group().strip(), style, self._parents(), label,
                                (start, found.end()), line.strong, (), self.late))  # fmt: skip

    def _parents(self) -> tuple[int, ...]:
        return tuple([index for _, index in self.stack])

    def _open(self, style: str, block: Block) -> None:
        self.stack.append((style, len(self.blocks)))
        self.blocks.append(block)

    def _paragraph(self, line: Line, end: int) -> None:
        view, span = self.view, (line.start, end)
        if (line.strong and view[end - 1] not in ".;" and end - line.start < 200) or _capitals(view, line.start, end):
            self._close("bold")
            parents = self._parents()
            self._open("bold", Block("heading", span, "", "bold", parents, strong=line.strong, appendix=self.late))
            return
        parents = tuple(index for name, index in self.stack if not name.startswith(BULLETS))
        self.blocks.append(Block("paragraph", span, parents=parents, strong=line.strong, appendix=self.late))

    def _row(self, start: int, end: int) -> None:
        if self.view[start] != "|" and self.view[start - 1 : start] != "|":
            cells = _bare_cells(self.view, start, end)
        else:
            start -= self.view[start] != "|"
            cells = self._cells(start, end)
        self.blocks.append(Block("row", (start, end), cells=cells, appendix=self.late, parents=self._parents()))

    def _cells(self, start: int, end: int) -> tuple[Span, ...]:
        cells: list[Span] = []
        position = start + 1
        for index in range(start + 1, end + 1):
            if index == end or (self.view[index] == "|" and self.text[index - 1] != "\\"):
                if index < end or self.view[position:index].strip():
                    cells.append(_trim(self.view, position, index))
                position = index + 1
        return tuple(cells)

    def _close(self, style: str) -> None:
        """Close what a block of this habit ends: its like and all below it, and what ranks below it."""
        stack = self.stack
        for depth, (name, _) in enumerate(stack):
            if name == style:
                del stack[depth:]
                return
        if style == "bold":
            # a heading without a number ends what bullets and letters stood before it
            while stack and (stack[-1][0].startswith(BULLETS) or stack[-1][0] in {"letter", "(a)", "(1)"}):
                stack.pop()
        rank = RANK.get(style)
        while rank and stack and RANK.get(stack[-1][0], 0) > rank:
            stack.pop()


def _capitals(view: str, start: int, end: int) -> bool:
    words = view[start : min(end, start + 300)].strip()
    return words.isupper() and 3 < len(words) < 250 and words[0].isalpha()


def _style(found: re.Match[str]) -> tuple[str, str]:
    """The habit of a mark and its bare number."""
    group = found.lastgroup or ""
    words = found[group]
    if group == "bullet":
        return ("-" if words in DASHES else words), ""
    if kind := SIGNED.get(group):
        # signs vary by slips of the hand ("1." and "1)"), and still count one series
        return kind + ("" if kind != "num" else ")" if words.strip() == ")" else "."), found[kind]
    if group == "dsign":
        return f"dec{found['dec'].count('.')}", found["dec"]
    return _style_in_words(found, group, words)


def _style_in_words(found: re.Match[str], group: str, words: str) -> tuple[str, str]:
    if group == "article":
        return "article", "Đ" + found["art"]
    if group == "part":
        return "part-" + words.split(maxsplit=1)[0].lower(), words.rsplit(maxsplit=1)[-1].strip(".:")
    if group == "paren":
        return ("(1)" if words.isdigit() else "(a)"), words
    return "word", str(ORDINALS.index(words.rsplit(maxsplit=1)[-1]) + 1)


def _bare_cells(view: str, start: int, end: int) -> tuple[Span, ...]:
    sign = "|" if "|" in view[start:end] else "\t"
    cells, position = [], start
    for cell in view[start:end].split(sign):
        cells.append(_trim(view, position, position + len(cell)))
        position += len(cell) + 1
    return tuple(cells)


def _trim(view: str, start: int, end: int) -> Span:
    words = view[start:end]
    left = len(words) - len(words.lstrip())
    return (start + left, start + max(left, len(words.rstrip())))

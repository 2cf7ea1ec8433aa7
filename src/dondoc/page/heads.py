"""The head of a document in two columns, as NĐ 30/2020/NĐ-CP, Phụ lục I has it: who issues, and the country's name."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dondoc.reading.folding import fold

__all__ = ["Head", "head_of"]

MOST_LINES = 14
# what stands on the right: the country's name and motto, the Party's name; the place and date are known by their span
RIGHT = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|dang cong san viet nam")
RULED = re.compile(r"[-_=\u2013\u2014|:\s]+")
APART = re.compile(r"[\s|]*(?:[\t|]|\s{4})[\s|]*")


class Head(NamedTuple):
    """The lines before `end` are the head; `dates` is where the place and date stand."""

    end: int
    dates: tuple[int, int]

    def parts(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
        """The pieces of a line, each with its column: 0 left, 1 right, None where the line goes across."""
        line = text[start:end]
        first = start + len(line) - len(line.lstrip())
        if first == end:
            return
        if start >= self.end:
            yield first, end, None
        elif not RULED.fullmatch(line):
            yield from self._columns(text, first, end)

    def _columns(self, text: str, first: int, end: int) -> Iterator[tuple[int, int, int]]:
        gaps = [(first + gap.start(), first + gap.end()) for gap in APART.finditer(text[first:end])]
        fitting = (gap for gap in reversed(gaps) if self._is_right(text, gap[1], end))
        at = next((gap for gap in fitting if not self._is_right(text, first, gap[0])), None)
        if at:
            if not RULED.fullmatch(text[first : at[0]]):
                yield first, at[0], 0
            yield at[1], end, 1
        else:
            yield first, end, int(self._is_right(text, first, end))

    def _is_right(self, text: str, start: int, end: int) -> bool:
        return start <= self.dates[0] < end or bool(RIGHT.search(fold(text[start:end].strip())))


def head_of(content: dict[str, Any], text: str) -> Head:
    """The head as far as the document has one: up to its title, and only where both columns are there."""
    where = content["header"]["provenance"] or {}
    date = where.get("issued_on") or where.get("place")
    title = where.get("kind") or where.get("subject")
    nothing = Head(0, (-1, -1))
    if not date or not title or title["span"][0] <= date["span"][0]:
        return nothing
    end = text.rfind("\n", 0, title["span"][0]) + 1
    if text.count("\n", 0, end) > MOST_LINES or not text[: date["span"][0]].strip():
        return nothing
    return Head(end, tuple(date["span"]))

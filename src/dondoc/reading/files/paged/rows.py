"""From words to rows: what stands on one level, from left to right, and the gutters that part columns."""

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from dondoc.reading.files.paged.words import Word
from dondoc.reading.patterns import pattern

__all__ = ["Row", "Strip", "rows_of", "strips"]

Gap = tuple[float, float]
# in heights of the letters: how wide a gap must be to part columns, in one row alone, and at least in every row
GAP = 1.0
SURE_GAP = 2.2
LEAST = 0.45
NARROW = 0.15
ALIGNED = 0.7
FARTHEST = 5.0
SHARED = 0.5
MIDDLE = (0.15, 0.85)
FEWEST = 2
NAMES = pattern("paged", "right-column")


class Row(NamedTuple):
    """Words on one level, from left to right."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def y0(self) -> float:
        """Its top."""
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        """Its foot."""
        return max(word.y1 for word in self.words)

    @property
    def height(self) -> float:
        """The usual height of its words."""
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """Its words with single blanks."""
        return " ".join(word.text for word in self.words)


class Strip(NamedTuple):
    """Rows that follow each other: one column, or (`right` not empty) two beside each other."""

    left: list[Row]
    right: list[Row]


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of a page or a cell, from above; words share a row where half of the smaller one's height is level."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: (word.y0 + word.y1, word.x0)):
        at = next((at for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _level(spans[at], word)), None)
        if at is None:
            rows.append([word])
            spans.append((word.y0, word.y1))
        else:
            rows[at].append(word)
    found = [Row(sorted(row, key=lambda word: word.x0)) for row in rows]
    return sorted(found, key=lambda row: (row.y0 + row.y1, row.x0))


def _level(span: tuple[float, float], word: Word) -> bool:
    shared = min(span[1], word.y1) - max(span[0], word.y0)
    return shared >= SHARED * min(span[1] - span[0], word.height)


def strips(rows: list[Row], width: float) -> list[Strip]:
    """The rows in strips: where rows that follow each other have a gap at one place, two columns stand side by side."""
    found: list[Strip] = []
    at = 0
    while at < len(rows):
        run, gutter = _two_columns(rows[at:], width)
        if run:
            found.append(_parted(rows[at : at + run], gutter))
            at += run
        else:
            if not found or found[-1].right:
                found.append(Strip([], []))
            found[-1].left.append(rows[at])
            at += 1
    return found


def _parted(rows: list[Row], gutter: float) -> Strip:
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for side, words in zip(sides, _sides(row, gutter), strict=True):
            if words:
                side.append(Row(words))
    return Strip(*sides)


def _sides(row: Row, gutter: float) -> tuple[list[Word], list[Word]]:
    middles = [(word, (word.x0 + word.x1) / 2) for word in row.words]
    return [word for word, middle in middles if middle < gutter], [word for word, middle in middles if middle >= gutter]


def _free(row: Row, width: float, least: float = LEAST) -> list[Gap]:
    """What a row leaves free in the middle of the page, its open ends too."""
    edges = [0.0, *(edge for word in row.words for edge in (word.x0, word.x1)), width]
    low, high = MIDDLE[0] * width, MIDDLE[1] * width
    cut = ((max(start, low), min(end, high)) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in cut if end - start >= least * row.height]


def _two_columns(rows: list[Row], width: float) -> tuple[int, float]:
    """How many rows from the first on stand in two columns, and the place between them; 0 where they do not."""
    first = rows[0]
    kept = [gap for gap in _free(first, width, NARROW) if _between(first, gap) and _parts(first, gap)]
    end = 1
    while kept and end < len(rows) and rows[end].y0 - rows[end - 1].y1 < FARTHEST * rows[end].height:
        least = min(LEAST * rows[end].height, 0.8 * max(gap[1] - gap[0] for gap in kept))
        shared = _shared(kept, _free(rows[end], width), least)
        if not shared:
            break
        kept, end = shared, end + 1
    if not kept:
        return 0, 0.0
    widest: Gap = max(kept, key=lambda gap: gap[1] - gap[0])
    gutter = (widest[0] + widest[1]) / 2
    while end > 1 and not _belongs(rows[end - 1], rows[: end - 1], gutter):
        end -= 1
    both = [row for row in rows[:end] if all(_sides(row, gutter))]
    sure = any(two[0].x0 - one[-1].x1 >= SURE_GAP * row.height for row in both for one, two in [_sides(row, gutter)])
    return (end, gutter) if len(both) >= FEWEST or sure else (0, 0.0)


def _parts(row: Row, gap: Gap) -> bool:
    """Whether a gap may part columns: a wide one, or a narrow one before the name of the country or the Party."""
    if gap[1] - gap[0] >= GAP * row.height:
        return True
    return bool(NAMES.match(" ".join(word.text for word in row.words if word.x0 >= gap[1] - 1)))


def _between(row: Row, gap: Gap) -> bool:
    return row.x0 < gap[0] and gap[1] < row.x1


def _shared(ones: list[Gap], others: list[Gap], least: float) -> list[Gap]:
    cut = ((max(one[0], two[0]), min(one[1], two[1])) for one in ones for two in others)
    return [gap for gap in cut if gap[1] - gap[0] >= least]


def _belongs(row: Row, before: list[Row], gutter: float) -> bool:
    """Whether the last row of a run is in its columns: on both sides, or level with the edge or middle of one."""
    sides = _sides(row, gutter)
    if all(sides):
        return True
    side = int(not sides[0])
    column = [words for words in (_sides(other, gutter)[side] for other in before) if words]
    level = ALIGNED * row.height
    middle = (row.x0 + row.x1) / 2
    return any(
        abs(words[0].x0 - row.x0) < level or abs((words[0].x0 + words[-1].x1) / 2 - middle) < level for words in column
    )

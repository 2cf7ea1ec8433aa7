"""Tables by the lines drawn around their cells."""

from typing import NamedTuple

from dondoc.reading.files.paged.words import Page, Rule, Word

__all__ = ["Grid", "grids_of"]

NEAR = 3.0
"""Points by which lines that meet may miss each other."""
THIN = 2.5
FEWEST_COLUMNS = 2
MOST_RULES = 4_000


class Grid(NamedTuple):
    """A table: the places of its upright and level lines, and the words within."""

    xs: list[float]
    ys: list[float]
    uprights: list[Rule]
    levels: list[Rule]
    words: list[Word]

    @property
    def y0(self) -> float:
        """The top of the table."""
        return self.ys[0]

    def holds(self, word: Word) -> bool:
        """Whether a word stands within the table."""
        middle, level = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return self.xs[0] - NEAR <= middle <= self.xs[-1] + NEAR and self.ys[0] - NEAR <= level <= self.ys[-1] + NEAR

    def rows(self) -> list[list[list[Word]]]:
        """The words of each cell, row by row; a cell over several rows gives its words to each of them."""
        columns = len(self.xs) - 1
        cells: list[list[list[Word]]] = [[[] for _ in range(columns)] for _ in range(len(self.ys) - 1)]
        for word in self.words:
            at = _slot(self.xs, (word.x0 + word.x1) / 2)
            row = _slot(self.ys, (word.y0 + word.y1) / 2)
            cells[row][at].append(word)
        for row, cell in enumerate(cells):
            for at in range(columns - 1, 0, -1):
                if not self._closed_left(row, at):
                    cell[at - 1] += cell[at]
                    cell[at] = []
        for row in range(len(cells) - 1):
            for at in range(columns):
                if not self._closed_below(row, at):
                    cells[row][at] += cells[row + 1][at]
                    cells[row + 1][at] = cells[row][at]
        return cells

    def _closed_left(self, row: int, column: int) -> bool:
        middle, x = (self.ys[row] + self.ys[row + 1]) / 2, self.xs[column]
        return any(abs(rule.x0 - x) <= NEAR and rule.y0 - NEAR <= middle <= rule.y1 + NEAR for rule in self.uprights)

    def _closed_below(self, row: int, column: int) -> bool:
        middle, y = (self.xs[column] + self.xs[column + 1]) / 2, self.ys[row + 1]
        return any(abs(rule.y0 - y) <= NEAR and rule.x0 - NEAR <= middle <= rule.x1 + NEAR for rule in self.levels)


def _slot(edges: list[float], place: float) -> int:
    return max(0, min(sum(edge <= place for edge in edges) - 1, len(edges) - 2))


def grids_of(page: Page) -> list[Grid]:
    """The tables of a page: groups of lines that meet, with two columns or more and words in them."""
    rules = page.rules[:MOST_RULES]
    levels = [rule for rule in rules if rule.y1 - rule.y0 <= THIN and rule.x1 - rule.x0 > 2 * THIN]
    uprights = [rule for rule in rules if rule.x1 - rule.x0 <= THIN and rule.y1 - rule.y0 > 2 * THIN]
    found = []
    for group in _groups(levels, uprights):
        flat = [rule for rule in group if rule in levels]
        tall = [rule for rule in group if rule in uprights]
        xs, ys = _merged(rule.x0 for rule in tall), _merged(rule.y0 for rule in flat)
        if len(xs) > FEWEST_COLUMNS and len(ys) > 1:
            grid = Grid(xs, ys, tall, flat, [])
            grid.words.extend(word for word in page.words if grid.holds(word))
            if grid.words:
                found.append(grid)
    return found


def _groups(levels: list[Rule], uprights: list[Rule]) -> list[list[Rule]]:
    rules = sorted([*levels, *uprights], key=lambda rule: rule.y0)
    groups: list[tuple[list[Rule], list[float]]] = []
    for rule in rules:
        met = [group for group in groups if _meets(rule, group[1])]
        merged = ([rule], [rule.x0, rule.y0, rule.x1, rule.y1])
        for group in met:
            merged[0].extend(group[0])
            box = group[1]
            merged[1][:] = [min(merged[1][0], box[0]), min(merged[1][1], box[1]), max(merged[1][2], box[2]),
                            max(merged[1][3], box[3])]  # fmt: skip
        groups = [group for group in groups if not any(group is one for one in met)] + [merged]
    return [group[0] for group in groups]


def _meets(rule: Rule, box: list[float]) -> bool:
    return (
        rule.x0 <= box[2] + NEAR and rule.x1 >= box[0] - NEAR and rule.y0 <= box[3] + NEAR and rule.y1 >= box[1] - NEAR
    )


def _merged(places: "object") -> list[float]:
    found: list[float] = []
    for place in sorted(places):  # type: ignore[call-overload]
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found

"""A report as aligned text, for pipes and files: no colours, no box art."""

from collections.abc import Iterator
from itertools import zip_longest

from dondoc.commands.report import Column, Report, Row, Table

__all__ = ["plain"]

GAP = 2
NARROW = 14
"""The least room in columns for a cell of running text; below it rows are written one cell a line."""


def plain(report: Report, width: int) -> str:
    """The report in lines of at most `width` columns, but for single words that are longer."""
    lines = [report.title, *wrap(report.subject, width)]
    if report.notice:
        lines += ["", *wrap(report.notice, width)]
    label = max((len(name) for name, _ in report.facts), default=0)
    lines += ["", *(line for fact in report.facts for line in _hung(*fact, label, width))]
    if report.counts:
        lines += ["", *wrap(report.counts, width)]
    for table in report.tables:
        lines += ["", *_table(table, width)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` characters; a longer word is cut."""
    words = text.split()
    whole = " ".join(words)
    if len(whole) <= width:
        return [whole] if whole else []
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines += [word[at : at + width] for at in range(0, len(word), width)]
    return lines


def _hung(label: str, value: str, room: int, width: int) -> Iterator[str]:
    for number, line in enumerate(wrap(value, max(width - room - GAP, NARROW)) or [""]):
        yield f"{label if not number else '':{room + GAP}}{line}"


def _table(table: Table, width: int) -> Iterator[str]:
    yield table.title.upper()
    if not table.groups:
        yield table.nothing
        return
    widths = _widths(table, width)
    if widths:
        yield _side_by_side([[column.heading] for column in table.columns], widths)[0]
        yield "  ".join("-" * room for room in widths)
    for group in table.groups:
        if group.heading:
            yield from ["", *wrap(group.heading, width)]
        for row in group.rows:
            yield from _row(row, widths) if widths else ["", *_stacked(row, table.columns, width)]


def _widths(table: Table, width: int) -> list[int]:
    """The room of each column, or nothing where running text would become too narrow."""
    rows = [row for group in table.groups for row in group.rows]
    fixed = [
        0 if column.share else max([len(column.heading), *(len(line) for row in rows for line in row.cells[at])])
        for at, column in enumerate(table.columns)
    ]
    left = width - sum(fixed) - GAP * (len(fixed) - 1)
    share = left // max(sum(column.share for column in table.columns), 1)
    rooms = [room or share * column.share for room, column in zip(fixed, table.columns, strict=True)]
    enough = all(room >= NARROW for room, column in zip(rooms, table.columns, strict=True) if column.share)
    return rooms if enough else []


def _row(row: Row, widths: list[int]) -> list[str]:
    cells = [[line for text in cell for line in wrap(text, room)] for cell, room in zip(row.cells, widths, strict=True)]
    return _side_by_side(cells, widths)


def _side_by_side(cells: list[list[str]], widths: list[int]) -> list[str]:
    return [(" " * GAP).join(map(str.ljust, line, widths)) for line in zip_longest(*cells, fillvalue="")]


def _stacked(row: Row, columns: tuple[Column, ...], width: int) -> Iterator[str]:
    room = max(len(column.heading) for column in columns)
    for column, cell in zip(columns, row.cells, strict=True):
        for number, text in enumerate(cell):
            yield from _hung("" if number else column.heading, text, room, width)

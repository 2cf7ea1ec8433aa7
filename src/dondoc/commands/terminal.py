"""A report on a terminal: tables as wide as it is, in its colours."""

import sys
from itertools import chain

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from dondoc.commands.report import Report, Row, Table

__all__ = ["terminal"]

COLOURS = {"error": "bold red", "warning": "yellow", "info": "dim"}
NARROW = 96


def terminal(report: Report, width: int) -> str:
    """The report with the escape codes that this terminal understands; none where NO_COLOR is set."""
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(Text(report.title, "bold"))
        if report.subject:
            console.print(Text(report.subject))
        if report.notice:
            console.print(Padding(Text(report.notice, "bold red"), (1, 0, 0, 0)))
        console.print(_facts(report))
        if report.counts:
            console.print(Text(report.counts, "bold blue"))
        for table in report.tables:
            console.print(_table(table, width))
    return captured.get()


def _facts(report: Report) -> Padding:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in report.facts:
        grid.add_row(Text(label), Text(value))
    return Padding(grid, (1, 0))


def _table(table: Table, width: int) -> Padding:
    if not table.groups:
        return Padding(Text.assemble((table.title, "bold"), "\n", (table.nothing, "dim")), (1, 0, 0, 0))
    grid = Grid(
        title=Text(table.title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 0, 0)
    )
    if width < NARROW:
        return Padding(_cards(table), (1, 0, 0, 0))
    for column in table.columns:
        grid.add_column(Text(column.heading), ratio=column.share or None, no_wrap=not column.share, overflow="fold")
    for group in table.groups:
        if group.heading:
            at = next(index for index, column in enumerate(table.columns) if column.share)
            grid.add_row(*[""] * at, Text(group.heading, "bold blue"))
        for row in group.rows:
            grid.add_row(*_cells(row))
    return Padding(grid, (1, 0, 0, 0))


def _cards(table: Table) -> Grid:
    grid = Grid(title=Text(table.title, "bold"), title_justify="left", box=None, expand=True, show_header=False)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for group in table.groups:
        if group.heading:
            grid.add_row("", Text(f"{group.heading}\n", "bold blue"))
        for row in group.rows:
            for column, cell in zip(table.columns, _cells(row), strict=True):
                grid.add_row(Text(column.heading), cell)
            grid.add_row("", "")
    return grid


def _cells(row: Row) -> list[Text]:
    """Cells as texts: the first paragraph in full strength, further ones dimmed, what concerns severity coloured."""
    cells = []
    for at, cell in enumerate(row.cells):
        style = COLOURS.get(row.severity, "") if at == 1 else ""
        lines = [(text, style if not number else "dim") for number, text in enumerate(cell)]
        cells.append(Text.assemble(*chain.from_iterable((("\n", ""), line) for line in lines))[1:])
    return cells

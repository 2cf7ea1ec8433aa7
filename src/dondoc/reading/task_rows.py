"""Directives of tables: one a row, by the columns that its heading row names."""

from dondoc.reading import asks
from dondoc.reading.deadlines import Limit, find_limits
from dondoc.reading.drafts import Draft, Drafts, chosen
from dondoc.reading.helpers import coordinators, report_to
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import later
from dondoc.reading.outline import Block
from dondoc.reading.parties import parse_parties
from dondoc.reading.rows import Columns, columns_of, is_section_row

__all__ = ["Rows"]

CELL_END = later(r"\s*[;\n]\s*|\s*<br\s*/?>\s*|\s{2,}[-–+]\s+")


class Rows(Drafts):
    """Makes drafts of the rows of tables of assigned tasks."""

    def _row(self, index: int) -> None:
        row = self.blocks[index]
        head = columns_of(self.names.script, row)
        if head and not self.columns:
            self.columns, self.row_section = head, None
            return
        columns = self.columns
        if columns is None or len(row.cells) <= columns.task:
            return
        if section := is_section_row(self.names.script, row, columns):
            self.row_section = self._row_title(row, columns, section)
            return
        task = row.cells[columns.task]
        if task[1] > task[0] and self.names.script.view[task[0]].isalpha():
            self._make_row(index, columns, task)

    def _row_title(self, row: Block, columns: Columns, section: Span) -> str:
        number = self.names.script.words(row.cells[columns.number]) if columns.number is not None else ""
        words = self.names.script.words(section)
        return f"{number}. {words}" if number and number != words else words

    def _make_row(self, index: int, columns: Columns, task: Span) -> None:
        row = self.blocks[index]

        def cell(position: int | None) -> Span | None:
            return row.cells[position] if position is not None and position < len(row.cells) else None

        leads = self._cell_parties(cell(columns.lead))
        ask = asks.addressee(self.names, task) if not leads else None
        leads = leads or (ask.leads if ask else self._place(index).leads)
        helpers = self._cell_parties(cell(columns.helper)) or coordinators(self.names, task, leads)
        receiver = next(iter(self._cell_parties(cell(columns.receiver))), None) or report_to(self.names, task)
        time = cell(columns.time)
        limits = (
            find_limits(self.names.script, self.reader.days, time, self.reader.clock, cell=True)
            if time
            else self._limits(task)
        )
        limit = chosen(limits)
        number = self.names.script.words(row.cells[columns.number]).strip(". ") if columns.number is not None else ""
        label = f"PL.{number}" if number else f"PL.{self._next('PL')}"
        whole = self._cites(row.span)
        draft = Draft(self._unique(label), index, task, self._row_nature(task, time, limit), leads, helpers,
                      receiver, limit, tuple(limits), whole,
                      "directive.row", "lead.cell", None, self.row_section or self._place(index).section)  # fmt: skip
        self._add(index, draft)

    def _row_nature(self, task: Span, time: Span | None, limit: Limit | None) -> str:
        if limit is None and time and "thường xuyên" in self.names.script.lower[slice(*time)]:
            return "standing"
        return self._nature(task, limit, False)

    def _cell_parties(self, cell: Span | None) -> tuple[Party, ...]:
        if not cell:
            return ()
        found: list[Party] = []
        position = cell[0]
        for stop in [*CELL_END.finditer(self.names.script.view, *cell), None]:
            end = stop.start() if stop else cell[1]
            found += self._piece_parties(position, end)
            position = stop.end() if stop else end
        return tuple(found)

    def _piece_parties(self, start: int, end: int) -> list[Party]:
        """The names of a piece of a cell; a piece that does not read as names is one name as it stands."""
        view = self.names.script.view
        start += len(view[start:end]) - len(view[start:end].lstrip(" -–+•\n\t"))
        parties, after = parse_parties(self.names._replace(loose=True), start, end)
        if parties and not view[after:end].strip(" .,"):
            return parties
        words = self.names.script.words((start, end)).strip(" .,-")
        if not words or not words[0].isalpha() or len(words.split()) > 20:
            return parties
        return [Party(words, (start, end), "party.cell")]

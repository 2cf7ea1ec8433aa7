"""What people see of a reading, as tables of words without a layout; plain.py and terminal.py lay them out."""

from typing import NamedTuple

from dondoc.reading.model import Citation, Directive, Finding, Reading
from dondoc.wording import Language, Places, one_line, say, values

__all__ = ["Column", "Group", "Report", "Row", "Table", "report"]

Cell = tuple[str, ...]


class Column(NamedTuple):
    """A column by its heading. `share` is its part of the room that is left; 0 keeps it as wide as what it holds."""

    heading: str
    share: int = 0


class Row(NamedTuple):
    """Cells of paragraphs, and the severity that colours the row, if any."""

    cells: tuple[Cell, ...]
    severity: str = ""


class Group(NamedTuple):
    """Rows under a heading of the document; "" where a table has no groups."""

    heading: str
    rows: tuple[Row, ...]


class Table(NamedTuple):
    """A titled table; `nothing` is said where it has no rows."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    nothing: str


class Report(NamedTuple):
    """A reading for people; a secret document has a `notice` and no tables."""

    name: str
    title: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    counts: str
    tables: tuple[Table, ...]
    notice: str = ""


def report(reading: Reading, language: Language) -> Report:
    """The report of a reading, every text in it on one line and safe to print."""
    header = reading.header
    missing = f"({say('not_stated', language)})"
    facts = tuple((label, one_line(value or missing)) for label, value in values.facts(header, language))
    title = one_line(values.title(header, language))
    head = one_line(reading.source.name), title, one_line(header.subject or ""), facts
    if header.secrecy:
        return Report(*head, "", (), say("secret", language, level=header.secrecy))
    writer = _Writer(reading, language)
    return Report(*head, " · ".join(values.counts(reading, language)), writer.tables())


class _Writer:
    """The tables of one reading in one language."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self.reading, self.language, self.places = reading, language, Places(reading.text)

    def tables(self) -> tuple[Table, ...]:
        reading = self.reading
        citations = tuple(map(self._citation, reading.citations))
        findings = tuple(map(self._finding, reading.findings))
        return (
            self._table("directives", ("id", "line", "what", "who", "deadline", "nature_sureness"), self._sections()),
            self._table("citations", ("line", "document", "day", "of", "matter"), (Group("", citations),)),
            self._table("findings", ("line", "severity", "code", "words", "mend"), (Group("", findings),)),
        )

    def _say(self, name: str, **filled: object) -> str:
        return say(name, self.language, **filled)

    def _table(self, name: str, columns: tuple[str, ...], groups: tuple[Group, ...]) -> Table:
        shares = {"what": 4, "who": 2, "deadline": 2, "of": 2, "matter": 3, "words": 2, "mend": 3}
        count = sum(len(group.rows) for group in groups)
        return Table(
            f"{self._say(f'title_{name}')} ({count})",
            tuple(Column(self._say(column), shares.get(column, 0)) for column in columns),
            tuple(group for group in groups if group.rows),
            self._say(f"no_{name}"),
        )

    def _sections(self) -> tuple[Group, ...]:
        groups: list[tuple[str, list[Row]]] = []
        for directive in self.reading.directives:
            section = one_line(directive.section or "")
            if not groups or groups[-1][0] != section:
                groups.append((section, []))
            groups[-1][1].append(self._directive(directive))
        bare = "" if len(groups) == 1 else self._say("no_section")
        return tuple(Group(section or bare, tuple(rows)) for section, rows in groups)

    def _directive(self, directive: Directive) -> Row:
        words = (
            (directive.id,),
            (self.places.lines(directive.span),),
            (directive.text, *self._labelled("report_to", directive.report_to), *self._grounds(directive)),
            self._people(directive),
            self._deadline(directive),
            (
                values.word("nature", directive.nature, self.language),
                values.sureness(directive.confidence, self.language),
            ),
        )
        return Row(tuple(tuple(map(one_line, cell)) for cell in words))

    def _labelled(self, label: str, value: str | None) -> Cell:
        return (f"{self._say(label)}: {value}",) if value else ()

    def _grounds(self, directive: Directive) -> Cell:
        cited = [values.cited(self.reading.citations[index], self.language) for index in directive.citations]
        return self._labelled("grounds", "; ".join(cited))

    def _people(self, directive: Directive) -> Cell:
        lead = values.names(directive.leads) or f"({self._say('no_lead')})"
        return (lead, *self._labelled("coordinators", values.names(directive.coordinators)))

    def _deadline(self, directive: Directive) -> Cell:
        limit = directive.deadline
        if not limit:
            return ("—",)
        return (values.deadline(limit, self.language), f"“{limit.phrase}”", *((limit.reason,) if limit.reason else ()))

    def _citation(self, citation: Citation) -> Row:
        matter = "; ".join(filter(None, (citation.part, citation.title if citation.reference else None)))
        cells = (
            self.places.lines(citation.span),
            values.cited(citation, self.language),
            values.day(citation.issued_on, self.language) if citation.issued_on else "—",
            citation.issuer or "—",
            matter or "—",
        )
        return Row(tuple((one_line(cell),) for cell in cells))

    def _finding(self, finding: Finding) -> Row:
        words = self.reading.text[slice(*finding.span)] if finding.span else self._say("missing_words")
        mend = (f"→ {finding.suggestion}",) if finding.suggestion else ()
        cells: tuple[Cell, ...] = (
            (self.places.lines(finding.span) if finding.span else "—",),
            (values.word("severity", finding.severity, self.language),),
            (finding.code,),
            (words,),
            (values.message(finding, self.language), *mend),
        )
        return Row(tuple(tuple(map(one_line, cell)) for cell in cells), finding.severity)

"""What each unit gets of a published notice: the preview, and a sheet to print as DOCX or PDF."""

import io
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from dondoc import page
from dondoc.office.documents.letter import blank_page, printable
from dondoc.office.documents.mending import corrections, mended_words
from dondoc.office.documents.models import Desk, Item
from dondoc.office.organisation.models import Unit
from dondoc.office.organisation.queries import office, units
from dondoc.office.tasks.actions import addressees
from dondoc.office.tasks.models import Task
from dondoc.office.texts import say
from dondoc.office.texts.shown import day

__all__ = ["KINDS", "TYPES", "Given", "Preview", "preview"]

FONTS = Path(page.__file__).parent / "fonts"
SHEET = Path(__file__).with_name("sheet.typ")
COLUMNS = ("tasks.number", "tasks.title", "documents.coordinator", "documents.due", "documents.receiver")


class Line(NamedTuple):
    """A directive as a unit gets it: with what was mended in its words."""

    item: Item
    words: str


class Given(NamedTuple):
    """A unit with the directives it gets."""

    unit: Unit
    items: list[Line]


class Preview(NamedTuple):
    """Units with what they get, directives without a task, and those still undecided."""

    units: list[Given]
    none: list[Line]
    undecided: list[Item]


def preview(desk: Desk) -> Preview:
    """What publishing the desk gives to whom; of a published one, what each unit has now."""
    made = corrections(desk.reading.content, desk.mends.all())
    lines = [Line(item, mended_words(item, made)) for item in desk.items.all()]
    found: dict[int, Given] = {}
    for unit, line in _published(desk) if desk.published_at else _planned(lines):
        found.setdefault(unit.pk, Given(unit, [])).items.append(line)
    return Preview(
        sorted(found.values(), key=lambda given: given.unit.order),
        [line for line in lines if line.item.decision == Item.Decision.NONE],
        [line.item for line in lines if line.item.decision == Item.Decision.OPEN],
    )


def _planned(lines: list[Line]) -> Iterator[tuple[Unit, Line]]:
    standing = list(units())
    for line in lines:
        if line.item.decision in {Item.Decision.TASK, Item.Decision.STANDING}:
            for unit in addressees(line.item, standing):
                yield unit, line


def _published(desk: Desk) -> Iterator[tuple[Unit, Line]]:
    given = Task.objects.filter(document=desk.document_id, item__isnull=False, lead__isnull=False)
    for task in given.select_related("lead", "item").order_by("item__place", "id"):
        if task.lead is not None and task.item is not None:
            yield task.lead, Line(task.item, task.title)


def _rows(given: Given) -> list[tuple[str, ...]]:
    return [
        (
            item.label,
            words,
            ", ".join(str(party["name"]) for party in item.coordinators),
            day(item.due) or (say("documents.nature-standing") if item.decision == "standing" else ""),
            item.receiver,
        )
        for item, words in given.items
    ]


def _head(desk: Desk, given: Given) -> tuple[str, str, str, str]:
    agency = office()
    source = desk.document.reference or desk.document.title
    return (agency.parent_name if agency else "", agency.name if agency else "", say("tasks.sheet"),
            f"{given.unit.name} – {source}")  # fmt: skip


def _docx(desk: Desk, given: Given) -> bytes:
    paper = blank_page(13)
    parent, agency, title, subtitle = _head(desk, given)
    for words, bold in ((parent, False), (agency, True), (title.upper(), True), (subtitle, False)):
        if words:
            paragraph = paper.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(printable(words)).bold = bold
    table = paper.add_table(1, len(COLUMNS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(say(name)).bold = True
    for row in _rows(given):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = printable(words)
    for column, width in zip(table.columns, (14, 76, 30, 24, 26), strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


@cache
def _compiler() -> Callable[[str], bytes]:
    import typst

    make: Any = typst.Compiler
    compiler = make(str(SHEET), font_paths=[str(FONTS)])

    one_at_a_time = Lock()

    def made(data: str) -> bytes:
        with one_at_a_time:
            compiled = compiler.compile(format="pdf", sys_inputs={"data": data})
        return compiled if isinstance(compiled, bytes) else b""

    return made


def _pdf(desk: Desk, given: Given) -> bytes:
    parent, agency, title, subtitle = _head(desk, given)
    data = {"parent": parent, "agency": agency, "title": title, "subtitle": subtitle,
            "columns": [say(name) for name in COLUMNS], "rows": _rows(given)}  # fmt: skip
    return _compiler()(json.dumps(data, ensure_ascii=False))


KINDS: dict[str, Callable[[Desk, Given], bytes]] = {"docx": _docx, "pdf": _pdf}
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}

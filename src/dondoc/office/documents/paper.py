"""The page of a document on the desk: its words as read, each span a mark that its card lights."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dondoc.office.documents.models import Item, Mend
from dondoc.page.heads import Head, head_of
from dondoc.page.marks import Mark, pieces
from dondoc.reading.normalise import normalise

__all__ = ["paper", "sentence"]

INFO = "info"
# the fields whose words in the page a click on their origin lights, by the first letter of their marks
SOURCES = {"leads": "w", "coordinator": "p", "report_to": "r"}


def paper(content: dict[str, Any], items: Iterable[Item], mends: dict[int, Mend]) -> SafeString:
    """All lines of the document; directives have their numbers in the margin, mended findings their new words."""
    items = list(items)
    marks = sorted([*_of_items(items), *_of_findings(content, mends), *_of_citations(content)])
    by_start: dict[int, list[Item]] = {}
    for item in items:
        by_start.setdefault(item.start, []).append(item)
    # signs of markup are masked, as the reader masks them
    script = normalise(content["text"])
    strong = {line.start for line in script.lines if line.strong}
    layout = Layout(content["text"], _titles(content), strong, head_of(content, script.view))
    return mark_safe("".join(_lines(script.view, marks, by_start, layout)))  # noqa: S308 - escaped piece by piece


def _of_items(items: list[Item]) -> Iterator[Mark]:
    for item in items:
        key = f"i{item.pk}"
        yield Mark(item.start, item.end, "d", key)
        if item.deadline:
            yield Mark(item.deadline["span"][0], item.deadline["span"][1], "date", f"u{item.pk}")
        for name, sign in SOURCES.items():
            if span := item.origin.get(name, {}).get("span"):
                yield Mark(span[0], span[1], "who", f"{sign}{item.pk}")


def _of_findings(content: dict[str, Any], mends: dict[int, Mend]) -> Iterator[Mark]:
    number = 0
    for at, finding in enumerate(content["findings"]):
        if finding["severity"] == INFO:
            continue
        number += 1
        if finding["span"]:
            mended = at in mends and mends[at].words is not None
            yield Mark(finding["span"][0], finding["span"][1], "f fx" if mended else "f", f"f{at}", str(number))


def _of_citations(content: dict[str, Any]) -> Iterator[Mark]:
    return (
        Mark(citation["span"][0], citation["span"][1], "cite", f"c{at}")
        for at, citation in enumerate(content["citations"])
    )


def _titles(content: dict[str, Any]) -> list[tuple[int, int]]:
    where = content["header"]["provenance"] or {}
    return [tuple(where[name]["span"]) for name in ("kind", "subject") if name in where]


class Layout(NamedTuple):
    """How the lines stand on the page: titles in the middle, bold lines, and the head in its two columns.

    `raw` is the text before signs of markup were masked with blanks.
    """

    raw: str
    titles: list[tuple[int, int]]
    strong: set[int]
    head: Head


def _lines(text: str, marks: list[Mark], by_start: dict[int, list[Item]], layout: Layout) -> Iterator[str]:
    active: list[Mark] = []
    columns: tuple[list[str], list[str]] = ([], [])
    following = start = 0
    for line in text.split("\n"):
        end = start + len(line)
        active = [mark for mark in active if mark.end > start]
        while following < len(marks) and marks[following].start < end:
            active.append(marks[following])
            following += 1
        if start == layout.head.end:
            yield _columns(columns)
        for first, last, column in layout.head.parts(text, start, end):
            tags = "".join(_tag(item) for at in range(start, end) if at in by_start for item in by_start[at])
            title = " title" if any(one <= first < other for one, other in layout.titles) else ""
            bold = " strong" if first in layout.strong else ""
            body = "".join(_piece(text, piece, layout.raw) for piece in pieces(first, last, active))
            shown = f'<div class="l{title}{bold}">{tags}{body}</div>'
            if column is None:
                yield shown
            else:
                columns[column].append(shown)
        start = end + 1
    if layout.head.end >= start:
        yield _columns(columns)


def _columns(columns: tuple[list[str], list[str]]) -> str:
    left, right = ("".join(lines) for lines in columns)
    return f'<div class="heads"><div>{left}</div><div>{right}</div></div>' if left or right else ""


def _tag(item: Item) -> str:
    done = " dn" if item.decision != Item.Decision.OPEN else ""
    return f'<a class="tag{done}" id="t{item.pk}" href="#i{item.pk}" data-k="i{item.pk}">{escape(item.label)}</a>'


def _piece(text: str, piece: Any, raw: str) -> str:  # noqa: ANN401 - a Piece
    words, written = text[piece.start : piece.end], raw[piece.start : piece.end]
    if words != written:
        words = "".join(char for char, sign in zip(words, written, strict=True) if char == sign or char != " ")
    words = escape(words)
    if not piece.marks:
        return words
    kinds = " ".join(dict.fromkeys(mark.kind for mark in piece.marks))
    keys = " ".join(dict.fromkeys(mark.key for mark in piece.marks))
    number = ", ".join(mark.number for mark in piece.ends if mark.number)
    shown = f' data-f="{number}"' if number else ""
    return f'<span class="{kinds}" data-k="{keys}"{shown}>{words}</span>'


def sentence(content: dict[str, Any], start: int, end: int) -> SafeString:
    """The words of one directive with its dates and citations marked, for the page of its task."""
    marks = [mark for mark in _of_citations(content) if mark.start < end and mark.end > start]
    for directive in content["directives"]:
        deadline = directive["deadline"]
        if deadline and start <= deadline["span"][0] < end:
            marks.append(Mark(deadline["span"][0], deadline["span"][1], "date", ""))
    marks = [mark._replace(start=max(mark.start, start), end=min(mark.end, end)) for mark in marks]
    view, raw = normalise(content["text"]).view, content["text"]
    return mark_safe("".join(_piece(view, piece, raw) for piece in pieces(start, end, marks)))  # noqa: S308

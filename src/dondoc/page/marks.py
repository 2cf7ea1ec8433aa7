"""Overlapping spans cut into pieces that do not overlap, so that markup can never be badly nested."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dondoc.reading.model import Reading, Span
from dondoc.wording import values

__all__ = ["Mark", "Piece", "fault_numbers", "marks_of", "pieces"]


class Mark(NamedTuple):
    """A span of one kind; `key` names its card, `number` a finding's."""

    start: int
    end: int
    kind: str
    key: str
    number: str = ""


class Piece(NamedTuple):
    """A stretch of text over which the marks do not change; `ends` are those that end with it."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def ends(self) -> list[Mark]:
        """The marks whose last piece this is."""
        return [mark for mark in self.marks if mark.end == self.end]


def marks_of(reading: Reading) -> list[Mark]:
    """All spans of a reading that lie in its text, by their cards: d1 … directives, c1 … citations, f1 … findings."""
    found = [*_directives(reading), *_citations(reading), *_findings(reading)]
    size = len(reading.text)
    return [mark for mark in found if 0 <= mark.start < mark.end <= size]


def _directives(reading: Reading) -> Iterator[Mark]:
    for at, directive in enumerate(reading.directives, 1):
        key = f"d{at}"
        spans: list[tuple[Span | None, str]] = [(directive.span, "directive")]
        spans += [(party.span, "lead") for party in directive.leads]
        spans += [(party.span, "coordinator") for party in directive.coordinators]
        receiver = directive.provenance.get("report_to")
        spans.append((receiver.span if receiver else None, "receiver"))
        spans.append((directive.deadline.span if directive.deadline else None, "deadline"))
        yield from (Mark(*span, kind, key) for span, kind in spans if span)


def _citations(reading: Reading) -> Iterator[Mark]:
    return (Mark(*citation.span, "citation", f"c{at}") for at, citation in enumerate(reading.citations, 1))


def _findings(reading: Reading) -> Iterator[Mark]:
    numbers = fault_numbers(reading)
    for at, finding in enumerate(reading.findings, 1):
        if finding.span:
            yield Mark(*finding.span, "finding" if at in numbers else "remark", f"f{at}", numbers.get(at, ""))


def fault_numbers(reading: Reading) -> dict[int, str]:
    """The numbers that faults bear in paper and list, by their places among the findings; remarks bear none."""
    faults = [at for at, finding in enumerate(reading.findings, 1) if values.is_fault(finding)]
    return {at: str(number) for number, at in enumerate(faults, 1)}


def pieces(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces of the text from `start` to `end`, which the marks given must overlap."""
    marks = sorted(marks)
    cuts = {start, end}
    cuts.update(at for mark in marks for at in (mark.start, mark.end) if start < at < end)
    points = sorted(cuts)
    active: list[Mark] = []
    following = 0
    for left, right in pairwise(points):
        active = [mark for mark in active if mark.end > left]
        while following < len(marks) and marks[following].start <= left:
            active.append(marks[following])
            following += 1
        yield Piece(left, right, tuple(active))

"""What several checks ask of a document: when it can have been issued, whose it is, where its parts lie."""

import datetime

from dondoc.reading.checks.context import Context, first_of_month
from dondoc.reading.model import Span

__all__ = [
    "earliest_day",
    "has_form",
    "is_party",
    "latest_day",
    "law_day",
    "offset_of_line",
    "parse_day",
    "read_spans",
]


def parse_day(iso: str | None) -> datetime.date | None:
    """A date of the header."""
    return datetime.date.fromisoformat(iso) if iso else None


def earliest_day(context: Context) -> datetime.date | None:
    """The first day on which it can have been issued: its date, else its month and the meeting it tells of."""
    head = context.head
    if head.header.issued_on:
        return parse_day(head.header.issued_on)
    days = [parse_day(head.header.meeting_on), first_of_month(head.year, head.month or 1)]
    return max((day for day in days if day), default=None)


def latest_day(context: Context) -> datetime.date | None:
    """The last day on which the document can have been issued: its date, else the end of its month or year."""
    return context.latest_day


def law_day(context: Context) -> datetime.date | None:
    """The day whose law the document answers to; None where not even its month is known."""
    return latest_day(context) or context.day


def is_party(context: Context) -> bool:
    """Whether it is a document of the Party, by its number (123-KL/TU) or, without one, by its head."""
    return context.is_party


def has_form(context: Context) -> bool:
    """Whether the text has the form of an issued document and is no extract: of issuer, number, date two are there."""
    head = context.head
    parts = (head.header.issuer is not None, head.number_span is not None, head.date_span is not None)
    return sum(parts) >= 2 and bool(context.shape.blocks)


def offset_of_line(context: Context, number: int) -> int:
    """Where a line of the outline begins; the end of the text past the last."""
    return context.offset_of_line(number)


def read_spans(context: Context) -> list[Span]:
    """Body and appendix: what is read between head and foot."""
    body, foot, appendix = (
        offset_of_line(context, line) for line in (context.shape.body, context.shape.foot, context.shape.appendix)
    )
    return [span for span in ((body, foot), (appendix, len(context.script.view))) if span[1] > span[0]]

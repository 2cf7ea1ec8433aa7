"""What a check may look at: all that the stages found, and the document's day."""

import datetime
from functools import cached_property
from typing import NamedTuple

from dondoc.reading.citations import Mention
from dondoc.reading.dates import Day
from dondoc.reading.directives import Draft
from dondoc.reading.header import Head
from dondoc.reading.normalise import Script
from dondoc.reading.outline import Outline
from dondoc.reading.parties import Names

__all__ = ["Context", "first_of_month"]


class Found(NamedTuple):
    """What the stages found in one document; `day` is its date, else its meeting's, else None.

    `units` are the names of the organisation chart, None where none was given.
    """

    script: Script
    shape: Outline
    head: Head
    names: Names
    mentions: list[Mention]
    drafts: list[Draft]
    days: list[Day]
    day: datetime.date | None
    units: frozenset[str] | None = None


class Context(Found):
    """One document for the checks, with what is asked of it for each finding."""

    @cached_property
    def latest_day(self) -> datetime.date | None:
        """The last day on which it can have been issued: its date, else the end of its month or year."""
        head = self.head
        if head.header.issued_on:
            return datetime.date.fromisoformat(head.header.issued_on)
        if head.year is None:
            return None
        month = head.month or 12
        following = first_of_month(head.year + month // 12, month % 12 + 1)
        return following - datetime.timedelta(days=1) if following else None

    @cached_property
    def is_party(self) -> bool:
        """Whether it is a document of the Party, by its number (123-KL/TU) or, without one, by its head."""
        span = self.head.number_span
        if span and self.head.header.symbol:
            symbol = self.script.view[span[0] : span[1]]
            return "/" in symbol and symbol.find("-") < symbol.find("/") and "-" in symbol
        return self.script.lower.find("đảng cộng sản việt nam", 0, self.offset_of_line(self.shape.body)) >= 0

    def offset_of_line(self, number: int) -> int:
        """Where a line of the outline begins; the end of the text past the last."""
        lines = self.shape.lines
        return lines[number].start if number < len(lines) else len(self.script.view)


def first_of_month(year: int | None, month: int) -> datetime.date | None:
    """The first day of a month; None of one that no calendar has."""
    known = year is not None and datetime.MINYEAR <= year <= datetime.MAXYEAR and 1 <= month <= 12
    return datetime.date(year, month, 1) if known and year is not None else None

"""A time limit as it is read, and the time of the document that it is read by."""

import datetime
from typing import NamedTuple

from dondoc.reading.dates import Day
from dondoc.reading.model import Deadline

__all__ = ["Clock", "Limit"]


class Clock(NamedTuple):
    """The document's own time: the year a day without a year belongs to, and the document's day where it is known."""

    year: int | None
    day: datetime.date | None


class Limit(NamedTuple):
    """A deadline with its strength: how surely these words bind (3 says it outright, 1 is a bare time)."""

    deadline: Deadline
    strength: int
    last: datetime.date | None
    days: tuple[Day, ...] = ()

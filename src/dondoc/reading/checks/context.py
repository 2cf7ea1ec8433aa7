"""What a check may look at: all that the stages found, and the document's day."""

import datetime
from typing import NamedTuple

from dondoc.reading.citations import Mention
from dondoc.reading.dates import Day
from dondoc.reading.directives import Draft
from dondoc.reading.header import Head
from dondoc.reading.normalise import Script
from dondoc.reading.outline import Outline
from dondoc.reading.parties import Names

__all__ = ["Context"]


class Context(NamedTuple):
    """One document for the checks; `day` is its date, else its meeting's, else None.

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

"""The last day in time of each deadline, reckoned by the calendar of days off, with the reasoning in words."""

import datetime
import re

from dondoc.calendar import Calendar, CalendarError, last_day
from dondoc.reading.dates import find_days
from dondoc.reading.deadlines import Clock
from dondoc.reading.model import Deadline, Span
from dondoc.reading.normalise import Script
from dondoc.reading.patterns import pattern

__all__ = ["reckon"]

ISSUED = pattern("reckoning", "issued")
EXPLICIT = re.compile(r"(?:kể\s+)?từ\s+(?:ngày\s+)?(?=\d)")


def reckon(deadline: Deadline, script: Script, sentence: Span, clock: Clock) -> Deadline:
    """The deadline with its last day and why; unchanged where the calendar cannot say one."""
    date = datetime.date.fromisoformat(deadline.date) if deadline.date else None
    start = _start(deadline, script, sentence, clock)
    try:
        found = last_day(
            deadline.relation,  # type: ignore[arg-type]
            calendar=Calendar.official(),
            date=date,
            time=deadline.time,
            period=deadline.period,
            duration=deadline.duration,
            recurrence=deadline.recurrence,
            start=start,
            phrase=deadline.phrase,
        )
    except CalendarError:
        return deadline
    return deadline._replace(
        due=found.day.isoformat() if found.day else None, reason=found.reason_vi, reason_en=found.reason_en
    )


def _start(deadline: Deadline, script: Script, sentence: Span, clock: Clock) -> datetime.date | None:
    """From when a length runs: a day the sentence names, or the document's own day where it says so."""
    if deadline.relation == "every":
        return clock.day
    if deadline.relation != "within":
        return None
    after = (deadline.span[0], min(sentence[1], deadline.span[1] + 60))
    words = script.lower[slice(*after)]
    if explicit := EXPLICIT.search(words):
        days = find_days(words[explicit.end() : explicit.end() + 30])
        return days[0].in_year(clock.year) if days else None
    return clock.day if ISSUED.search(words) else None

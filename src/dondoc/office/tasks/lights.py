"""How late a task is on a day: a light with a word, reckoned and never stored."""

import datetime
from functools import cache, lru_cache
from typing import NamedTuple

from dondoc.calendar import Calendar
from dondoc.office.tasks.models import Task
from dondoc.office.texts import say

__all__ = ["SOON", "Light", "light_of", "soon_until"]

SOON = 3
"""Working days before the last day from which a task is "due soon" (an office may set its own)."""

CLOSED = {Task.State.DONE, Task.State.DROPPED}


@cache
def _calendar() -> Calendar:
    return Calendar.official()


@lru_cache(4096)
def _between(start: datetime.date, end: datetime.date) -> int:
    return _calendar().working_days_between(start, end)


class Light(NamedTuple):
    """Name (late, soon, ok, none, done) and the words beside it."""

    name: str
    words: str


def soon_until(today: datetime.date) -> datetime.date:
    """The last day that is still "soon"."""
    return _calendar().add_working_days(today, SOON)


def light_of(task: Task, today: datetime.date) -> Light:
    """The light of a task on a day."""
    if task.state in CLOSED:
        done = task.done_on or today
        late = bool(task.original_due and done > task.original_due)
        return Light("done", say("tasks.light-done-late" if late else "tasks.light-done"))
    if task.due is None:
        return Light("none", say("tasks.light-standing" if task.standing else "tasks.light-none"))
    due = f"{task.due:%d/%m/%Y}"
    if task.due < today:
        days = _between(task.due, today)
        return Light("late", say("tasks.light-late", days=days, due=due))
    left = _between(today, task.due)
    if left == 0 or task.due == today:
        return Light("soon", say("tasks.light-today", due=due))
    return Light("soon" if left <= SOON else "ok", say("tasks.light-left", days=left, due=due))

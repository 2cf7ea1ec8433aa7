"""Time limits that cannot or will hardly be kept: already past, on a day off, or not given at all."""

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from dondoc.reading.checks.citations import day_off
from dondoc.reading.checks.context import Context
from dondoc.reading.checks.facts import earliest_day
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.deadlines import Limit
from dondoc.reading.directives import Draft
from dondoc.reading.model import Finding, Span
from dondoc.reading.patterns import pattern

__all__ = ["no_deadline", "on_day_off", "past"]

NAMED_DAY = ("deadline.day", "deadline.hour")
# a limit this far behind, without a year of its own, means the year to come: "trước ngày 15/01" written in December
# "các di tích có trước năm 1945" tells of the past; no slip of a digit reaches as far
HISTORY = datetime.timedelta(days=20 * 366)
NEXT_YEAR = datetime.timedelta(days=182)


# the end of a stretch of time in which something goes on: "từ ngày 15/12/2024 đến ngày 15/02/2025"
STRETCH = pattern("checks-deadlines", "stretch")


MOST_PAST = 2
MISSED_BEFORE = pattern("checks-deadlines", "missed-before")
MISSED_AFTER = pattern("checks-deadlines", "missed-after")


def binding(context: Context, draft: Draft) -> Iterator[Limit]:
    """The limits of a directive that bind: the one that counts, and others worded as outright; no ends of stretches."""
    for limit in draft.limits or ((draft.limit,) if draft.limit else ()):
        start = limit.deadline.span[0]
        if limit != draft.limit and limit.strength < 3:
            continue
        if not STRETCH.search(context.script.lower, max(0, start - 32), start):
            yield limit


@check("deadline-past")
def past(context: Context) -> Iterator[Finding]:
    """Due before the day on which the document was issued."""
    earliest = earliest_day(context)
    if earliest is None:
        return
    over = [
        limit for draft in context.drafts for limit in binding(context, draft)
        if limit.last and _is_past(limit, limit.last, earliest) and not _is_told(context, limit)
    ]  # fmt: skip
    # so many limits already over are a column or a list of what was missed
    if len(over) <= MOST_PAST:
        for limit in over:
            yield from found(context, "deadline.past", limit.deadline.span, day=f"{earliest:%d/%m/%Y}")


def _is_told(context: Context, limit: Limit) -> bool:
    """Whether a limit that was missed is only spoken of: "(hạn gửi trước ngày 15/3)", "… đến nay chưa hoàn thành"."""
    start, end = limit.deadline.span
    return bool(
        MISSED_BEFORE.search(context.script.lower, max(0, start - 30), start)
        or MISSED_AFTER.match(context.script.lower, end, end + 60)
    )


def _is_past(limit: Limit, last: datetime.date, earliest: datetime.date) -> bool:
    # trước ngày D ends with the day before D
    due = last - datetime.timedelta(days=1) if limit.deadline.relation == "before" else last
    if due >= earliest or earliest - due > HISTORY:
        return False
    yearless = not any(day.year for day in limit.days) and not any(
        part.isdigit() and len(part) == 4 for part in limit.deadline.phrase.replace("/", " ").split()
    )
    return not (yearless and earliest - due > NEXT_YEAR)


@check("deadline-on-day-off")
def on_day_off(context: Context) -> Iterator[Finding]:
    """The day named as the limit is no working day."""
    for draft in context.drafts:
        for limit in binding(context, draft):
            if (
                not limit.last
                or not limit.deadline.rule.startswith(NAMED_DAY)
                or limit.deadline.relation not in {"before", "by"}
            ):
                continue
            day = day_off(limit.last)
            if day is not None:
                yield from found(context, "deadline.day_off", limit.deadline.span, day=day[0], day_en=day[1])


@check("no-deadline")
def no_deadline(context: Context) -> Iterable[Finding]:
    """A task for which no time is named."""
    # where a day stands that cannot be; in a task it may be the limit that was meant
    impossible = sorted(day.span[0] for day in context.days if day.year and not day.date)
    for draft in context.drafts:
        if draft.nature == "task" and draft.limit is None and draft.leads and not _holds(draft.span, impossible):
            yield from found(context, "deadline.none", draft.span)


def _holds(span: Span, places: list[int]) -> bool:
    """Whether any of the places, which are in order, lies in a span."""
    return bisect_left(places, span[0]) < bisect_left(places, span[1])

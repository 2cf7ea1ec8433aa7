"""The turns of a recurring duty: the next day on which it is due, and its rhythm in words."""

import datetime
from collections.abc import Callable, Iterator
from itertools import count

from dondoc.calendar.terms import Recurrence, month_end
from dondoc.calendar.wording import Words, filled, number, phrases, short_day

__all__ = ["next_due", "rhythm_in_words"]

ONE_DAY = datetime.timedelta(days=1)


def next_due(
    rule: Recurrence,
    start: datetime.date,
    *,
    before: bool,
    move: Callable[[datetime.date], datetime.date],
) -> datetime.date:
    """The first last day by the words whose day, moved off days off by `move`, lies after `start`.

    `before` makes the day before the named one the last.
    """
    back = ONE_DAY if before and rule.names_day else datetime.timedelta(0)
    return next(day - back for day in _turns(rule, start) if move(day - back) > start)


def rhythm_in_words(rule: Recurrence, *, before: bool) -> tuple[Words, Words]:
    """hằng tháng and trước ngày 20; every month and before day 20 of the month."""
    forms = phrases()["rhythm"]
    exact = forms.get(f"{rule.frequency}-{rule.interval}")
    form = exact or forms[rule.frequency]
    rhythm = filled(form, {"n": number(rule.interval)})
    if rule.frequency == "DAILY":
        return rhythm, Words("", "")
    if not rule.names_day:
        return rhythm, Words(form["last"]["vi"], form["last"]["en"])
    end = rule.monthdays == (-1,) and rule.month is None
    named = filled(phrases()["when"]["month_end"] if end else form["day"], {"name": _name(rule)})
    return rhythm, filled(phrases()["when"]["before" if before else "by"], {"day": named})


def _name(rule: Recurrence) -> Words:
    if rule.weekdays:
        names = [Words(row["vi"], row["en"]) for row in map(phrases()["weekdays"].__getitem__, rule.weekdays)]
    elif rule.month is None:
        names = [number(day) for day in rule.monthdays]
    else:
        # any leap year has every day that the rule can name
        names = [short_day(day) for day in _in_month(rule, month_end(2000, rule.month))]
    return Words(", ".join(name.vi for name in names), ", ".join(name.en for name in names))


def _turns(rule: Recurrence, start: datetime.date) -> Iterator[datetime.date]:
    """The named days in order, from one turn before `start` on: a move may carry that one beyond it."""
    if rule.frequency == "DAILY":
        # a duty of every day is owed from the day after, one of every n days n days after
        return (start + step * ONE_DAY for step in count(rule.interval, rule.interval))
    if rule.frequency == "WEEKLY":
        return _weeks(rule, start)
    return _months(rule, start)


def _weeks(rule: Recurrence, start: datetime.date) -> Iterator[datetime.date]:
    monday = start - start.weekday() * ONE_DAY
    weekdays = rule.weekdays or (6,)
    # with several weeks a turn, the one after that of the start is reckoned from it
    first = -1 if rule.interval == 1 else 0
    for week in count(first * rule.interval, rule.interval):
        yield from (monday + (7 * week + weekday) * ONE_DAY for weekday in weekdays)


def _months(rule: Recurrence, start: datetime.date) -> Iterator[datetime.date]:
    interval = 12 if rule.frequency == "YEARLY" else rule.interval
    offset = (rule.month or 12) % interval
    for index in count(12 * start.year + start.month - 1 - 2 * interval):
        if (index + 1) % interval == offset:
            yield from _in_month(rule, month_end(index // 12, index % 12 + 1))


def _in_month(rule: Recurrence, last: datetime.date) -> list[datetime.date]:
    if rule.monthdays in ((), (-1,)):
        return [last]
    return [last.replace(day=day) for day in sorted({min(day, last.day) for day in rule.monthdays})]

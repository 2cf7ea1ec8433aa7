"""Halves of a year, quarters, months and years as time limits: "trong quý II", "cuối tháng 3", "trước năm 2025"."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from dondoc.reading.dates import Day
from dondoc.reading.limits import Clock, Limit
from dondoc.reading.model import Deadline, Span
from dondoc.reading.normalise import Script
from dondoc.reading.patterns import pattern, words

__all__ = ["find_periods"]

# each pattern of a period begins with its own word, for which the scan leaps; the edge before it is looked at after it
EDGES = words("periods", "edges")
MONTH = pattern("periods", "month")
QUARTER = pattern("periods", "quarter")
HALF = pattern("periods", "half")
YEAR = pattern("periods", "year")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
IN_LEAD = pattern("periods", "in-lead")


class Period(NamedTuple):
    """A half-year, quarter, month or year as written: `value` is its name or number, `edge` a word such as "cuối"."""

    pattern: re.Pattern[str]
    start: int
    end: int
    value: str
    year: str | None
    edge: str | None


def find_periods(script: Script, days: list[Day], span: Span, clock: Clock, *, cell: bool) -> list[Limit]:
    """All limits of this kind between the offsets of `span` that are no part of one of `days`."""
    found: list[Limit] = []
    taken = {offset for day in days for offset in range(*day.span)}
    for period in _written_periods(script.lower, span):
        if period.start in taken or period.end - 1 in taken:
            continue
        limit = _period(script, period, span, clock, cell)
        if limit:
            found.append(limit)
            taken.update(range(*limit.deadline.span))
    return found


def _written_periods(lower: str, span: Span) -> Iterator[Period]:
    """Halves of a year first, then quarters, months and years: what a longer one holds is not read again."""
    words = lower[slice(*span)]
    months, years = "tháng" in words, "năm" in words
    if "nửa" in words or (months and ("6" in words or "sáu" in words)):
        yield from _each_period(HALF, lower, span)
    if "quý" in words:
        yield from _each_period(QUARTER, lower, span)
    if months:
        yield from _each_period(MONTH, lower, span)
    if years:
        yield from _each_period(YEAR, lower, span)


def _each_period(pattern: re.Pattern[str], lower: str, span: Span) -> Iterator[Period]:
    for match in pattern.finditer(lower, *span):
        start, edge = match.start(), None
        before = lower[max(span[0], start - 40) : start]
        bare = before.rstrip()
        if pattern is not HALF and len(bare) < len(before) and bare.endswith(EDGES):
            edge = next(word for word in EDGES if bare.endswith(word))
            start -= len(before) - len(bare) + len(edge)
        groups = match.groupdict()
        yield Period(pattern, start, match.end(), groups.get("value", ""), groups["year"], edge)


LASTS = words("periods", "lasts")
PLANNED = pattern("periods", "planned")
KEPT = pattern("periods", "kept")


def _period(script: Script, period: Period, span: Span, clock: Clock, cell: bool) -> Limit | None:
    before = script.lower[max(span[0], period.start - 45) : period.start]
    lead = IN_LEAD.search(before)
    if not lead and not cell and not _opens(period, before):
        return None
    word = lead.group("strong").strip(" :") if lead else ""
    if period.pattern is YEAR and not _year_binds(script, period, span, before, "" if cell and word in LASTS else word):
        return None
    value = _value(period, clock)
    if value is None:
        return None
    begin = period.start
    if lead and (kept := KEPT.search(lead.group())):
        begin -= len(lead.group()) - kept.start()
    return _placed(script, (begin, period.end), word, period.edge, value)


def _year_binds(script: Script, period: Period, span: Span, before: str, word: str) -> bool:
    """Whether a year with this word before it is a limit and not the span of a plan."""
    if word in LASTS:
        return _binds(script, period, span)
    return word != "đến" and not (word in {"trước", "đến hết"} and PLANNED.search(before))


def _opens(period: Period, before: str) -> bool:
    """ "Cuối tháng 12/2025, tự đánh giá …": a time that opens the sentence binds it."""
    bare = before.rstrip()
    return bool(period.edge) and (not bare or bare.endswith((".", ";", ":")))


FINISHED = pattern("periods", "finished")


def _binds(script: Script, period: Period, span: Span) -> bool:
    """ "trong năm 2025" alone may only name a plan; with a verb of finishing, or at the end, it is a limit."""
    after = script.lower[period.end : min(span[1], period.end + 40)]
    if not after.strip(" .;,)/") or after.lstrip()[:1] in ".;":
        return True
    return FINISHED.search(script.lower, max(span[0], period.start - 60), period.start) is not None


def _value(period: Period, clock: Clock) -> str | None:
    said, value = period.year, period.value
    year = int(said) if said and said.isdigit() else clock.year
    if year is None:
        return None
    if period.pattern is HALF:
        return f"{year}-H{1 if value == 'đầu' else 2}"
    if period.pattern is QUARTER:
        return f"{year}-Q{ROMAN[value]}"
    if period.pattern is MONTH:
        return f"{year}-{int(value):02d}" if 1 <= int(value) <= 12 else None
    return str(year)


def _placed(script: Script, span: Span, word: str, edge: str | None, value: str) -> Limit:
    first, last = _bounds(value)
    phrase = script.words(span)
    strength = 3 if word else 1
    if word == "trước" and not edge:
        return Limit(
            Deadline("before", phrase, span, "deadline.period.before", date=first.isoformat()), strength, first
        )
    # Bộ luật Dân sự 2015 art. 146: đầu tháng is the first, giữa tháng the fifteenth, cuối tháng the last day
    if edge in {"cuối", "giữa", "đầu"} and len(value) in {7, 4} and "Q" not in value and "H" not in value:
        date = {"cuối": last, "giữa": _middle(value, first), "đầu": first}[edge]
        relation = "before" if word == "trước" else "by"
        return Limit(Deadline(relation, phrase, span, "deadline.period.edge", date=date.isoformat()), strength, date)
    return Limit(Deadline("in", phrase, span, "deadline.period", period=value), strength, last)


def _middle(value: str, first: datetime.date) -> datetime.date:
    return datetime.date(first.year, 6, 30) if len(value) == 4 else first.replace(day=15)


def _bounds(value: str) -> tuple[datetime.date, datetime.date]:
    year = int(value[:4])
    part = value[5:]
    first, months = 1, 12
    if part.startswith("Q"):
        first, months = int(part[1]) * 3 - 2, 3
    elif part.startswith("H"):
        first, months = int(part[1]) * 6 - 5, 6
    elif part:
        first, months = int(part), 1
    after = first + months
    following = datetime.date(year + (after > 12), after - 12 if after > 12 else after, 1)
    return datetime.date(year, first, 1), following - datetime.timedelta(days=1)

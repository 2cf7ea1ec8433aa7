"""Days that cannot be, weekdays that do not fit, names of lunar years, zeros that the rule asks for."""

import re
from collections.abc import Iterable, Iterator

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.checks.symbols import is_party_form
from dondoc.reading.dates import Day
from dondoc.reading.model import Finding
from dondoc.reading.patterns import mapping, pattern, words

__all__ = ["impossible_date", "lunar_year", "unpadded_date", "unpadded_number", "weekday"]

LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAY_BEFORE = pattern("checks-dates", "day-before")
WEEKDAY = pattern("checks-dates", "weekday")
# a session, a conference or a term is counted with the same words: kỳ họp thứ năm, hội nghị lần thứ tư
COUNTED = pattern("checks-dates", "counted")
WEEKDAYS = mapping("checks-dates", "weekdays")
WEEKDAYS_VI = words("checks-dates", "weekdays-vi")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STEMS = words("checks-dates", "stems")
# a lunar year is named where one of these is spoken of
OCCASIONS = words("checks-dates", "occasions")
# after its stem: the branch of a lunar year and the number of a year right beside it
LUNAR = pattern("checks-dates", "lunar")
WEEKDAY_AFTER = pattern("checks-dates", "weekday-after")
OWN_SIGNS = ("/", "-")


@check("impossible-date")
def impossible_date(context: Context) -> Iterator[Finding]:
    """A day that no calendar has: 31/4/2025, 29/02/2022, and without a year 31/4."""
    for day in context.days:
        if _impossible(context, day):
            yield from found(context, "date.impossible", day.span)


def _impossible(context: Context, day: Day) -> bool:
    view = context.script.view
    if day.year is None:
        beyond = 1 <= day.month <= 12 and day.day > LONGEST_MONTH[day.month - 1]
        return beyond and bool(DAY_BEFORE.search(context.script.lower, max(0, day.span[0] - 8), day.span[0]))
    if day.date is not None or not 1900 <= day.year <= 2199:
        return False
    dotted = day.digits and not any(sign in view[day.span[0] : day.span[1]] for sign in OWN_SIGNS)
    return not dotted or bool(DAY_BEFORE.search(context.script.lower, max(0, day.span[0] - 8), day.span[0]))


@check("weekday-mismatch")
def weekday(context: Context) -> Iterator[Finding]:
    """A weekday named beside a day that was another: thứ Ba ngày 06/11/2024."""
    lower = context.script.lower
    if "thứ" not in lower and "chủ nhật" not in lower:
        return
    for day in context.days:
        date = day.in_year(context.head.year)
        match = _weekday_beside(lower, day)
        if not match or date is None or _weekday_said(match) == date.weekday():
            continue
        right, english = WEEKDAYS_VI[date.weekday()], WEEKDAYS_EN[date.weekday()]
        span = (min(match.start(), day.span[0]), max(match.end(), day.span[1]))
        said = slice(
            match.start(1) if match.group(1) else match.start() + match.group().find("chủ"),
            match.end(2) if match.group(1) else None,
        )
        start, stop = said.start, said.stop or said.start + len("chủ nhật")
        better = context.script.view[span[0] : start] + right + context.script.view[stop : span[1]]
        yield from found(context, "date.weekday", span, " ".join(better.split()), weekday=right, weekday_en=english)


def _weekday_beside(lower: str, day: Day) -> re.Match[str] | None:
    """The weekday before a day or in brackets after it."""
    match = WEEKDAY.search(lower, max(0, day.span[0] - 24), day.span[0])
    if match and COUNTED.search(lower, max(0, match.start() - 10), match.start()):
        return None
    return match or WEEKDAY_AFTER.match(lower, day.span[1])


def _weekday_said(match: re.Match[str]) -> int:
    """The weekday a text names, 0 for Monday."""
    name = match.group(2)
    return 6 if name is None else WEEKDAYS.get(name, ord(name[0]) - ord("2"))


@check("lunar-year-mismatch")
def lunar_year(context: Context) -> Iterator[Finding]:
    """The name of a lunar year beside the number of another: Giáp Thìn năm 2023."""
    for start, match in _lunar_names(context.script.lower):
        span, year = (start, match.end(2)), int(match.group(2))
        if _new_sentence(context.script.view[slice(*span)]):
            continue
        from dondoc.calendar import lunar

        name = context.script.words((start, match.end()))
        right = lunar.nearest_year_named(name, year)
        if right is not None and right != year:
            better = f"{context.script.words((start, match.start(2)))} {right}"
            yield from found(context, "date.lunar", span, better, name=name, year=str(right))


def _lunar_names(lower: str) -> Iterator[tuple[int, re.Match[str]]]:
    if not any(word in lower for word in OCCASIONS):
        return
    for stem in STEMS:
        named = f" {stem} "
        position = lower.find(named)
        while position >= 0:
            start = position + 1
            if match := LUNAR.match(lower, start + len(stem)):
                yield start, match
            position = lower.find(named, start)


def _new_sentence(words: str) -> bool:
    """Whether a heading ends with the name and the text after it begins with the year."""
    return "Năm" in words or "\n\n" in words.replace(" ", "")


@check("unpadded-number")
def unpadded_date(context: Context) -> Iterator[Finding]:
    """A full date whose day below 10, or month 1 or 2, has no zero before it: 3/3/2025."""
    for day in context.days:
        if day.year is None or day.padded or day.date is None:
            continue
        yield from found(context, "date.padding", day.span, _padded(context.script.view[slice(*day.span)]))


def _padded(written: str) -> str:
    numbers = re.compile(r"\d+")
    day, month = list(numbers.finditer(written))[:2]
    parts = (day.group().zfill(2), month.group().zfill(2) if int(month.group()) < 3 else month.group())
    return parts[0] + written[day.end() : month.start()] + parts[1] + written[month.end() :]


@check("unpadded-number")
def unpadded_number(context: Context) -> Iterable[Finding]:
    """A document's number below 10 without a zero before it, its own or a cited one: 7/KL-TTr."""
    for mention in context.mentions:
        reference = mention.citation.reference
        if reference and mention.number and _is_bare(reference):
            yield from found(context, "number.padding", mention.number, "0" + reference)
    own, span = context.head.header.reference, context.head.number_span
    if own and span and _is_bare(own):
        start = context.script.view.find(own[0], *span)
        yield from found(context, "number.padding", (start, span[1]), "0" + own)


def _is_bare(reference: str) -> bool:
    """A single digit; the Party's numbers are padded as well."""
    return (
        reference[0].isdigit()
        and reference[0] != "0"
        and (reference[1:2] == "/" or (is_party_form(reference) and reference[1] == "-"))
    )

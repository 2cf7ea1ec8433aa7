"""The values of a deadline as the reading contract writes them: periods, lengths of time and recurrences.

Each is parsed into a small value that knows its days and its words. BadDeadline where a text is not in the form.
"""

import datetime
import re
from typing import NamedTuple

from dondoc.calendar.errors import BadDeadline
from dondoc.calendar.wording import Words, day_in_words, filled, month_name, number, phrases, weekday_code

__all__ = ["Length", "Period", "Recurrence", "add_months", "hour", "length", "month_end", "period", "recurrence"]

PERIOD = r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?)|[/-](\d{4}))?"
LENGTH = (
    r"P(?:(\d{1,4})W/D|(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?"
    r"(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?)"
)
PARTS = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d?",
    "BYMONTHDAY": r"-1|(?:[1-9]|[12]\d|3[01])(?:,(?:[1-9]|[12]\d|3[01]))*",
    "BYDAY": r"(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTH": r"[1-9]|1[0-2]",
}
ROMAN = ("I", "II", "III", "IV")


class Period(NamedTuple):
    """A stretch of days, both ends counted, and its words."""

    first: datetime.date
    last: datetime.date
    words: Words


class Length(NamedTuple):
    """A length of time; `working` days stand alone, hours and minutes may follow the rest."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    working: int = 0
    hours: int = 0
    minutes: int = 0

    @property
    def words(self) -> Words:
        """05 ngày làm việc; 5 working days."""
        forms = phrases()["length"]
        parts = [(forms[name], count) for name, count in self._asdict().items() if count]
        vi = " ".join(form["vi"].format(n=number(count).vi) for form, count in parts)
        en = " ".join(form["one" if count == 1 else "more"].format(n=count) for form, count in parts)
        return Words(vi, en)

    @property
    def clock(self) -> datetime.timedelta:
        """The hours and minutes."""
        return datetime.timedelta(hours=self.hours, minutes=self.minutes)

    def after(self, start: datetime.date) -> datetime.date:
        """The last day of years, months, weeks and days that begin on the day after `start`.

        Months end on the corresponding day, or the last of a month that has none (Bộ luật Dân sự 2015, Điều 148).
        """
        moved = add_months(start, 12 * self.years + self.months)
        return moved + datetime.timedelta(weeks=self.weeks, days=self.days)


class Recurrence(NamedTuple):
    """A rhythm: each day, week, month or year, or each `interval` of them, on named days or by the end of the turn.

    Turns of several months are those of the calendar year: a quarter ends with March, June, September, December.
    The one of `monthdays` -1 is the last of the month; a month without the day has its last day instead.
    """

    frequency: str
    interval: int = 1
    monthdays: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    month: int | None = None

    @property
    def names_day(self) -> bool:
        """Whether the rhythm says on which day."""
        return bool(self.monthdays or self.weekdays)


def period(text: str) -> Period:
    """2024, 2024-02, 2024-Q1, 2024-H1, 2024-02-05, 2021/2025 or 2024-2025."""
    match = re.fullmatch(PERIOD, text)
    try:
        if match is None:
            raise ValueError(text)
        year, *others = match.groups()
        return _period(int(year), *others)
    except ValueError as error:
        raise _bad(text, "kỳ", "period", "2024, 2024-02, 2024-Q1, 2024-H1, 2021/2025") from error


def length(text: str) -> Length:
    """P15D, P2M, P1Y, P3W, P5W/D (five working days), PT24H."""
    match = re.fullmatch(LENGTH, text)
    counts = [int(part or 0) for part in match.groups()] if match else []
    if not any(counts):
        raise _bad(text, "thời gian", "length of time", "P15D, P2M, P1Y, P3W, P5W/D, PT24H")
    working, years, months, weeks, days, hours, minutes = counts
    return Length(years, months, weeks, days, working, hours, minutes)


def recurrence(text: str) -> Recurrence:
    """FREQ=DAILY, FREQ=WEEKLY;BYDAY=FR, FREQ=MONTHLY;BYMONTHDAY=20, FREQ=MONTHLY;INTERVAL=3, FREQ=YEARLY …"""
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    known = all(name in PARTS and re.fullmatch(PARTS[name], value) for name, value in parts.items())
    rule = _recurrence(parts) if known and "FREQ" in parts else None
    if rule is None or not _sound(rule):
        example = "FREQ=MONTHLY;BYMONTHDAY=20, FREQ=WEEKLY;BYDAY=FR, FREQ=MONTHLY;INTERVAL=3"
        raise _bad(text, "chu kỳ", "recurrence", example)
    return rule


def hour(text: str) -> datetime.time:
    """17:00, or the 24:00 of a day as 23:59."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)|24:00", text)
    if match is None:
        raise _bad(text, "giờ", "hour", "17:00")
    return datetime.time(int(match[1]), int(match[2])) if match[1] else datetime.time(23, 59)


def add_months(date: datetime.date, count: int) -> datetime.date:
    """The corresponding day so many months later, or the last of a month that has none."""
    years, month = divmod(date.month - 1 + count, 12)
    last = month_end(date.year + years, month + 1)
    return last.replace(day=min(date.day, last.day))


def month_end(year: int, month: int) -> datetime.date:
    """The last day of a month; ValueError beyond the years of datetime."""
    if month == 12:
        return datetime.date(year, 12, 31)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


def _period(year: int, quarter: str, half: str, month: str, day: str, until: str) -> Period:  # noqa: PLR0913, PLR0917
    if day:
        date = datetime.date(year, int(month), int(day))
        return Period(date, date, _period_words("day", day=day_in_words(date)))
    if until:
        return _months(year, 1, int(until), 12, _period_words("years", first=f"{year}", last=until))
    if quarter:
        last, roman = 3 * int(quarter), ROMAN[int(quarter) - 1]
        words = _period_words("quarter", year=f"{year}", number=quarter, roman=roman)
        return _months(year, last - 2, year, last, words)
    if half:
        return _months(year, 6 * int(half) - 5, year, 6 * int(half), _period_words(f"half{half}", year=f"{year}"))
    if month:
        shown = Words(month if int(month) < 3 else f"{int(month)}", month_name(int(month)))
        return _months(year, int(month), year, int(month), _period_words("month", year=f"{year}", month=shown))
    return _months(year, 1, year, 12, _period_words("year", year=f"{year}"))


def _months(year: int, month: int, last_year: int, last_month: int, words: Words) -> Period:
    first, last = datetime.date(year, month, 1), month_end(last_year, last_month)
    if last < first:
        raise ValueError(f"{first} > {last}")
    return Period(first, last, words)


def _period_words(form: str, **values: Words | str) -> Words:
    return filled(phrases()["period"][form], dict(values))


def _recurrence(parts: dict[str, str]) -> Recurrence:
    codes = weekday_code()
    weekdays = tuple(sorted({codes[code] for code in parts["BYDAY"].split(",")})) if "BYDAY" in parts else ()
    monthdays = tuple(sorted({int(day) for day in parts["BYMONTHDAY"].split(",")})) if "BYMONTHDAY" in parts else ()
    month = int(parts["BYMONTH"]) if "BYMONTH" in parts else None
    return Recurrence(parts["FREQ"], int(parts.get("INTERVAL", "1")), monthdays, weekdays, month)


def _sound(rule: Recurrence) -> bool:
    """Whether the parts of a rule go together; turns of months must fill the year evenly."""
    if rule.frequency == "YEARLY":
        return rule.interval == 1 and not rule.weekdays and (rule.month is None) == (not rule.monthdays)
    if rule.month is not None:
        return False
    if rule.frequency == "MONTHLY":
        return 12 % rule.interval == 0 and not rule.weekdays
    return not rule.monthdays and (rule.frequency == "WEEKLY" or not rule.weekdays)


def _bad(text: str, vi: str, en: str, example: str) -> BadDeadline:
    return BadDeadline(f"Không hiểu {vi} “{text}”; dạng đúng: {example}", f"no {en}: “{text}”; the form is {example}")

"""Days as documents write them: 05/02/2024, 5-2-2024, ngày 05 tháng 02 năm 2024, 29/11."""

import datetime
import re
from typing import NamedTuple

from dondoc.reading.model import Span
from dondoc.reading.patterns import pattern

__all__ = ["Day", "find_days"]


class Day(NamedTuple):
    """A day as written; `year` is None where it is not said, `date` None where no such day exists."""

    span: Span
    day: int
    month: int
    year: int | None
    date: datetime.date | None
    padded: bool
    digits: bool

    def in_year(self, year: int | None) -> datetime.date | None:
        """The day, of `year` where it names none itself."""
        if self.year is not None:
            return self.date
        return _date(year, self.month, self.day) if year else None


# each pattern begins with one character of few, so that the scan leaps; what stands before is looked at after it
DIGITS = pattern("dates", "digits")
WORDS = pattern("dates", "words")


def find_days(view: str) -> list[Day]:
    """Every day of a text in the order of the text. Bare fractions such as 24/24 or 2/3 are left to the caller."""
    found = [day for match in DIGITS.finditer(view) if (day := _digits(match))]
    if "tháng" in view or "THÁNG" in view or "Tháng" in view:
        found += [_words(match) for match in WORDS.finditer(view)]
        found.sort()
    return found


def _digits(match: re.Match[str]) -> Day | None:
    day, sign, month, year = match.groups()
    if year is None and (sign != "/" or int(month) > 12 or not 1 <= int(day) <= 31):
        return None
    return _day(match.span(), day, month, year, digits=True)


def _words(match: re.Match[str]) -> Day:
    start = match.start(1)
    return _day((start, match.end()), *match.groups(), digits=False)


def _day(span: Span, day: str, month: str, year: str | None, *, digits: bool) -> Day:
    # Nghị định 30/2020/NĐ-CP, Appendix I: a zero before days below 10 and before months 1 and 2
    padded = not ((len(day) == 1) or (len(month) == 1 and int(month) < 3))
    number = int(year) if year else None
    return Day(span, int(day), int(month), number, _date(number, int(month), int(day)), padded, digits)


def _date(year: int | None, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year else None
    except ValueError:
        return None

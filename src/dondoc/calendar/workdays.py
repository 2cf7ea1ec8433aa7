"""Which days count: a calendar of working days, and sums over it."""

import datetime
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dondoc.calendar.errors import OutOfRange, UnknownSwitch
from dondoc.calendar.expected import expected_days, in_english, known_switches, weekly_off
from dondoc.calendar.rows import Additions, Row, official_days
from dondoc.calendar.wording import day_in_words, weekday_name

__all__ = ["Calendar", "Day"]

DAY = datetime.timedelta(days=1)
MOST_WORKING_DAYS = 20_000  # eighty years; a longer term is a misreading
NO_YEARS: frozenset[int] = frozenset()


class Day(NamedTuple):
    """What a date is.

    `kind` is one of the kinds of a row, or "weekend" or "working". `name` and `name_en` are those of the holiday,
    else of the weekday. `source` names the notice or law; it is empty for ordinary days. `expected` is True where
    the day off is computed or not confirmed rather than announced.
    """

    date: datetime.date
    working: bool
    kind: str
    name: str
    name_en: str
    source: str = ""
    expected: bool = False


class Calendar:
    """The working days of an agency with a five-day week. It never changes: `with_days` makes another."""

    __slots__ = ("_added", "_complete", "_rows", "switches")

    def __init__(
        self,
        rows: Mapping[datetime.date, Row],
        complete_years: frozenset[int] = NO_YEARS,
        switches: frozenset[str] = frozenset(),
        added: frozenset[tuple[int, str]] = frozenset(),
    ) -> None:
        self._rows, self._complete, self._added, self.switches = rows, complete_years, added, switches

    @staticmethod
    def official(*switches: str) -> "Calendar":
        """The official calendar, with the optional days named; UnknownSwitch where there is none of that name.

        The one switch is "ngay-van-hoa": 24 November, Ngày Văn hóa Việt Nam (Nghị quyết 80-NQ/TW), off by default.
        """
        return _official(frozenset(switches))

    def with_days(self, rows: Iterable[Row] | Additions, complete_years: Iterable[int] = ()) -> "Calendar":
        """A calendar with an administrator's rows, which win over those of the same date.

        A holiday or day in lieu with an `occasion` also replaces the days computed for that occasion and year. For
        `complete_years` nothing is computed any more. `rows` may be what `load_days` gives.
        """
        years = frozenset(complete_years)
        if isinstance(rows, Additions):
            years |= rows.complete_years
            rows = rows.rows
        new = {row.date: row for row in rows if row.switch is None or row.switch in self.switches}
        added = {(row.date.year, row.occasion) for row in new.values() if row.occasion}
        return Calendar({**self._rows, **new}, self._complete | years, self.switches, self._added | added)

    def day(self, date: datetime.date) -> Day:
        """What a date is: working or not, of which kind, by which name and source."""
        row = self._row(date)
        if row is not None:
            working = row.kind == "swapped-on"
            return Day(date, working, row.kind, row.name, in_english(row), _source(row), not row.certain)
        off = weekly_off(date)
        return Day(date, not off, "weekend" if off else "working", *weekday_name(date))

    def is_working(self, date: datetime.date) -> bool:
        """Whether a date is a working day, a Saturday worked in a swap included."""
        row = self._row(date)
        return not weekly_off(date) if row is None else row.kind == "swapped-on"

    def announced(self, year: int) -> bool:
        """Whether all days off of a year are entered, so that none is computed."""
        return year in self._complete

    def add_working_days(self, start: datetime.date, n: int) -> datetime.date:
        """The n-th working day after `start`, which is not counted; before it where n is negative; `start` for 0."""
        if abs(n) > MOST_WORKING_DAYS:
            raise _out_of_range(f"{n}")
        step, date, left = (DAY if n > 0 else -DAY), start, abs(n)
        try:
            while left:
                date += step
                left -= self.is_working(date)
        except OverflowError as error:
            raise _out_of_range(f"{start} {n:+}") from error
        return date

    def working_days_between(self, start: datetime.date, end: datetime.date) -> int:
        """Working days from the day after `start` up to and with `end`; the negative of add_working_days backwards."""
        if end < start:
            return -self._count(end, start - DAY)
        return self._count(start + DAY, end) if end > start else 0

    def next_working(self, date: datetime.date) -> datetime.date:
        """The first working day after a date."""
        return self.add_working_days(date, 1)

    def previous_working(self, date: datetime.date) -> datetime.date:
        """The last working day before a date."""
        return self.add_working_days(date, -1)

    def _count(self, first: datetime.date, last: datetime.date) -> int:
        dates = range(first.toordinal(), last.toordinal() + 1)
        return sum(self.is_working(datetime.date.fromordinal(number)) for number in dates)

    def _row(self, date: datetime.date) -> Row | None:
        row = self._rows.get(date)
        if row is not None or date.year in self._complete:
            return row
        row = expected_days(date.year, self.switches).get(date)
        return None if row is not None and (date.year, row.occasion) in self._added else row


@lru_cache(maxsize=8)
def _official(switches: frozenset[str]) -> Calendar:
    if unknown := switches - known_switches():
        named, known = ", ".join(sorted(unknown)), ", ".join(sorted(known_switches()))
        raise UnknownSwitch(
            f"Không có tùy chọn “{named}”; hiện có: {known}", f"no switch “{named}”; there are: {known}"
        )
    days = official_days()
    rows = {row.date: row for row in days.rows if row.switch is None or row.switch in switches}
    return Calendar(rows, days.complete_years, switches)


def _source(row: Row) -> str:
    return f"{row.announced_by} ngày {day_in_words(row.announced_on)[0]}" if row.announced_on else row.announced_by


def _out_of_range(shown: str) -> OutOfRange:
    vi = f"Không tính được ngày làm việc: {shown}; hãy kiểm tra lại số ngày"
    return OutOfRange(vi, f"working days cannot be reckoned: {shown}; check the number of days")

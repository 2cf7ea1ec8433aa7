"""The days off as data: the table of announcements, the law, and an independent package."""

import datetime
from collections import Counter
from pathlib import Path

import holidays
import pytest

import dondoc.calendar
from dondoc.calendar import KINDS, Calendar, UnknownSwitch
from dondoc.calendar.expected import expected_days, weekly_off
from dondoc.calendar.rows import official_days
from dondoc.datatables import compile_folder

OFFICIAL = Calendar.official()
FOLDER = Path(dondoc.calendar.__file__).parent
YEARS = range(2018, 2027)
DAY = datetime.timedelta(days=1)
day = datetime.date.fromisoformat

# Weekdays off of each year (Monday to Friday), and the Saturdays that were worked, as announced.
WEEKDAYS_OFF = {
    2018: "01-01 02-14:02-20 04-25 04-30 05-01 09-03 12-31",
    2019: "01-01 02-04:02-08 04-15 04-29 04-30 05-01 09-02",
    2020: "01-01 01-23:01-29 04-02 04-30 05-01 09-02",
    2021: "01-01 02-10:02-16 04-21 04-30 05-03 09-02 09-03",
    2022: "01-03 01-31:02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20:01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08:02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27:01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16:02-20 04-27 04-30 05-01 08-31 09-01 09-02",
}
SATURDAYS_WORKED = {"2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"}


def days_of(*years):
    date = datetime.date(years[0], 1, 1)
    while date.year <= years[-1]:
        yield date
        date += DAY


def announced_weekdays(year):
    for part in WEEKDAYS_OFF[year].split():
        first, _, last = part.partition(":")
        date = day(f"{year}-{first}")
        while date <= day(f"{year}-{last or first}"):
            if date.weekday() < 5:
                yield date
            date += DAY


@pytest.mark.parametrize("year", YEARS)
def test_weekdays_off_are_those_announced(year):
    off = [date for date in days_of(year) if date.weekday() < 5 and not OFFICIAL.is_working(date)]
    assert off == list(announced_weekdays(year))


def test_saturdays_worked_are_those_announced():
    worked = {str(date) for date in days_of(*YEARS) if date.weekday() > 4 and OFFICIAL.is_working(date)}
    assert worked == SATURDAYS_WORKED


@pytest.mark.parametrize("year", YEARS)
def test_the_law_alone_gives_what_was_announced_but_for_swaps(year):
    rows = [row for row in official_days().rows if row.date.year == year and row.switch is None]
    announced = {row.date for row in rows if not row.kind.startswith("swapped")}
    assert {date for date in expected_days(year) if not weekly_off(date)} == {
        date for date in announced if not weekly_off(date)
    }


@pytest.mark.parametrize("year", YEARS)
def test_the_number_of_holidays_is_that_of_the_law(year):
    rows = [row for row in official_days().rows if row.date.year == year and row.switch is None]
    counted = Counter(row.kind for row in rows)
    assert counted["holiday"] == (10 if year < 2021 else 11)
    assert counted["substitute"] == sum(row.kind == "holiday" and row.date.weekday() > 4 for row in rows)


def test_rows_are_sound():
    rows = official_days().rows
    dates = [row.date for row in rows]
    assert dates == sorted(set(dates))
    by_date = {row.date: row for row in rows}
    for row in rows:
        assert row.kind in KINDS
        assert row.name and row.announced_by and row.mark in ("L", "C", "U")
        assert row.certain == (row.mark != "U")
        assert (row.occasion is None) == row.kind.startswith("swapped")
        if row.swapped_with:
            other = by_date[row.swapped_with]
            assert other.swapped_with == row.date
            assert {row.kind, other.kind} == {"swapped-off", "swapped-on"}


# What the package `holidays` says otherwise, and why.
EXPLAINED = {
    "2026-01-02": "swapped off by Công văn 12729/VPCP-KGVX of 25/12/2025, which the package does not know",
    "2026-01-10": "the Saturday worked for it",
    "2026-11-24": "Ngày Văn hóa Việt Nam: a paid day off once article 112 is amended; here a switch, off by default",
    "2027-11-24": "the same",
}


def test_differences_from_the_package_holidays_are_explained():
    package = holidays.country_holidays("VN", years=range(2018, 2028))
    differing = set()
    for date in days_of(*range(2018, 2028)):
        working = (date.weekday() < 5 and date not in package) or date in package.weekend_workdays
        if working != OFFICIAL.is_working(date):
            differing.add(str(date))
    assert differing == set(EXPLAINED)


def test_the_culture_day_is_a_switch():
    date, later = day("2026-11-24"), day("2027-11-24")
    on = Calendar.official("ngay-van-hoa")
    assert OFFICIAL.is_working(date) and OFFICIAL.is_working(later)
    assert not on.is_working(date) and not on.is_working(later)
    assert on.day(date).expected
    assert on.day(date).name == "Ngày Văn hóa Việt Nam"
    assert on.is_working(day("2025-11-24"))


def test_an_unknown_switch():
    with pytest.raises(UnknownSwitch) as caught:
        Calendar.official("ngay-van-hoá")
    assert "ngay-van-hoa" in caught.value.sentence("vi")
    assert caught.value.code == "DON-DAYS-SWITCH"


def test_compiled_tables_are_those_of_the_toml_files():
    assert (FOLDER / "compiled.json").read_text("utf-8") == compile_folder(FOLDER)


def test_public_names():
    assert dondoc.calendar.__all__ == sorted(
        dondoc.calendar.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    listed = sorted(name for names in dondoc.calendar.HOMES.values() for name in names)
    assert listed == sorted(dondoc.calendar.__all__)
    for name in dondoc.calendar.__all__:
        assert getattr(dondoc.calendar, name) is not None
    with pytest.raises(AttributeError, match="nothing_such"):
        dondoc.calendar.nothing_such  # noqa: B018

"""The lunar calendar against an independent table, and the names of years."""

import datetime

import pytest
import vnlunar
from hypothesis import given
from hypothesis import strategies as st

from dondoc.calendar import cycle_index, names_year, nearest_year_named, year_name
from dondoc.calendar.lunar import LunarDate, gio_to, tet, to_lunar, to_solar

DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(1900, 1, 31), datetime.date(2100, 12, 31)
days = st.dates(FIRST, LAST)

# The one month in which the table of vnlunar is a day late, and why.
EXPLAINED = {
    (
        "1925-01-24",
        "1925-02-22",
    ): "the sun was eclipsed on 24 January 1925: that day was the new moon, and Tết",
}


def of_vnlunar(date):
    found = vnlunar.get_lunar_date(date.day, date.month, date.year)
    return LunarDate(found["year"], found["month"], found["day"], bool(found["leap"]))


def month_starts():
    date = FIRST
    while date <= LAST:
        yield date
        date += 27 * DAY
        while to_lunar(date).day != 1:
            date += DAY


def test_every_month_of_two_centuries_is_that_of_vnlunar():
    probes = (start + step * DAY for start in month_starts() for step in (-1, 0, 15))
    differing = [date for date in probes if date >= FIRST and to_lunar(date) != of_vnlunar(date)]
    assert {(str(differing[0]), str(differing[-1]))} == set(EXPLAINED)
    assert len(differing) == 3


@given(days)
def test_solar_and_lunar_go_round(date):
    assert to_solar(to_lunar(date)) == date


@given(days)
def test_the_next_day_is_the_next_or_the_first_of_a_month(date):
    today, tomorrow = to_lunar(date), to_lunar(date + DAY)
    assert tomorrow.day == today.day + 1 or (tomorrow.day == 1 and today.day in (29, 30))


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        (LunarDate(2024, 1, 1), "2024-02-10"),
        (LunarDate(2023, 12, 30), "2024-02-09"),
        (LunarDate(2023, 2, 1, leap=True), "2023-03-22"),
        (LunarDate(2025, 6, 1, leap=True), "2025-07-25"),
        (LunarDate(2033, 11, 1, leap=True), "2033-12-22"),  # the well-known trap of leap-month reckoning
        (LunarDate(1985, 1, 1), "1985-01-21"),  # a month before the Chinese new year, for the time zone
        (LunarDate(2007, 1, 1), "2007-02-17"),  # a day before the Chinese one
    ],
)
def test_known_days(lunar, solar):
    assert to_solar(lunar) == datetime.date.fromisoformat(solar)
    assert to_lunar(datetime.date.fromisoformat(solar)) == lunar


@pytest.mark.parametrize(
    "lunar", [LunarDate(2024, 1, 1, leap=True), LunarDate(2024, 1, 30), LunarDate(2024, 13, 1), LunarDate(2024, 3, 0)]
)
def test_days_that_do_not_exist(lunar):
    with pytest.raises(ValueError, match="no such lunar date"):
        to_solar(lunar)


@pytest.mark.parametrize(
    ("year", "new_year", "ancestors"),
    [
        (2018, "02-16", "04-25"),
        (2019, "02-05", "04-14"),
        (2020, "01-25", "04-02"),
        (2021, "02-12", "04-21"),
        (2022, "02-01", "04-10"),
        (2023, "01-22", "04-29"),
        (2024, "02-10", "04-18"),
        (2025, "01-29", "04-07"),
        (2026, "02-17", "04-26"),
        (2027, "02-06", "04-16"),
        (2028, "01-26", "04-04"),
        (2029, "02-13", "04-23"),
        (2030, "02-02", "04-12"),
    ],
)
def test_tet_and_gio_to(year, new_year, ancestors):
    assert (f"{tet(year):%m-%d}", f"{gio_to(year):%m-%d}") == (new_year, ancestors)


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (1984, "Giáp Tý"),
        (2018, "Mậu Tuất"),
        (2019, "Kỷ Hợi"),
        (2020, "Canh Tý"),
        (2021, "Tân Sửu"),
        (2022, "Nhâm Dần"),
        (2023, "Quý Mão"),
        (2024, "Giáp Thìn"),
        (2025, "Ất Tỵ"),
        (2026, "Bính Ngọ"),
        (2027, "Đinh Mùi"),
        (2028, "Mậu Thân"),
        (2029, "Kỷ Dậu"),
    ],
)
def test_names_of_years(year, name):
    assert year_name(year) == name
    assert names_year(name, year)
    assert not names_year(name, year - 1)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("GIÁP THÌN", 2024),
        ("giáp  thìn", 2024),
        ("Ất Tị", 2025),
        ("Quý Mẹo", 2023),
        ("Quí Mão", 2023),
        ("Qúy Mão", 2023),
        ("Kỉ Hợi", 2019),
        ("Canh Tí", 2020),
        ("Đinh Vị", 2027),
    ],
)
def test_spellings(name, year):
    assert names_year(name, year)
    assert cycle_index(name) == (year - 4) % 60


@pytest.mark.parametrize("name", ["Giáp Sửu", "Thìn", "Giáp", "", "Giáp Thìn 2024", "Bính Tuất nhé", "Thìn Giáp"])
def test_no_names(name):
    assert cycle_index(name) is None
    assert not names_year(name, 2024)
    assert nearest_year_named(name, 2024) is None


def test_the_year_that_was_meant():
    # "Tết Nguyên đán Giáp Thìn năm 2023"
    assert not names_year("Giáp Thìn", 2023)
    assert nearest_year_named("Giáp Thìn", 2023) == 2024
    assert nearest_year_named("Giáp Thìn", 1990) == 1964


@given(st.integers(1, 3000))
def test_names_repeat_after_sixty_years(year):
    assert year_name(year) == year_name(year + 60)
    assert cycle_index(year_name(year)) == (year - 4) % 60
    assert nearest_year_named(year_name(year), year) == year

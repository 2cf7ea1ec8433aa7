"""What a day is, and sums of working days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.calendar import Calendar, OutOfRange, Row, parse_days

OFFICIAL = Calendar.official()
day = datetime.date.fromisoformat
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 12, 31))
counts = st.integers(1, 60)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2024-02-05", 5, "2024-02-19"),
        ("2024-02-05", 2, "2024-02-07"),
        ("2024-04-26", 3, "2024-05-04"),
        ("2026-04-29", 1, "2026-05-04"),
        ("2025-12-31", 1, "2026-01-05"),
        ("2026-01-05", 5, "2026-01-10"),
        ("2024-02-19", -5, "2024-02-05"),
        ("2024-02-10", 0, "2024-02-10"),
        ("2024-02-10", -1, "2024-02-07"),
        ("2024-02-10", 1, "2024-02-15"),
        ("2018-12-28", 1, "2019-01-02"),
        ("2019-01-02", 3, "2019-01-05"),
    ],
)
def test_sums(start, n, end):
    assert OFFICIAL.add_working_days(day(start), n) == day(end)


@given(days, counts)
def test_adding_and_counting_agree(start, n):
    later = OFFICIAL.add_working_days(start, n)
    earlier = OFFICIAL.add_working_days(start, -n)
    assert OFFICIAL.is_working(later) and OFFICIAL.is_working(earlier)
    assert OFFICIAL.working_days_between(start, later) == n
    assert OFFICIAL.working_days_between(start, earlier) == -n


@given(days, counts, counts)
def test_steps_add_up(start, first, second):
    halfway = OFFICIAL.add_working_days(start, first)
    assert OFFICIAL.add_working_days(halfway, second) == OFFICIAL.add_working_days(start, first + second)


@given(days, counts)
def test_back_and_forth_from_a_working_day(start, n):
    start = OFFICIAL.next_working(start)
    assert OFFICIAL.add_working_days(OFFICIAL.add_working_days(start, n), -n) == start


near = st.dates(datetime.date(2015, 1, 1), datetime.date(2028, 12, 31))


@given(near, near, near)
def test_stretches_add_up(first, second, third):
    a, b, c = sorted((first, second, third))
    between = OFFICIAL.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)


@given(days)
def test_neighbours(date):
    after, before = OFFICIAL.next_working(date), OFFICIAL.previous_working(date)
    assert before < date < after
    assert OFFICIAL.working_days_between(before, after) == 1 + OFFICIAL.is_working(date)


@given(days)
def test_day_and_is_working_agree(date):
    found = OFFICIAL.day(date)
    assert found.date == date
    assert found.working == OFFICIAL.is_working(date) == (found.kind in ("working", "swapped-on"))
    assert bool(found.source) == (found.kind not in ("working", "weekend"))
    assert found.name and found.name_en


@pytest.mark.parametrize("n", [20_001, -20_001, 10**12])
def test_too_many_days(n):
    with pytest.raises(OutOfRange):
        OFFICIAL.add_working_days(day("2024-02-05"), n)


def test_the_end_of_time():
    with pytest.raises(OutOfRange):
        OFFICIAL.next_working(datetime.date.max)
    with pytest.raises(OutOfRange):
        OFFICIAL.previous_working(datetime.date.min)


@pytest.mark.parametrize(
    ("date", "kind", "name", "name_en", "source"),
    [
        ("2024-02-08", "holiday", "Tết Nguyên đán Giáp Thìn", "Tết, the Lunar New Year", "Thủ tướng Chính phủ"),
        (
            "2023-09-04",
            "substitute",
            "Nghỉ bù Quốc khánh",
            "day in lieu of National Day",
            "8056/VPCP-KGVX ngày 01/12/2022",
        ),
        (
            "2024-04-29",
            "swapped-off",
            "Nghỉ hoán đổi, làm bù thứ Bảy 04/5/2024",
            "day off, worked on 4 May 2024 instead",
            "Công văn 2450/VPCP-KGVX ngày 12/4/2024",
        ),
        ("2024-05-04", "swapped-on", "Làm bù thay thứ Hai 29/4/2024", "working day instead of 29 April 2024", "2450"),
        ("2021-08-29", "weekend", "Chủ nhật", "Sunday", ""),
        ("2023-04-30", "holiday", "Ngày Chiến thắng", "Victory Day", "Bộ luật Lao động 2019, Điều 112"),
        ("2024-02-28", "working", "thứ Tư", "Wednesday", ""),
    ],
)
def test_what_a_day_is(date, kind, name, name_en, source):
    found = OFFICIAL.day(day(date))
    assert (found.kind, found.name, found.name_en, found.expected) == (kind, name, name_en, False)
    assert source in found.source


@pytest.mark.parametrize(
    ("date", "kind", "working"),
    [
        ("2027-01-01", "holiday", False),
        ("2027-02-04", "holiday", False),
        ("2027-02-10", "substitute", False),
        ("2027-02-11", "working", True),
        ("2027-04-16", "holiday", False),
        ("2027-05-03", "substitute", False),
        ("2027-09-03", "holiday", False),
        ("2006-04-07", "working", True),  # 10/3 was no day off before 2007
        ("2007-04-26", "holiday", False),
        ("1999-09-25", "working", True),  # a Saturday before the forty-hour week
        ("1999-10-02", "weekend", False),
        ("1999-09-26", "weekend", False),
        ("1994-09-02", "working", True),  # before the Labour Code of 1994 nothing is computed
        ("2101-01-03", "working", True),
    ],
)
def test_years_without_an_announcement(date, kind, working):
    found = OFFICIAL.day(day(date))
    assert (found.kind, found.working) == (kind, working)
    assert found.expected == (kind in ("holiday", "substitute"))
    assert not OFFICIAL.announced(found.date.year)


def test_unconfirmed_days_are_expected():
    assert OFFICIAL.day(day("2026-08-31")).expected
    assert OFFICIAL.announced(2026)


def test_an_administrators_rows_win():
    rows = [
        Row(day("2024-09-09"), "local", "Nghỉ tránh bão số 3"),
        Row(day("2024-09-03"), "swapped-on", "Trực cả cơ quan"),
    ]
    ours = OFFICIAL.with_days(rows)
    assert not ours.is_working(day("2024-09-09"))
    assert ours.day(day("2024-09-09")).name == "Nghỉ tránh bão số 3"
    assert ours.is_working(day("2024-09-03"))
    assert ours.day(day("2024-09-03")).name_en == "swapped-on"
    assert OFFICIAL.is_working(day("2024-09-09")) and not OFFICIAL.is_working(day("2024-09-03"))
    again = ours.with_days([Row(day("2024-09-09"), "swapped-on", "Làm việc trở lại", name_en="back to work")])
    assert again.day(day("2024-09-09"))[1:5] == (True, "swapped-on", "Làm việc trở lại", "back to work")


ANNOUNCED_2027 = """
[[day]]
date = 2027-02-05
kind = "holiday"
name = "Tết Nguyên đán Đinh Mùi"
occasion = "tet"
announced_by = "Thông báo của Bộ Nội vụ"
announced_on = 2026-10-20
"""


def test_an_announced_occasion_replaces_the_computed_one():
    ours = OFFICIAL.with_days(parse_days(ANNOUNCED_2027))
    assert ours.is_working(day("2027-02-04")) and ours.is_working(day("2027-02-10"))
    found = ours.day(day("2027-02-05"))
    assert (found.working, found.expected, found.source) == (False, False, "Thông báo của Bộ Nội vụ ngày 20/10/2026")
    assert not ours.is_working(day("2027-04-30"))
    assert not ours.announced(2027)
    assert not ours.is_working(day("2028-01-26"))


def test_nothing_is_computed_for_a_complete_year():
    ours = OFFICIAL.with_days(parse_days("complete_years = [2027]" + ANNOUNCED_2027))
    assert ours.announced(2027)
    assert ours.is_working(day("2027-04-30"))
    assert not ours.is_working(day("2027-02-05"))
    assert OFFICIAL.with_days([], [2027]).is_working(day("2027-02-05"))

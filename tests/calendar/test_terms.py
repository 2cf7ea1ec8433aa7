"""Periods, lengths of time and recurrences as the reading contract writes them, and their words."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.calendar import BadDeadline, wording
from dondoc.calendar.rhythm import rhythm_in_words
from dondoc.calendar.terms import Length, Recurrence, add_months, hour, length, month_end, period, recurrence
from dondoc.calendar.wording import day_in_words, full_day, phrases, short_day

day = datetime.date.fromisoformat
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "vi", "en"),
    [
        ("2024", "2024-01-01", "2024-12-31", "trong năm 2024", "in 2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "trong tháng 02/2024", "in February 2024"),
        ("2023-09", "2023-09-01", "2023-09-30", "trong tháng 9/2023", "in September 2023"),
        ("2023-12", "2023-12-01", "2023-12-31", "trong tháng 12/2023", "in December 2023"),
        ("2023-Q4", "2023-10-01", "2023-12-31", "trong quý IV/2023", "in quarter 4 of 2023"),
        ("2022-H1", "2022-01-01", "2022-06-30", "trong 06 tháng đầu năm 2022", "in the first half of 2022"),
        ("2022-H2", "2022-07-01", "2022-12-31", "trong 06 tháng cuối năm 2022", "in the second half of 2022"),
        ("2021/2025", "2021-01-01", "2025-12-31", "trong giai đoạn 2021–2025", "in the years 2021–2025"),
        ("2024-2025", "2024-01-01", "2025-12-31", "trong giai đoạn 2024–2025", "in the years 2024–2025"),
        ("2018-03-05", "2018-03-05", "2018-03-05", "trong ngày 05/3/2018", "on 5 March 2018"),
    ],
)
def test_periods(text, first, last, vi, en):
    assert period(text) == (day(first), day(last), (vi, en))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2024-Q5",
        "2024-H3",
        "2024-2",
        "2025/2021",
        "2024-02-30",
        "0000",
        "2024-Q1-05",
        "tháng 3",
    ],
)
def test_no_periods(text):
    with pytest.raises(BadDeadline) as caught:
        period(text)
    assert f"“{text}”" in caught.value.sentence("vi")
    assert caught.value.code == "DON-DUE-VALUE"


@pytest.mark.parametrize(
    ("text", "value", "vi", "en"),
    [
        ("P15D", Length(days=15), "15 ngày", "15 days"),
        ("P2M", Length(months=2), "02 tháng", "2 months"),
        ("P1Y", Length(years=1), "01 năm", "1 year"),
        ("P3W", Length(weeks=3), "03 tuần", "3 weeks"),
        ("P5W/D", Length(working=5), "05 ngày làm việc", "5 working days"),
        ("P1W/D", Length(working=1), "01 ngày làm việc", "1 working day"),
        ("PT24H", Length(hours=24), "24 giờ", "24 hours"),
        ("PT90M", Length(minutes=90), "90 phút", "90 minutes"),
        ("P1Y6M", Length(years=1, months=6), "01 năm 06 tháng", "1 year 6 months"),
        ("P1DT12H", Length(days=1, hours=12), "01 ngày 12 giờ", "1 day 12 hours"),
    ],
)
def test_lengths(text, value, vi, en):
    assert length(text) == value
    assert length(text).words == (vi, en)


@pytest.mark.parametrize("text", ["", "P", "PT", "P0D", "P0W/D", "15D", "P-5D", "P1.5D", "P5W/DT2H", "PT1D", "P99999D"])
def test_no_lengths(text):
    with pytest.raises(BadDeadline):
        length(text)


@pytest.mark.parametrize(
    ("text", "value", "rhythm", "when"),
    [
        ("FREQ=DAILY", Recurrence("DAILY"), "hằng ngày", ""),
        ("FREQ=DAILY;INTERVAL=2", Recurrence("DAILY", 2), "02 ngày một lần", ""),
        ("FREQ=WEEKLY", Recurrence("WEEKLY"), "hằng tuần", "chậm nhất ngày làm việc cuối tuần"),
        ("FREQ=WEEKLY;BYDAY=FR", Recurrence("WEEKLY", 1, (), (4,)), "hằng tuần", "chậm nhất thứ Sáu"),
        ("FREQ=WEEKLY;BYDAY=TH,MO", Recurrence("WEEKLY", 1, (), (0, 3)), "hằng tuần", "chậm nhất thứ Hai, thứ Năm"),
        ("FREQ=WEEKLY;INTERVAL=2", Recurrence("WEEKLY", 2), "02 tuần một lần", "chậm nhất ngày làm việc cuối tuần"),
        ("FREQ=MONTHLY", Recurrence("MONTHLY"), "hằng tháng", "chậm nhất ngày làm việc cuối tháng"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", Recurrence("MONTHLY", 1, (5,)), "hằng tháng", "chậm nhất ngày 05"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            Recurrence("MONTHLY", 1, (-1,)),
            "hằng tháng",
            "chậm nhất ngày cuối cùng của kỳ",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=25,10",
            Recurrence("MONTHLY", 1, (10, 25)),
            "hằng tháng",
            "chậm nhất ngày 10, 25",
        ),
        ("FREQ=MONTHLY;INTERVAL=3", Recurrence("MONTHLY", 3), "hằng quý", "chậm nhất ngày làm việc cuối quý"),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20",
            Recurrence("MONTHLY", 3, (20,)),
            "hằng quý",
            "chậm nhất ngày 20 của tháng cuối quý",
        ),
        ("FREQ=MONTHLY;INTERVAL=6", Recurrence("MONTHLY", 6), "06 tháng một lần", "chậm nhất ngày làm việc cuối kỳ"),
        ("FREQ=YEARLY", Recurrence("YEARLY"), "hằng năm", "chậm nhất ngày làm việc cuối năm"),
        (
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
            Recurrence("YEARLY", 1, (15,), (), 12),
            "hằng năm",
            "chậm nhất ngày 15/12",
        ),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
            Recurrence("YEARLY", 1, (-1,), (), 2),
            "hằng năm",
            "chậm nhất ngày 29/02",
        ),
    ],
)
def test_recurrences(text, value, rhythm, when):
    assert recurrence(text) == value
    words = rhythm_in_words(value, before=False)
    assert (words[0].vi, words[1].vi) == (rhythm, when)
    before = rhythm_in_words(value, before=True)[1].vi
    assert before == (when.replace("chậm nhất", "trước") if value.names_day else when)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=HOURLY",
        "BYMONTHDAY=20",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=10,",
        "FREQ=MONTHLY;BYMONTHDAY=1,-1",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;BYDAY=FR",
        "FREQ=MONTHLY;BYMONTH=2",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=DAILY;BYDAY=FR",
        "FREQ=YEARLY;INTERVAL=2",
        "FREQ=YEARLY;BYMONTH=5",
        "FREQ=MONTHLY;COUNT=3",
        "hằng tháng",
    ],
)
def test_no_recurrences(text):
    with pytest.raises(BadDeadline):
        recurrence(text)


@pytest.mark.parametrize(("text", "shown"), [("17:00", "17:00"), ("8:30", "08:30"), ("24:00", "23:59")])
def test_hours(text, shown):
    assert f"{hour(text):%H:%M}" == shown


@pytest.mark.parametrize("text", ["25:00", "17:60", "17", "17h00", ""])
def test_no_hours(text):
    with pytest.raises(BadDeadline):
        hour(text)


@given(days, st.integers(-1200, 1200))
def test_months_keep_the_day_or_end_the_month(date, count):
    moved = add_months(date, count)
    assert (moved.year * 12 + moved.month) - (date.year * 12 + date.month) == count
    assert moved.day == min(date.day, month_end(moved.year, moved.month).day)


@given(days)
def test_a_day_in_words_can_be_read_back(date):
    number, month, year = day_in_words(date).vi.split("/")
    assert datetime.date(int(year), int(month), int(number)) == date
    assert full_day(date).vi.endswith(short_day(date).vi + f"/{date.year}")
    assert full_day(date).en.startswith(f"{date:%A} {date.day} {date:%B}")


def test_every_row_has_an_example():
    table = tomllib.loads((Path(wording.__file__).parent / "phrases.toml").read_text("utf-8"))
    rows = [*table["off"], *table["phrase"].values(), *table["period"].values(), *table["length"].values()]
    rows += [*table["rhythm"].values(), *table["when"].values()]
    assert all(row["example"] for row in rows)
    assert phrases().keys() == table.keys()

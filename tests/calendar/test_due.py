"""The last day in time for each wording, and its reasons."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.calendar import BadDeadline, Calendar, Policy, Row, last_day, wording

OFFICIAL = Calendar.official()
day = datetime.date.fromisoformat
days = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))
DATES = ("date", "start")


def due(relation, policy=None, calendar=OFFICIAL, **values):
    values = {key: day(value) if key in DATES else value for key, value in values.items()}
    if policy:
        values["policy"] = policy
    return last_day(relation, calendar=calendar, **values)


# relation, fields, last day, whether moved, a part of the reason
CASES = [
    # trước ngày D: the day before, or the working day before that
    ("before", {"date": "2024-02-08"}, "2024-02-07", False, "08/02 là ngày nghỉ Tết Nguyên đán Giáp Thìn."),
    ("before", {"date": "2024-02-28"}, "2024-02-27", False, "Trước ngày 28/02/2024 → thứ Ba 27/02/2024."),
    ("before", {"date": "2024-02-15"}, "2024-02-07", True, "14/02 là ngày nghỉ bù Tết Nguyên đán Giáp Thìn; lấy ngày"),
    ("before", {"date": "2021-05-01"}, "2021-04-29", True, "30/4 là Ngày Chiến thắng, được nghỉ"),
    ("before", {"date": "2023-09-02"}, "2023-08-31", True, "01/9 là ngày nghỉ Quốc khánh"),
    ("before", {"date": "2024-05-05"}, "2024-05-04", False, "05/5 là Chủ nhật; 04/5 là ngày làm bù"),
    (
        "before",
        {"date": "2025-06-10", "time": "16:00"},
        "2025-06-10",
        False,
        "Trước 16:00 ngày 10/6/2025 → 16:00 thứ Ba",
    ),
    # chậm nhất, đến ngày D: the day, or the next working day
    ("by", {"date": "2023-09-15"}, "2023-09-15", False, "Chậm nhất ngày 15/9/2023 → thứ Sáu 15/9/2023."),
    ("by", {"date": "2023-09-24"}, "2023-09-25", True, "24/9 là Chủ nhật; chuyển sang ngày làm việc tiếp theo"),
    ("by", {"date": "2024-04-29"}, "2024-05-02", True, "29/4 là ngày nghỉ hoán đổi, làm bù thứ Bảy 04/5/2024"),
    ("by", {"date": "2021-04-12", "time": "17:00"}, "2021-04-12", False, "Trước 17:00 ngày 12/4/2021 → 17:00 thứ Hai"),
    ("by", {"date": "2025-04-26"}, "2025-04-26", False, "26/4 là ngày làm bù"),
    # trong tháng, quý, năm: the last working day of it
    ("in", {"period": "2023-09"}, "2023-09-29", True, "ngày làm việc cuối cùng của kỳ; 30/9 là thứ Bảy"),
    ("in", {"period": "2024-10"}, "2024-10-31", False, "Trong tháng 10/2024 → thứ Năm 31/10/2024."),
    ("in", {"period": "2018"}, "2018-12-28", True, "31/12 là ngày nghỉ hoán đổi"),
    ("in", {"period": "2024-Q1"}, "2024-03-29", True, "Trong quý I/2024"),
    ("in", {"period": "2022-H1"}, "2022-06-30", False, "Trong 06 tháng đầu năm 2022"),
    ("in", {"period": "2021/2025"}, "2025-12-31", False, "Trong giai đoạn 2021–2025"),
    ("in", {"period": "2018-03-05"}, "2018-03-05", False, "Trong ngày 05/3/2018"),
    ("in", {"period": "2024-02-10"}, "2024-02-10", False, "trong kỳ không có ngày làm việc nào"),
    # trong vòng: the first day is not counted
    ("within", {"duration": "P5W/D", "start": "2024-02-05"}, "2024-02-19", False, "không tính 05 ngày nghỉ lễ, Tết"),
    ("within", {"duration": "P3W/D", "start": "2024-04-26"}, "2024-05-04", False, "có tính thứ Bảy 04/5/2024 làm bù"),
    (
        "within",
        {"duration": "P1W/D", "start": "2026-04-29"},
        "2026-05-04",
        False,
        "01 ngày làm việc kể từ ngày 29/4/2026",
    ),
    ("within", {"duration": "P1W/D", "start": "2025-12-31"}, "2026-01-05", False, "không tính 02 ngày nghỉ lễ"),
    ("within", {"duration": "P5W/D", "start": "2026-01-05"}, "2026-01-10", False, "thứ Bảy 10/01/2026 làm bù"),
    ("within", {"duration": "P5W/D", "start": "2024-10-02"}, "2024-10-09", False, "không tính ngày đó → thứ Tư"),
    ("within", {"duration": "P15D", "start": "2024-01-25"}, "2024-02-15", True, "09/02 là ngày nghỉ Tết Nguyên đán"),
    ("within", {"duration": "P30D", "start": "2019-05-14"}, "2019-06-13", False, "30 ngày kể từ ngày 14/5/2019"),
    ("within", {"duration": "P1M", "start": "2024-01-31"}, "2024-02-29", False, "01 tháng kể từ ngày 31/01/2024"),
    ("within", {"duration": "P6M", "start": "2022-12-14"}, "2023-06-14", False, "06 tháng"),
    ("within", {"duration": "P1Y", "start": "2024-02-29"}, "2025-02-28", False, "01 năm"),
    ("within", {"duration": "P2W", "start": "2024-03-01"}, "2024-03-15", False, "02 tuần"),
    ("within", {"duration": "PT24H", "start": "2024-02-05", "time": "08:00"}, "2024-02-06", False, "→ 08:00 thứ Ba"),
    ("within", {"duration": "PT20H", "start": "2024-03-01", "time": "17:30"}, "2024-03-02", False, "→ 13:30 thứ Bảy"),
    ("within", {"duration": "PT48H", "start": "2024-02-05"}, "2024-02-07", False, "→ cùng giờ đó thứ Tư 07/02/2024"),
    ("within", {"duration": "PT12H", "start": "2024-02-05"}, None, False, "cần giờ bắt đầu để tính hạn"),
    ("within", {"duration": "P2D"}, None, False, "02 ngày kể từ một ngày chưa rõ; cần ngày bắt đầu"),
    ("within", {"duration": "P15W/D"}, None, False, "15 ngày làm việc kể từ một ngày chưa rõ"),
    ("before", {}, None, False, "Văn bản không nêu rõ ngày"),
    ("by", {}, None, False, "Văn bản không nêu rõ ngày"),
    # hằng tháng, hằng tuần: the next after the start
    (
        "every",
        {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=20", "start": "2025-04-15", "phrase": "Hằng tháng, trước ngày 20"},
        "2025-04-18",
        True,
        "Hằng tháng, trước ngày 20 → thứ Sáu 18/4/2025; 19/4 là thứ Bảy; lấy ngày làm việc liền trước",
    ),
    (
        "every",
        {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=20", "start": "2023-08-22", "phrase": "vào ngày 20 hằng tháng"},
        "2023-09-20",
        False,
        "Hằng tháng, chậm nhất ngày 20 → thứ Tư 20/9/2023.",
    ),
    (
        "every",
        {"recurrence": "FREQ=WEEKLY;BYDAY=FR", "start": "2024-02-05", "phrase": "trước 15 giờ thứ Sáu hằng tuần"},
        "2024-02-07",
        True,
        "chậm nhất thứ Sáu → thứ Tư 07/02/2024",
    ),
    ("every", {"recurrence": "FREQ=MONTHLY", "start": "2024-10-03"}, "2024-10-31", False, "cuối tháng"),
    (
        "every",
        {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=10,25", "start": "2023-10-10"},
        "2023-10-25",
        False,
        "ngày 10, 25",
    ),
    ("every", {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=31", "start": "2023-06-01"}, "2023-06-30", False, "ngày 31"),
    ("every", {"recurrence": "FREQ=MONTHLY;INTERVAL=3", "start": "2023-08-22"}, "2023-09-29", True, "Hằng quý"),
    ("every", {"recurrence": "FREQ=MONTHLY;INTERVAL=3", "start": "2023-09-29"}, "2023-12-29", True, "Hằng quý"),
    (
        "every",
        {"recurrence": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "start": "2026-03-09", "phrase": "trước ngày 20"},
        "2026-03-19",
        False,
        "trước ngày 20 của tháng cuối quý",
    ),
    (
        "every",
        {"recurrence": "FREQ=WEEKLY", "start": "2022-12-14"},
        "2022-12-16",
        False,
        "cuối tuần → thứ Sáu 16/12/2022.",
    ),
    ("every", {"recurrence": "FREQ=WEEKLY", "start": "2024-05-02"}, "2024-05-04", False, "04/5 là ngày làm bù"),
    ("every", {"recurrence": "FREQ=WEEKLY;INTERVAL=2", "start": "2024-03-01"}, "2024-03-15", False, "02 tuần một lần"),
    (
        "every",
        {"recurrence": "FREQ=DAILY", "start": "2024-02-07"},
        "2024-02-15",
        True,
        "Hằng ngày → thứ Năm 15/02/2024",
    ),
    ("every", {"recurrence": "FREQ=DAILY;INTERVAL=2", "start": "2024-03-04"}, "2024-03-06", False, "02 ngày một lần"),
    (
        "every",
        {"recurrence": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "start": "2024-04-08"},
        "2024-12-13",
        True,
        "15/12",
    ),
    ("every", {"recurrence": "FREQ=YEARLY", "start": "2024-12-31"}, "2025-12-31", False, "Hằng năm"),
    ("every", {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=25"}, None, False, "nếu là ngày nghỉ thì lấy ngày làm việc"),
    ("every", {"recurrence": "FREQ=DAILY"}, None, False, "nếu là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo"),
    ("every", {"recurrence": "FREQ=MONTHLY;INTERVAL=3"}, None, False, "cuối quý; cần ngày bắt đầu để tính kỳ tới."),
]
# policy, relation, fields, last day, whether moved, a part of the reason
CHOICES = [
    (Policy(by="stay"), "by", {"date": "2023-09-24"}, "2023-09-24", False, "giữ nguyên ngày"),
    (Policy(by="previous"), "by", {"date": "2023-09-24"}, "2023-09-22", True, "lấy ngày làm việc liền trước"),
    (Policy(before="stay"), "before", {"date": "2024-02-12"}, "2024-02-11", False, "giữ nguyên ngày"),
    (Policy(before="next"), "before", {"date": "2024-02-12"}, "2024-02-15", True, "chuyển sang"),
    (Policy(in_="next"), "in", {"period": "2023-09"}, "2023-10-02", True, "chuyển sang"),
    (Policy(in_="stay"), "in", {"period": "2023-09"}, "2023-09-30", False, "giữ nguyên ngày"),
    (Policy(within="stay"), "within", {"duration": "P15D", "start": "2024-01-25"}, "2024-02-09", False, "giữ nguyên"),
    (
        Policy(hours="next"),
        "within",
        {"duration": "PT24H", "start": "2024-03-01", "time": "08:00"},
        "2024-03-04",
        True,
        "08:00 thứ Hai",
    ),
    (
        Policy(every="next"),
        "every",
        {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=20", "start": "2024-04-20"},
        "2024-04-22",
        True,
        "20",
    ),
    (
        Policy(every="next"),
        "every",
        {"recurrence": "FREQ=WEEKLY", "start": "2024-04-08"},
        "2024-04-12",
        False,
        "cuối tuần",
    ),
    (
        Policy(daily="stay"),
        "every",
        {"recurrence": "FREQ=DAILY", "start": "2024-02-09"},
        "2024-02-10",
        False,
        "giữ nguyên",
    ),
    (Policy(daily="stay"), "every", {"recurrence": "FREQ=DAILY"}, None, False, "kể cả ngày nghỉ"),
]
EXPECTED = [
    ("by", {"date": "2027-02-05"}, "2027-02-11", "lịch nghỉ năm 2027 chưa có thông báo đầy đủ, ngày này là dự kiến"),
    ("by", {"date": "2027-03-03"}, "2027-03-03", "lịch nghỉ năm 2027"),
    ("by", {"date": "2026-08-31"}, "2026-09-03", "có ngày nghỉ chưa được xác nhận"),
    ("within", {"duration": "P3W/D", "start": "2026-08-28"}, "2026-09-07", "có ngày nghỉ chưa được xác nhận"),
    ("within", {"duration": "P2W/D", "start": "2026-12-31"}, "2027-01-05", "lịch nghỉ năm 2027"),
]


@pytest.mark.parametrize(("relation", "fields", "last", "moved", "reason"), CASES)
def test_last_days(relation, fields, last, moved, reason):
    found = due(relation, **fields)
    assert found.day == (day(last) if last else None)
    assert found.moved == moved
    assert reason in found.reason_vi
    assert not found.expected


@pytest.mark.parametrize("case", CHOICES)
def test_an_agency_may_choose(case):
    policy, relation, fields, last, moved, reason = case
    found = due(relation, policy, **fields)
    assert found.day == (day(last) if last else None)
    assert found.moved == moved
    assert reason in found.reason_vi


@pytest.mark.parametrize(("relation", "fields", "last", "reason"), EXPECTED)
def test_days_that_rest_on_what_is_not_announced(relation, fields, last, reason):
    found = due(relation, **fields)
    assert (found.day, found.expected) == (day(last), True)
    assert reason in found.reason_vi


def test_every_phrase_is_hit_by_a_case(monkeypatch):
    hit = set()

    class Recorder(dict):
        def __getitem__(self, key):
            hit.add(key)
            return super().__getitem__(key)

    table = wording.phrases()
    recorded = {**table, "phrase": Recorder(table["phrase"])}
    monkeypatch.setattr(wording, "phrases", lambda: recorded)
    for relation, fields, *_ in (*CASES, *EXPECTED):
        due(relation, **fields)
    for policy, relation, fields, *_ in CHOICES:
        due(relation, policy, **fields)
    assert hit == table["phrase"].keys()


def test_the_seed_in_both_languages():
    found = due("before", date="2024-02-08")
    assert found.reason_vi == "Trước ngày 08/02/2024 → thứ Tư 07/02/2024; 08/02 là ngày nghỉ Tết Nguyên đán Giáp Thìn."
    assert found.reason_en == (
        "Before 8 February 2024 → Wednesday 7 February 2024; 8 February is a day off (Tết, the Lunar New Year)."
    )
    assert found.day_off is not None and found.day_off.date == day("2024-02-08")


@pytest.mark.parametrize(
    ("relation", "fields", "off"),
    [
        ("before", {"date": "2024-02-28"}, None),
        ("before", {"date": "2024-02-15"}, "2024-02-14"),
        ("by", {"date": "2023-09-24"}, "2023-09-24"),
        ("in", {"period": "2023-09"}, "2023-09-30"),
        ("within", {"duration": "P15D", "start": "2024-01-25"}, "2024-02-09"),
        ("within", {"duration": "P5W/D", "start": "2024-02-05"}, None),
        ("within", {"duration": "P2D"}, None),
    ],
)
def test_the_day_off_in_question(relation, fields, off):
    found = due(relation, **fields).day_off
    assert (found and found.date) == (off and day(off))


@pytest.mark.parametrize(
    ("relation", "fields", "time"),
    [
        ("by", {"date": "2024-04-10", "time": "16:00"}, "16:00"),
        ("by", {"date": "2024-04-10"}, None),
        ("every", {"recurrence": "FREQ=DAILY", "start": "2024-04-10", "time": "6:00"}, "06:00"),
        ("every", {"recurrence": "FREQ=DAILY", "time": "16:00"}, "16:00"),
        ("within", {"duration": "PT20H", "start": "2024-03-01", "time": "17:30"}, "13:30"),
    ],
)
def test_the_hour(relation, fields, time):
    assert due(relation, **fields).time == time


def test_words_of_an_agencys_own_days():
    ours = OFFICIAL.with_days(
        [Row(day("2024-09-09"), "local", "Nghỉ tránh bão số 3"), Row(day("2024-09-10"), "local", "Khắc phục bão")]
    )
    first, second = due("by", calendar=ours, date="2024-09-09"), due("by", calendar=ours, date="2024-09-10")
    assert "09/9 là ngày nghỉ tránh bão số 3; chuyển" in first.reason_vi
    assert "9 September is a day off (Nghỉ tránh bão số 3)" in first.reason_en
    assert "10/9 là ngày nghỉ Khắc phục bão" in second.reason_vi


@pytest.mark.parametrize(
    ("relation", "fields"),
    [
        ("after", {"date": "2024-02-08"}),
        ("by", {"date": "2024-02-08", "time": "25:00"}),
        ("in", {}),
        ("in", {"period": "2024-13"}),
        ("within", {"start": "2024-02-08"}),
        ("within", {"duration": "15D", "start": "2024-02-08"}),
        ("within", {"duration": "P9999Y", "start": "2024-02-08"}),
        ("within", {"duration": "P9999W", "start": "9990-02-08"}),
        ("within", {"duration": "PT96000H", "start": "9999-12-01"}),
        ("within", {"duration": "P9999W/D", "start": "9990-02-08"}),
        ("every", {}),
        ("every", {"recurrence": "FREQ=MONTHLY", "start": "9999-12-31"}),
        ("every", {"recurrence": "FREQ=DAILY", "start": "9999-12-31"}),
        ("every", {"recurrence": "FREQ=MONTHLY;BYMONTHDAY=1", "start": "0001-01-01"}),
        ("before", {"date": "0001-01-01"}),
    ],
)
def test_what_is_no_deadline(relation, fields):
    with pytest.raises(BadDeadline) as caught:
        due(relation, **fields)
    assert caught.value.vi and caught.value.en


@given(days)
def test_before_is_earlier_and_by_is_not(date):
    before, by = last_day("before", date=date, calendar=OFFICIAL), last_day("by", date=date, calendar=OFFICIAL)
    assert before.day < date <= by.day
    assert OFFICIAL.is_working(before.day) and OFFICIAL.is_working(by.day)
    assert before.moved == (not OFFICIAL.is_working(date - datetime.timedelta(days=1)))
    assert by.moved == (not OFFICIAL.is_working(date)) == (by.day_off is not None)


@given(days, st.integers(1, 40))
def test_working_days_end_on_one(start, n):
    found = last_day("within", duration=f"P{n}W/D", start=start, calendar=OFFICIAL)
    assert OFFICIAL.working_days_between(start, found.day) == n
    assert not found.moved


RULES = st.sampled_from([fields["recurrence"] for relation, fields, *_ in CASES if relation == "every"])
CHOICE = st.sampled_from(["next", "previous", "stay"])


@given(days, RULES, CHOICE, st.sampled_from(["trước ngày 20", None]))
def test_a_rhythm_goes_on_without_gaps(start, rule, choice, phrase):
    policy = Policy(every=choice, daily="stay" if choice == "stay" else "next")

    def following(date):
        return last_day("every", recurrence=rule, start=date, phrase=phrase, policy=policy, calendar=OFFICIAL).day

    first = following(start)
    second = following(first)
    assert start < first < second
    # whoever asks in between gets the same answer
    between = start + (first - start) // 2
    if "INTERVAL=2" not in rule and "DAILY" not in rule:
        assert following(between) == first


@given(days, st.sampled_from(["before", "by"]), st.sampled_from(["next", "previous", "stay"]))
def test_reasons_are_sentences(date, relation, choice):
    found = last_day(relation, date=date, policy=Policy(before=choice, by=choice), calendar=OFFICIAL)
    for reason in (found.reason_vi, found.reason_en):
        assert reason[0].isupper() and reason.endswith(".") and "{" not in reason and "None" not in reason

"""Time limits by their wording: one row a phrase as offices write it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.dates import find_days
from dondoc.reading.deadlines import Clock, find_limits
from dondoc.reading.normalise import normalise

CLOCK = Clock(2024, datetime.date(2024, 3, 5))

PHRASES = [
    ("báo cáo UBND tỉnh trước ngày 31/8/2023.", "before", "2023-08-31"),
    ("xong trước 28/02/2024.", "before", "2024-02-28"),
    ("hoàn thành giải phóng mặt bằng chậm nhất ngày 15/9/2023;", "by", "2023-09-15"),
    ("gửi Sở Nội vụ chậm nhất là ngày 05 tháng 4 năm 2024.", "by", "2024-04-05"),
    ("muộn nhất ngày 29/11.", "by", "2024-11-29"),
    ("nộp đến hết ngày 30/9/2021", "by", "2021-09-30"),
    ("xong trước 16 giờ ngày 19/8/2026.", "by", "2026-08-19"),
    ("báo cáo ngày 20/10/2020.", "by", "2020-10-20"),
    ("tổ chức tuyên truyền vào sáng thứ Hai, ngày 14/10/2024.", "by", "2024-10-14"),
    ("hoàn thành trong tháng 9/2023.", "in", "2023-09"),
    ("xong trong quý I/2023.", "in", "2023-Q1"),
    ("hoàn thành trong 06 tháng đầu năm 2022.", "in", "2022-H1"),
    ("hoàn thành trong năm 2025.", "in", "2025"),
    ("Cuối tháng 11/2025, tự đánh giá mức độ hài lòng", "by", "2025-11-30"),
    ("trong vòng 15 ngày làm việc kể từ ngày nhận đủ hồ sơ", "within", "P15W/D"),
    ("khôi phục lưới điện trong vòng 02 ngày sau khi bão tan.", "within", "P2D"),
    ("trong thời gian 06 tháng kể từ ngày ban hành Kết luận", "within", "P6M"),
    ("gửi hồ sơ trong 05 ngày làm việc kể từ ngày 02/10/2024;", "within", "P5W/D"),
    ("báo cáo Chủ tịch UBND tỉnh vào ngày 20 hằng tháng.", "every", "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("trước 15 giờ thứ Sáu hằng tuần.", "every", "FREQ=WEEKLY;BYDAY=FR"),
    ("định kỳ hằng quý báo cáo", "every", "FREQ=MONTHLY;INTERVAL=3"),
    ("báo cáo trước 16 giờ hằng ngày.", "every", "FREQ=DAILY"),
]

NO_LIMIT = [
    "theo chỉ tiêu kế hoạch năm 2024",
    "giai đoạn 2021-2025",
    "mở thêm 02 bàn khám từ ngày 11/11/2024",
    "đúng tiến độ, kịp thời, thường xuyên",
    "số liệu tính đến ngày 31/12/2023",
    "trực ban 24/24 giờ",
    "giảm 7,3% so với cùng kỳ năm 2023",
]


def limits(text: str) -> list[tuple[str, str | None]]:
    script = normalise(text)
    found = find_limits(script, find_days(script.view), (0, len(text)), CLOCK)
    return [
        (x.deadline.relation, x.deadline.date or x.deadline.period or x.deadline.duration or x.deadline.recurrence)
        for x in found
    ]


@pytest.mark.parametrize(("text", "relation", "value"), PHRASES)
def test_a_phrase_gives_its_limit(text: str, relation: str, value: str) -> None:
    assert limits(text) == [(relation, value)]


@pytest.mark.parametrize("text", NO_LIMIT)
def test_what_is_no_deadline(text: str) -> None:
    assert limits(text) == []


def test_an_hour_is_kept() -> None:
    script = normalise("xong trước 17h30 ngày 19/8/2026.")
    [limit] = find_limits(script, find_days(script.view), (0, len(script.view)), CLOCK)
    assert limit.deadline.time == "17:30"


@given(st.text(alphabet="trước ngàyhằgtáqúI/0123456789.,;", max_size=200))
def test_any_text_gives_limits_that_lie_in_it(text: str) -> None:
    script = normalise(text)
    for limit in find_limits(script, find_days(script.view), (0, len(script.view)), CLOCK):
        start, end = limit.deadline.span
        assert 0 <= start < end <= len(script.view)
        assert script.words((start, end)) == limit.deadline.phrase

"""Units: those the organisation chart does not know, and those that had ended on the document's day."""

import pytest
from notices import notice, quotes

from dondoc.reading.pipeline import read_text

BODY = "1. Giao Phòng Kế hoạch - Tổng hợp lập danh mục; Văn phòng Sở theo dõi."


def test_without_a_chart_no_unit_is_unknown() -> None:
    assert quotes(notice(BODY), "unknown-unit") == []


def test_a_unit_that_the_chart_does_not_know() -> None:
    reading = read_text(notice(BODY), units=["Văn phòng Sở", "Phòng Quản lý khoa học"])
    found = [reading.text[slice(*f.span)] for f in reading.findings if f.code == "unknown-unit" and f.span]
    assert found == ["Phòng Kế hoạch - Tổng hợp"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("05 tháng 3 năm 2024", []), ("05 tháng 5 năm 2025", ["Sở Kế hoạch và Đầu tư"])],
)
def test_a_department_after_the_merger(day: str, expected: list[str]) -> None:
    text = notice("1. Giao Sở Kế hoạch và Đầu tư rà soát danh mục.", date=f"Lâm Sơn, ngày {day}")
    assert quotes(text, "outdated-name") == expected

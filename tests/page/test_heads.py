"""The head of a document in its two columns."""

import pytest

from dondoc.page.heads import head_of
from dondoc.reading import read
from dondoc.reading.model import to_json
from dondoc.reading.normalise import normalise

BODY = """
THÔNG BÁO
Kết luận của Giám đốc Sở tại buổi giao ban tháng 3 năm 2024

1. Văn phòng Sở xây dựng kế hoạch trước ngày 20/3/2024.
"""
IN_LINES = """UBND TỈNH HẢI NINH
SỞ NỘI VỤ
-----
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/TB-SNV
Hải Ninh, ngày 05 tháng 3 năm 2024
"""
IN_COLUMNS = """  UBND TỈNH HẢI NINH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ                   Độc lập - Tự do - Hạnh phúc
      --------                    ---------------------------
  Số:      /TB-SNV            Hải Ninh, ngày      tháng 3 năm 2024
"""
IN_TABS = """UBND TỈNH HẢI NINH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 12/TB-SNV\tHải Ninh, ngày 05 tháng 3 năm 2024
"""
OF_THE_PARTY = """TỈNH ỦY HẢI NINH
*
Số 123-TB/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Ninh, ngày 05 tháng 3 năm 2024
"""
LEFT = ["UBND TỈNH HẢI NINH", "SỞ NỘI VỤ", "Số: 12/TB-SNV"]
COUNTRY = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
DATED = [*COUNTRY, "Hải Ninh, ngày 05 tháng 3 năm 2024"]


def columns(head: str) -> tuple[list[str], list[str]]:
    content = to_json(read((head + BODY).encode(), "notice.txt"))
    text = normalise(content["text"]).view
    found, start = head_of(content, text), 0
    sides: tuple[list[str], list[str]] = ([], [])
    for line in text[: found.end].split("\n"):
        for first, last, column in found.parts(text, start, start + len(line)):
            assert column is not None
            sides[column].append(text[first:last].strip())
        start += len(line) + 1
    return sides


@pytest.mark.parametrize(
    ("head", "left", "right"),
    [
        (IN_LINES, LEFT, DATED),
        (IN_TABS, LEFT, DATED),
        (IN_COLUMNS, [*LEFT[:2], "Số:      /TB-SNV"], [*COUNTRY, "Hải Ninh, ngày      tháng 3 năm 2024"]),
        (OF_THE_PARTY, ["TỈNH ỦY HẢI NINH", "*", "Số 123-TB/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM", DATED[-1]]),
        ("", [], []),
        ("SỞ NỘI VỤ\n", [], []),
    ],
)
def test_the_head_stands_in_two_columns(head: str, left: list[str], right: list[str]) -> None:
    assert columns(head) == (left, right)

"""Citations by their wording: reference, type, date, issuer."""

import pytest

from dondoc.reading.citations import find_citations
from dondoc.reading.dates import find_days
from dondoc.reading.lexicon import scan
from dondoc.reading.normalise import normalise
from dondoc.reading.parties import known_names

Row = tuple[str | None, str | None, str | None, str | None]

ROWS: list[tuple[str, list[Row]]] = [
    (
        "theo Công văn số 2686-CV/TU ngày 06/12/2023 của Tỉnh uỷ về việc tổ chức Tết",
        [("2686-CV/TU", "CV", "2023-12-06", "Tỉnh uỷ")],
    ),
    (
        "Quyết định số 29/2023/QĐ-TTg ngày 19/12/2023 của Thủ tướng chính phủ quy định hồ sơ",
        [("29/2023/QĐ-TTg", "QĐ", "2023-12-19", "Thủ tướng chính phủ")],
    ),
    (
        "các Công văn số 2910/UBND-VX và số 2913/UBND-VX cùng ngày 25/8/2021 của UBND tỉnh",
        [
            ("2910/UBND-VX", "CV", "2021-08-25", "UBND tỉnh"),
            ("2913/UBND-VX", "CV", "2021-08-25", "UBND tỉnh"),
        ],
    ),
    (
        "Nghị định số 10/2020/NĐ-CP và Nghị định số 12/2021/NĐ-CP ngày 24/02/2021 của Chính phủ",
        [("10/2020/NĐ-CP", "NĐ", None, "Chính phủ"), ("12/2021/NĐ-CP", "NĐ", "2021-02-24", "Chính phủ")],
    ),
    ("theo Luật Đấu thầu số 22/2023/QH15, xong trong vòng 10 ngày", [("22/2023/QH15", "LUAT", None, None)]),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;", [(None, "LUAT", "2024-01-18", None)]),
    ("Kế hoạch số 408 / KG - UBND ngày 29/8/2021", [("408/KG-UBND", "KH", "2021-08-29", None)]),
    ("Công văn số 1187/UBND-VX ngày 31/4/2025 của UBND tỉnh", [("1187/UBND-VX", "CV", None, "UBND tỉnh")]),
    ("khoản 2 Điều 5 Nghị định số 40/2020/NĐ-CP", [("40/2020/NĐ-CP", "NĐ", None, None)]),
    ("trực ban 24/24 giờ, mô hình 5S, 8-12 giờ, 15/3/2024, tỷ lệ 2/3", []),
    ("luật sư, Luật này và pháp luật", []),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_citations(text: str, rows: list[Row]) -> None:
    script = normalise(text)
    names = known_names(script, scan(script.lower, script.view), ())
    found = [mention.citation for mention in find_citations(names, find_days(script.view), None)]
    assert [(c.reference, c.kind, c.issued_on, c.issuer) for c in found] == rows


def test_the_cited_part_is_kept() -> None:
    script = normalise("theo khoản 2 Điều 5 Nghị định số 40/2020/NĐ-CP")
    names = known_names(script, scan(script.lower, script.view), ())
    [mention] = find_citations(names, [], None)
    assert mention.citation.part == "khoản 2 Điều 5"

"""What a careful clerk stops at: one row a fault, with the words that carry the finding and what should stand there."""

import pytest
from notices import FOOT, findings, notice, party_notice, quotes

# a sentence that begins with its verb is said of Văn phòng Sở
FAULTS = [
    # days
    ("impossible-date", "thực hiện Công văn số 87/UBND-VX ngày 31/01/2024, nộp trước 30/02/2024.", "30/02/2024", None),
    ("impossible-date", "báo cáo trước ngày 31/4.", "31/4", None),
    ("weekday-mismatch", "họp vào thứ Ba, ngày 06/3/2024.", "thứ Ba, ngày 06/3/2024", "thứ Tư, ngày 06/3/2024"),
    ("weekday-mismatch", "báo cáo trước thứ Sáu, 14/3.", "thứ Sáu, 14/3", "thứ Năm, 14/3"),
    ("weekday-mismatch", "họp ngày 06/3/2024 (thứ Ba).", "06/3/2024 (thứ Ba)", "06/3/2024 (thứ Tư)"),
    ("weekday-mismatch", "trực Chủ nhật, ngày 09/3/2024.", "Chủ nhật, ngày 09/3/2024", "thứ Bảy, ngày 09/3/2024"),
    ("lunar-year-mismatch", "tổng kết Tết Nguyên đán Giáp Thìn năm 2023.", "Giáp Thìn năm 2023", "Giáp Thìn năm 2024"),
    ("lunar-year-mismatch", "tổng kết dịp Tết, xuân Ất Tị 2024.", "Ất Tị 2024", "Ất Tị 2025"),
    ("unpadded-number", "thực hiện Kế hoạch số 12/KH-UBND ngày 5/2/2024 của UBND tỉnh.", "5/2/2024", "05/02/2024"),
    (
        "unpadded-number",
        "Thanh tra Sở thực hiện Kết luận số 7/KL-TTr ngày 04/01/2024 của Thanh tra tỉnh.",
        "7/KL-TTr",
        "07/KL-TTr",
    ),
    # citations
    ("unknown-kind", "thực hiện Kế hoạch số 408/KG-UBND ngày 29/01/2024 của UBND tỉnh.", "408/KG-UBND", "408/KH-UBND"),
    ("unknown-kind", "thực hiện Hướng dẫn số 12/HDD-BNV ngày 29/01/2024 của Bộ Nội vụ.", "12/HDD-BNV", "12/HD-BNV"),
    ("unknown-kind", "thực hiện Công văn số 1533-CVV/TU ngày 05/02/2024 của Tỉnh ủy.", "1533-CVV/TU", "1533-CV/TU"),
    ("unknown-kind", "thực hiện Quyết định số 12/QD-UBND ngày 05/02/2024 của UBND tỉnh.", "12/QD-UBND", "12/QĐ-UBND"),
    (
        "kind-symbol-mismatch",
        "thực hiện Kế hoạch số 45/QĐ-UBND ngày 22/01/2024 của UBND tỉnh.",
        "Kế hoạch số 45/QĐ-UBND",
        None,
    ),
    (
        "kind-symbol-mismatch",
        "thực hiện Kế hoạch số 204-CT/TU ngày 05/02/2024 của Tỉnh ủy.",
        "Kế hoạch số 204-CT/TU",
        None,
    ),
    (
        "kind-symbol-mismatch",
        "thực hiện Hướng dẫn số 12/HĐ-BNV ngày 05/02/2024 của Bộ Nội vụ.",
        "Hướng dẫn số 12/HĐ-BNV",
        None,
    ),
    (
        "issuer-symbol-mismatch",
        "thực hiện Quyết định số 318/QĐ-TTg ngày 14/12/2023 của Bộ Nội vụ.",
        "318/QĐ-TTg ngày 14/12/2023 của Bộ Nội vụ",
        None,
    ),
    (
        "issuer-symbol-mismatch",
        "thực hiện Thông tư số 12/2023/TT-BTC ngày 10/3/2023 của Bộ Y tế.",
        "12/2023/TT-BTC ngày 10/3/2023 của Bộ Y tế",
        None,
    ),
    (
        "issuer-symbol-mismatch",
        "thực hiện Công văn số 12/SNV-VP ngày 10/01/2024 của Sở Tài chính.",
        "12/SNV-VP ngày 10/01/2024 của Sở Tài chính",
        None,
    ),
    (
        "citation-after-document",
        "thực hiện Kế hoạch số 12/KH-UBND ngày 06/3/2024 của UBND tỉnh.",
        "12/KH-UBND ngày 06/3/2024",
        None,
    ),
    ("citation-on-day-off", "thực hiện Công văn số 2197/UBND-VX ngày 09/02/2024 của UBND tỉnh.", "09/02/2024", None),
    ("citation-on-day-off", "thực hiện Chỉ thị số 14/CT-UBND ngày 02/3/2024 của UBND tỉnh.", "02/3/2024", None),
    (
        "year-mismatch",
        "thực hiện Quyết định số 12/2022/QĐ-UBND ngày 15/3/2023 của UBND tỉnh.",
        "12/2022/QĐ-UBND ngày 15/3/2023",
        None,
    ),
    (
        "citation-conflict",
        "thực hiện Nghị quyết số 15/NQ-HĐND ngày 12/7/2023 của HĐND tỉnh; sơ kết Nghị quyết số"
        " 15/NQ-HĐND ngày 21/7/2023 của HĐND tỉnh.",
        "15/NQ-HĐND ngày 21/7/2023",
        None,
    ),
    # time limits
    ("deadline-past", "báo cáo kết quả trước ngày 29/02/2024.", "trước ngày 29/02/2024", None),
    ("deadline-on-day-off", "báo cáo kết quả trước ngày 30/4/2024.", "trước ngày 30/4/2024", None),
    ("deadline-on-day-off", "báo cáo kết quả chậm nhất ngày 09/3/2024.", "chậm nhất ngày 09/3/2024", None),
    ("deadline-on-day-off", "báo cáo kết quả trước 16 giờ ngày 09/3/2024.", "trước 16 giờ ngày 09/3/2024", None),
    # parties
    (
        "no-lead",
        "Trong tháng 4 năm 2024 phải hoàn thành kiểm kê thiết bị đo lường.",
        "Trong tháng 4 năm 2024 phải hoàn thành kiểm kê thiết bị đo lường.",
        None,
    ),
    # wording
    ("unfinished-text", "lập danh sách theo mẫu tại Phụ lục ... gửi Sở Nội vụ.", "Phụ lục ...", None),
    ("unfinished-text", "lập danh sách theo mẫu tại Phụ lục (...) gửi Sở Nội vụ.", "Phụ lục (...)", None),
    ("unfinished-text", "cân đối số tiền ...... triệu đồng.", "số tiền ......", None),
    (
        "unfinished-text",
        "quán triệt quy định về an toàn giao thông, về nồng độ còn... trong dịp Tết.",
        "độ còn...",
        None,
    ),
    ("unfinished-text", "giải quyết dứt điểm vụ việc, không để...", "không để...", None),
    (
        "unfinished-text",
        "thực hiện Quyết định số    /QĐ-UBND ngày … tháng … năm 2024.",
        "Quyết định số /QĐ-UBND ngày … tháng …",
        None,
    ),
    ("unfinished-text", "bố trí xxx triệu đồng.", "bố trí xxx", None),
    ("unfinished-text", "phối hợp với.", "với.", None),
    ("capitalisation", "thực hiện ý kiến của Thủ tướng chính phủ.", "Thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    ("terminology", "hướng dẫn về chứng chỉ các bon.", "chứng chỉ các bon", "tín chỉ các-bon"),
    (
        "citation-incomplete",
        "thực hiện Nghị quyết số 36-NQ/TW của Bộ Chính trị.",
        "Nghị quyết số 36-NQ/TW của Bộ Chính trị",
        None,
    ),
    ("no-deadline", "lập danh mục đề tài.", "Văn phòng Sở lập danh mục đề tài.", None),
]


@pytest.mark.parametrize(("code", "sentence", "quote", "suggestion"), FAULTS)
def test_fault(code: str, sentence: str, quote: str, suggestion: str | None) -> None:
    text = notice(f"1. Văn phòng Sở {sentence}" if sentence[0].islower() else f"1. {sentence}")
    assert quotes(text, code) == [quote]
    if suggestion is not None:
        assert findings(text, code)[0].suggestion == suggestion


NUMBERING = [
    (
        "1. Văn phòng lập hồ sơ.\n\n2. Thanh tra kiểm tra.\n\n2. Phòng Kế hoạch báo cáo.\n\n4. Các phòng lưu.",
        "2. Phòng Kế hoạch báo cáo",
    ),
    (
        "1. Văn phòng lập hồ sơ.\n\n2. Thanh tra kiểm tra.\n\n4. Phòng Kế hoạch báo cáo.\n\n5. Các phòng lưu.",
        "4. Phòng Kế hoạch báo cáo",
    ),
    ("1. Văn phòng Sở\n\na) Lập hồ sơ.\n\nb) Gửi hồ sơ.\n\nd) Lưu hồ sơ.", "d) Lưu hồ sơ"),
    ("I. VĂN PHÒNG\n\n1. Lập hồ sơ.\n\nIII. THANH TRA\n\n1. Lập hồ sơ.", "III. THANH TRA"),
    ("2. Văn phòng Sở\n\n2.1. Lập hồ sơ.\n\n2.2. Gửi hồ sơ.\n\n2.4. Lưu hồ sơ.", "2.4. Lưu hồ sơ"),
    (
        "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Lập hồ sơ | Văn phòng Sở | 20/3/2024 |\n"
        "| 3 | Gửi hồ sơ | Thanh tra Sở | 22/3/2024 |",
        "3",
    ),
]


@pytest.mark.parametrize(("body", "quote"), NUMBERING)
def test_numbering(body: str, quote: str) -> None:
    assert quotes(notice(body), "numbering") == [quote]


HEAD_OF_TABLE = "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n"
CONFLICTS = [
    # a part after the whole
    (
        "1. Văn phòng Sở hoàn thành hồ sơ nghiệm thu trước ngày 20/3/2024, gồm:\n\n"
        "- Lập danh mục trước ngày 15/3/2024.\n\n- Lập biên bản trước ngày 25/3/2024.",
        ["25/3/2024"],
    ),
    # a row after the day by which all rows must be done
    (
        "1. Giao Văn phòng Sở đôn đốc, bảo đảm toàn bộ nhiệm vụ tại bảng dưới đây hoàn thành trước ngày 29/3/2024."
        f"\n\n{HEAD_OF_TABLE}| 1 | Lập hồ sơ | Văn phòng Sở | 20/3/2024 |\n"
        "| 2 | Gửi hồ sơ | Thanh tra Sở | 10/4/2024 |",
        ["10/4/2024"],
    ),
    # one result, two dates
    (
        "1. Văn phòng Sở xây dựng kịch bản lễ khai mạc Techfest, trình Giám đốc trước ngày 20/3/2024.\n\n"
        "2. Văn phòng Sở hoàn thành việc xây dựng kịch bản lễ khai mạc Techfest trước ngày 29/3/2024.",
        ["29/3/2024"],
    ),
    (
        "1. Văn phòng Sở gửi Sở Nội vụ bản thảo báo cáo tự đánh giá trước ngày 20/3/2024.\n\n"
        "2. Riêng Văn phòng Sở gửi Sở Nội vụ bản thảo báo cáo tự đánh giá của Sở trước ngày 29/3/2024.",
        ["29/3/2024"],
    ),
    # a report asked for twice is none
    (
        "1. Văn phòng Sở lập danh mục, báo cáo Giám đốc Sở kết quả thực hiện trước ngày 20/3/2024.\n\n"
        "2. Văn phòng Sở rà soát, báo cáo Giám đốc Sở kết quả thực hiện trước ngày 29/3/2024.",
        [],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CONFLICTS)
def test_deadline_conflict(body: str, expected: list[str]) -> None:
    assert quotes(notice(body), "deadline-conflict") == expected


FORM = [
    ("missing-number", {"number": "Số:      /TB-SKHCN"}, "Số: /TB-SKHCN"),
    ("missing-number", {"number": ""}, None),
    ("incomplete-date", {"date": "Lâm Sơn, ngày     tháng 3 năm 2024"}, "Lâm Sơn, ngày tháng 3 năm 2024"),
    ("incomplete-date", {"date": ""}, None),
    ("missing-signer", {"foot": FOOT.replace("Nguyễn Ngọc Hảo", "")}, None),
    ("missing-signer", {"foot": FOOT.partition("TL.")[0]}, None),
    ("missing-recipients", {"foot": FOOT[FOOT.index("TL.") :]}, None),
    ("kind-mismatch", {"number": "Số: 45/KL-SKHCN"}, "45/KL-SKHCN"),
    ("unknown-kind", {"number": "Số: 45/TBB-SKHCN"}, "45/TBB-SKHCN"),
    ("unpadded-number", {"number": "Số: 5/TB-SKHCN"}, "5/TB-SKHCN"),
    ("unpadded-number", {"date": "Lâm Sơn, ngày 5 tháng 3 năm 2024"}, "5 tháng 3 năm 2024"),
    ("year-mismatch", {"number": "Số: 45/2023/TB-SKHCN"}, "Số: 45/2023/TB-SKHCN"),
]


@pytest.mark.parametrize(("code", "parts", "quote"), FORM)
def test_form(code: str, parts: dict[str, str], quote: str | None) -> None:
    assert quotes(notice(**parts), code) == [quote]


def test_the_years_of_a_limit_without_a_year() -> None:
    december = notice("1. Văn phòng Sở báo cáo trước ngày 15/01.", date="Lâm Sơn, ngày 12 tháng 12 năm 2024")
    assert quotes(december, "deadline-past") == []


def test_a_limit_that_was_missed_is_only_told() -> None:
    told = "1. Văn phòng Sở gửi ngay báo cáo kiểm kê (hạn gửi trước ngày 15/02/2024)."
    assert quotes(notice(told), "deadline-past") == []


def test_the_own_number_with_another_date() -> None:
    body = "1. Văn phòng Sở theo dõi việc thực hiện Thông báo số 45/TB-SKHCN ngày 06/3/2024 của Sở."
    assert quotes(notice(body), "citation-conflict") == ["45/TB-SKHCN ngày 06/3/2024"]


def test_padding_of_the_party() -> None:
    text = party_notice("1- Văn phòng Tỉnh ủy thực hiện Kế hoạch số 5-KH/TU ngày 05/01/2024 của Tỉnh ủy.")
    found = findings(text, "unpadded-number")
    assert [finding.suggestion for finding in found] == ["05-KH/TU"]
    assert "36-HD/VPTW" in found[0].message


@pytest.mark.parametrize(
    ("year", "law"), [(2024, "Nghị định 30/2020/NĐ-CP"), (2019, "Thông tư 01/2011/TT-BNV"), (2009, "55/2005")]
)
def test_a_document_answers_to_the_law_of_its_day(year: int, law: str) -> None:
    text = notice("1. Văn phòng Sở theo dõi.", number="Số: 5/TB-SKHCN", date=f"Lâm Sơn, ngày 05 tháng 3 năm {year}")
    assert law in findings(text.replace("Ngày 04/3/2024", f"Ngày 04/3/{year}"), "unpadded-number")[0].message

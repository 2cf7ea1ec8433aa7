"""What must not be stopped at: one row a text that looks like a fault and is none."""

import pytest
from notices import notice, party_notice, scored

INNOCENT = [
    "1. Văn phòng Sở theo dõi, đôn đốc các phòng.",
    # open lists
    "1. Văn phòng Sở rà soát tài sản (nhà, đất, xe ô tô, máy móc...), báo cáo trước ngày 20/3/2024.",
    "1. Văn phòng Sở tổng hợp các khoản thu như phí, lệ phí... để báo cáo.",
    "1. Văn phòng Sở đối chiếu số liệu, v.v... với Kho bạc Nhà nước.",
    "1. Văn phòng Sở tuyên truyền trên mạng xã hội (Facebook, Zalo…).",
    "1. Văn phòng Sở phổ biến bài viết “Người dân cần biết...” đến các phòng.",
    # words that only look unfinished
    "1. Văn phòng Sở đẩy nhanh chuyển đổi số.\n\n2. Thanh tra Sở rút kinh nghiệm các tồn tại.",
    # numbers of sessions are no weekdays
    "1. Văn phòng Sở chuẩn bị kỳ họp thứ Năm ngày 12/3/2024 của HĐND tỉnh.",
    # types and issuers that are right
    "1. Văn phòng Sở thực hiện Hướng dẫn số 3036/BNV-CCVC ngày 05/02/2024 của Bộ Nội vụ.",
    "1. Văn phòng Sở thực hiện Thông báo số 52/TB-VPCP ngày 20/02/2024 của Văn phòng Chính phủ.",
    "1. Văn phòng Sở thực hiện Quyết định số 66-QĐ/TW ngày 06/02/2017 của Ban Bí thư.",
    "1. Văn phòng Sở thực hiện Quy định số 66-QĐ/TW ngày 06/02/2017 của Ban Bí thư.",
    "1. Văn phòng Sở thực hiện Công văn số 15/SKHĐT-TH ngày 02/02/2024 của Sở Kế hoạch và Đầu tư.",
    "1. Văn phòng Sở thực hiện Thông tư số 02/2023/TT-BNNPTNT ngày 20/3/2023 của Bộ Nông nghiệp và PTNT.",
    "1. Văn phòng Sở thực hiện Quyết định ban hành Quy chế số 15/QĐ-UBND ngày 08/01/2024 của UBND tỉnh.",
    "1. Văn phòng Sở thực hiện Kế hoạch liên ngành số 12/KHLN-CA-YT ngày 05/02/2024 của Công an tỉnh và Sở Y tế.",
    "1. Văn phòng Sở thực hiện Quyết định số 12/QĐ-UBND ngày 05/02/2024 của Chủ tịch Ủy ban nhân dân tỉnh.",
    # one bare number of two bodies in two places
    "1. Văn phòng Sở thực hiện Nghị quyết số 12/NQ-HĐND ngày 06/12/2023 của HĐND huyện Yên Sơn và Nghị quyết số"
    " 12/NQ-HĐND ngày 10/7/2023 của HĐND tỉnh.",
    # a law named twice, once with its number
    "1. Văn phòng Sở thực hiện Luật Đất đai năm 2013, Luật Đất đai số 31/2024/QH15.",
    # days
    "1. Văn phòng Sở lập danh mục, gửi Sở Tài chính trước ngày 15/01/2025.",
    "1. Văn phòng Sở mở đợt cao điểm từ ngày 15/3/2024 đến ngày 12/5/2024.",
    "1. Văn phòng Sở trực 24/24 giờ, bảo đảm 1/2 quân số.",
    "1. Văn phòng Sở tổng kết năm Quý Mão 2023, chuẩn bị Tết Ất Tỵ 2025.",
    "1. Văn phòng Sở bố trí 5 người trong 3 ngày.",
    # steps of one work
    "1. Văn phòng Sở lấy ý kiến dự thảo Đề án vị trí việc làm của Sở trước ngày 20/3/2024; trình Đề án vị trí việc"
    " làm của Sở trước ngày 29/3/2024.",
    # works alike of two units
    "1. Văn phòng Sở xây dựng kế hoạch kiểm tra công vụ quý II, xong trước ngày 20/3/2024.\n\n2. Thanh tra Sở xây"
    " dựng kế hoạch kiểm tra công vụ quý II, xong trước ngày 22/3/2024.",
    # letters without đ, series that begin anew, another sign for the same series
    "1. Văn phòng Sở\n\na) Lập hồ sơ.\n\nb) Gửi hồ sơ.\n\nc) Lưu hồ sơ.\n\nd) Hủy hồ sơ.\n\ne) Báo cáo kết quả.",
    "I. VĂN PHÒNG SỞ\n\n1. Lập hồ sơ.\n\n2. Gửi hồ sơ.\n\nII. THANH TRA SỞ\n\n1. Lập hồ sơ.\n\n2. Gửi hồ sơ.",
    "1. Văn phòng Sở lập hồ sơ.\n\n2/ Thanh tra Sở gửi hồ sơ.\n\n3. Văn phòng Sở lưu hồ sơ.",
]


@pytest.mark.parametrize("body", INNOCENT)
def test_innocent_text(body: str) -> None:
    assert scored(notice(body)) == []


PARTY_INNOCENT = [
    "1- Văn phòng Tỉnh ủy theo dõi, đôn đốc.\n\n2- Ban Tổ chức Tỉnh ủy báo cáo trước ngày 20-3-2024.",
    "1- Văn phòng Tỉnh ủy thực hiện Kế hoạch số 114-KH/TU ngày 05/01/2024 của Ban Thường vụ Tỉnh uỷ và Công văn số"
    " 2686-CV/TU ngày 06/12/2023 của Tỉnh ủy.",
    "1- Văn phòng Tỉnh ủy thực hiện Nghị quyết số 36-NQ/TW ngày 22/10/2018 của Ban Chấp hành Trung ương.",
]


@pytest.mark.parametrize("body", PARTY_INNOCENT)
def test_innocent_text_of_the_party(body: str) -> None:
    assert scored(party_notice(body)) == []


@pytest.mark.parametrize(
    "foot",
    [
        "Nơi nhận:\n- Các phòng;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNGUYỄN VĂN HÙNG",
        "Nơi nhận:\n- Các phòng;\n- Lưu: VT.\nGIÁM ĐỐC\n(Đã ký)\nTS. Lò Văn Hặc",
        "GIÁM ĐỐC\n\nBế Thị Lan Phương\n\nNơi nhận:\n- Các phòng;\n- Lưu: VT.",
    ],
)
def test_signatures_in_any_dress(foot: str) -> None:
    assert scored(notice(foot=foot)) == []


def test_an_extract_is_not_asked_for_its_form() -> None:
    assert scored("1. Văn phòng Sở theo dõi.\n\n2. Thanh tra Sở kiểm tra.") == []

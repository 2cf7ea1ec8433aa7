"""Names of units and persons: where they begin and end."""

import pytest

from dondoc.reading.lexicon import scan
from dondoc.reading.normalise import normalise
from dondoc.reading.parties import known_names, parse_parties

ROWS = [
    ("Trưởng các phòng, đơn vị quán triệt đến toàn bộ cán bộ", ["Trưởng các phòng, đơn vị"]),
    ("các phòng, đơn vị liên quan rà soát cắt giảm", ["các phòng, đơn vị liên quan"]),
    ("Văn phòng Sở xây dựng vị trí việc làm", ["Văn phòng Sở"]),
    ("Sở Tài chính, Kho bạc Nhà nước tỉnh rà soát từng dự án", ["Sở Tài chính", "Kho bạc Nhà nước tỉnh"]),
    (
        "UBND các huyện: Tùng Thiện, Quảng Oai, Bất Bạt hoàn thành",
        ["UBND huyện Tùng Thiện", "UBND huyện Quảng Oai", "UBND huyện Bất Bạt"],
    ),
    ("các Sở: Tài chính, Nội vụ chủ trì", ["Sở Tài chính", "Sở Nội vụ"]),
    ("Ban Tiếp công dân tỉnh và UBND huyện Quảng Oai giải quyết", ["Ban Tiếp công dân tỉnh", "UBND huyện Quảng Oai"]),
    (
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh thi công ngay",
        ["Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh"],
    ),
    ("Chủ tịch UBND các huyện, thị xã chịu trách nhiệm", ["Chủ tịch UBND các huyện, thị xã"]),
    ("Các huyện uỷ, thành uỷ, đảng uỷ trực thuộc:", ["Các huyện uỷ", "thành uỷ", "đảng uỷ trực thuộc"]),
    ("đồng chí Lâm Chí Thiện, Phó Bí thư Thường trực Tỉnh uỷ trực tiếp chỉ đạo", ["Lâm Chí Thiện"]),
    ("đồng chí Phó Giám đốc Nguyễn Văn Anh chủ trì", ["Nguyễn Văn Anh"]),
    ("Phòng Khảo thí và Quản lý chất lượng: chủ trì", ["Phòng Khảo thí và Quản lý chất lượng"]),
    ("Sở Văn hóa, Thể thao và Du lịch chủ trì", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("UBND xã, phường nơi đặt trụ sở rà soát quỹ đất", ["UBND xã, phường nơi đặt trụ sở"]),
    ("Bảo hiểm xã hội tỉnh chậm nhất", ["Bảo hiểm xã hội tỉnh"]),
    ("Giám đốc Sở danh sách viên chức", ["Giám đốc Sở"]),
    ("Các khoa,phòng", ["Các khoa,phòng"]),
    ("Tổ chức tập huấn cho cán bộ", []),
    ("Ban hành quy trình ký số", []),
    ("Thanh tra việc thực hiện", []),
    ("Hội nghị tổng kết năm", []),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_names_begin_and_end(text: str, names: list[str]) -> None:
    script = normalise(text)
    parties, end = parse_parties(known_names(script, scan(script.lower, script.view), ()), 0, len(text))
    assert [party.name for party in parties] == names
    assert all(party.span and party.span[1] <= end for party in parties)

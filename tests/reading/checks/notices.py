"""A whole notice around a few sentences, and what the checks find in it."""

from dondoc.reading.model import Finding
from dondoc.reading.pipeline import read_text

UNSCORED = {
    "missing-heading", "citation-incomplete", "no-deadline", "unknown-unit", "outdated-name", "capitalisation",
    "terminology", "misspelling",
}  # fmt: skip

STATE = """UBND TỈNH LÂM SƠN
SỞ KHOA HỌC VÀ CÔNG NGHỆ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
{date}

THÔNG BÁO
Kết luận của Giám đốc Sở tại buổi giao ban tháng 3 năm 2024

Ngày 04/3/2024, Giám đốc Sở chủ trì buổi giao ban. Sau khi nghe các phòng báo cáo, Giám đốc Sở kết luận như sau:

{body}

{foot}
"""
PARTY = """TỈNH ỦY LÂM SƠN
*
Số 123-KL/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Lâm Sơn, ngày 05 tháng 3 năm 2024

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác quý I

Tại phiên họp ngày 04/3/2024, Ban Thường vụ Tỉnh ủy kết luận như sau:

{body}

Nơi nhận:
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Ngô Thị Kiều Oanh
"""
FOOT = """Nơi nhận:
- UBND tỉnh (báo cáo);
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP.
TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG

Nguyễn Ngọc Hảo"""


def notice(
    body: str = "1. Văn phòng Sở theo dõi, đôn đốc các phòng.",
    *,
    number: str = "Số: 45/TB-SKHCN",
    date: str = "Lâm Sơn, ngày 05 tháng 3 năm 2024",
    foot: str = FOOT,
) -> str:
    """The text of a notice of a department."""
    return STATE.format(number=number, date=date, body=body, foot=foot)


def party_notice(body: str) -> str:
    """The text of conclusions of a Party committee."""
    return PARTY.format(body=body)


def findings(text: str, *codes: str) -> list[Finding]:
    """The findings of the codes named, of all codes without any."""
    return [finding for finding in read_text(text).findings if not codes or finding.code in codes]


def quotes(text: str, *codes: str) -> list[str | None]:
    """The words of the findings of the codes named, on one line; None where something is missing."""
    whole = read_text(text).text
    return [" ".join(whole[slice(*f.span)].split()) if f.span else None for f in findings(text, *codes)]


def scored(text: str) -> list[tuple[str, str | None]]:
    """All findings on which careful clerks agree, misspellings left out."""
    whole = read_text(text).text
    return [
        (f.code, " ".join(whole[slice(*f.span)].split()) if f.span else None)
        for f in findings(text)
        if f.code not in UNSCORED
    ]

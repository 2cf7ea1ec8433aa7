"""Documents of pages: a PDF with its text, the same page as a scan, old Word formats."""

import io
import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import typst
from PIL import Image

from dondoc import page
from dondoc.reading import read
from dondoc.reading.files import open_document
from dondoc.reading.files.paged.rows import rows_of, strips
from dondoc.reading.files.paged.words import Word
from dondoc.reading.model import to_json

FONTS = str(Path(page.__file__).parent / "fonts")
NOTICE = """
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm), header: context if here().page() > 1 [
  #align(center)[#counter(page).display()]])
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 10mm, all: true))
#grid(columns: (2fr, 3fr), align: center)[UBND TỈNH HẢI NINH \\ *SỞ NỘI VỤ* \\ Số: 12/TB-SNV][
  *CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc* \\ _Hải Ninh, ngày 05 tháng 3 năm 2024_]
#v(6pt)
#align(center)[*THÔNG BÁO* \\ *Kết luận của Giám đốc Sở tại buổi giao ban tháng 3 năm 2024*]
1\\. Văn phòng Sở chủ trì, phối hợp với Phòng Tổ chức biên chế xây dựng kế hoạch cải cách hành chính năm 2024
theo Quyết định số 15/QĐ-UBND ngày 04/01/2024 của UBND tỉnh, trình Giám đốc Sở trước ngày 20/3/2024.

2\\. Thanh tra Sở báo cáo kết quả kiểm tra công vụ trước ngày 29/3/2024.
#pagebreak()
#table(columns: (12mm, 1fr, 40mm, 30mm), [TT], [Nội dung], [Chủ trì], [Thời hạn],
  [1], [Rà soát danh mục vị trí việc làm của các phòng, đơn vị thuộc Sở], [Phòng Công chức], [15/4/2024],
  [2], [Lập báo cáo quý], [Văn phòng Sở], [31/3/2024])
#grid(columns: (1fr, 1fr))[*_Nơi nhận:_* \\ - Như trên; \\ - Lưu: VT.][
  #align(center)[*GIÁM ĐỐC* \\ #v(30pt) *Trần Văn Nam*]]
"""
LINES = [
    "UBND TỈNH HẢI NINH", "SỞ NỘI VỤ", "Số: 12/TB-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc", "Hải Ninh, ngày 05 tháng 3 năm 2024", "THÔNG BÁO",
    "Kết luận của Giám đốc Sở tại buổi giao ban tháng 3 năm 2024",
]  # fmt: skip
ROWS = [
    "| TT | Nội dung | Chủ trì | Thời hạn |",
    "| 1 | Rà soát danh mục vị trí việc làm của các phòng, đơn vị thuộc Sở | Phòng Công chức | 15/4/2024 |",
    "| 2 | Lập báo cáo quý | Văn phòng Sở | 31/3/2024 |",
]


@cache
def pdf() -> bytes:
    made = typst.Compiler(NOTICE.encode(), font_paths=[FONTS]).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def picture(*, turned: float = 0.0, number: int = 0, stamp: bool = False) -> Image.Image:
    image = pdfium.PdfDocument(pdf())[number].render(scale=300 / 72).to_pil().convert("RGB")
    if stamp:
        from PIL import ImageDraw

        draw = ImageDraw.Draw(image)
        draw.ellipse((300, 300, 900, 900), outline=(215, 50, 60), width=14)
    return image.rotate(turned, fillcolor="white", expand=turned % 90 == 0 and turned != 0)


def as_file(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, dpi=(300, 300), **options)
    return file.getvalue()


def test_a_pdf_is_read_in_the_order_of_its_columns_and_rows() -> None:
    opened = open_document(pdf(), "a.pdf")
    lines = opened.text.splitlines()
    assert lines[: len(LINES)] == LINES
    assert [line for line in lines if line.startswith("|")] == ROWS
    assert lines[-5:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Văn Nam"]
    assert "2" not in lines, "the number of the page is furniture"
    assert (opened.source.pages, opened.source.ocr) == (2, False)


def test_its_directives_leads_and_deadlines_are_read() -> None:
    content = to_json(read(pdf(), "a.pdf"))
    found = {one["id"]: (one["leads"][0]["name"], one["deadline"]["due"]) for one in content["directives"]}
    assert found["1"] == ("Văn phòng Sở", "2024-03-19")
    assert found["2"] == ("Thanh tra Sở", "2024-03-28")
    assert content["header"]["issuer"] == "SỞ NỘI VỤ"
    assert content["header"]["signer"]["name"] == "Trần Văn Nam"
    assert content["citations"][0]["reference"] == "15/QĐ-UBND"
    assert json.dumps(content)


def test_every_line_has_its_place_on_its_page() -> None:
    opened = open_document(pdf(), "a.pdf")
    assert opened.layout is not None
    boxes = opened.layout.boxes
    assert [(sheet.width, sheet.height) for sheet in opened.layout.sheets] == [(595.276, 841.89)] * 2 or all(
        590 < sheet.width < 600 for sheet in opened.layout.sheets
    )
    assert all(one.end <= two.start for one, two in pairwise(boxes))
    assert all(box.x0 < box.x1 and box.y0 < box.y1 and box.sure == 1 for box in boxes)
    first = next(box for box in boxes if opened.text[box.start : box.end].startswith("1. Văn phòng"))
    assert first.page == 0
    assert 100 < first.x0 < 130


SCANS = {
    "PNG": lambda: as_file(picture(), "PNG"),
    "JPEG, tilted, stamped": lambda: as_file(picture(turned=1.6, stamp=True), "JPEG", quality=70),
    "on its side": lambda: as_file(picture(turned=90), "PNG"),
    "PDF of pictures": lambda: as_file(picture(), "PDF"),
}


@pytest.mark.parametrize("case", SCANS)
def test_a_scan_is_recognised(case: str) -> None:
    opened = open_document(SCANS[case](), "a")
    assert opened.source.ocr
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "12/TB-SNV", "trước ngày 20/3/2024", "Phòng Tổ chức biên chế"):
        assert words in opened.text, words
    assert opened.layout is not None
    assert all(0 < box.sure <= 1 for box in opened.layout.boxes)


def test_a_tiff_of_many_pages_has_them_all() -> None:
    data = as_file(picture(), "TIFF", save_all=True, append_images=[picture(number=1)], compression="tiff_deflate")
    opened = open_document(data, "a.tif")
    assert opened.source.pages == 2
    assert "GIÁM ĐỐC" in opened.text


def test_rtf_is_read_where_libreoffice_is() -> None:
    rtf = rb"{\rtf1\ansi\uc1 1. Giao V\u259?n ph\u242?ng b\u225?o c\u225?o tr\u432?\u7899?c ng\u224?y 01/3/2024.\par}"
    content = to_json(read(rtf, "a.rtf"))
    assert content["directives"][0]["deadline"]["due"] == "2024-02-29"


def words(*placed: tuple[str, float, float]) -> list[Word]:
    return [Word(text, x, y, x + 7 * len(text), y + 14) for text, x, y in placed]


COLUMNS = [
    ([("Một", 80, 100), ("hai", 110, 100), ("Ba", 80, 120)], 0),
    ([("TRÁI", 80, 100), ("PHẢI", 350, 100), ("trái", 80, 120), ("phải", 350, 120)], 1),
    ([("TRÁI", 80, 100), ("PHẢI", 350, 100), ("cả", 80, 120), ("dòng-dài-đi-qua-giữa-trang-giấy", 110, 120)], 1),
]


@pytest.mark.parametrize(("placed", "parted"), COLUMNS)
def test_columns_are_parted_where_rows_have_a_gap_at_one_place(
    placed: list[tuple[str, float, float]], parted: int
) -> None:
    found = strips(rows_of(words(*placed)), 595)
    assert sum(bool(strip.right) for strip in found) == parted

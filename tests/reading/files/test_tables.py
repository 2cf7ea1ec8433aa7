"""Tables that place things on the page, and tables that hold data."""

import pytest
from builders import definition as list_definition
from builders import docx, listed, num, p, r, tbl, tc, text_box
from builders import level as list_level

from dondoc.reading.files import open_document

GRID = (
    '<w:style w:type="table" w:styleId="Luoi">'
    '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="LuoiCon"><w:basedOn w:val="Luoi"/></w:style>'
)
HEADING = ["STT", "Nhiệm vụ", "Đơn vị chủ trì"]
COLUMNS = "| STT | Nhiệm vụ | Đơn vị chủ trì |\n"
DELETED = "<w:tr><w:trPr><w:del/></w:trPr>"
LATER = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def merged(kind: str, *paragraphs: str) -> str:
    value = f' w:val="{kind}"' if kind else ""
    return tc(*paragraphs, properties=f"<w:vMerge{value}/>")


def span(columns: int, text: str) -> str:
    return tc(p(text), properties=f'<w:gridSpan w:val="{columns}"/>')


def read(body: str) -> str:
    numbering = list_definition(0, list_level(0, "decimal", "%1")) + num(1, 0)
    return open_document(docx(body, styles=GRID, numbering=numbering), "a.docx").text.strip("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # the head of a document: the issuer's side first, then the motto's
        (
            tbl([tc(p("UBND TỈNH A"), p("SỞ Y TẾ")), tc(p("CỘNG HÒA"), p("Độc lập"))], ["Số: 1/TB", "A, ngày 1/6"]),
            "UBND TỈNH A\nSỞ Y TẾ\n\nCỘNG HÒA\nĐộc lập\n\nSố: 1/TB\n\nA, ngày 1/6",
        ),
        # its foot: recipients, then the signature; the room for the signature stays a gap
        (
            tbl([tc(p("Nơi nhận:"), p("- Sở Y tế;"), p("- Lưu: VT.")), tc(p("GIÁM ĐỐC"), p(), p(), p("Trần A"), p())]),
            "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần A",
        ),
        # long paragraphs in a frame are paragraphs
        (tbl([tc(p("a" * 130), p("b"))], borders=True), "a" * 130 + "\n\nb"),
        # three columns without lines only place things, with lines they hold data
        (tbl(["A", "", "B"]), "A\n\nB"),
        (tbl(["A", "x", "B"], borders=True), "| A | x | B |"),
        (tbl(["A", "x", "B"], style="LuoiCon"), "| A | x | B |"),
        (tbl(["A", "x", tc(p("B"), properties='<w:tcBorders><w:top w:val="single"/></w:tcBorders>')]), "| A | x | B |"),
        (tbl(["A", "x", tc(p("B"), properties='<w:tcBorders><w:top w:val="nil"/></w:tcBorders>')]), "A\n\nx\n\nB"),
        # words that head columns make data, also of two columns without lines
        (tbl(["Thời gian", "Nội dung"], ["8 giờ", "Giao ban"]), "| Thời gian | Nội dung |\n| 8 giờ | Giao ban |"),
        # but not where they begin a line of the head
        (tbl(["Đơn vị: Trường B", "CỘNG HÒA"], ["1", "2"]), "Đơn vị: Trường B\n\nCỘNG HÒA\n\n1\n\n2"),
        (tbl(["Ngày thứ nhất " * 8, "x"], ["1", "2"]), ("Ngày thứ nhất " * 8) + "\n\nx\n\n1\n\n2"),
        # paragraphs and line ends of a cell on one line, a bar kept from ending the cell
        (
            tbl(HEADING, ["1", tc(p("Rà soát"), p(), p("a|b") + "<w:p><w:r><w:br/><w:t>c</w:t></w:r></w:p>"), "d"]),
            COLUMNS + "| 1 | Rà soát a\\|b c | d |",
        ),
        # running numbers that exist only as list properties, in empty paragraphs
        (
            tbl(HEADING, [tc(listed("")), "a", "b"], [tc(listed("")), "c", "d"]),
            COLUMNS + "| 1 | a | b |\n| 2 | c | d |",
        ),
        # merged across: once, then empty; merged down: in each row
        (tbl(HEADING, [span(3, "I. Y TẾ")]), COLUMNS + "| I. Y TẾ |  |  |"),
        (
            tbl(
                HEADING,
                ["1", "a", merged("restart", p("Sở Y tế"))],
                ["2", "b", merged("")],
                ["3", "c", merged("restart", p("UBND"))],
            ),
            COLUMNS + "| 1 | a | Sở Y tế |\n| 2 | b | Sở Y tế |\n| 3 | c | UBND |",
        ),
        (
            tbl(HEADING, ["1", tc(p("a"), properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>")]),
            COLUMNS + "| 1 | a |  |",
        ),
        # more columns than Word can draw
        (tbl(HEADING, [span(99999999, "a")]), COLUMNS + "| a |" + "  |" * 62),
        # a nested table is flattened in data, and read by itself on the page
        (
            tbl(HEADING, ["1", tc(p("a"), tbl(["x", "y"]), p("b")), "c"]),
            COLUMNS + "| 1 | a x y b | c |",
        ),
        (tbl([tc(p("Khung"), tbl(HEADING, ["1", "a", "b"]), p())]), "Khung\n" + COLUMNS + "| 1 | a | b |"),
        # tracked changes of rows and cells
        (
            tbl(HEADING, ["1", "a", "b"], ["x", "y", "z"]).replace("<w:tr>" + tc(p("x")), DELETED + tc(p("x"))),
            COLUMNS + "| 1 | a | b |",
        ),
        (tbl(["A", tc(p("x"), properties="<w:cellDel/>"), "B"]), "A\n\nB"),
        # rows and cells within content controls, rows that begin later
        (
            tbl(HEADING).replace("</w:tbl>", control(LATER + control(tc(p("a"))) + "</w:tr>") + "</w:tbl>"),
            COLUMNS + "|  | a |",
        ),
        # a text box in a cell, a table without rows, a table between paragraphs
        (tbl(HEADING, ["1", tc("<w:p>" + r("a") + text_box(p("hộp")) + "</w:p>"), "b"]),
         COLUMNS + "| 1 | hộp a | b |"),
        (p("a") + tbl() + p("b"), "a\n\nb"),
        (p("a", "<w:rPr><w:del/></w:rPr>") + tbl(["b", "c"]) + p("d"), "a\n\nb\n\nc\n\nd"),
    ],
)  # fmt: skip
def test_tables(body, expected):
    assert read(body) == expected

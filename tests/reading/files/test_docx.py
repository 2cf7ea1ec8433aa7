"""The words of Word documents: one row a habit of people or programs that write them."""

import io

import pytest
from builders import STRICT, definition, docx, docx_parts, docx_with, field, level, num, p, r, text_box, zipped
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.reading.errors import ReadingError
from dondoc.reading.files import open_document

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="An"><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HoaCon"><w:basedOn w:val="Hoa"/></w:style>'
    '<w:style w:type="character" w:styleId="ChuAn"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style>'
)
GONE = "<w:rPr><w:del/></w:rPr>"


def text_of(body: str, **inner: str) -> str:
    return open_document(docx(body, **inner), "van-ban.docx").text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a line a paragraph, a blank line between; empty paragraphs are space on the page
        (p("Một") + p() + p("  ") + p("Hai"), "Một\n\nHai"),
        # words are cut into runs at every change of spelling check or language
        (f"<w:p>{r('Giao Sở ')}<w:proofErr/>{r('Y')}{r(' tế')}</w:p>", "Giao Sở Y tế"),
        ("<w:p><w:r><w:t>V/v</w:t><w:br/><w:t>họp</w:t><w:tab/><w:t>giao ban</w:t></w:r></w:p>", "V/v\nhọp\tgiao ban"),
        # a page break at the end of a paragraph is no line of it
        ('<w:p><w:r><w:t>Hết</w:t><w:br w:type="page"/></w:r></w:p>' + p("Sau"), "Hết\n\nSau"),
        ("<w:p><w:r><w:t>Sở Y</w:t><w:noBreakHyphen/><w:t>tế</w:t><w:softHyphen/></w:r></w:p>", "Sở Y-tế"),
        # line ends of the XML file are no line ends of the page
        ("<w:p><w:r><w:t>Giao Sở\n Y tế</w:t></w:r></w:p>", "Giao Sở  Y tế"),
        # tracked changes: what was put in stands, what was taken out or away does not
        (
            f"<w:p>{r('trước ')}<w:del><w:r><w:delText>10/6</w:delText></w:r></w:del><w:ins>{r('15/6')}</w:ins></w:p>",
            "trước 15/6",
        ),
        (f"<w:p><w:moveFrom>{r('cũ')}</w:moveFrom>{r('a')}<w:moveTo>{r('mới')}</w:moveTo></w:p>", "amới"),
        # the end of a paragraph taken out: the words run on into the next one
        (p("Sở Y tế ", GONE) + p("chủ trì"), "Sở Y tế chủ trì"),
        (p("", GONE) + p("Một") + p("Hai", GONE), "Một\n\nHai"),
        (p("Ẩn dấu đoạn, ", "<w:rPr><w:vanish/></w:rPr>") + p("nối tiếp"), "Ẩn dấu đoạn, nối tiếp"),
        # hidden text, by the run and by a style; a run may take it back
        (f"<w:p>{r('Hiện')}{r('Ẩn', '<w:vanish/>')}{r(' rõ', '<w:vanish w:val=&quot;0&quot;/>')}</w:p>", "Hiện rõ"),
        (p("Ẩn", '<w:pStyle w:val="An"/>') + p("Hiện"), "Hiện"),
        (f"<w:p>{r('Hiện')}{r('Ẩn', '<w:rStyle w:val=&quot;ChuAn&quot;/>')}</w:p>", "Hiện"),
        # capitals as displayed, by the run, by a style and by its ancestor
        (f"<w:p>{r('Sở Y tế', '<w:caps/>')}</w:p>", "SỞ Y TẾ"),
        (p("quyết định", '<w:pStyle w:val="HoaCon"/>'), "QUYẾT ĐỊNH"),
        # fields: what the page shows, not how it is found
        (
            f"<w:p>{r('Ngày ')}{field('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>{field('separate')}"
            f"{r('10/6/2025')}{field('end')}{r('.')}</w:p>",
            "Ngày 10/6/2025.",
        ),
        (f'<w:p><w:fldSimple w:instr="PAGE">{r("3")}</w:fldSimple></w:p>', "3"),
        # a field within the code of a field shows nothing
        (
            f"<w:p>{field('begin')}{field('begin')}{field('separate')}{r('trong')}{field('end')}{field('separate')}"
            f"{r('ngoài')}{field('end')}</w:p>",
            "ngoài",
        ),
        # a field that never ends must not swallow the document
        (f"<w:p>{r('Một')}{field('begin')}{r('mã')}</w:p>" + p("Hai"), "Một\n\nHai"),
        (f"<w:p>{r('Một')}{field('end')}</w:p>" + p("Hai"), "Một\n\nHai"),
        # a table of contents: a field over several paragraphs
        (f"<w:p>{field('begin')}{field('separate')}{r('I')}</w:p>" + p("II") + f"<w:p>{field('end')}</w:p>", "I\n\nII"),
        # links, content controls, old smart tags, right-to-left spans
        (
            f"<w:p><w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag><w:bdo>{r('c')}</w:bdo></w:p>",
            "abc",
        ),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Trong khung')}</w:sdtContent></w:sdt>" + p("Sau"), "Trong khung\n\nSau"),
        (f"<w:p><w:sdt><w:sdtContent>{r('chọn')}</w:sdtContent></w:sdt></w:p>", "chọn"),
        # a formula is words too; a comment is not
        (f"<w:p>{r('x = ')}<m:oMath><m:r><m:t>2y</m:t></m:r></m:oMath></w:p>", "x = 2y"),
        (f"<w:p><w:commentRangeStart/>{r('a')}<w:r><w:commentReference/></w:r></w:p>", "a"),
        # text boxes once, before the paragraph that holds them
        (f"<w:p>{r('Đoạn neo')}{text_box(p('MẬT'), p('Bản số 1'))}</w:p>", "MẬT\n\nBản số 1\n\nĐoạn neo"),
        (f"<w:p>{text_box('<w:p>' + r('ngoài') + text_box(p('trong')) + '</w:p>')}</w:p>", "trong\n\nngoài"),
        (
            f"<mc:AlternateContent><mc:Choice>{p('a')}</mc:Choice><mc:Fallback>{p('b')}</mc:Fallback>"
            "</mc:AlternateContent>",
            "a",
        ),
        # symbol fonts: known signs as such, everything else a bullet
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> Giao</w:t></w:r></w:p>', "- Giao"),
        ('<w:p><w:r><w:t>đạt </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 95%</w:t></w:r></w:p>', "đạt ≥ 95%"),
        ('<w:p><w:r><w:sym w:font="Tahoma" w:char="2265"/><w:sym w:font="Arial" w:char="x"/></w:r></w:p>', "≥"),
        (p("\uf0b7 Giao"), "- Giao"),
        # Unicode: decomposed letters composed, invisible marks gone, odd spaces kept
        (p("Sơ\u0309 Y tê\u0301"), "Sở Y tế"),
        (p("Sở\u200b Y\u00ad tế\u00a0\u2003."), "Sở Y tế\u00a0\u2003."),
        (p("a &lt;b&gt; &amp;") + "<!-- lời bàn -->", "a <b> &"),
    ],
)  # fmt: skip
def test_words(body, expected):
    assert text_of(body.replace("&quot;", '"'), styles=STYLES) == expected + "\n"


def test_notes_stand_after_the_text():
    def note(kind, number):
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = (
        f"<w:p>{r('Một')}{note('footnote', 7)}{r(', hai')}{note('endnote', 2)}{note('footnote', 5)}</w:p>"
        f"<w:p>{r('Ba')}<w:del>{note('footnote', 9)}</w:del></w:p>"
    )
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in ((0, "kẻ ngang"), (5, "Luật số 1"), (7, "Nghị định số 2"), (9, "đã xóa"))
    )
    endnotes = f'<w:endnote w:id="2">{p("Cuối")}{p("bài")}</w:endnote>'
    text = text_of(body, footnotes=footnotes, endnotes=endnotes)
    assert text == "Một, hai\n\nBa\n\n[1] Nghị định số 2\n[2] Luật số 1\n[3] Cuối bài\n"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (p("MẬT"), "MẬT\n\nNội dung\n"),
        (f"<w:p>{text_box(p('Hỏa tốc'))}</w:p>", "HỎA TỐC\n\nNội dung\n"),
        (p("TỐI MẬT") + p("TỐI MẬT") + p("KHẨN"), "TỐI MẬT\n\nKHẨN\n\nNội dung\n"),
        # the rest of headers is repeated furniture
        (p("Trang 2") + p("BỘ BẢO MẬT"), "Nội dung\n"),
    ],
)
def test_marks_of_secrecy_and_urgency_come_from_headers(header, expected):
    assert text_of(p("Nội dung"), header1=p("Trang 1"), header2=header, footer1=p("UBND")) == expected


def test_strict_documents_read_as_transitional_ones():
    assert open_document(docx(p("Giao Sở Y tế"), STRICT), "a.docx").text == "Giao Sở Y tế\n"


def test_a_styles_part_in_an_unusual_form_is_read_all_the_same():
    styles = "<!-- a comment -->" + STYLES.replace('w:styleId="HoaCon"', "w:styleId='HoaCon'")
    assert text_of(p("quyết định", '<w:pStyle w:val="HoaCon"/>'), styles=styles) == "QUYẾT ĐỊNH\n"


def test_styles_that_rest_on_each_other_do_not_turn_for_ever():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/>'
        f'<w:rPr><w:rStyle w:val="{other}"/></w:rPr></w:style>'
        for one, other in ("AB", "BA")
    )
    assert text_of(p("chữ", '<w:pStyle w:val="A"/>'), styles=styles) == "chữ\n"


def test_parts_are_found_by_their_relations_and_without_regard_to_case():
    parts = docx_parts(p("Giao Sở Y tế"))
    parts["Word\\Van_ban.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("word/document.xml", "/word/van_ban.XML")
    assert open_document(zipped(parts), "a.docx").text == "Giao Sở Y tế\n"


def test_source_and_macros():
    opened = open_document(docx_with("word/vbaProject.bin", b"Sub AutoOpen()"), "công văn.docm")
    assert opened.source.name == "công văn.docm"
    assert opened.source.media_type == "application/vnd.ms-word.document.macroEnabled.12"
    assert (len(opened.source.sha256), opened.source.pages, opened.source.ocr) == (64, None, False)
    assert open_document(docx(p("a")), "a.txt").source.media_type.endswith("wordprocessingml.document")


VISIBLE = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \u00a0đưƯếệ"), min_size=1, max_size=40
).filter(lambda text: text.strip() == text and text)


@settings(deadline=None, max_examples=60)
@given(st.lists(VISIBLE, min_size=1, max_size=8))
def test_paragraphs_written_come_back_equal(paragraphs):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    whole = "\n\n".join(paragraphs) + "\n"
    try:
        read = open_document(stream.getvalue(), "a.docx").text
    except ReadingError as error:
        # nothing but invisible marks
        assert error.code == "DON-F08"
        return
    assert read == open_document(whole.encode(), "a.txt").text


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 8), st.booleans()), min_size=1, max_size=12))
def test_a_list_of_any_shape_counts_without_failing(shape):
    levels = definition(0, *(level(at, "decimal", "".join(f"%{n + 1}." for n in range(at + 1))) for at in range(9)))
    properties = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(p("x", properties.format(at)) if on else p("x") for at, on in shape)
    lines = text_of(body, numbering=levels + num(1, 0)).strip().split("\n\n")
    assert [line.count(".") for line in lines] == [(at + 1) * on for at, on in shape]

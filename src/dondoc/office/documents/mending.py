"""The document with what was mended on the desk, as a DOCX to go on with in Word or LibreOffice."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from dondoc.office.documents.letter import blank_page
from dondoc.office.documents.models import Desk, Mend

__all__ = ["docx", "pieces"]


def pieces(content: dict[str, Any], mends: list[Mend]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it was mended; mends that overlap an earlier one are left out."""
    found = sorted((*content["findings"][mend.finding]["span"], mend.words) for mend in mends if mend.words is not None)
    text, place, made = content["text"], 0, []
    for start, end, words in found:
        if start < place:
            continue
        made += [(text[place:start], False), (words, True)]
        place = end
    return [*made, (text[place:], False)]


def docx(desk: Desk) -> bytes:
    """The DOCX: Times New Roman 14, margins of Nghị định 30/2020/NĐ-CP; mended words stand in green."""
    paper = blank_page(14)
    paragraph = paper.add_paragraph()
    for words, mended in pieces(desk.reading.content, list(desk.mends.all())):
        for number, line in enumerate(words.split("\n")):
            if number:
                paragraph = paper.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
                paragraph.paragraph_format.space_after = Pt(6)
            if line:
                run = paragraph.add_run(line.strip("\t\r"))
                if mended:
                    run.font.color.rgb = RGBColor(0x17, 0x66, 0x3F)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()

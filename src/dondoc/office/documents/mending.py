"""The document with what was mended on the desk, as a DOCX to go on with in Word or LibreOffice."""

import io
from collections.abc import Iterable
from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from dondoc.office.documents.letter import blank_page, printable
from dondoc.office.documents.models import Desk, Item, Mend

__all__ = ["Correction", "Corrections", "corrections", "docx", "mended_words", "pieces"]


class Correction(NamedTuple):
    """Words of the page and what people put in their place."""

    start: int
    end: int
    old: str
    new: str


class Corrections(NamedTuple):
    """What was mended in a text, in the order of the page."""

    text: str
    made: list[Correction]


def corrections(content: dict[str, Any], mends: Iterable[Mend]) -> Corrections:
    """What was mended in a document."""
    found = []
    for mend in mends:
        span = content["findings"][mend.finding]["span"]
        if span and mend.words is not None:
            old = " ".join(content["text"][span[0] : span[1]].split())
            found.append(Correction(span[0], span[1], old, " ".join(mend.words.split())))
    return Corrections(content["text"], sorted(found))


def mended_words(item: Item, mended: Corrections) -> str:
    """The words of a directive with what was mended in them; as they are where somebody typed them."""
    words = item.text
    if item.origin.get("text", {}).get("how") == "typed":
        return words
    for one in reversed(mended.made):
        if not (item.start <= one.start and one.end <= item.end and one.old):
            continue
        # the same words may stand before the mended ones
        at = -1
        for _ in range(1 + " ".join(mended.text[item.start : one.start].split()).count(one.old)):
            at = words.find(one.old, at + 1)
        if at >= 0:
            words = words[:at] + one.new + words[at + len(one.old) :]
    return words


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
                run = paragraph.add_run(printable(line.strip("\t\r")))
                if mended:
                    run.font.color.rgb = RGBColor(0x17, 0x66, 0x3F)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()

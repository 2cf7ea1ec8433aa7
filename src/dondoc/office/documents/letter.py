"""A DOCX page in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, its margins, Times New Roman."""

import re
from typing import Any

from docx import Document as Paper
from docx.shared import Mm, Pt

__all__ = ["blank_page", "printable"]

FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without what XML 1.0 cannot hold: form feeds and other control characters."""
    return FORBIDDEN.sub(" ", text)


def blank_page(points: int) -> Any:  # noqa: ANN401 - python-docx has no types
    """An empty document with letters of that size."""
    paper = Paper()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(points)
    return paper

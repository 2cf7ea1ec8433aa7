"""A DOCX page in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, its margins, Times New Roman."""

from typing import Any

from docx import Document as Paper
from docx.shared import Mm, Pt

__all__ = ["blank_page"]


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

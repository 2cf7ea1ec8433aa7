"""Documents of the collections as an office has them: DOCX, DOC, PDF, and pictures as a copier makes them.

`rendered(text_file, folder)` writes NAME.docx in the form of Nghị định 30/2020/NĐ-CP; LibreOffice makes DOC and PDF
of it; `scans(pdf, …)` makes pictures of its pages. Used by `score_files.py` and by tests.
"""

import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from docx import Document  # noqa: E402
from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: E402
from docx.oxml import OxmlElement  # noqa: E402
from docx.oxml.ns import qn  # noqa: E402
from docx.shared import Mm, Pt  # noqa: E402

from dondoc.page.heads import head_of  # noqa: E402
from dondoc.reading import read  # noqa: E402
from dondoc.reading.model import to_json  # noqa: E402
from dondoc.reading.pipeline import stages  # noqa: E402

FONT = "Tinos"
FONTS = ROOT / "src/dondoc/page/fonts"
FOOT = re.compile(r"\s*\W*(?:nơi nhận|kính gửi)\s*:", re.I)
APART = re.compile(r"\s{4,}|\t+")
RULED = re.compile(r"[-_=–—|:\s*]+")
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def rendered(source: Path, folder: Path) -> Path:
    """NAME.docx of a text or Markdown document; lines that the text wraps by hand become one paragraph again."""
    found = stages(to_json(read(source.read_bytes(), source.name))["text"])
    script, shape, view = found.script, found.shape, found.script.view
    content = to_json(read(source.read_bytes(), source.name))
    paper = _paper()
    head = head_of(content, view)
    columns: list[list[str]] = [[], []]
    for line in shape.lines[: shape.body]:
        if line.start < head.end:
            for first, last, column in head.parts(view, line.start, line.end):
                columns[column or 0].append(view[first:last].strip(" |"))
    if any(columns):
        _two(paper, columns, CENTRE)
    subject = shape.title.subject if shape.title else None
    inside = [*([subject] if subject else []), *(block.span for block in shape.blocks if block.kind != "row")]
    rest = [line for line in shape.lines[: shape.foot] if line.start >= head.end]
    titles = [shape.title.span, *([subject] if subject else [])] if shape.title else []
    _body(paper, script, rest, inside, titles)
    feet: list[list[str]] = [[], []]
    for line in shape.lines[shape.foot : shape.appendix]:
        _foot(" " * line.indent + view[line.start : line.end], feet)
    if any(feet):
        _two(paper, feet, None)
    _body(paper, script, list(shape.lines[shape.appendix :]), inside, [])
    target = folder / (source.stem + ".docx")
    paper.save(str(target))
    return target


def _paper() -> Any:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.paragraph_format.space_after = Pt(6)
    return paper


def _body(paper: Any, script: Any, lines: list[Any], inside: list[Any], titles: list[Any]) -> None:
    rows: list[list[str]] = []
    paragraph: Any = None
    for line in lines:
        shown = script.view[line.start : line.end]
        raw = script.text[line.start : line.end].strip()
        if raw.startswith("|"):
            if not RULED.fullmatch(raw):
                rows.append([cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", raw.strip("|"))])
            continue
        if raw.count("\t") > 1:
            rows.append([cell.strip() for cell in raw.split("\t")])
            continue
        if rows:
            _table(paper, rows)
            rows = []
        if RULED.fullmatch(shown):
            continue
        words = " ".join(shown.split())
        if paragraph is not None and any(start < line.start < end for start, end in inside):
            paragraph.add_run(" " + words).bold = line.strong or paragraph.runs[0].bold
            continue
        paragraph = paper.add_paragraph()
        paragraph.add_run(words).bold = line.strong
        if any(start <= line.start < end for start, end in titles):
            paragraph.alignment, paragraph.runs[0].bold = CENTRE, True
        else:
            paragraph.alignment = JUSTIFY
            paragraph.paragraph_format.first_line_indent = Mm(10)
    if rows:
        _table(paper, rows)


def _foot(shown: str, feet: list[list[str]]) -> None:
    parts = [part.strip() for part in APART.split(shown.strip()) if part.strip()]
    if len(parts) > 1:
        feet[0].append(parts[0])
        feet[1].append(" ".join(parts[1:]))
        return
    left = re.match(r"\s*(?:nơi nhận|[-+*•]|như |lưu)", shown, re.I) and len(shown) - len(shown.lstrip()) < 25
    feet[0 if left else 1].append(shown.strip())


def _two(paper: Any, columns: list[list[str]], align: Any) -> None:
    table = paper.add_table(rows=1, cols=2)
    for cell, lines, width in zip(table.rows[0].cells, columns, (Mm(66), Mm(99)), strict=True):
        cell.width = width
        for number, line in enumerate(lines or [""]):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = CENTRE if align is not None or cell is table.rows[0].cells[1] else None
            run = paragraph.add_run(" ".join(line.split()))
            run.font.size = Pt(11 if align is None and not paragraph.alignment else 12)
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _table(paper: Any, rows: list[list[str]]) -> None:
    table = paper.add_table(rows=0, cols=max(map(len, rows)))
    table.style = "Table Grid"
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.paragraphs[0].add_run(text).font.size = Pt(11)
    heading = table.rows[0]._tr.get_or_add_trPr()
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    heading.append(repeat)
    paper.add_paragraph()


def converted(files: list[Path], kind: str, folder: Path) -> None:
    """What LibreOffice makes of DOCX files: "pdf", "doc", "odt", "rtf"."""
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><dir>/usr/share/fonts</dir><cachedir>{folder}/fontcache</cachedir></fontconfig>"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(conf), "HOME": str(folder)}
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir",
         str(folder), *map(str, files)],
        check=True, env=environment, capture_output=True, timeout=900,
    )  # fmt: skip


def scans(pdf: Path, *, dots: int, noisy: bool, seed: int = 0) -> list[Any]:
    """Pictures of the pages: at `dots` a inch; noisy ones are turned by up to 2°, blurred, stamped, packed as JPEG."""
    import io

    import pypdfium2
    from PIL import Image, ImageDraw, ImageFilter

    chance = random.Random(seed)
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    found = []
    for number, page in enumerate(document):
        picture = page.render(scale=dots / 72).to_pil().convert("RGB")
        if noisy:
            draw = ImageDraw.Draw(picture)
            if number == len(document) - 1:
                x, y, r = picture.width * 0.6, picture.height * 0.75, picture.width * 0.09
                for ring in (r, r * 0.93, r * 0.6):
                    draw.ellipse(
                        (x - ring, y - ring, x + ring, y + ring), outline=(214, 60, 70), width=max(2, dots // 60)
                    )
            turned = picture.rotate(
                chance.uniform(-2, 2), expand=False, fillcolor=(247, 246, 243), resample=Image.BICUBIC
            )
            blurred = turned.filter(ImageFilter.GaussianBlur(0.6))
            noise = Image.effect_noise(blurred.size, 24).convert("RGB")
            blurred = Image.blend(blurred, noise, 0.08)
            packed = io.BytesIO()
            blurred.save(packed, "JPEG", quality=55)
            picture = Image.open(io.BytesIO(packed.getvalue())).convert("RGB")
        found.append(picture)
    return found

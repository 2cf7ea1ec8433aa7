"""Files that try to cost more than a document may: each a recipe and the code it must end with.

None: it is read to its directives and findings, in the same time.
"""

import random
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable

from builders import (
    W,
    definition,
    docx,
    docx_parts,
    docx_with,
    level,
    listed,
    num,
    p,
    r,
    tbl,
    tc,
    text_box,
    zipped,
)

from dondoc.reading.bounds import BOUNDS


def entities(count: int, body: str, size: int = 100, lead: int = 0) -> bytes:
    """A document whose entities each stand for ten of the one before."""
    lines = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(count))
    doctype = " " * lead + f'<!DOCTYPE d [<!ENTITY e0 "{"h" * size}">{lines}]>'
    return docx_with("word/document.xml", f'{doctype}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def lying_bomb() -> bytes:
    """A bomb of 300 MB whose directory says that it is small."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = packed.compress(b"<a>" + b"h" * 300_000_000) + packed.flush()
    data = zipped({**docx_parts(p("a")), "word/document.xml": "<a/>"}, zipfile.ZIP_STORED)
    at = data.index(b"word/document.xml<a/>") - 30
    head = bytearray(data[at : at + 30])
    struct.pack_into("<HHHLLL", head, 8, 8, 0, 0, 0, len(content), 60_000_000)
    entry = struct.pack("<4sBBBBHHHHLLLHHHHHLL", b"PK\x01\x02", 20, 3, 20, 0, 0, 8, 0, 0, 0, len(content), 60_000_000,
                        17, 0, 0, 0, 0, 0, 0)  # fmt: skip
    body = bytes(head) + b"word/document.xml" + content
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1, 1, len(entry) + 17, len(body), 0)
    return body + entry + b"word/document.xml" + end


def merged_down() -> bytes:
    """A megabyte of words in a cell that goes on through two thousand rows."""
    first = tc(p("chữ " * 250_000), properties='<w:vMerge w:val="restart"/>')
    rest = tc(properties="<w:vMerge/>")
    return docx(tbl(["STT", "Nội dung"], ["1", first], *[["1", rest]] * 2000))


def styles_in_line() -> bytes:
    """A hundred thousand styles, each resting on the next, and a paragraph of each."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(100_000)
    )
    return docx("".join(p("a", f'<w:pStyle w:val="s{n}"/>') for n in range(100_000)), styles=styles)


def lists_of_one() -> bytes:
    """Forty thousand lists that share one huge definition."""
    numbering = definition(0, level(0, "decimal", "%1." * 100_000) * 20) + "".join(num(n, 0) for n in range(40_000))
    return docx("".join(listed("a", n) for n in range(40_000)), numbering=numbering)


def rich() -> bytes:
    """Twenty thousand paragraphs and as many tables."""
    return docx((p(LETTERS, '<w:jc w:val="both"/>') + tbl(["a", "b"])) * 20_000)


def accents(count: int) -> bytes:
    """Accents of two classes by turns, which a normaliser sorts in quadratic time."""
    return ("a" + "\u0301\u0323" * count).encode()


def noise(size: int) -> bytes:
    """Bytes of every value but NUL."""
    return bytes(random.Random(7).choices(range(1, 256), k=size))


def filled(piece: str) -> bytes:
    """As much of a piece as a document may hold."""
    times = BOUNDS.characters // len(piece)
    return (piece * (min(times, BOUNDS.lines // piece.count("\n")) if "\n" in piece else times)).encode()


PIECES = (
    "ngày ",
    "số 5 ",
    "- a\n",
    "a\n\n",
    "12/QĐ-UBND ",
    "các Sở: A, B, ",
    "((((",
    "| a | b | c |\n",
    "1.1.1 1/2/2024 ",
    "Luật Đất đai và ",
    "nghiêm trọnng thực hiện ",
    "Căn cứ Quyết định số 12/2024/QĐ-UBND ngày 12/3/2024 của UBND tỉnh; ",
    "Sở Y tế, Sở Nội vụ, ",
)
RUN_ON = "<w:rPr><w:del/></w:rPr>"
LETTERS = "Giao Sở Y tế chủ trì, phối hợp với các đơn vị liên quan. "
HOSTILE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "two million empty paragraphs": (lambda: docx("<w:p/>" * 2_000_000), "DON-F46"),
    "300 MB of one letter": (lambda: docx_with("word/document.xml", b"<a>" + b"h" * 300_000_000), "DON-F45"),
    "300 MB declared small": (lying_bomb, "DON-F45"),
    "60 MB of one letter": (lambda: docx_with("word/document.xml", b"<a>" + b"h" * 60_000_000), "DON-F45"),
    "20 MB of styles": (lambda: docx_with("word/_rels/document.xml.rels", noise(17_000_000)), "DON-F45"),
    "60,000 members": (lambda: zipped({f"word/{n}": "" for n in range(60_000)}), "DON-F44"),
    "entities, a billion": (lambda: entities(8, p("&e8;")), "DON-F43"),
    "entities after 100 kB of nothing": (lambda: entities(8, p("&e8;"), lead=100_000), "DON-F43"),
    "entities in an attribute": (lambda: entities(8, '<w:p w:a="&e8;"/>'), "DON-F43"),
    "one long entity, many times": (lambda: entities(0, p("&e0;" * 100_000), 100_000), "DON-F43"),
    "200,000 deep": (lambda: docx("<w:p>" * 200_000 + "</w:p>" * 200_000), "DON-F47"),
    "tables 60 deep": (lambda: docx('<w:tbl><w:tr><w:tc>' * 60 + p("a") + "</w:tc></w:tr></w:tbl>" * 60), None),
    "text boxes 20 deep": (lambda: docx("<w:p>" + nest(20) + "</w:p>"), None),
    "one text of 11 MB": (lambda: docx(p("chữ " * 2_200_000)), "DON-F47"),
    "a million cells": (lambda: docx(tbl(['<w:tc a=""/>' * 1_000_000])), "DON-F48"),
    "a million attributes": (
        lambda: docx("<w:p " + " ".join(f'a{n}=""' for n in range(1_500_000)) + "/>"),
        "DON-F48",
    ),
    "two million empty runs": (lambda: docx("<w:p>" + "<w:r/>" * 2_000_000 + "</w:p>"), "DON-F08"),
    "a cell merged down": (merged_down, "DON-F07"),
    "paragraphs that all run on": (lambda: docx(p("ab", RUN_ON) * 80_000), None),
    "styles in line": (styles_in_line, "DON-F15"),
    "styles unknown": (lambda: docx("".join(p("a", f'<w:pStyle w:val="x{n}"/>') for n in range(100_000))), "DON-F15"),
    "lists of one definition": (lists_of_one, "DON-F14"),
    "a rich document of 2,000 pages": (rich, "DON-F14"),
    "too much text": (lambda: b"a " * 10_000_001, "DON-F07"),
    "200 MB of text": (lambda: b"a " * 100_000_000, "DON-F06"),
    "19 MB of decomposed letters": (lambda: unicodedata.normalize("NFD", LETTERS * 200_000).encode(), "DON-F14"),
    "19 MB of accents": (lambda: accents(4_700_000), "DON-F12"),
    "runs of accents just short enough": (lambda: accents(60) * 70_000, "DON-F14"),
    "19 MB of noise": (lambda: noise(19_000_000), "DON-F11"),
    "19 MB of accents in windows-1258": (lambda: b"\xf0\xf5" + b"\xec" * 19_000_000, "DON-F11"),
    "19 MB in windows-1258": (lambda: b"\xf0\xf5\xec " * 4_700_000, "DON-F14"),
    "19 MB of UTF-16": (lambda: (LETTERS * 160_000).encode("utf-16"), "DON-F14"),
    "99 MB that begin like a ZIP": (lambda: b"PK\x03\x04" + bytes(99_000_000), "DON-F40"),
    "seven decomposed words, many times": (
        lambda: unicodedata.normalize("NFD", LETTERS * 17_000).encode(), "DON-F16",
    ),
    **{f"repeated: {piece}": (lambda piece=piece: filled(piece), None) for piece in PIECES},
    "repeated: orders": (lambda: filled("Sở A; giao Sở B; "), "DON-F16"),
    "repeated: items": (lambda: filled("- Giao Sở Y tế báo cáo UBND tỉnh trước ngày 20/11/2024;\n"), "DON-F16"),
    "90 MB of an old Office file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90_000_000), "DON-F32"),
}  # fmt: skip


def nest(depth: int) -> str:
    """A text box in a text box in a text box."""
    inner = r("a")
    for _ in range(depth):
        inner = text_box("<w:p>" + inner + "</w:p>").partition("<mc:Fallback>")[0] + "</mc:AlternateContent></w:r>"
    return inner

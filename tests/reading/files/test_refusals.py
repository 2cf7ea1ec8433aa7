"""Bad input: one row a way of being wrong, with the code it gets. Every row of the table of messages is hit."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from builders import docx, docx_parts, docx_with, p, relations, root, tbl, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.reading import errors
from dondoc.reading.errors import ReadingError
from dondoc.reading.files import Opened, failures, open_document, open_path, opening
from dondoc.reading.files.docx import package
from dondoc.reading.files.failures import failure

MESSAGES = tomllib.loads((Path(failures.__file__).parent / "messages.toml").read_text("utf-8"))["message"]
DOCX = docx(p("Kính gửi: Sở Y tế"))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODT = {"mimetype": "application/vnd.oasis.opendocument.{}", "content.xml": "<a/>"}
BILLION = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "{0}">{1}]><w:document xmlns:w="x"><w:body>&h;</w:body></w:document>'


def compound(stream: str) -> bytes:
    return COMPOUND + stream.encode("utf-16-le")


def opendocument(kind: str) -> bytes:
    return zipped({name: content.format(kind) for name, content in ODT.items()}, zipfile.ZIP_STORED)


def locked(data: bytes) -> bytes:
    """The ZIP with the flag of encryption set in every entry."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + offset] |= 1
    return bytes(data)


def spoiled(data: bytes) -> bytes:
    """The document with its body's packed bytes overwritten."""
    at = data.index(b"word/document.xml") + len("word/document.xml")
    return data[: at + 10] + b"\xff" * 40 + data[at + 50 :]


def lying(data: bytes) -> bytes:
    """The ZIP with each declared unpacked size in its directory made 1."""
    data = bytearray(data)
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 24 : found.start() + 28] = b"\x01\0\0\0"
    return bytes(data)


def entity_bomb() -> str:
    lines = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(7))
    return BILLION.format("ha" * 100, lines)


BAD = {
    "empty": (b"", "DON-F08"),
    "white space": (b" \r\n\t\xc2\xa0\n", "DON-F08"),
    "only a byte order mark": (b"\xef\xbb\xbf", "DON-F08"),
    "only invisible marks": ("\u200b\u2060".encode(), "DON-F08"),
    "too much text": (b"a " * 10_000_001, "DON-F07"),
    "NUL": (b"abc\ndef\0ghi", "DON-F10"),
    "NUL in UTF-16": ("Sở Y tế\0".encode("utf-16"), "DON-F10"),
    "broken UTF-8": ("Sở Y tế".encode() + b"\xc3(", "DON-F11"),
    "cut UTF-8": ("Sở Y tế".encode()[:-1], "DON-F11"),
    "surrogates": (b"a\xed\xa0\x80", "DON-F11"),
    "odd UTF-16": ("Sở Y".encode("utf-16") + b"\x01", "DON-F11"),
    "TCVN3": (b"Giao S\xeb Y t\xd5 ch\xf1 tr\xd7", "DON-F11"),
    "a heap of accents": (("a" + "\u0301\u0323" * 20_000).encode(), "DON-F12"),
    "a PDF": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "DON-F20"),
    "a PDF with a prefix": (b"\0\x01%PDF-1.4 " + bytes(2000) + b"%%EOF\n", "DON-F20"),
    "an old Word file": (compound("WordDocument"), "DON-F21"),
    "RTF": (rb"{\rtf1\ansi Kinh gui}", "DON-F22"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(30), "DON-F23"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(30), "DON-F23"),
    "GIF": (b"GIF89a" + bytes(30), "DON-F23"),
    "BMP": (b"BM\x00\x10\x00\x00" + bytes(30), "DON-F23"),
    "TIFF": (b"II*\x00" + bytes(30), "DON-F23"),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", "DON-F23"),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(30), "DON-F23"),
    "XLSX": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<a/>"}), "DON-F24"),
    "XLS": (compound("Workbook"), "DON-F24"),
    "ODS": (opendocument("spreadsheet"), "DON-F24"),
    "PPTX": (zipped({"ppt/presentation.xml": "<a/>"}), "DON-F25"),
    "PPT": (compound("PowerPoint Document"), "DON-F25"),
    "ODP": (opendocument("presentation"), "DON-F25"),
    "ODT": (opendocument("text"), "DON-F26"),
    "a Windows program": (b"MZ\x90\0\x03\0\0\0", "DON-F27"),
    "a Linux program": (b"\x7fELF\x02\x01", "DON-F27"),
    "a plain ZIP": (zipped({"thong-bao.txt": "Kính gửi"}), "DON-F28"),
    "a ZIP without members": (zipped({}), "DON-F28"),
    "HTML": (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "DON-F29"),
    "XML": (b"<?xml version='1.0'?><a/>", "DON-F29"),
    "MP3": (b"ID3\x04\0\0" + bytes(30), "DON-F30"),
    "MP4": (b"\0\0\0\x18ftypisom" + bytes(30), "DON-F30"),
    "WAV": (b"RIFF\x10\0\0\0WAVEfmt ", "DON-F30"),
    "RAR": (b"Rar!\x1a\x07\x01\0", "DON-F31"),
    "tar": (b"a.txt" + bytes(252) + b"ustar\0" + bytes(250), "DON-F31"),
    "bzip2": (b"BZh91AY&SY" + bytes(9), "DON-F31"),
    "an Outlook message": (compound("__properties_version1.0"), "DON-F32"),
    "a cut DOCX": (DOCX[: len(DOCX) // 2], "DON-F40"),
    "the head of a DOCX": (b"PK\x03\x04", "DON-F40"),
    "a DOCX packed with bzip2": (zipped(docx_parts(p("a")), zipfile.ZIP_BZIP2), "DON-F40"),
    "a spoiled DOCX": (spoiled(DOCX), "DON-F41"),
    "cut XML": (docx_with("word/document.xml", root("document", "<w:body>")[:-9]), "DON-F41"),
    "no XML": (docx_with("word/document.xml", b"\x00\xff" * 9), "DON-F41"),
    "an empty body part": (docx_with("word/document.xml", b""), "DON-F41"),
    "broken relations": (docx_with("_rels/.rels", "<a"), "DON-F41"),
    "sizes that are lies": (lying(DOCX), "DON-F41"),
    "a locked DOCX": (compound("EncryptedPackage"), "DON-F42"),
    "a locked ZIP": (locked(DOCX), "DON-F42"),
    "entities that multiply": (docx_with("word/document.xml", entity_bomb()), "DON-F43"),
    "entities that multiply in the styles": (
        docx_with("word/_rels/document.xml.rels", relations({"s.xml": "styles"})),
        None,
    ),
    "an entity that reads a file": (
        docx_with(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + root("document", p("&x;")).split("\n", 1)[1],
        ),
        "DON-F43",
    ),
    "a DOCTYPE in the relations": (docx_with("_rels/.rels", "<!DOCTYPE a><a/>"), "DON-F43"),
    "a DOCTYPE and no words": (docx_with("word/document.xml", "<!DOCTYPE a><a/>"), "DON-F43"),
    "no words": (docx(p()), "DON-F08"),
    "no body": (docx_with("word/document.xml", "<a/>"), "DON-F08"),
    "only pictures": (zipped({**docx_parts(p()), "word/media/image1.png": b"\x89PNG"}), "DON-F09"),
    "ten thousand members": (zipped({f"{n}": "" for n in range(10_001)}), "DON-F44"),
    "300 MB packed small": (docx_with("word/document.xml", b"<a>" + bytes(65_000_000)), "DON-F45"),
    "17 MB of styles": (
        zipped({**docx_parts(p("a"), styles=""), "word/styles.xml": b"<a>" + bytes(17_000_000)}),
        "DON-F45",
    ),
    "two million empty paragraphs": (docx("<w:p/>" * 2_000_000), "DON-F46"),
    "a tree too deep": (docx("<w:p>" * 400 + "</w:p>" * 400), "DON-F47"),
    "a text too long": (docx(f"<w:p><w:r><w:t>{'a' * 11_000_000}</w:t></w:r></w:p>"), "DON-F47"),
    "a table of a million cells": (docx(tbl(["<w:tc/>"]).replace("<w:tc/>", "<w:tc/>" * 2_600_000)), "DON-F48"),
}
NAMED = {"a broken download": (b"\x8f\x00\x01" * 50, "DON-F13"), "a cut PDF": (b"\xe2\xe3\xcf", "DON-F13")}


def refusal(data: bytes, name: str) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        open_document(data, name)
    return caught.value

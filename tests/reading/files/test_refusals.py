"""Bad input: one row a way of being wrong, with the code it gets. Every row of the table of messages is hit."""

import io
import os
import re
import tomllib
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from builders import docx, docx_parts, docx_with, p, root, tbl, zipped
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dondoc.reading import errors
from dondoc.reading.errors import ReadingError
from dondoc.reading.files import Opened, failures, open_document, open_path

MESSAGES = tomllib.loads((Path(failures.__file__).parent / "messages.toml").read_text("utf-8"))["message"]
DOCX = docx(p("Kính gửi: Sở Y tế"))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODT = {"mimetype": "application/vnd.oasis.opendocument.{}", "content.xml": "<a/>"}


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


def blank(pages: int) -> bytes:
    """A PDF of blank pages."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def huge() -> bytes:
    """A picture of 81 million white dots in a few kilobytes."""
    file = io.BytesIO()
    Image.new("1", (9000, 9000), 1).save(file, "PNG")
    return file.getvalue()


# a PDF of LibreOffice with a password to open it
LOCKED = Path(__file__).with_name("locked.pdf").read_bytes()
BAD = {
    "a locked PDF": (LOCKED, "DON-F52"),
    "a PDF of 501 pages": (blank(501), "DON-F53"),
    "a picture too large": (huge(), "DON-F55"),
    "a blank page": (blank(1), "DON-F58"),
    "empty": (b"", "DON-F08"),
    "white space": (b" \r\n\t\xc2\xa0\n", "DON-F08"),
    "only a byte order mark": (b"\xef\xbb\xbf", "DON-F08"),
    "only invisible marks": ("\u200b\u2060".encode(), "DON-F08"),
    "control characters": (b"\0\1\2\xff", "DON-F17"),
    "control characters and a line": (b"\1\2\n\3", "DON-F17"),
    "NUL": (b"abc\ndef\0ghi", "DON-F10"),
    "NUL in UTF-16": ("Sở Y tế\0".encode("utf-16"), "DON-F10"),
    "broken UTF-8": ("Sở Y tế".encode() + b"\xc3(", "DON-F11"),
    "cut UTF-8": ("Sở Y tế".encode()[:-1], "DON-F11"),
    "surrogates": (b"a\xed\xa0\x80", "DON-F11"),
    "odd UTF-16": ("Sở Y".encode("utf-16") + b"\x01", "DON-F11"),
    "TCVN3": (b"Giao S\xeb Y t\xd5 ch\xf1 tr\xd7", "DON-F11"),
    "a heap of accents": (("a" + "\u0301\u0323" * 20_000).encode(), "DON-F12"),
    "a PDF of its head alone": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "DON-F20"),
    "a PDF with a prefix": (b"\0\x01%PDF-1.4 " + bytes(2000) + b"%%EOF\n", "DON-F20"),
    "an old Word file": (compound("WordDocument"), "DON-F57"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(30), "DON-F54"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(30), "DON-F54"),
    "GIF": (b"GIF89a" + bytes(30), "DON-F54"),
    "BMP": (b"BM\x00\x10\x00\x00" + bytes(30), "DON-F54"),
    "TIFF": (b"II*\x00" + bytes(30), "DON-F54"),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", "DON-F54"),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(30), "DON-F54"),
    "XLSX": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<a/>"}), "DON-F24"),
    "XLS": (compound("Workbook"), "DON-F24"),
    "ODS": (opendocument("spreadsheet"), "DON-F24"),
    "PPTX": (zipped({"ppt/presentation.xml": "<a/>"}), "DON-F25"),
    "PPT": (compound("PowerPoint Document"), "DON-F25"),
    "ODP": (opendocument("presentation"), "DON-F25"),
    "ODT": (opendocument("text"), "DON-F57"),
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
    "a tree too deep": (docx("<w:p>" * 400 + "</w:p>" * 400), "DON-F47"),
}
NAMED = {"a broken download": (b"\x8f\x00\x01" * 50, "DON-F13"), "a cut PDF": (b"\xe2\xe3\xcf", "DON-F13")}


SCAN = io.BytesIO()
Image.new("L", (600, 800), 255).save(SCAN, "PNG")
RTF = rb"{\rtf1\ansi Kinh gui}"
# what is missing, and what is refused then
MISSING = {
    "no Tesseract": ("paged.recognition.program", None, SCAN.getvalue(), "DON-F23"),
    "a Tesseract that fails": ("paged.recognition.program", "/bin/false", SCAN.getvalue(), "DON-F56"),
    "nothing for DOC": ("converted", None, compound("WordDocument"), "DON-F21"),
    "nothing for RTF": ("converted", None, RTF, "DON-F22"),
    "nothing for ODT": ("converted", None, opendocument("text"), "DON-F26"),
    "a LibreOffice that fails": ("converted", "/bin/false", RTF, "DON-F57"),
}


@pytest.mark.parametrize("case", MISSING)
def test_a_program_that_is_missing_or_fails_is_named(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, found, data, code = MISSING[case]
    names = ("converted.libreoffice", "converted.antiword") if place == "converted" else (place,)
    for name in names:
        monkeypatch.setattr(f"dondoc.reading.files.{name}", lambda: found)
    assert refusal(data, "a").code == code


def refusal(data: bytes, name: str) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        open_document(data, name)
    return caught.value


@pytest.mark.parametrize("case", NAMED)
def test_a_name_that_promises_more_than_the_content_holds(case):
    data, code = NAMED[case]
    assert refusal(data, "thong-bao.pdf").code == code


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("name", ["van-ban.docx", "van-ban.txt"])
def test_bad_input_has_a_code_and_a_sentence(case, name):
    data, code = BAD[case]
    error = refusal(data, name)
    assert error.code == ("DON-F13" if name == "van-ban.docx" and code in {"DON-F10", "DON-F11"} else code)
    assert error.vi.endswith(".") and error.en.endswith(".") and "{" not in error.vi + error.en


def test_the_place_of_the_first_bad_byte_is_named():
    error = refusal("Dòng một\nDòng hai ".encode() + b"\xff", "a.txt")
    assert "dòng 2, byte thứ 23 không phải UTF-8" in error.vi
    assert "line 2, byte 23 is not UTF-8" in error.en
    assert "line 2, byte 7" in refusal(b"abc\nde\0", "a.txt").en
    assert "line 1, byte 7" in refusal("ab\0".encode("utf-16"), "a.txt").en
    assert "line 1, byte 6" in refusal("ab\0".encode("utf-8-sig"), "a.txt").en


PATHS = {
    "missing": ("khong-co.docx", "DON-F01"),
    "below a file": ("co.txt/khong-co.docx", "DON-F01"),
    "directory": ("thu-muc", "DON-F02"),
    "pipe": ("duong-ong", "DON-F03"),
    "a name too long": ("a" * 300, "DON-F05"),
    "a name with NUL": ("a\0b", "DON-F05"),
    "200 MB": ("lon.txt", "DON-F06"),
    "empty": ("trong.txt", "DON-F08"),
}


@pytest.fixture
def office(tmp_path):
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "co.txt").write_text("Kính gửi")
    (tmp_path / "trong.txt").touch()
    os.mkfifo(tmp_path / "duong-ong")
    with (tmp_path / "lon.txt").open("wb") as file:
        file.truncate(200_000_000)
    return tmp_path


@pytest.mark.parametrize("case", PATHS)
def test_bad_paths(office, case):
    name, code = PATHS[case]
    before = sorted(office.rglob("*"))
    with pytest.raises(ReadingError) as caught:
        open_path(office / name)
    assert caught.value.code == code
    assert sorted(office.rglob("*")) == before


def test_a_file_without_permission(office):
    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    with pytest.MonkeyPatch.context() as patch, pytest.raises(ReadingError) as caught:
        # root may read everything, and tests are run by root in containers
        patch.setattr("dondoc.reading.files.opening.open", refuse, raising=False)
        open_path(office / "co.txt")
    assert caught.value.code == "DON-F04"


def test_a_good_path(office):
    (office / "co.docx").write_bytes(DOCX)
    assert open_path(office / "co.docx") == open_document(DOCX, "co.docx")
    assert open_path(str(office / "co.txt")).text == "Kính gửi"


def test_the_table_of_messages_is_whole():
    names, codes = [row["name"] for row in MESSAGES], [row["code"] for row in MESSAGES]
    assert len(set(names)) == len(names) and len(set(codes)) == len(codes) and codes == sorted(codes)
    for row in MESSAGES:
        assert set(row) == {"code", "name", "error", "vi", "en", "example"}
        assert issubclass(getattr(errors, row["error"]), ReadingError)
        assert set(re.findall(r"{(\w+)}", row["vi"])) == set(re.findall(r"{(\w+)}", row["en"]))


def test_every_message_is_hit():
    hit = {code for table in (BAD, PATHS, NAMED, HOSTILE) for _, code in table.values()} | {"DON-F04"}
    hit |= {row[-1] for row in MISSING.values()}
    assert hit - {None} == {row["code"] for row in MESSAGES}


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400) | st.text().map(str.encode), st.sampled_from(["a.docx", "a.txt", "a.md", "a", ""]))
def test_any_bytes_are_opened_or_refused(data, name):
    try:
        assert isinstance(open_document(data, name), Opened)
    except ReadingError as error:
        assert error.code.startswith("DON-F")


FULL = docx(p("a") + tbl(["STT", "b"], ["1", "c"]), styles="", numbering="", footnotes="", header1=p("MẬT"))


@settings(deadline=None, max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(FULL) - 1), st.integers(0, 255)), max_size=12), st.integers(0, 200))
def test_a_document_with_spoiled_bytes_is_opened_or_refused(changes, cut):
    data = bytearray(FULL)
    for at, byte in changes:
        data[at] = byte
    try:
        assert isinstance(open_document(bytes(data[: len(data) - cut]), "a.docx"), Opened)
    except ReadingError as error:
        assert error.code.startswith("DON-F")


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 4), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=6)), min_size=1, max_size=6))
def test_a_part_with_spoiled_xml_is_opened_or_refused(which, changes):
    parts = docx_parts(p("a") + tbl(["STT", "b"]), styles=p(), numbering=p(), header1=p("MẬT"))
    name = sorted(parts)[which]
    content = bytearray(str(parts[name]).encode())
    for at, piece in changes:
        content[at % len(content) : at % len(content) + len(piece)] = piece
    try:
        assert isinstance(open_document(zipped({**parts, name: bytes(content)}), "a.docx"), Opened)
    except ReadingError as error:
        assert error.code.startswith("DON-F")

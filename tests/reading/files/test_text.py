"""Plain text and Markdown: encodings, line ends, what is cleaned and what stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.errors import ReadingError
from dondoc.reading.files import open_document
from dondoc.reading.files.text import INVISIBLE

SENTENCE = "Giao Sở Y tế chủ trì, phối hợp các đơn vị; hoàn thành trước ngày 10/6/2025, đề nghị báo cáo UBND tỉnh."


def windows_1258(text: str) -> bytes:
    """As Windows writes it: letters with their hats and horns in one byte, tones in a byte after."""
    kept = {"\u0302", "\u0306", "\u031b"}
    written = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", parts[0] + "".join(mark for mark in parts[1:] if mark in kept))
        written += letter + "".join(mark for mark in parts[1:] if mark not in kept)
    return written.encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        windows_1258(SENTENCE),
        unicodedata.normalize("NFD", SENTENCE).encode(),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le-bom", "utf-16-be-bom", "utf-16-le", "utf-16-be", "windows-1258", "nfd"],
)
def test_encodings(data):
    assert open_document(data, "giao.txt").text == SENTENCE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("Sở\u200b Y\u00ad t\u2060ế\ufeff\u200e", "Sở Y tế"),
        # an invisible mark between a letter and its accent hides neither
        ("Y te\u200d\u0302\u0301", "Y tế"),
        # odd spaces stay: positions in the text must stay what they are
        ("a\u00a0b\u2003c\td\u3000\x0c\n", "a\u00a0b\u2003c\td\u3000\x0c\n"),
        ("| a | b |\n|---|---|\n**đậm**", "| a | b |\n|---|---|\n**đậm**"),
        ("\n\n  Số: 1/TB  \n", "\n\n  Số: 1/TB  \n"),
        # dotted leaders and ruled lines are no heap of accents
        ("Họ tên" + "…" * 400 + "─" * 400, "Họ tên" + "…" * 400 + "─" * 400),
    ],
)
def test_cleaning(text, expected):
    assert open_document(text.encode(), "a.txt").text == expected


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
        ("A.MARKDOWN", "text/markdown"),
        ("a", "text/plain"),
        # a text under a false name is a text
        ("a.docx", "text/plain"),
        ("a.pdf", "text/plain"),
    ],
)
def test_media_types(name, media_type):
    opened = open_document(SENTENCE.encode(), name)
    assert (opened.source.media_type, opened.source.name, opened.text) == (media_type, name, SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        "BM giao nhiệm vụ",
        "MZ là tên một máy",
        "BZh và GIF",
        "ID3 là một nhãn",
        "Lưu dạng %PDF-1.7 rồi gửi",
        "<div>Kính gửi</div>",
        "PK là bảng lương",
        "RIFF là gì",
    ],
)
def test_a_text_that_begins_like_another_format_is_a_text(text):
    assert open_document(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        # French and Italian in Windows' western code page have accents at the same places
        "Le comité a décidé: perciò è città, più università così".encode("cp1252"),
        # one tone is no evidence
        "Sở".encode("cp1258", "ignore") + b"\xf2",
        # two tones on one letter; a letter that Vietnamese has not; a byte that is not given out
        windows_1258("đã được giao, đúng hạn") + b"a\xec\xec",
        windows_1258("đã được giao, đúng hạn") + b"\xdf",
        windows_1258("đã được giao, đúng hạn") + b"\x9d",
    ],
)
def test_windows_1258_only_where_it_is_evident(data):
    with pytest.raises(ReadingError) as caught:
        open_document(data, "a.txt")
    assert caught.value.code == "DON-F11"


@given(st.text())
def test_the_clean_text_is_a_fixed_point(text):
    try:
        once = open_document(text.encode("utf-8", "replace"), "a.txt").text
    except ReadingError:
        return
    assert open_document(once.encode(), "a.txt").text == once == unicodedata.normalize("NFC", once)
    assert not set(once) & {"\r", "\0", *INVISIBLE}

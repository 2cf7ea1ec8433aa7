"""Plain text: from bytes in a known encoding to the clean text that all formats share.

The clean text is in Unicode NFC with line feeds as line ends and without marks that show nothing. Odd spaces stay: the
reader masks them and keeps their positions.
"""

import re
import unicodedata

from dondoc.reading.files.failures import failure

__all__ = ["MEDIA_TYPE", "MEGABYTE", "TEXT_LIMIT", "clean", "read_text"]

MEDIA_TYPE = "text/plain"
MEGABYTE = 1_000_000
TEXT_LIMIT = 20 * MEGABYTE
"""Bytes of text that one document may have: about seven thousand pages."""

# zero-width spaces and joiners, direction marks, byte order mark, soft hyphen: nothing a reader of the page can see
INVISIBLE = tuple(
    map(chr, [0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
)
MARKS_LIMIT = 128
LETTER = re.compile(r"\w")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aeiouyâêôăơưAEIOUYÂÊÔĂƠƯ"
# letters that Vietnamese has and Western European languages have not
NATIVE = "đĐơƠưƯăĂ"


def read_text(data: bytes) -> str:
    """The clean text of a text file; TooLarge or NotReadable where it is none, is too long or is empty."""
    if len(data) > TEXT_LIMIT:
        raise failure("text_too_large", limit=TEXT_LIMIT // MEGABYTE)
    return clean(_decode(data))


def clean(text: str) -> str:
    """The text in NFC with line feeds and without invisible marks; NotReadable where nothing is left to read."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        for char in INVISIBLE:
            # looking costs next to nothing, str.translate more than the rest of the reading
            if char in text:
                text = text.replace(char, "")
        _check_marks(text)
        text = unicodedata.normalize("NFC", text)
    if not text or text.isspace():
        raise failure("empty")
    if not text.isprintable() and not LETTER.search(text) and CONTROL.search(text):
        raise failure("no_letters")
    return text


def _check_marks(text: str) -> None:
    # NFC sorts each run of accents in quadratic time; a run of this length cannot pass between two samples
    if not any(map(unicodedata.combining, text[::MARKS_LIMIT])):
        return
    for match in re.finditer(r"[^\w\s\x00-\x7f]+", text):
        if match.end() - match.start() < MARKS_LIMIT:
            continue
        run = "".join("m" if unicodedata.combining(char) else " " for char in match.group())
        if len(max(run.split(), key=len, default="")) >= MARKS_LIMIT:
            raise failure("marks")


def _decode(data: bytes) -> str:
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" not in data and (legacy := _windows_1258(data)):
            return legacy
        raise failure("encoding", encoding=encoding.upper().removesuffix("-SIG"), **_place(data, error.start)) from None
    if "\0" in text:
        at = text.index("\0")
        raise failure("nul", **_place(data, len(text[:at].encode(encoding))))
    return text


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4096]
    low, high = head[::2].count(0), head[1::2].count(0)
    # Latin letters and spaces have an empty half in UTF-16, always the same one
    if len(data) % 2 == 0 and max(low, high) * 5 > len(head) and min(low, high) == 0:
        return "utf-16-le" if high else "utf-16-be"
    return "utf-8"


def _place(data: bytes, at: int) -> dict[str, int]:
    return {"line": data.count(b"\n", 0, at) + 1, "byte": at + 1}


def _windows_1258(data: bytes) -> str | None:
    """The text in NFC where the bytes are evidently Vietnamese in Windows' code page 1258, otherwise None."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    if sum(map(text.count, TONES)) < 3 or not any(letter in text for letter in NATIVE):
        return None
    if re.search(f"(?<![{VOWELS}])[{TONES}]", text):
        return None
    composed = unicodedata.normalize("NFC", text)
    return composed if all(map(_is_vietnamese, set(composed))) else None


def _is_vietnamese(char: str) -> bool:
    if char in NATIVE or not char.isalpha():
        return not unicodedata.category(char).startswith("C") or char in "\t\n\r\f\v"
    base = unicodedata.normalize("NFD", char)
    return base[0].isascii() and all(mark in TONES + "\u0302\u0306\u031b" for mark in base[1:])

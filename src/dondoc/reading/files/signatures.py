"""Formats told apart by their first bytes, not by their names.

The signatures are those of the formats' own specifications (PDF: ISO 32000-1 7.5.2, ZIP: APPNOTE 4.3, PNG: RFC 2083,
compound files: MS-CFB 2.2, and so on). A text that merely begins with the same letters must not be taken for one of
them, so two-letter signatures ask for more than their letters.
"""

__all__ = ["format_of"]

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"OggS\x00", "sound_or_film"),
    (b"fLaC\x00", "sound_or_film"),
    (b"\x1aE\xdf\xa3", "sound_or_film"),
)
# streams of a compound file, whose names are UTF-16; the first that is found says what the file is
STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "word97"),
    ("Workbook", "spreadsheet"),
    ("PowerPoint Document", "presentation"),
)
HEIC = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}
PAGES = (b"<!doctype html", b"<html", b"<?xml", b"mime-version:")


def format_of(data: bytes) -> str | None:
    """The format that the bytes show: "zip", the name of a refusal in `messages.toml`, or None where it may be text."""
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(COMPOUND):
        return _compound(data)
    for start, name in STARTS:
        if data.startswith(start):
            return name
    return _container(data) or _short_signature(data) or _page(data)


def _compound(data: bytes) -> str:
    return next((name for stream, name in STREAMS if stream.encode("utf-16-le") in data), "office_other")


def _container(data: bytes) -> str | None:
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in HEIC else "sound_or_film"
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "image" if data[8:12] == b"WEBP" else "sound_or_film"
    return "archive" if data[257:262] == b"ustar" else None


def _short_signature(data: bytes) -> str | None:
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return "program"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image"
    if data[:3] == b"ID3" and data[3:4] < b"\x10":
        return "sound_or_film"
    return "archive" if data[:3] == b"BZh" and data[4:10] == b"1AY&SY" else None


def _page(data: bytes) -> str | None:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    # readers of PDF allow other bytes before the mark; a text that only speaks of it has no end mark
    if head.startswith(b"%PDF-") or (b"%PDF-" in head and b"%%EOF" in data[-1024:]):
        return "pdf"
    return "web_page" if head[:16].lower().startswith(PAGES) else None

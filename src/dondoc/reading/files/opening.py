"""The door for files: what a file is, by content first and by name second, and its text.

Nothing is written and nothing but the file itself is read. Every refusal is a ReadingError with a code and a sentence.
"""

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from dondoc.reading.errors import NotReadable
from dondoc.reading.files.failures import failure
from dondoc.reading.files.markdown import MEDIA_TYPE as MARKDOWN
from dondoc.reading.files.markdown import SUFFIXES, read_markdown
from dondoc.reading.files.signatures import format_of
from dondoc.reading.files.text import MEDIA_TYPE as PLAIN
from dondoc.reading.files.text import MEGABYTE, read_text
from dondoc.reading.layout import Layout
from dondoc.reading.model import Source

try:
    # the interpreter's own: hashlib loads OpenSSL, which costs more than the reading of a page
    from _sha256 import sha256  # type: ignore[import-not-found]
except ImportError:
    from hashlib import sha256

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FILE_LIMIT", "Opened", "open_document", "open_path"]

FILE_LIMIT = 100 * MEGABYTE
"""Bytes that a file may have; a DOCX full of pictures comes near it, a text never does."""

# formats whose pages are pictures of letters, with or without their text
PAGED = {"pdf", "image"}
# formats that another program turns into one that is read here
CONVERTED = {"word97", "rtf", "opendocument"}
# names that promise something other than text
PROMISES = {".docx", ".docm", ".dotx", ".doc", ".pdf", ".rtf", ".odt", ".xlsx", ".xls", ".pptx", ".ppt"}


class Opened(NamedTuple):
    """A file taken in: where it came from, its text in NFC with line feeds as line ends, and where its lines stand.

    `layout` is None where the format has no pages.
    """

    source: Source
    text: str
    layout: Layout | None = None


def open_path(path: "str | Path") -> Opened:
    """The document in a file; FileMissing, TooLarge or NotReadable with a code where there is none to read."""
    path = os.fspath(path)
    name = os.path.basename(path)  # noqa: PTH119
    if name in {"", ".", ".."}:
        # the rest of a path needs no pathlib, whose import costs a start-up more than to read a page
        from pathlib import Path

        path, name = str(Path(path)), Path(path).name
    try:
        data = _bytes_of(path, name)
    except (FileNotFoundError, NotADirectoryError):
        raise failure("missing", name=name) from None
    except PermissionError:
        raise failure("no_permission", name=name) from None
    # ValueError: a name with a NUL in it
    except (OSError, ValueError) as error:
        raise failure("unreachable", name=name, reason=getattr(error, "strerror", None) or error) from None
    return open_document(data, name)


def open_document(data: bytes, name: str) -> Opened:
    """The document in `data`; `name` is the file's name, which only decides what the content leaves open."""
    _check_size(len(data))
    if not data:
        raise failure("empty")
    found = format_of(data)
    if found in PAGED:
        from dondoc.reading.files.paged.reading import read_paged

        text, media_type, layout = read_paged(data, found)
        recognised = any(sheet.recognised for sheet in layout.sheets)
        source = Source(name, media_type, sha256(data).hexdigest(), len(layout.sheets), recognised)
        return Opened(source, text, layout)
    text, media_type = _text_of(data, name, found)
    return Opened(Source(name, media_type, sha256(data).hexdigest()), text)


def _text_of(data: bytes, name: str, found: str | None) -> tuple[str, str]:
    """The text of a format without pages, and its media type; each parser is loaded where it is needed alone."""
    if found is None:
        return _read_as_text(data, _suffix(name))
    if found == "zip":
        from dondoc.reading.files.docx import is_opendocument, read_docx

        if not is_opendocument(data):
            return read_docx(data)
        found = "opendocument"
    if found in CONVERTED:
        from dondoc.reading.files.converted import read_converted

        return read_converted(data, found)
    raise failure(found)


def _suffix(name: str) -> str:
    """The last dot of a file's name and what follows it, in lower case; "" where either is missing."""
    stem, dot, end = os.path.basename(name.rstrip("/")).rpartition(".")  # noqa: PTH119
    return (dot + end).lower() if stem and end else ""


def _bytes_of(path: str, name: str) -> bytes:
    status = os.stat(path)  # noqa: PTH116
    if stat.S_ISDIR(status.st_mode):
        raise failure("directory", name=name or path)
    if not stat.S_ISREG(status.st_mode):
        raise failure("not_regular", name=name)
    _check_size(status.st_size)
    with open(path, "rb") as file:  # noqa: PTH123
        # one byte more than allowed, so that a file that grows meanwhile is noticed
        return file.read(FILE_LIMIT + 1)


def _check_size(size: int) -> None:
    if size > FILE_LIMIT:
        raise failure("file_too_large", size=size // MEGABYTE, limit=FILE_LIMIT // MEGABYTE)


def _read_as_text(data: bytes, suffix: str) -> tuple[str, str]:
    try:
        return (read_markdown(data), MARKDOWN) if suffix in SUFFIXES else (read_text(data), PLAIN)
    except NotReadable as error:
        if suffix in PROMISES and error.code in {"DON-F10", "DON-F11"}:
            raise failure("named_otherwise", suffix=suffix) from None
        raise

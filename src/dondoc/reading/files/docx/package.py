"""The package of a Word document: a ZIP whose parts refer to one another, opened with limits.

Only the XML parts that carry words are ever unpacked; pictures, fonts, macros and embedded files stay packed.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any

from lxml import etree

from dondoc.reading.files.docx.names import TRANSITIONAL
from dondoc.reading.files.failures import failure

__all__ = [
    "MARKUP_LIMIT",
    "MEMBERS_LIMIT",
    "PARAGRAPHS_LIMIT",
    "SIDE_LIMIT",
    "UNPACKED_LIMIT",
    "Package",
    "is_opendocument",
    "parsed",
]

MEGABYTE = 1_000_000
MEMBERS_LIMIT = 10_000
UNPACKED_LIMIT = 64 * MEGABYTE
"""Bytes of all parts that are read, unpacked; the words of a thousand pages take about twenty million."""
SIDE_LIMIT = 16 * MEGABYTE
"""Bytes of one part other than the body, unpacked."""
RATIO_LIMIT = 150
RATIO_FROM = 16 * MEGABYTE
"""A part larger than this may not have been packed to less than one part in RATIO_LIMIT; real ones reach forty."""
MARKUP_LIMIT = 320 * MEGABYTE
"""Bytes of memory that all trees may need at most, reckoned before they are built: time is bounded with it."""
TAG_COST, ATTRIBUTE_COST = 130, 230
PARAGRAPHS_LIMIT = 200_000
CHUNK = 1 << 16
DOCTYPE = b"<!DOCTYPE"

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OverflowError, OSError, NotImplementedError)
PARSER: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
XML = etree.XMLParser(**PARSER)
FOREIGN = (("xl/", "spreadsheet"), ("ppt/", "presentation"))


def is_opendocument(data: bytes) -> bool:
    """Whether a ZIP is an OpenDocument text: its first member says so (OpenDocument 1.2, part 3, 3.3)."""
    return data[30:38] == b"mimetype" and b"opendocument.text" in data[38:120]


class Package:
    """The parts of a Word document by name; names are compared without regard to case, as the standard asks."""

    def __init__(self, data: bytes) -> None:
        # the directory costs memory for each entry before anything can be asked of it
        if data.count(b"PK\x01\x02") > MEMBERS_LIMIT:
            raise failure("too_many_members", limit=MEMBERS_LIMIT)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._members = {member.filename.replace("\\", "/").lower(): member for member in self._zip.infolist()}
        except BROKEN as error:
            raise failure("damaged_package") from error
        self._unpacked = self._markup = 0
        self.main = self._main_part()
        self._targets = self._relations(self.main)

    @property
    def has_macros(self) -> bool:
        """Whether the document carries a macro project, which is never looked into."""
        return any(name.endswith("vbaproject.bin") for name in self._members)

    @property
    def has_pictures(self) -> bool:
        """Whether the document holds pictures."""
        return any("/media/" in name for name in self._members)

    def related(self, kind: str) -> list[str]:
        """The parts that the main part refers to as `kind`, such as "styles" or "header", in the order of the file."""
        return [target for found, target in self._targets if found == kind]

    def unpacked(self, name: str) -> bytes:
        """The bytes of a smaller part (styles, lists, notes, headers)."""
        with self._stream(name, SIDE_LIMIT) as stream:
            return b"".join(iter(lambda: stream.read(CHUNK), b""))

    def tree(self, name: str) -> etree._Element:
        """The XML of a smaller part as a tree."""
        return parsed(self.unpacked(name), name)

    def elements(self, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """The elements with `tags` of a large part, each when it is complete; the consumer may clear it."""
        with self._stream(name, UNPACKED_LIMIT) as stream, _refusing_bad_xml(name):
            events = etree.iterparse(stream, events=("end",), tag=tags, **PARSER)
            for _, element in events:
                yield element

    def _main_part(self) -> str:
        for kind, target in self._relations(""):
            if kind == "officeDocument" and target in self._members and not target.startswith(("xl/", "ppt/")):
                return target
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise failure(self._foreign())

    def _foreign(self) -> str:
        for prefix, reason in FOREIGN:
            if any(name.startswith(prefix) for name in self._members):
                return reason
        if "content.xml" not in self._members or "mimetype" not in self._members:
            return "plain_zip"
        with self._stream("mimetype", SIDE_LIMIT) as stream:
            kind = stream.read(200)
        return "spreadsheet" if b"spreadsheet" in kind else "presentation" if b"presentation" in kind else "plain_zip"

    def _relations(self, part: str) -> list[tuple[str, str]]:
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._members:
            return []
        found = []
        for relation in self.tree(name):
            kind = relation.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/").lower()
            if relation.get("TargetMode") != "External" and target in self._members:
                found.append((kind, target))
        return found

    @contextmanager
    def _stream(self, name: str, limit: int) -> Iterator["_Bounded"]:
        member = self._members[name]
        if member.flag_bits & 1:
            raise failure("encrypted")
        # other methods unpack without a bound on what one call returns, and the standard allows only these
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise failure("damaged_package")
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > limit or (member.file_size > RATIO_FROM and ratio > RATIO_LIMIT):
            raise failure("bomb", part=name, limit=limit // MEGABYTE)
        try:
            opened = self._zip.open(member)
        except BROKEN as error:
            raise failure("damaged_package") from error
        with opened:
            yield _Bounded(opened, name, self._spend)

    def _spend(self, name: str, chunk: bytes) -> None:
        self._unpacked += len(chunk)
        self._markup += chunk.count(b"<") * TAG_COST + chunk.count(b"=") * ATTRIBUTE_COST
        if self._unpacked > UNPACKED_LIMIT:
            raise failure("bomb", part=name, limit=UNPACKED_LIMIT // MEGABYTE)
        if self._markup > MARKUP_LIMIT:
            raise failure("too_much_markup", part=name)


class _Bounded:
    """A part being unpacked; each piece is charged to the package, which refuses what exceeds its limits."""

    def __init__(self, stream: IO[bytes], name: str, spend: Callable[[str, bytes], None]) -> None:
        self._stream, self._name, self._spend = stream, name, spend
        self._tail = b""

    def read(self, size: int) -> bytes:
        try:
            chunk = self._stream.read(size)
        except BROKEN as error:
            raise failure("damaged_part", part=self._name) from error
        # before the parser has seen it; without NULs because it may be written in UTF-16
        if DOCTYPE in (self._tail + chunk).replace(b"\0", b""):
            raise failure("doctype", part=self._name)
        if not self._tail:
            for strict, transitional in TRANSITIONAL:
                chunk = chunk.replace(strict, transitional)
        self._tail = chunk[-2 * len(DOCTYPE) :]
        self._spend(self._name, chunk)
        return chunk


def parsed(data: bytes, name: str) -> etree._Element:
    """The XML of the part `name` as a tree; NotReadable where it is no XML."""
    with _refusing_bad_xml(name):
        return etree.fromstring(data, XML)


@contextmanager
def _refusing_bad_xml(name: str) -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        too_much = getattr(error, "code", 0) == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "huge" in str(error).lower()
        raise failure("too_deep" if too_much else "damaged_part", part=name) from error

"""The styles part cut into styles, of which only those that a document uses become trees.

A notice uses five of the two hundred styles that its styles part describes; to parse them all would cost more than all
the rest of reading it.
"""

import re

from lxml import etree

from dondoc.reading.files.docx.names import OFF, attribute, children
from dondoc.reading.files.docx.package import parsed

__all__ = ["Sheet"]

ROOT, STYLE, END = b"<w:styles", b"<w:style ", b"</w:style>"
HEAD_LIMIT, PIECES_LIMIT = 20_000, 5_000
NAME, KIND, DEFAULT = (re.compile(rb'\sw:%s="([^"&]*)"' % name) for name in (b"styleId", b"type", b"default"))


class Sheet:
    """The styles of a document by name, and the names of those that count where none is named, by kind."""

    def __init__(self, data: bytes, part: str) -> None:
        self.defaults: dict[str, str] = {}
        self._part = part
        self._head = b""
        self._pieces: dict[str, bytes] = {}
        self._elements: dict[str, etree._Element] = {}
        if data and not self._cut(data):
            self._parse(data)

    def element(self, name: str) -> etree._Element | None:
        """The w:style element `name`; None where the document has no such style."""
        if name in self._pieces:
            piece = self._head + STYLE + self._pieces.pop(name).partition(END)[0] + END + b"</w:styles>"
            self._elements[name] = parsed(piece, self._part)[0]
        return self._elements.get(name)

    def _cut(self, data: bytes) -> bool:
        # only in the plain form that word processors write: known prefixes, nothing that could hide a tag
        first, *pieces = data.split(STYLE)
        start = first.find(ROOT)
        if start < 0 or len(pieces) > PIECES_LIMIT or b"<!" in data or b"<w:style>" in data:
            return False
        self._head = first[: first.index(b">", start) + 1]
        # the head is parsed again with each style
        return len(self._head) < HEAD_LIMIT and all(map(self._keep, pieces))

    def _keep(self, piece: bytes) -> bool:
        tag = b" " + piece[: piece.find(b">")]
        name = NAME.search(tag)
        if name is None:
            return False
        if not tag.endswith(b"/"):
            self._pieces[_text(name)] = piece
        if (default := DEFAULT.search(tag)) and _text(default) not in OFF:
            kind = KIND.search(tag)
            self.defaults[_text(kind) if kind else "paragraph"] = _text(name)
        return True

    def _parse(self, data: bytes) -> None:
        self._pieces.clear()
        for style in children(parsed(data, self._part), "style"):
            name = attribute(style, "styleId") or ""
            self._elements[name] = style
            if (attribute(style, "default") or "0") not in OFF:
                self.defaults[attribute(style, "type") or "paragraph"] = name


def _text(match: re.Match[bytes]) -> str:
    return match[1].decode("utf-8", "replace")

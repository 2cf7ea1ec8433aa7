"""A whole Word document as text: marks of secrecy and urgency, the body, the notes at its foot."""

import re
from collections.abc import Iterator

from lxml import etree

from dondoc.datatables import beside, load
from dondoc.reading.files.docx.names import W, attribute, children
from dondoc.reading.files.docx.numbering import Numbering
from dondoc.reading.files.docx.package import PARAGRAPHS_LIMIT, Package
from dondoc.reading.files.docx.story import BLOCKS, PARAGRAPH, Story
from dondoc.reading.files.docx.styles import Styles
from dondoc.reading.files.docx.stylesheet import Sheet
from dondoc.reading.files.failures import failure
from dondoc.reading.files.text import clean

__all__ = ["MACROS", "MEDIA_TYPE", "read_docx"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MACROS = "application/vnd.ms-word.document.macroEnabled.12"
LANGUAGE = beside(beside(beside(__file__)), "tables")
BODY = W + "body"
PRIVATE = re.compile("[\uf000-\uf0ff]")
NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


def read_docx(data: bytes) -> tuple[str, str]:
    """The clean text of a Word document and its media type; NotReadable or TooLarge where there is none to be had.

    One line a paragraph, a blank line between paragraphs; rows of data tables are lines of a Markdown table.
    """
    package = Package(data)
    styles = _styles(package)
    story = Story(styles, Numbering(_tree(package, "numbering"), styles))
    story.blocks.extend(_marks(package, styles))
    for element in _body(package):
        story.add(element)
    story.finish()
    if notes := list(_notes(package, story)):
        story.blocks.append("\n".join(notes))
    if not story.blocks:
        raise failure("only_pictures" if package.has_pictures else "empty")
    # letters of a symbol font typed as text stand at U+F000 and up: bullets
    text = PRIVATE.sub("-", "\n\n".join(story.blocks))
    return clean(text + "\n"), MACROS if package.has_macros else MEDIA_TYPE


def _styles(package: Package) -> Styles:
    part = next(iter(package.related("styles")), None)
    return Styles(Sheet(package.unpacked(part) if part else b"", part or ""))


def _tree(package: Package, kind: str) -> etree._Element | None:
    return next((package.tree(name) for name in package.related(kind)), None)


def _body(package: Package) -> Iterator[etree._Element]:
    paragraphs = 0
    for element in package.elements(package.main, BLOCKS):
        if element.tag == PARAGRAPH:
            paragraphs += 1
            if paragraphs > PARAGRAPHS_LIMIT:
                raise failure("too_many_paragraphs", limit=PARAGRAPHS_LIMIT)
        parent = element.getparent()
        if parent is not None and parent.tag == BODY:
            yield element
            # what has been read makes room for what comes
            element.clear()
            while element.getprevious() is not None:
                del parent[0]


def _marks(package: Package, styles: Styles) -> Iterator[str]:
    # stamps of secrecy and urgency stand in headers of some templates; the rest of a header is repeated furniture
    names = dict.fromkeys(package.related("header") + package.related("footer"))
    if not names:
        return
    tables = load(LANGUAGE)["header"]
    marks = {form for kind in ("secrecy", "urgency") for row in tables[kind] for form in row["forms"]}
    seen: dict[str, None] = {}
    for name in names:
        for block in Story(styles, Numbering(None, styles)).inner(package.tree(name)):
            seen.update(dict.fromkeys(line.strip().upper() for line in block.split("\n")))
    yield from (line for line in seen if clean(line or ".") in marks)


def _notes(package: Package, story: Story) -> Iterator[str]:
    number = 0
    for kind, part in NOTES.items():
        wanted = dict.fromkeys(note for found, note in story.notes if found == kind)
        root = _tree(package, part) if wanted else None
        notes = {attribute(note, "id") or "": note for note in children(root, kind)}
        for note in wanted:
            if note in notes and (blocks := story.inner(notes[note])):
                number += 1
                yield f"[{number}] " + " ".join(" ".join(blocks).split("\n")).strip()

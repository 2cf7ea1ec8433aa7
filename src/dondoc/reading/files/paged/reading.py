"""A whole file of pages as text with the places of its lines: by its text layer, or by recognition."""

import re
from collections.abc import Iterator
from typing import Any

from dondoc.reading.files.failures import failure
from dondoc.reading.files.paged import pdf
from dondoc.reading.files.paged.flow import flowed
from dondoc.reading.files.paged.pictures import DOTS, PAGES_LIMIT, Picture, pictures_of, ready
from dondoc.reading.files.paged.recognition import recognised
from dondoc.reading.files.paged.words import Page
from dondoc.reading.files.text import clean
from dondoc.reading.layout import Layout
from dondoc.reading.spelling.syllables import is_syllable

__all__ = ["read_paged"]

IMAGE = "image/*"
LETTERS = re.compile(r"[^\W\d_]+")
ENOUGH = 40
HALF = 0.6
FEW = 4
"""Words; a page with fewer in its text layer is a picture with a stamp or a number on it."""


def read_paged(data: bytes, form: str) -> tuple[str, str, Layout]:
    """The clean text of a PDF or a picture, its media type, and where its lines stand.

    NotReadable where there is nothing to be read, or what would have to be recognised cannot be.
    """
    if form == "pdf":
        pages, media_type = _pages_of_pdf(data), pdf.MEDIA_TYPE
    else:
        pages, media_type = recognised(pictures_of(data)), IMAGE
    text, layout = flowed(pages)
    if not text.strip():
        raise failure("no_letters_found")
    # every line was cleaned with its words, so that this changes nothing and the places hold
    if clean(text or "\n") != text:
        raise failure("empty")
    return text, media_type, layout


def _pages_of_pdf(data: bytes) -> list[Page]:
    document = pdf.opened(data)
    pages = [pdf.page_of(page) for page in document]
    blind = [at for at, page in enumerate(pages) if _needs_recognition(page) and pdf.has_picture(document[at])]
    if _is_garbage([word.text for page in pages for word in page.words]):
        blind = [at for at, page in enumerate(pages) if page.words]
    if len(blind) > PAGES_LIMIT:
        raise failure("too_many_pages", pages=len(blind), limit=PAGES_LIMIT)
    if blind:
        for at, page in zip(blind, recognised(_pictures(document, blind)), strict=True):
            pages[at] = page
    return pages


def _needs_recognition(page: Page) -> bool:
    return len(page.words) < FEW


def _pictures(document: Any, numbers: list[int]) -> Iterator[Picture]:  # noqa: ANN401 - the library has no types
    for number in numbers:
        image, dots = pdf.picture_of(document[number], DOTS)
        yield ready(image, dots)


def _is_garbage(words: list[str]) -> bool:
    """Whether a text layer is none: most of its words are no syllables, as with fonts that lie about their letters."""
    letters = [part.lower() for word in words for part in LETTERS.findall(word)]
    written = [part for part in letters if len(part) > 1]
    if len(written) < ENOUGH:
        return False
    return bool(sum(part.isascii() or is_syllable(part) for part in written) < HALF * len(written))

"""PDF: the words of its text layer with their places, and the lines drawn around cells."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from dondoc.reading.files.failures import failure
from dondoc.reading.files.paged.words import Page, Rule, Word, cleaned

__all__ = ["MEDIA_TYPE", "PAGES_LIMIT", "has_picture", "opened", "page_of", "picture_of"]

INCH = 72
PIXELS_LIMIT = 40_000_000

MEDIA_TYPE = "application/pdf"
PAGES_LIMIT = 500
CHARACTERS_LIMIT = 60_000
"""Characters of one page; a page of small print has eight thousand."""
OBJECTS_LIMIT = 20_000
PASSWORD_ERROR = 4
THIN = 2.5
LARGEST = 0.9
# an end-of-line hyphen as the library gives it
HYPHENS = {0xFFFE: "-", 2: "-", 0xAD: ""}
BLANK = {0x20, 0xA0, 0x0D, 0x0A, 0x09, 0x3000, *range(0x2000, 0x200B)}
APART = 0.28
"""Of the height of the letters: a gap wider than this parts words although no blank stands there."""


def opened(data: bytes) -> pdfium.PdfDocument:
    """The document; NotReadable where it is damaged or locked, TooLarge where it has too many pages."""
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD_ERROR or "password" in str(error).lower()
        raise failure("pdf_locked" if locked else "pdf_damaged") from error
    if pages > PAGES_LIMIT:
        raise failure("too_many_pages", pages=pages, limit=PAGES_LIMIT)
    if not pages:
        raise failure("empty")
    return document


def has_picture(page: pdfium.PdfPage) -> bool:
    """Whether there is a picture on a page, or lines drawn on it, that may show letters."""
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def picture_of(page: pdfium.PdfPage, dots: int) -> tuple[Image.Image, float]:
    """The page as it looks, and its dots an inch: fewer than asked for where the page is very large."""
    width, height = page.get_size()
    scale = dots / INCH
    if width * height * scale * scale > PIXELS_LIMIT:
        scale = (PIXELS_LIMIT / (width * height)) ** 0.5
    try:
        image: Image.Image = page.render(scale=scale).to_pil()
    except (pdfium.PdfiumError, MemoryError, ValueError) as error:
        raise failure("pdf_damaged") from error
    return image, scale * INCH


def page_of(page: pdfium.PdfPage) -> Page:
    """The words and lines of a page as people look at it."""
    width, height = page.get_size()
    place = _Place(page, width, height)
    text = page.get_textpage()
    try:
        words = list(_words(text, place))
    finally:
        text.close()
    return Page(width, height, words, list(_rules(page, place)) if words else [])


class _Place:
    """From the page's own co-ordinates to points from the upper left corner of the page as it is turned."""

    def __init__(self, page: pdfium.PdfPage, width: float, height: float) -> None:
        self.turn = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom = min(left, right), min(bottom, top)
        self.width, self.height = (height, width) if self.turn in {90, 270} else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The upper left and the lower right corner."""
        one, two = self._point(left, bottom), self._point(right, top)
        return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        return {
            0: (x, self.height - y), 90: (y, x), 180: (self.width - x, y), 270: (self.height - y, self.width - x),
        }[self.turn]  # fmt: skip


def _words(text: pdfium.PdfTextPage, place: _Place) -> Iterator[Word]:
    count = min(text.count_chars(), CHARACTERS_LIMIT)
    rectangle, handle = raw.FS_RECTF(), text.raw
    by_reference = ctypes.byref(rectangle)
    letters: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)
    for at in range(count):
        code = raw.FPDFText_GetUnicode(handle, at)
        letter = HYPHENS.get(code, chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "")
        blank = code in BLANK or not letter
        if blank or not raw.FPDFText_GetLooseCharBox(handle, at, by_reference):
            if letters and blank and code != 0xAD:
                yield from _word(letters, box)
                letters = []
            continue
        found = place.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if letters and _apart(box, found):
            yield from _word(letters, box)
            letters = []
        box = found if not letters else _around(box, found)
        letters.append(letter)
    if letters:
        yield from _word(letters, box)


def _apart(box: tuple[float, ...], found: tuple[float, ...]) -> bool:
    height = max(found[3] - found[1], 1.0)
    level = min(box[3], found[3]) - max(box[1], found[1])
    return found[0] - box[2] > APART * height or found[0] < box[0] - height or level < 0.3 * height


def _around(box: tuple[float, ...], found: tuple[float, ...]) -> tuple[float, float, float, float]:
    return min(box[0], found[0]), min(box[1], found[1]), max(box[2], found[2]), max(box[3], found[3])


def _word(letters: list[str], box: tuple[float, ...]) -> Iterator[Word]:
    text = cleaned("".join(letters))
    if text and box[2] > box[0] and box[3] > box[1]:
        yield Word(text, *box)


def _rules(page: pdfium.PdfPage, place: _Place) -> Iterator[Rule]:
    largest = LARGEST * place.width * LARGEST * place.height
    for at, thing in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if at >= OBJECTS_LIMIT:
            return
        try:
            x0, y0, x1, y1 = place.box(*thing.get_bounds())
        except pdfium.PdfiumError:
            continue
        if x1 - x0 <= THIN or y1 - y0 <= THIN:
            yield Rule(x0, y0, x1, y1)
        elif (x1 - x0) * (y1 - y0) < largest:
            yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))

"""The words of one paragraph, as the page shows them: tracked changes accepted, fields by their results."""

from collections.abc import Callable, Iterator
from functools import cache

from lxml import etree

from dondoc.datatables import beside, load
from dondoc.reading.files.docx.names import MC, M, W, attribute
from dondoc.reading.files.docx.styles import PLAIN, Look, Styles, look_of

__all__ = ["ALTERNATE", "Words", "chosen", "text_boxes"]

TEXT_BOX = W + "txbxContent"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
# what a run shows besides its words
SHOWN = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
TEXTS = {W + "t", M + "t"}
PROPERTIES = {W + "rPr", M + "rPr"}
DRAWINGS = {W + "drawing", W + "pict", W + "object"}
# deleted or moved away, properties, phonetic guides and marks without words
DROPPED = {W + name for name in (
    "del", "moveFrom", "pPr", "sdtPr", "rt", "instrText", "delText", "delInstrText", "proofErr", "bookmarkStart",
    "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "commentReference",
)} | {FALLBACK}  # fmt: skip
NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
FIELD, SYMBOL, RUN = W + "fldChar", W + "sym", W + "r"


@cache
def _symbols() -> dict[str, dict[str, str]]:
    rows = load(beside(beside(__file__)))["symbols"]["symbol"]
    return {row["font"]: row["codes"] for row in rows}


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Of several ways to write the same thing (mc:AlternateContent), the first; the fallback if it is alone."""
    return next(alternate.iterchildren(CHOICE), next(alternate.iterchildren(FALLBACK), None))


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing, each once."""
    if element.tag == TEXT_BOX:
        yield element
    elif element.tag != ALTERNATE:
        for child in element:
            yield from text_boxes(child)
    elif (choice := chosen(element)) is not None:
        yield from text_boxes(choice)


class Words:
    """Collects the words of paragraphs; what goes on across them (fields, notes referred to) is kept between."""

    def __init__(self, styles: Styles, on_drawing: Callable[[etree._Element], None]) -> None:
        self.notes: list[tuple[str, str]] = []
        self._styles, self._on_drawing = styles, on_drawing
        self._fields: list[bool] = []
        self._muted = 0

    def of(self, paragraph: etree._Element, look: Look) -> str:
        """The words of a paragraph whose style has `look`; drawings met on the way go to `on_drawing`."""
        parts: list[str] = []
        self._collect(paragraph, look, parts)
        if self._muted:
            # a field whose code does not end within its paragraph is damaged and must not swallow what follows
            self._fields, self._muted = [shown for shown in self._fields if shown], 0
        return "".join(parts)

    def _collect(self, element: etree._Element, look: Look, parts: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag in TEXTS:
                if child.text and not (self._muted or look.hidden):
                    parts.append(_displayed(child.text, look))
            elif tag == RUN:
                self._run(child, look, parts)
            elif tag not in DROPPED and tag not in PROPERTIES:
                self._other(child, tag, look, parts)

    def _run(self, run: etree._Element, look: Look, parts: list[str]) -> None:
        if len(run) and run[0].tag in PROPERTIES:
            own = look_of(run[0], self._styles)
            if own is not PLAIN:
                look = own.over(look)
        self._collect(run, look, parts)

    def _other(self, child: etree._Element, tag: str, look: Look, parts: list[str]) -> None:
        if tag == FIELD:
            self._field(attribute(child, "fldCharType"))
        elif self._muted or look.hidden:
            # nothing shows, but a field may begin or end in here
            if tag not in DRAWINGS:
                self._collect(child, look, parts)
        elif tag in SHOWN:
            parts.append(SHOWN[tag])
        elif tag == SYMBOL:
            parts.append(_symbol(child))
        elif tag in NOTES:
            self.notes.append((NOTES[tag], attribute(child, "id") or ""))
        elif tag in DRAWINGS:
            self._on_drawing(child)
        elif tag == ALTERNATE:
            if (choice := chosen(child)) is not None:
                self._collect(choice, look, parts)
        elif len(child):
            self._collect(child, look, parts)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
        self._muted = self._fields.count(False)


def _displayed(text: str, look: Look) -> str:
    if "\n" in text or "\t" in text:
        # line ends of the XML file itself: the page shows spaces
        text = text.replace("\n", " ").replace("\t", " ")
    return text.upper() if look.capitals else text


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    try:
        number = int(code[-4:], 16) & 0x0FFF if code[-4:-3].lower() == "f" else int(code[-4:], 16)
    except ValueError:
        return ""
    signs = _symbols().get(attribute(element, "font") or "")
    if signs is not None:
        return signs.get(str(number), "-")
    return "-" if number < 0x20 or 0xD800 <= number < 0xE000 or code[-4:-3].lower() == "f" else chr(number)

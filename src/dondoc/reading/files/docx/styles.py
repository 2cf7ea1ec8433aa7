"""What styles hand down to the paragraphs and runs that carry them (ECMA-376 Part 1, 17.7)."""

from typing import NamedTuple

from lxml import etree

from dondoc.reading.files.docx.names import W, attribute, children, integer, is_on, value
from dondoc.reading.files.docx.stylesheet import Sheet

__all__ = ["PLAIN", "Look", "Style", "Styles", "look_of"]

ANCESTORS_LIMIT = 30
VANISH, CAPS, R_STYLE = W + "vanish", W + "caps", W + "rStyle"


class Look(NamedTuple):
    """How a run shows its words; None where nothing is said, so that the next in line decides."""

    hidden: bool | None = None
    capitals: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look, completed by the one below it."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.capitals if self.capitals is None else self.capitals,
        )


PLAIN = Look()


class Style(NamedTuple):
    """A style with all that it inherits: its look, its list (`num`, `level`), whether its tables show borders.

    `names` are the style itself and its ancestors, nearest first: a list level may be linked to one of them.
    """

    look: Look = PLAIN
    num: str | None = None
    level: int | None = None
    borders: bool = False
    names: tuple[str, ...] = ()


NO_STYLE = Style()


def look_of(properties: etree._Element, styles: "Styles | None" = None) -> Look:
    """The look that a w:rPr says; with `styles`, that of the character style which it names too."""
    look, style = PLAIN, PLAIN
    for one in properties.iterchildren(VANISH, CAPS, R_STYLE):
        if one.tag == VANISH:
            look = look._replace(hidden=is_on(one))
        elif one.tag == CAPS:
            look = look._replace(capitals=is_on(one))
        elif styles is not None:
            style = styles.get(attribute(one, "val"), "character").look
    return look if style is PLAIN else look.over(style)


def has_borders(parent: etree._Element | None) -> bool:
    """Whether a border container (w:tblBorders, w:tcBorders) draws at least one line."""
    return parent is not None and any(attribute(side, "val") not in {None, "none", "nil"} for side in parent)


class Styles:
    """The styles of a document, each resolved when it is first asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._resolved: dict[str, Style] = {}

    def get(self, name: str | None, kind: str = "paragraph") -> Style:
        """The style `name`, or the default style of its kind where there is none of that name."""
        if name in self._resolved:
            return self._resolved[name]
        if name is None or self._sheet.element(name) is None:
            name = self._sheet.defaults.get(kind, "")
        return self._resolved[name] if name in self._resolved else self._resolve(name)

    def _resolve(self, name: str | None) -> Style:
        line: list[tuple[str, etree._Element]] = []
        while name and name not in self._resolved and len(line) < ANCESTORS_LIMIT:
            element = self._sheet.element(name)
            if element is None:
                break
            line.append((name, element))
            name = value(element, "basedOn")
        style = self._resolved.get(name or "", NO_STYLE)
        for one, element in reversed(line):
            self._resolved[one] = style = _on(style, one, element)
        return style


def _on(parent: Style, name: str, element: etree._Element) -> Style:
    style = parent._replace(names=(name, *parent.names)[:ANCESTORS_LIMIT])
    for properties in children(element, "rPr"):
        style = style._replace(look=look_of(properties).over(style.look))
    for properties in children(element, "pPr"):
        for listed in children(properties, "numPr"):
            style = _listed(style, value(listed, "numId"), value(listed, "ilvl"))
    for properties in children(element, "tblPr"):
        for borders in children(properties, "tblBorders"):
            style = style._replace(borders=style.borders or has_borders(borders))
    return style


def _listed(style: Style, num: str | None, level: str | None) -> Style:
    return style._replace(num=num or style.num, level=integer(level, 0) if level else style.level)

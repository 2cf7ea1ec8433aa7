"""List numbers, computed from the list definitions as Word does (ECMA-376 Part 1, 17.9).

In most notices "1.", "a)" and "-" are not letters of the text but properties of paragraphs: whoever drops them loses
which directive stands under which.
"""

from itertools import islice
from typing import NamedTuple

from lxml import etree

from dondoc.reading.files.docx.names import attribute, children, integer, is_on, value
from dondoc.reading.files.docx.styles import Styles

__all__ = ["Level", "Numbering", "formatted"]

LEVELS = 9
PLACES = tuple(f"%{at}" for at in range(1, LEVELS + 1))
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
LABEL_LIMIT = 200


class Level(NamedTuple):
    """One level of a list: first number, format, text such as "%1.%2.", what follows, and what makes it start again."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    after: str = " "
    legal: bool = False
    restart: int | None = None
    style: str | None = None


class _List(NamedTuple):
    """A list as paragraphs name it (w:num): the definition that counts for it, its levels, and those it begins anew."""

    definition: str
    levels: tuple[Level, ...]
    starts: tuple[int, ...]
    by_style: dict[str, int]


def formatted(number: int, style: str) -> str:
    """A number as a list prints it: decimal, roman, letters (a…z, aa, bb…), or with a leading zero."""
    if style in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        written = _roman(number)
    elif style in {"upperLetter", "lowerLetter"} and 0 < number <= 26 * 30:
        turns, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) * (turns + 1)
    elif style == "none":
        return ""
    else:
        return f"{number:02d}" if style == "decimalZero" else str(number)
    return written.upper() if style.startswith("upper") else written


def _roman(number: int) -> str:
    written = ""
    for amount, letters in ROMAN:
        count, number = divmod(number, amount)
        written += letters * count
    return written


class Numbering:
    """The lists of a document and how far each has counted; asked once for each paragraph, in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._definitions: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._levels: dict[str, tuple[str, tuple[Level, ...]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._styles = styles
        for definition in children(root, "abstractNum"):
            self._definitions[attribute(definition, "abstractNumId") or ""] = definition
        for listed in children(root, "num"):
            self._nums[attribute(listed, "numId") or ""] = listed

    def label(self, num: str, level: int, linked: tuple[str, ...] = ()) -> str:
        """The number or bullet of the next paragraph of a list with what separates it from the words, or "".

        Where a style puts the paragraph into the list, `linked` names it and its ancestors: the level that is linked
        to the nearest of them counts, and `level` only where there is none.
        """
        listed = self._list(num)
        if listed is None:
            return ""
        if linked and listed.by_style:
            level = next((listed.by_style[name] for name in linked if name in listed.by_style), level)
        level = min(max(level, 0), LEVELS - 1)
        self._count(num, listed, level)
        return self._written(listed, level)

    def _list(self, num: str) -> _List | None:
        if num not in self._lists:
            element = self._nums.get(num)
            self._lists[num] = None if element is None else self._read_list(element)
        return self._lists[num]

    def _read_list(self, element: etree._Element) -> _List | None:
        name, levels = self._levels_of(value(element, "abstractNumId") or "")
        if not levels:
            return None
        own = list(levels)
        starts = _override(element, own)
        return _List(name, tuple(own), starts, {one.style: at for at, one in enumerate(own) if one.style})

    def _levels_of(self, name: str) -> tuple[str, tuple[Level, ...]]:
        if name not in self._levels:
            kept, definition = name, self._definitions.get(name)
            if linked := value(definition, "numStyleLink"):
                # the levels are kept with another list, which a numbering style names
                other = self._nums.get(self._styles.get(linked).num or "")
                kept = value(other, "abstractNumId") or name
                definition = self._definitions.get(kept)
            levels = [Level()] * LEVELS
            for one in islice(children(definition, "lvl"), LEVELS):
                _put_level(levels, one)
            self._levels[name] = kept, () if definition is None else tuple(levels)
        return self._levels[name]

    def _count(self, num: str, listed: _List, level: int) -> None:
        counts = self._counts.setdefault(listed.definition, [None] * LEVELS)
        if num not in self._begun:
            self._begun.add(num)
            for at in listed.starts:
                counts[at] = None
        previous = counts[level]
        counts[level] = listed.levels[level].start if previous is None else previous + 1
        for deeper in range(level + 1, LEVELS):
            restart = listed.levels[deeper].restart
            if restart is None or 0 <= level < restart:
                counts[deeper] = None

    def _written(self, listed: _List, level: int) -> str:
        shown = listed.levels[level]
        if shown.format == "bullet":
            # offices write "+" under "-"; every other sign is drawn with a symbol font and means "-"
            return "+ " if shown.text.strip() == "+" else "- "
        text = shown.text
        counts = self._counts[listed.definition]
        for at, mark in enumerate(PLACES):
            if mark in text:
                one, count = listed.levels[at], counts[at]
                style = "decimal" if shown.legal and one.format != "none" else one.format
                text = text.replace(mark, formatted(one.start if count is None else count, style))
        return text + shown.after if text.strip() else ""


def _override(element: etree._Element, levels: list[Level]) -> tuple[int, ...]:
    starts = []
    for override in children(element, "lvlOverride"):
        at = integer(attribute(override, "ilvl"), 0)
        for one in children(override, "lvl"):
            _put_level(levels, one)
        start = value(override, "startOverride")
        if start is not None and 0 <= at < LEVELS:
            starts.append(at)
            levels[at] = levels[at]._replace(start=integer(start, 1))
    return tuple(starts)


def _put_level(levels: list[Level], element: etree._Element) -> None:
    at = integer(attribute(element, "ilvl"), 0)
    if not 0 <= at < LEVELS:
        return
    restart = value(element, "lvlRestart")
    levels[at] = Level(
        start=integer(value(element, "start"), 0),
        format=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:LABEL_LIMIT],
        after="" if value(element, "suff") == "nothing" else " ",
        legal=any(is_on(switch) for switch in children(element, "isLgl")),
        restart=None if restart is None else integer(restart, 0),
        style=value(element, "pStyle"),
    )

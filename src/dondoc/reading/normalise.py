"""The text of a document as the later stages see it: one string, one offset for each character.

Markup and odd spaces are masked by spaces instead of being cut out, so that every later stage works on offsets into
the text itself and no map back is needed.
"""

import re
import unicodedata
from typing import NamedTuple

from dondoc.reading.model import Span

__all__ = ["Line", "Script", "canonical", "flexible", "normalise", "plain"]


class Line(NamedTuple):
    """A line that is not blank: trimmed extent, column where it starts, whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    gap: bool
    strong: bool = False


class Script(NamedTuple):
    """A document's text, three times at equal length: as it is in NFC, without markup, and that in lower case on one line."""

    text: str
    view: str
    lower: str
    lines: tuple[Line, ...]

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return plain(self.view[span[0] : span[1]])


def flexible(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern whose single spaces match any run of spaces, since a wrapped line breaks words apart."""
    return re.compile(pattern.replace("\\ ", " ").replace(" ", r"\s+"), flags)


TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
         "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
TONE = re.compile("(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])(?<!qu.)")
IY = {"lí": "lý", "kí": "ký", "kì": "kỳ", "kĩ": "kỹ", "kỉ": "kỷ", "mĩ": "mỹ", "tỉ": "tỷ"}
SHORT_I = re.compile(r"\b[lkmt][íìĩỉ]\b")


def canonical(lower: str) -> str:
    """Lower-case text in one spelling where two are right: hoá → hóa, uỷ → ủy, lí → lý; the length stays."""
    lower = TONE.sub(lambda match: TONES[match.group()], lower)
    return SHORT_I.sub(lambda match: IY.get(match.group(), match.group()), lower)


def plain(text: str) -> str:
    """Words with single spaces between."""
    return " ".join(text.split())


ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u000b\u000c\u0085\u2028\u2029]")
# every branch begins with its sign, so that the scan stops at few places
MARKUP = re.compile(
    r"\*(?:\*+|(?<=\S\*)|(?=\S))|_(?:_+|(?<=[^\w\s]_)|(?=[.,;:!?\s]))|`+|\#{1,6}(?=\s)|>(?<=\n>)(?=\s)|\\\\(?=[\W_])"
    r"|<(?:/?(?:b|i|u|br|em|strong|sup|sub|p|div|span|center|td|tr|th|table)\b[^<>\n]{0,80}>)"
)
STRONG = re.compile(r"[ \t]*(?:\#{1,6}\s|\*\*)")
STRONG_END = re.compile(r"\*\*\s*:?\s*$")
RULE_SIGNS = frozenset("-_=*─—–.~·|:+")
RULE = re.compile(r"[\s\-_=*─—–.~·|:+]*$")


def normalise(text: str) -> Script:
    """The script of a text; `text` in any Unicode form, with any line ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    view = ODD_SPACES.sub(" ", text)
    marked = any(mark in view for mark in ("*", "#", "_", "`", "\\", "<", ">"))
    if marked:
        view = MARKUP.sub(lambda match: " " * len(match.group()), view)
    lower = view.lower()
    if len(lower) != len(view):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in view)
    lower = canonical(lower.replace("\n", " ").replace("\t", " "))
    return Script(text, view, lower, tuple(_lines(text, view, marked)))


def _lines(text: str, view: str, marked: bool) -> list[Line]:
    lines, position, gap = [], 0, True
    for raw in view.split("\n"):
        body = raw.strip()
        if not body or (body[0] in RULE_SIGNS and RULE.match(body)):
            # a bullet sign alone on its line is no rule, but holds nothing either
            gap = True
        else:
            start = position + len(raw) - len(raw.lstrip())
            source = text[position : position + len(raw)] if marked else ""
            strong = (
                marked
                and bool(STRONG.match(source))
                and (source.lstrip()[:1] == "#" or bool(STRONG_END.search(source)))
            )
            lines.append(Line(start, start + len(body), start - position, gap, strong))
            gap = False
        position += len(raw) + 1
    return lines

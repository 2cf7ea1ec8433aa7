"""The text of a document as the later stages see it: one string, one offset for each character.

Markup and odd spaces are masked by spaces instead of being cut out, so that every later stage works on offsets into
the text itself and no map back is needed.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple, cast

from dondoc.reading.model import Span

__all__ = [
    "CAPITAL",
    "SMALL",
    "Line",
    "Script",
    "canonical",
    "flexible",
    "later",
    "later_from",
    "normalise",
    "plain",
    "skip_spaces",
    "spaced",
]

# A set that names À-Ỹ itself takes a millisecond to compile, these take none. CAPITAL is a capital or any letter with a
# mark, SMALL a small letter or any letter beyond Latin-1; both leave m² and 25ºC alone.
CAPITAL = r"[^\W\d_a-z²³¹ªºµ¼½¾]"
SMALL = r"[^\W\d_A-ZÀ-Þ²³¹ªºµ¼½¾]"


class Line(NamedTuple):
    """A line that is not blank: trimmed extent, column where it starts, whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    gap: bool
    strong: bool = False


class Script(NamedTuple):
    """A text, three times at equal length: as it is in NFC, without markup, and that in lower case on one line."""

    text: str
    view: str
    lower: str
    lines: tuple[Line, ...]

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return plain(self.view[span[0] : span[1]])


class _Later:
    """A pattern that is compiled when it is first used: most documents need half of them, and a start-up needs none."""

    def __init__(self, source: Callable[[], str], flags: int = 0) -> None:
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.source(), self.flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def later_from(source: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern whose source is asked for, and compiled, when it is first used."""
    return cast("re.Pattern[str]", _Later(source, flags))


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` gives it, compiled when it is first used."""
    return later_from(lambda: pattern, flags)


def spaced(pattern: str) -> str:
    """A pattern whose single spaces match any run of spaces, since a wrapped line breaks words apart."""
    return pattern.replace("\\ ", " ").replace(" ?", r"\s*").replace(" ", r"\s+")


def flexible(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with `spaced` spaces, compiled when it is first used."""
    return later(spaced(pattern), flags)


TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
         "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
# each pattern begins with one letter, so that the scan leaps from one to the next
TONE_O = re.compile(f"o(?:à|á|ả|ã|ạ|è|é|ẻ|ẽ|ẹ)(?!{SMALL})")
TONE_U = re.compile(f"u(?:ỳ|ý|ỷ|ỹ|ỵ)(?!{SMALL})(?<!qu.)")
IY = {"lí": "lý", "kí": "ký", "kì": "kỳ", "kĩ": "kỹ", "kỉ": "kỷ", "mĩ": "mỹ", "tỉ": "tỷ"}
SHORT_I = re.compile(r"(?:í|ì|ĩ|ỉ)(?<=\b[lkmt].)\b")


def canonical(lower: str) -> str:
    """Lower-case text in one spelling where two are right: hoá → hóa, uỷ → ủy, lí → lý; the length stays."""
    lower = TONE_U.sub(_tone, TONE_O.sub(_tone, lower))
    # looked for in what came in, since the letter before stays
    return SHORT_I.sub(_short, lower)


def _tone(match: re.Match[str]) -> str:
    return TONES[match.group()]


def _short(match: re.Match[str]) -> str:
    sign = match.group()
    return IY.get(match.string[match.start() - 1] + sign, sign)[-1]


def plain(text: str) -> str:
    """Words with single spaces between."""
    # the only blank that prints is the space, so that most texts are plain as they stand
    return text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())


SPACES = re.compile(r"\s*")


def skip_spaces(view: str, position: int) -> int:
    """Where the blanks that begin at `position` end."""
    match = SPACES.match(view, position)
    return match.end() if match else position


ODD_SPACES = later("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u000b\u000c\u0085\u2028\u2029]")
SIGNS = ("*", "#", "_", "`", "\\", "<", ">")
# every branch begins with its sign and never with a repetition, so that the scan leaps from sign to sign
MARKUP = later(
    r"\*(?:\*+|(?<=\S\*)|(?=\S))|_(?:_+|(?<=[^\w\s]_)|(?=[.,;:!?\s]))|``*|\#\#{0,5}(?=\s)|>(?<=\n>)(?=\s)"
    r"|\\\\(?=[\W_])|<(?:/?(?:b|i|u|br|em|strong|sup|sub|p|div|span|center|td|tr|th|table)\b[^<>\n]{0,80}>)"
)
STRONG = later(r"[ \t]*(?:\#{1,6}\s|\*\*)")
STRONG_END = later(r"\*\*\s*:?$")
RULE_SIGNS = frozenset("-_=*─—–.~·|:+")
RULE_CHARS = "".join(RULE_SIGNS) + " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0"


def normalise(text: str) -> Script:
    """The script of a text; `text` in any Unicode form, with any line ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    view = ODD_SPACES.sub(" ", text)
    marked = any(sign in view for sign in SIGNS)
    if marked:
        view = MARKUP.sub(_blank, view)
    lower = view.lower()
    if len(lower) != len(view):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in view)
    lower = canonical(lower.replace("\n", " ").replace("\t", " "))
    return Script(text, view, lower, tuple(_lines(text, view, marked)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _lines(text: str, view: str, marked: bool) -> list[Line]:
    lines, position, gap = [], 0, True
    for raw in view.split("\n"):
        body = raw.strip()
        if not body or (body[0] in RULE_SIGNS and not body.strip(RULE_CHARS)):
            # a bullet sign alone on its line is no rule, but holds nothing either
            gap = True
        else:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            strong = marked and _strong(text[position : position + len(raw)])
            lines.append(Line(start, start + len(body), indent, gap, strong))
            gap = False
        position += len(raw) + 1
    return lines


def _strong(source: str) -> bool:
    """Whether a line of the source is a heading of Markdown or stands in bold as a whole."""
    if not STRONG.match(source):
        return False
    return source.lstrip()[:1] == "#" or bool(STRONG_END.search(source.rstrip()))

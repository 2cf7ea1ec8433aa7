"""Words with their places on a page: what a text layer and text recognition both come down to.

Places are in points (1/72 inch) from the upper left corner of the page as people look at it.
"""

import unicodedata
from typing import NamedTuple

from dondoc.reading.files.text import INVISIBLE

__all__ = ["Page", "Rule", "Word", "cleaned"]

# Icelandic letters that look like Đ and đ: recognition and old fonts write them
ALIKE = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ"})


def cleaned(text: str) -> str:
    """The letters of a word in NFC, without marks that nobody sees."""
    text = unicodedata.normalize("NFC", text.translate(ALIKE))
    if not text.isprintable():
        text = "".join(char for char in text if char.isprintable())
    for char in INVISIBLE:
        text = text.replace(char, "")
    return text


class Word(NamedTuple):
    """A word and its box; `sure` is how sure recognition was of it (0 to 1), 1 for a text layer."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    sure: float = 1.0

    @property
    def height(self) -> float:
        """From the top of its box to the foot."""
        return self.y1 - self.y0


class Rule(NamedTuple):
    """A drawn line, level or upright: the borders of tables."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """A page: its size, its words in no particular order, the lines drawn on it, whether it was recognised.

    `turned` is by how many degrees the picture of the page was turned (against the clock) before.
    """

    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = []  # noqa: RUF012 - never changed after it is made
    recognised: bool = False
    turned: float = 0.0

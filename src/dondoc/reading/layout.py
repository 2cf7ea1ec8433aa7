"""Where on the pages each line of a text stands: what a desk needs to draw spans on the picture of a page."""

from typing import NamedTuple

__all__ = ["Box", "Layout", "Sheet"]


class Box(NamedTuple):
    """Characters `start` to `end` of the text, on page `page` (from 0), in points from the page's upper left corner.

    `sure` is how sure text recognition was of the line, from 0 to 1; 1 where the file had its text.
    """

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    sure: float = 1.0


class Sheet(NamedTuple):
    """The size of a page in points, and whether its text was recognised from a picture.

    `turned` is by how many degrees the picture was turned, against the clock, before places on it were taken.
    """

    width: float
    height: float
    recognised: bool = False
    turned: float = 0.0


class Layout(NamedTuple):
    """The pages of a document and the lines of its text on them."""

    sheets: tuple[Sheet, ...]
    boxes: tuple[Box, ...]

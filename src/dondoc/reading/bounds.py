"""How much one document may hold, so that no text keeps a small server busy or fills its memory."""

from typing import NamedTuple

from dondoc.reading.files.failures import failure

__all__ = ["BOUNDS", "UNBOUNDED", "Bounds"]


class Bounds(NamedTuple):
    """The most characters, lines with words and directives of one document; more raises TooLarge.

    Real notices have ten pages and thirty directives; the plan of a whole province with its appendices some hundreds.
    What is allowed is read within five seconds and 512 MB on one core of a small server (tests: test_hostile).
    """

    characters: int
    lines: int
    directives: int

    def check(self, *, characters: int = 0, lines: int = 0, directives: int = 0) -> None:
        """Raise TooLarge where a document holds more than it may."""
        if characters > self.characters:
            raise failure("too_long", characters=-(-characters // 1000), limit=self.characters // 1000)
        if lines > self.lines:
            raise failure("too_many_lines", lines=lines, limit=self.lines)
        if directives > self.directives:
            raise failure("too_many_directives", limit=self.directives)


BOUNDS = Bounds(1_000_000, 40_000, 8_000)
UNBOUNDED = Bounds(1 << 60, 1 << 60, 1 << 60)

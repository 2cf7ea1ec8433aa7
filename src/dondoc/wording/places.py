"""Offsets as people count them: lines and columns from 1."""

from bisect import bisect_right

__all__ = ["Places"]


class Places:
    """The lines of a text, which ends its lines with line feeds."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def line(self, offset: int) -> int:
        """The line in which the character at `offset` stands."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Its place in that line, in characters."""
        return offset - self._starts[self.line(offset) - 1] + 1

    def lines(self, span: tuple[int, int]) -> str:
        """The line or lines of a span: "26" or "26–28"."""
        first, last = self.line(span[0]), self.line(max(span[0], span[1] - 1))
        return str(first) if first == last else f"{first}–{last}"

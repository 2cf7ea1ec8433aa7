"""What a command prints: UTF-8 whatever the locale, one whole document at a time."""

import os
import sys

from dondoc.wording import one_line

__all__ = ["Output", "complain"]

PLAIN_WIDTH = 100
NARROWEST = 40


class Output:
    """Standard output as bytes. A document is handed over in one piece, so that none is left half by an error."""

    def __init__(self) -> None:
        self.terminal = sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write and flush; OSError (BrokenPipeError among them) where nobody takes it."""
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:  # a text stream that a caller put in its place
            sys.stdout.write(text)
        else:
            buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()

    @staticmethod
    def width() -> int:
        """Columns to fill: COLUMNS where set, else the terminal's, else a hundred."""
        told = os.environ.get("COLUMNS", "")
        if told.isdecimal() and int(told) > 0:
            return max(int(told), NARROWEST)
        try:
            return max(os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns, NARROWEST)
        except (OSError, ValueError):
            return PLAIN_WIDTH


def complain(sentence: str, about: str = "") -> None:
    """One sentence on standard error."""
    said = f"dondoc: {one_line(about)}: {one_line(sentence)}" if about else f"dondoc: {one_line(sentence)}"
    sys.stdout.flush()
    buffer = getattr(sys.stderr, "buffer", None)
    if buffer is None:
        sys.stderr.write(said + "\n")
    else:
        sys.stderr.flush()
        buffer.write(said.encode("utf-8", "replace") + b"\n")
        buffer.flush()

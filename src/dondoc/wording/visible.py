"""Text from outside made safe to show: nothing in it may move a terminal's cursor or turn the reading direction."""

__all__ = ["one_line", "visible"]

# control characters but tab and line feed, line separators, marks of the Unicode bidirectional algorithm (UAX 9)
HOSTILE = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)
del HOSTILE[0x09], HOSTILE[0x0A]


def visible(text: str) -> str:
    """The text with each such character, and each half of a broken one, shown as U+FFFD; its length stays."""
    if text.isprintable():
        return text
    return text.translate(HOSTILE).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str) -> str:
    """The visible text with single spaces between its words."""
    return " ".join(visible(text).split())

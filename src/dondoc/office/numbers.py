"""Numbers that an address or a form asks for: few enough digits for any database, or none."""

from django.urls.converters import IntConverter

__all__ = ["Number", "number"]

DIGITS = 18


def number(text: str) -> int | None:
    """The number that a text is; None where it is none, or too long to be one of ours."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else None


class Number(IntConverter):
    """Numbers in addresses; a longer one is no address of ours."""

    regex = f"[0-9]{{1,{DIGITS}}}"

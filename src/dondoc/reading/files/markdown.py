"""Markdown: text whose markup stays in place, because every later stage works on positions in it."""

from dondoc.reading.files.text import read_text

__all__ = ["MEDIA_TYPE", "SUFFIXES", "read_markdown"]

MEDIA_TYPE = "text/markdown"
SUFFIXES = (".md", ".markdown")


def read_markdown(data: bytes) -> str:
    """The clean text of a Markdown file, markup included; the same errors as for plain text."""
    return read_text(data)

"""Reading: what a document says. Bytes in, a Reading out; no network, no clock, no Django."""

from dondoc.reading.pipeline import read, read_text

__all__ = ["read", "read_text"]

"""Reading: what a document says. Bytes in, a Reading out; no network, no clock, no Django."""

from dondoc.reading.errors import ReadingError
from dondoc.reading.pipeline import Stages, read, read_path, read_text, stages

__all__ = ["ReadingError", "Stages", "read", "read_path", "read_text", "stages"]

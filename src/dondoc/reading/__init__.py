"""Reading: what a document says. Bytes in, a Reading out; no network, no clock, no Django."""

from typing import TYPE_CHECKING

from dondoc.reading.errors import ReadingError

if TYPE_CHECKING:
    from dondoc.reading.pipeline import Stages, read, read_path, read_text, stages

__all__ = ["ReadingError", "Stages", "read", "read_path", "read_text", "stages"]


def __getattr__(name: str) -> object:
    # whoever needs an error or a file format need not load the whole reader
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dondoc.reading import pipeline

    return getattr(pipeline, name)

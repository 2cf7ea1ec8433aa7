"""The refusals of this folder: each is a row of `messages.toml` with a code, an error class and two sentences."""

from dondoc.datatables import beside, load
from dondoc.reading import errors
from dondoc.reading.errors import ReadingError

__all__ = ["failure"]

CLASSES: dict[str, type[ReadingError]] = {
    "FileMissing": errors.FileMissing,
    "NotReadable": errors.NotReadable,
    "TooLarge": errors.TooLarge,
}


def failure(reason: str, /, **values: object) -> ReadingError:
    """The error of the row named `reason`, its sentences filled with `values`; to be raised by the caller."""
    row = next(row for row in load(beside(__file__))["messages"]["message"] if row["name"] == reason)
    return CLASSES[row["error"]](row["code"], row["vi"].format(**values), row["en"].format(**values))

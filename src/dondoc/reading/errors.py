"""What can go wrong before a reading exists.

ReadingError
├── NotReadable      the file is no document of a kind that the reader knows, or is damaged
├── TooLarge         the file is larger than the limits allow, packed or unpacked
├── FileMissing      there is no such file, or it is no file
└── TookTooLong      the file needed more time or memory than one document may

Each has a stable code (DON-…) and one sentence in Vietnamese and in English: what is wrong, where, what to do.
"""

__all__ = ["FileMissing", "NotReadable", "ReadingError", "TooLarge", "TookTooLong"]


class ReadingError(Exception):
    """A document that cannot be read, with a code and a sentence in each language."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(f"{code} {en}")
        self.code, self.vi, self.en = code, vi, en

    def __reduce__(self) -> tuple[type["ReadingError"], tuple[str, str, str]]:
        return type(self), (self.code, self.vi, self.en)

    def sentence(self, language: str) -> str:
        """The sentence in "vi" or "en"."""
        return self.vi if language == "vi" else self.en


class NotReadable(ReadingError):
    """The file is no document of a kind that the reader knows, or is damaged."""


class TooLarge(ReadingError):
    """The file is larger than the limits allow, packed or unpacked."""


class FileMissing(ReadingError):
    """There is no such file, or it is no file."""


class TookTooLong(ReadingError):
    """The file needed more time or memory than one document may."""

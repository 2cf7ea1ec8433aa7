"""What can go wrong with days and deadlines.

CalendarError
├── BadFile        a file of added days cannot be read or is no TOML
├── BadRow         a row of added days is not as it must be; the sentence names the row
├── UnknownSwitch  there is no optional day of that name
├── OutOfRange     a sum of working days leaves the years that can be reckoned
└── BadDeadline    a period, length of time or recurrence is not in the form of the reading contract

Each has a stable code (DON-…) and one sentence in Vietnamese and in English: what is wrong, where, what to do.
"""

__all__ = ["BadDeadline", "BadFile", "BadRow", "CalendarError", "OutOfRange", "UnknownSwitch"]


class CalendarError(ValueError):
    """Days or a deadline that cannot be used, with a code and a sentence in each language."""

    code = "DON-CALENDAR"

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{self.code} {en}")
        self.vi, self.en = vi, en

    def __reduce__(self) -> tuple[type["CalendarError"], tuple[str, str]]:
        return type(self), (self.vi, self.en)

    def sentence(self, language: str) -> str:
        """The sentence in "vi" or "en"."""
        return self.vi if language == "vi" else self.en


class BadFile(CalendarError):
    """A file of added days cannot be read or is no TOML."""

    code = "DON-DAYS-FILE"


class BadRow(CalendarError):
    """A row of added days is not as it must be; the sentence names the row."""

    code = "DON-DAYS-ROW"


class UnknownSwitch(CalendarError):
    """There is no optional day of that name."""

    code = "DON-DAYS-SWITCH"


class OutOfRange(CalendarError):
    """A sum of working days leaves the years that can be reckoned."""

    code = "DON-DAYS-RANGE"


class BadDeadline(CalendarError):
    """A period, length of time or recurrence is not in the form of the reading contract."""

    code = "DON-DUE-VALUE"

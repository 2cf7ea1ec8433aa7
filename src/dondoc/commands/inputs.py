"""Documents in: files and standard input, with one sentence for each that cannot be read."""

import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from dondoc.commands.arguments import say
from dondoc.commands.output import complain
from dondoc.reading.errors import ReadingError
from dondoc.reading.files import Opened
from dondoc.wording import Language

__all__ = ["Inputs", "Taken"]

STANDARD_INPUT = "-"
FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
T = TypeVar("T")


class Taken(NamedTuple):
    """A document taken in, under the name that the person gave it."""

    name: str
    opened: Opened


class Inputs:
    """The documents of a command line; `failed` tells afterwards whether any of them could not be read."""

    def __init__(self, names: list[str], language: Language) -> None:
        self.names, self.language, self.failed = names, language, False

    def read_each(self, work: Callable[[Taken], T]) -> Iterator[T]:
        """What `work` makes of each document; one that cannot be read is told on standard error and passed over."""
        for name in self.names:
            try:
                yield work(Taken(name, self._open(name)))
            except ReadingError as error:
                self._tell(name, f"{error.sentence(self.language)} ({error.code})")
            except _InputError as error:
                self._tell(name, str(error))
            except FAULTS as error:
                # a fault of the reader on one document must not cost the others of the batch
                self._tell(name, say("reader_fault", self.language, fault=type(error).__name__))

    def _open(self, name: str) -> Opened:
        from dondoc.reading import files

        if name != STANDARD_INPUT:
            return files.open_path(name)
        return files.open_document(self._standard_input(), "stdin")

    def _standard_input(self) -> bytes:
        from dondoc.reading.files.opening import FILE_LIMIT

        if sys.stdin.isatty():
            complain(say("input_terminal", self.language))
        try:
            return sys.stdin.buffer.read(FILE_LIMIT + 1)
        except OSError as error:
            raise _InputError(say("input_failed", self.language, reason=error.strerror or error)) from None

    def _tell(self, name: str, sentence: str) -> None:
        self.failed = True
        complain(sentence, say("standard_input", self.language) if name == STANDARD_INPUT else name)


class _InputError(Exception):
    """Standard input that cannot be read; its text is the sentence for the person."""

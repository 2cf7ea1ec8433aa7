"""`dondoc read`: what documents say, for people, as JSON, as a page, or one stage of it."""

import argparse
import os
from collections.abc import Callable
from typing import Any

from dondoc.commands.arguments import MisuseError, say
from dondoc.commands.inputs import Inputs, Taken
from dondoc.commands.output import Output, complain
from dondoc.reading.model import Reading
from dondoc.wording import Language

__all__ = ["read"]


def read(options: argparse.Namespace, language: Language) -> int:
    """Read the files of a command line and print them; 0, or 2 where one could not be read or the page not written."""
    _check(options, language)
    inputs, output = Inputs(options.files, language), Output()
    pretty = output.terminal and len(options.files) == 1
    work = _stage(options.stage, pretty) if options.stage else _Reader(options, language, output, pretty)
    for number, text in enumerate(inputs.read_each(work)):
        output.write(f"\n{text}" if number and not options.json and not options.stage else text)
    failed = isinstance(work, _Reader) and work.failed
    return 2 if inputs.failed or failed else 0


def _check(options: argparse.Namespace, language: Language) -> None:
    if not options.html:
        return
    if len(options.files) > 1:
        raise MisuseError(say("page_of_many", language))
    if options.stage:
        raise MisuseError(say("page_of_stage", language))
    name = options.files[0]
    if os.path.exists(options.html) and os.path.exists(name) and os.path.samefile(options.html, name):  # noqa: PTH110, PTH121
        raise MisuseError(say("page_over_source", language, name=name))


def _stage(name: str, pretty: bool) -> Callable[[Taken], str]:
    from dondoc.commands.as_json import dump
    from dondoc.commands.stages import stage_json

    return lambda taken: dump(stage_json(name, taken.opened), pretty=pretty)


class _Reader:
    """From a document to what is printed of it; with --html its page is written on the way."""

    def __init__(self, options: argparse.Namespace, language: Language, output: Output, pretty: bool) -> None:
        self.options, self.language, self.output, self.pretty = options, language, output, pretty
        self.failed = False

    def __call__(self, taken: Taken) -> str:
        from dondoc.reading.pipeline import read_text

        reading = read_text(taken.opened.text, taken.opened.source)
        address = self._page(reading) if self.options.html else None
        if self.options.json:
            if address:
                complain(say("page_at", self.language, address=address))
            return self._json(reading)
        said = f"\n{say('page_at', self.language, address=address)}\n" if address else ""
        return self._people(reading) + said

    def _json(self, reading: Reading) -> str:
        from dondoc.commands.as_json import dump, reading_json

        return dump(reading_json(reading), pretty=self.pretty)

    def _people(self, reading: Reading) -> str:
        from dondoc.commands.report import report

        layout: Any
        if self.output.terminal:
            from dondoc.commands.terminal import terminal as layout
        else:
            from dondoc.commands.plain import plain as layout
        text: str = layout(report(reading, self.language), self.output.width())
        return text if len(self.options.files) == 1 else f"== {reading.source.name}\n{text}"

    def _page(self, reading: Reading) -> str | None:
        """The address of the page written, or None where it could not be."""
        from dondoc.commands.files import address, write_whole
        from dondoc.page import render

        name = self.options.html
        try:
            write_whole(name, render(reading, self.language).encode("utf-8", "replace"))
            return address(name)
        except OSError as error:
            self.failed = True
            complain(say("page_not_written", self.language, name=name, reason=error.strerror or error))
            return None

"""`dondoc lint`: findings only, one a line, as compilers print them."""

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from dondoc.commands.inputs import Inputs, Taken
from dondoc.commands.output import Output
from dondoc.reading.model import Finding, Reading
from dondoc.wording import Language, Places, one_line, values

__all__ = ["lines", "lint"]


class Linted(NamedTuple):
    """The lines of one document, and whether an error is among them."""

    text: str
    erroneous: bool


def lint(options: argparse.Namespace, language: Language) -> int:
    """Print the findings of each file; 0, 1 where one is an error, 2 where a file could not be read."""
    inputs, output, erroneous = Inputs(options.files, language), Output(), False
    for linted in inputs.read_each(lambda taken: _lint(taken, language)):
        erroneous |= linted.erroneous
        output.write(linted.text)
    return 2 if inputs.failed else int(erroneous)


def _lint(taken: Taken, language: Language) -> Linted:
    from dondoc.reading.pipeline import read_text

    reading = read_text(taken.opened.text, taken.opened.source)
    text = "".join(f"{line}\n" for line in lines(taken.name, reading, language))
    return Linted(text, any(finding.severity == "error" for finding in reading.findings))


def lines(name: str, reading: Reading, language: Language) -> Iterator[str]:
    """`file:line:column code message → suggestion`; what is missing stands at 1:1. Columns count characters from 1."""
    places = Places(reading.text)
    for finding in reading.findings:
        yield f"{one_line(name)}:{_place(finding, places)} {one_line(_said(finding, language))}"


def _place(finding: Finding, places: Places) -> str:
    start = finding.span[0] if finding.span else 0
    return f"{places.line(start)}:{places.column(start)}"


def _said(finding: Finding, language: Language) -> str:
    said = f"{finding.code} {values.message(finding, language)}"
    return f"{said} → {finding.suggestion}" if finding.suggestion else said

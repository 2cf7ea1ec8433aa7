"""Parts of an issued document that are missing or not filled in (Nghị định 30/2020/NĐ-CP, Appendix I)."""

import re
from collections.abc import Iterable

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.facts import has_form, offset_of_line
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.checks.symbols import AMBIGUOUS, is_near, symbols_of
from dondoc.reading.citations import kind_named, known_symbols, split_symbol
from dondoc.reading.lexicon import forms
from dondoc.reading.model import Finding, Span
from dondoc.reading.normalise import later
from dondoc.reading.outline import signs
from dondoc.reading.patterns import pattern

__all__ = [
    "incomplete_date",
    "kind_mismatch",
    "missing_heading",
    "missing_number",
    "missing_recipients",
    "missing_signer",
]

NUMBER_LINE = pattern("checks-form", "number-line")
DATE = pattern("checks-form", "date")
RECIPIENTS = pattern("checks-form", "recipients")
CAPACITY = pattern("checks-form", "capacity")
COLUMNS = later(r"\s{3,}|\s*\t+\s*|\s*\|\s*")
# minutes are often kept without a number, an address list or a date line of their own
LAST_LINES = 5
NOT_IN_NAMES = "-+•;:,/"
OWN_RECORDS = {"BB"}


@check("missing-number")
def missing_number(context: Context) -> Iterable[Finding]:
    """A number left blank, or no number at all in a document that has the other parts of an issued one."""
    head = context.head
    if head.number_span:
        return found(context, "form.number.blank", head.number_span) if head.header.number is None else ()
    if not has_form(context) or head.header.kind in OWN_RECORDS:
        return ()
    line = NUMBER_LINE.search(context.script.view, 0, offset_of_line(context, context.shape.body))
    if line and line.group("digits"):
        return ()
    return found(context, "form.number.blank", _trimmed(line)) if line else found(context, "form.number.missing", None)


def _trimmed(match: re.Match[str]) -> Span:
    words = match.group()
    return match.start() + len(words) - len(words.lstrip(" |\t\n")), match.start() + len(words.rstrip())


@check("incomplete-date")
def incomplete_date(context: Context) -> Iterable[Finding]:
    """A date line without day, month or year, or no date line at all."""
    head = context.head
    if head.date_span:
        blank = not (head.day_text and head.month_text and head.year)
        return found(context, "form.date.blank", head.date_span) if blank else ()
    if not has_form(context) or head.header.kind in OWN_RECORDS:
        return ()
    if DATE.search(context.script.lower, 0, offset_of_line(context, context.shape.body)):
        return ()
    return found(context, "form.date.missing", None)


@check("missing-signer")
def missing_signer(context: Context) -> Iterable[Finding]:
    """No office above a signature, or an office without the signer's name below it."""
    signer = context.head.header.signer
    if not has_form(context) or (signer and signer.name):
        return ()
    if context.head.signature_line:
        return () if _has_name(context) else found(context, "form.signer.name", None)
    if CAPACITY.search(context.script.view, offset_of_line(context, context.shape.body)) or _has_name(context):
        return ()
    return found(context, "form.signer.missing", None)


def _has_name(context: Context) -> bool:
    """Whether any column of the foot reads like a person's name, in whatever capitals."""
    shape, view = context.shape, context.script.view
    # without a foot the signature, if there is one, is among the last lines
    last = shape.lines[shape.foot : shape.appendix] or shape.lines[-LAST_LINES:]
    return any(_is_name(part.strip()) for line in last for part in COLUMNS.split(view[line.start : line.end]))


def _is_name(words: str) -> bool:
    tokens = words.split()
    if any(char in NOT_IN_NAMES or char.isdigit() for char in words) or not 2 <= len(tokens) <= 7 or signs(words):
        return False
    if words.isupper():
        return tokens[0].lower() in forms("parties", "surname")
    return all(token[0].isupper() or not token[0].isalpha() for token in tokens) and words[0].isalpha()


@check("missing-recipients")
def missing_recipients(context: Context) -> Iterable[Finding]:
    """No "Nơi nhận" in a document that must say whom it is sent to."""
    head = context.head
    if head.recipients_line or not has_form(context) or head.header.kind in OWN_RECORDS:
        return ()
    if RECIPIENTS.search(context.script.lower, offset_of_line(context, context.shape.body)):
        return ()
    return found(context, "form.recipients.missing", None)


@check("missing-heading")
def missing_heading(context: Context) -> Iterable[Finding]:
    """No Quốc hiệu and Tiêu ngữ, or in a document of the Party no title."""
    if context.head.national or not has_form(context):
        return ()
    return found(context, "form.heading.missing", None)


@check("kind-mismatch", "unknown-kind")
def kind_mismatch(context: Context) -> Iterable[Finding]:
    """The type's name in the title against the type in the document's own symbol."""
    title, header, span = context.shape.title, context.head.header, context.head.number_span
    kind = kind_named(title.kind) if title else None
    if not title or not kind or not header.symbol or not span:
        return ()
    first = split_symbol(header.symbol)[0]
    allowed = symbols_of(title.kind)
    if first in allowed or first in AMBIGUOUS:
        return ()
    own = _own_reference(context, span)
    better = context.script.words(own).replace(first, kind, 1)
    if first in known_symbols():
        return found(
            context, "form.kind", own, better if header.number is not None else None, kind=title.kind, symbol=first
        )
    if any(is_near(first, symbol) for symbol in allowed):
        return found(context, "symbol.unknown", own, better, symbol=first)
    return ()


def _own_reference(context: Context, span: Span) -> Span:
    """Of "Số: 214/KL-VPUBND" the reference alone."""
    written = context.head.number_text
    start = context.script.view.find(written, *span) if written else -1
    return (start, span[1]) if start >= 0 else span

"""Citations that cannot be right: type, issuer, day or year disagree with each other or with an earlier mention."""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.facts import latest_day, offset_of_line, parse_day
from dondoc.reading.checks.issuers import conflict, disagree, is_known
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.checks.symbols import AMBIGUOUS, is_near, is_party_form, issuer_codes, symbols_of, type_part
from dondoc.reading.citations import Mention, kind_named, kinds_by_name, known_symbols
from dondoc.reading.model import Finding, Span
from dondoc.reading.normalise import later
from dondoc.reading.patterns import pattern

__all__ = [
    "after_document",
    "conflicts",
    "incomplete",
    "issuer_symbol",
    "kind_symbol",
    "on_day_off",
    "own_conflict",
    "wrong_year",
]

YEAR = later(r"\d+[a-z]?/((?:19|20)\d\d)/")
# Quyết định 188/1999/QĐ-TTg: the week of five days; before it Saturday was a working day
FIVE_DAYS = datetime.date(1999, 10, 2)
# "Quyết định ban hành Kế hoạch số 12/QĐ-UBND": the number is the decision's
CARRIED = pattern("checks-citations", "carried")


class Seen(NamedTuple):
    """What an earlier mention of a document said of it."""

    date: datetime.date | None
    issuer: str | None


# ---- type and issuer ------------------------------------------------------------------------------------------------


@check("unknown-kind", "kind-symbol-mismatch")
def kind_symbol(context: Context) -> Iterator[Finding]:
    """The type named before a number against the type in its symbol: Kế hoạch số 12/QĐ-UBND, số 408/KG-UBND."""
    for mention in context.mentions:
        kind = kind_named(mention.named) if mention.named else None
        reference = mention.citation.reference
        if kind is None or reference is None or mention.number is None or mention.named is None:
            continue
        first, allowed = type_part(reference), symbols_of(mention.named)
        if not first or first in allowed or first.upper() in {symbol.upper() for symbol in allowed}:
            continue
        if first not in known_symbols():
            yield from _unknown(context, mention, first, kind)
        elif not _is_office(first, reference, allowed) and not _carried(context, mention, first):
            span = (mention.citation.span[0], mention.number[1])
            yield from found(context, "citation.kind", span, kind=mention.named, symbol=first)


def _is_office(first: str, reference: str, allowed: frozenset[str]) -> bool:
    """Whether what reads like a type may be the office that wrote a letter: TT-VP of an inspectorate."""
    if first not in AMBIGUOUS or is_party_form(reference):
        return False
    return not any(is_near(first, symbol) for symbol in allowed) and not any(map(is_known, issuer_codes(reference)))


def _unknown(context: Context, mention: Mention, first: str, kind: str) -> Iterable[Finding]:
    reference, allowed = mention.citation.reference or "", symbols_of(mention.named or "")
    # a letter's symbol begins with its issuer, which no table holds; the Party's letters name their type
    if kind == "CV" and not is_party_form(reference):
        return ()
    near = next((symbol for symbol in sorted(allowed) if is_near(first, symbol)), None)
    if near is None and not (is_party_form(reference) and len(first) <= 3):
        return ()
    right = kind if near is None or kind in allowed else near
    return found(context, "symbol.unknown", mention.number, reference.replace(first, right, 1), symbol=first)


def _carried(context: Context, mention: Mention, first: str) -> bool:
    """Whether the number belongs to another document named further before."""
    start = mention.citation.span[0]
    before = context.script.lower[max(0, start - 160) : start]
    match = CARRIED.search(before)
    names = [name for name, abbr in kinds_by_name().items() if abbr == first]
    return bool(match) and any(name in before for name in names)


@check("issuer-symbol-mismatch")
def issuer_symbol(context: Context) -> Iterator[Finding]:
    """The issuer in the symbol against the issuer named: Quyết định số 318/QĐ-TTg … của Bộ Nội vụ."""
    for mention in context.mentions:
        reference, issuer = mention.citation.reference, mention.citation.issuer
        if not reference or not issuer or not mention.issuer_span or not mention.number:
            continue
        codes = issuer_codes(reference)
        if codes and all(disagree(code, issuer) for code in codes):
            span = (min(mention.number[0], mention.issuer_span[0]), max(mention.number[1], mention.issuer_span[1]))
            yield from found(context, "citation.issuer", span, symbol=codes[0], issuer=issuer)


# ---- days -----------------------------------------------------------------------------------------------------------


def _dated(mention: Mention) -> Span:
    """From number to date; of a law cited by name the whole citation."""
    if mention.number is None or mention.date is None:
        return mention.number or mention.citation.span
    return min(mention.number[0], mention.date.span[0]), max(mention.number[1], mention.date.span[1])


@check("citation-after-document")
def after_document(context: Context) -> Iterator[Finding]:
    """A cited document dated later than the one that cites it."""
    latest = latest_day(context)
    if latest is None:
        return
    for mention in context.mentions:
        if mention.date and mention.date.date and mention.date.date > latest:
            yield from found(context, "citation.after", _dated(mention))


@check("citation-on-day-off")
def on_day_off(context: Context) -> Iterator[Finding]:
    """A cited document dated on a weekend or holiday: it may be real, but is worth a look."""
    for mention in context.mentions:
        date = mention.date.date if mention.date else None
        if mention.date is None or date is None or date < FIVE_DAYS:
            continue
        day = day_off(date)
        if day is not None:
            yield from found(context, "citation.day_off", mention.date.span, day=day[0], day_en=day[1])


@lru_cache(1000)
def day_off(date: datetime.date) -> tuple[str, str] | None:
    """What a date that is no working day is, in Vietnamese and English; None of a working day."""
    from dondoc.calendar.workdays import Calendar

    calendar = Calendar.official()
    if calendar.is_working(date):
        return None
    day = calendar.day(date)
    weekday = "thứ Bảy" if date.weekday() == 5 else "Chủ nhật"
    english = "a Saturday" if date.weekday() == 5 else "a Sunday"
    return (
        (day.name or weekday, day.name_en or english)
        if date.weekday() < 5 or day.kind == "holiday"
        else (weekday, english)
    )


@check("year-mismatch")
def wrong_year(context: Context) -> Iterator[Finding]:
    """The year in a normative document's number against that of its date: 12/2022/QĐ-UBND ngày 15/3/2023."""
    for mention in context.mentions:
        match = YEAR.match(mention.citation.reference or "")
        if match and mention.date and mention.date.year and mention.date.year != int(match.group(1)):
            yield from found(context, "citation.year", _dated(mention), year=match.group(1))
    own, span = YEAR.match(context.head.header.reference or ""), context.head.number_span
    if own and span and context.head.year and context.head.year != int(own.group(1)):
        yield from found(context, "citation.year", span, year=own.group(1))


# ---- between mentions -----------------------------------------------------------------------------------------------


@check("citation-conflict")
def conflicts(context: Context) -> Iterator[Finding]:
    """The same document with another date or issuer than where it was first mentioned."""
    # kept once each, in order: a text that cites one number thousands of times is no reason to look at each pair
    seen: dict[str, dict[Seen, None]] = {}
    for mention in context.mentions:
        key = _key(mention.citation.reference)
        if key is None:
            continue
        year = YEAR.match(mention.citation.reference or "")
        date = mention.date.date if mention.date else None
        if year and date and date.year != int(year.group(1)):
            date = None
        before = [one for one in seen.get(key, ()) if not _other_place(one.issuer, mention.citation.issuer)]
        yield from _against(context, mention, date, before)
        date = date or (parse_day(mention.citation.issued_on) if not mention.date else None)
        seen.setdefault(key, {})[Seen(date, mention.citation.issuer)] = None


def _against(context: Context, mention: Mention, date: datetime.date | None, before: list[Seen]) -> Iterable[Finding]:
    if not before:
        return ()
    dated = next((one.date for one in before if one.date), None)
    if date and dated and date != dated:
        return found(context, "citation.conflict", _dated(mention), other=f"{dated:%d/%m/%Y}")
    issuer = mention.citation.issuer
    if any(disagree(code, issuer) for code in issuer_codes(mention.citation.reference or "") if issuer):
        return ()
    other = next((one.issuer for one in before if conflict(one.issuer, issuer)), None)
    if other and mention.issuer_span and mention.number:
        span = (min(mention.number[0], mention.issuer_span[0]), max(mention.number[1], mention.issuer_span[1]))
        return found(context, "citation.conflict", span, other=other)
    return ()


@lru_cache(1000)
def _key(reference: str | None) -> str | None:
    """The reference as compared: in capitals, a letter O in the number read as a zero."""
    if reference is None:
        return None
    number = re.match(r"[\dOo]+", reference)
    head = number.group().upper().replace("O", "0").lstrip("0") if number else ""
    return head + reference[number.end() if number else 0 :].upper().replace("–", "-")


def _other_place(first: str | None, second: str | None) -> bool:
    """Whether both name a body of the same kind in different places: HĐND tỉnh and HĐND huyện share bare numbers."""
    if not first or not second or conflict(first, second):
        return False
    return _place(first) != _place(second)


def _place(issuer: str) -> str:
    lower = issuer.lower().replace("uỷ", "ủy")
    match = re.search(
        r"(?<!\w)(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?!\w)(?!\s*(?:ủy|đoàn)).*$", lower
    )
    return " ".join(match.group().split()) if match else ""


@check("citation-conflict")
def own_conflict(context: Context) -> Iterator[Finding]:
    """The document's own number with another date, as in the heading of its appendix."""
    reference, own = context.head.header.reference, parse_day(context.head.header.issued_on)
    if not reference or own is None:
        return
    view, start = context.script.view, offset_of_line(context, context.shape.body)
    while (start := view.find(reference, start)) >= 0:
        end = start + len(reference)
        day = next((day for day in context.days if 0 <= day.span[0] - end <= 8), None)
        if day and day.date and day.date != own and view[end : day.span[0]].strip(" ,") == "ngày":
            yield from found(context, "citation.conflict", (start, day.span[1]), other=f"{own:%d/%m/%Y}")
        start = end


@check("citation-incomplete")
def incomplete(context: Context) -> Iterator[Finding]:
    """The first mention of a numbered document without its date or issuer."""
    seen: set[str] = set()
    for mention in context.mentions:
        citation = mention.citation
        key = _key(citation.reference)
        if key is None or key in seen:
            continue
        seen.add(key)
        law = citation.kind in {"LUAT", "BLUAT", "PL", "HP"}
        if not law and ((citation.issued_on is None and mention.date is None) or citation.issuer is None):
            yield from found(context, "citation.incomplete", citation.span)

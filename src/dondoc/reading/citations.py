"""Mentions of other documents: by number, and laws and resolutions by name."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from dondoc.reading.dates import Day
from dondoc.reading.lexicon import table
from dondoc.reading.model import Citation, Span
from dondoc.reading.normalise import later, plain
from dondoc.reading.parties import Names, parse_parties, party_begins
from dondoc.reading.patterns import pattern, words

__all__ = ["Mention", "find_citations", "kind_named", "split_symbol"]


class Mention(NamedTuple):
    """A citation with what the checks need to know of it: where its number and date stand, the parts of its symbol."""

    citation: Citation
    number: Span | None
    date: Day | None
    named: str | None
    issuer_span: Span | None = None


# number, optional year, symbol. A symbol has two capitals at least, or is a type's own abbreviation such as TTr.
# Each pattern begins with one character of few, so that the scan leaps; what stands before is looked at after it.
CORE = pattern("citations", "core")
LAW = pattern("citations", "law")
RESOLUTION = pattern("citations", "resolution")
DATE_GAP = pattern("citations", "date-gap")
OF = pattern("citations", "of")
LINK = pattern("citations", "link")
ABOUT = pattern("citations", "about")
PART = pattern("citations", "part")

PART_WORDS = words("citations", "part-words")


@cache
def kinds_by_name() -> dict[str, str]:
    """Lower-cased name of a type → its abbreviation."""
    return {str(row["name"]).lower(): str(row["abbr"]) for row in table("kinds")["kind"]}


@cache
def known_symbols() -> frozenset[str]:
    """All first parts of a symbol that stand for a type."""
    rows = table("kinds")["kind"]
    own = {str(row["abbr"]) for row in rows if row.get("symbols") != []}
    more = {str(symbol) for row in rows for symbol in row.get("symbols", [])}  # type: ignore[attr-defined]
    return frozenset(own | more)


class Before(NamedTuple):
    """The type named before a number: its words, where they start, and an issuer that stands between."""

    named: str
    start: int
    issuer: str | None = None


@cache
def _names_of_kinds() -> frozenset[str]:
    unnamed = {str(form) for row in table("kinds")["unnamed"] for form in row["forms"]}  # type: ignore[attr-defined]
    return frozenset(kinds_by_name()) | frozenset(unnamed)


NUMBER_WORD = pattern("citations", "number-word")
EXTRA = words("citations", "extra")
OF_BODY = pattern("citations", "of-body")
WORD = later(r"\S+")


def _kind_before(lower: str, view: str, floor: int, start: int) -> Before | None:
    """The type's name that ends right before "số", or before the number itself."""
    begin = max(floor, start - 110)
    words = _without_number_word(lower[begin:start])
    found = _kind_at_end(words, begin)
    if found:
        return found
    if (
        "của" in words
        and (of := OF_BODY.search(words))
        and (found := _kind_at_end(words[: of.start()].rstrip(), begin))
    ):
        return found._replace(issuer=plain(view[begin + of.start(1) : begin + of.end(1)]))
    return None


def _without_number_word(words: str) -> str:
    """Words without the "số" that leads to a number, nor the bracket before it."""
    words = words.rstrip()
    at = words.rfind("số")
    if at < 0 or not NUMBER_WORD.fullmatch(words, at) or words[at - 1 : at].isalnum() or words[at - 1 : at] == "_":
        return words
    return words[: at - (words[at - 1 : at] == "(")].rstrip()


def _kind_at_end(words: str, begin: int) -> Before | None:
    if words.endswith(EXTRA):
        words = words.removesuffix(next(extra for extra in EXTRA if words.endswith(extra))).rstrip()
    near = max(0, len(words) - 40)
    pieces = words[near:].split()[-5:]
    while pieces:
        named = " ".join(pieces)
        if named in _names_of_kinds():
            places = list(WORD.finditer(words, near))
            return Before(named, begin + places[-len(pieces)].start())
        del pieces[0]
    return None


def kind_named(name: str) -> str | None:
    """The abbreviation of a type by its name."""
    return kinds_by_name().get(plain(name).lower())


def split_symbol(symbol: str) -> tuple[str, str]:
    """The first part of a symbol and the rest: "TB-KHCN" → ("TB", "KHCN"), "KH/TU" → ("KH", "TU")."""
    first, _, rest = symbol.replace("–", "-").replace("—", "-").replace("/", "-", 1).partition("-")
    return first.strip(), rest.strip()


class Covered(NamedTuple):
    """Which offsets lie in any of some spans: their starts in order and the furthest end up to each of them."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def by(cls, spans: Iterable[Span]) -> "Covered":
        """What some spans cover, in whatever order and however they overlap."""
        ordered = sorted(spans)
        return cls([start for start, _ in ordered], list(accumulate((end for _, end in ordered), max)))

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of the spans."""
        at = bisect_right(self.starts, offset)
        return at > 0 and offset < self.ends[at - 1]


def find_citations(names: Names, days: list[Day], own: str | None) -> list[Mention]:
    """All mentions in the order of the text; `own` is the document's reference, which is none."""
    view = names.script.view
    by_start = {day.span[0]: day for day in days}
    mentions = _by_number(names, by_start, own)
    taken = Covered.by(mention.citation.span for mention in mentions)
    if "uật" in view or "lệnh" in view or "iến pháp" in view:
        mentions += _laws(names, by_start, taken)
    if "Nghị quyết" in view:
        mentions += _resolutions(names, taken)
    mentions.sort(key=lambda mention: mention.citation.span)
    return _shared(names, mentions)


def _by_number(names: Names, days: dict[int, Day], own: str | None) -> list[Mention]:
    view = names.script.view
    found: list[Mention] = []
    floor = 0
    for match in CORE.finditer(view):
        span = _core_span(view, match)
        if span is None or match.start() < floor:
            continue
        before = _kind_before(names.script.lower, view, floor, match.start())
        if not before and not _plausible(view, match.start(), found):
            continue
        mention = _mention(names, days, span, before)
        floor = mention.citation.span[1]
        if own is None or mention.citation.reference != own:
            found.append(mention)
    return found


CUT = pattern("citations", "cut")
TWO_CAPITALS = pattern("citations", "two-capitals")
AFTER_NUMBER_WORD = pattern("citations", "after-number-word")


def _core_span(view: str, match: re.Match[str]) -> Span | None:
    symbol = match.group(4)
    end = match.end()
    # an en dash with spaces, or a dot, is more often the end of the sentence's part than of the symbol
    cut = CUT.search(symbol) if "." in symbol or len(symbol.split()) > 1 else None
    if cut and not TWO_CAPITALS.match(symbol, cut.start()):
        end = match.start(4) + cut.start()
        symbol = symbol[: cut.start()]
    first = split_symbol(symbol)[0]
    if first not in known_symbols() and sum(map(str.isupper, symbol)) < 2:
        return None
    if match.group(3) == "-" and "/" not in symbol:
        return None
    return match.start(), end


def _plausible(view: str, start: int, found: list[Mention]) -> bool:
    """A number without a type before it counts after "số" or as a further one of a list."""
    if "/" in view[start : start + 12] or AFTER_NUMBER_WORD.search(view[max(0, start - 8) : start]):
        return True
    return bool(found) and bool(LINK.fullmatch(view, found[-1].citation.span[1], start))


def _mention(names: Names, days: dict[int, Day], core: Span, before: Before | None) -> Mention:
    view = names.script.view
    reference = "".join(view[core[0] : core[1]].split())
    if before and before.issuer and LAW.match(before.issuer):
        before = None
    named = before.named if before else None
    start = before.start if before else core[0]
    if named and kind_named(named) in {"LUAT", "BLUAT"}:
        named = kind_named(named)
    end, date, issuer, issuer_span = _tail(names, days, core[1])
    if issuer is None and before:
        issuer = before.issuer
    kind = _kind_of(named, reference)
    title = None
    if kind is None and (law := _law_before(view, core[0])):
        kind, start, title = law
        named = kind
    window = view[max(0, start - 60) : start]
    part = PART.search(window) if any(map(window.__contains__, PART_WORDS)) else None
    citation = Citation(
        reference, (start, end), kind, date.date.isoformat() if date and date.date else None, issuer,
        "citation.number", title or _title(view, end), plain(part.group(1)).strip(" ,") if part else None,
    )  # fmt: skip
    return Mention(citation, core, date, named, issuer_span)


def _kind_of(named: str | None, reference: str) -> str | None:
    if named in {"LUAT", "BLUAT"}:
        return named
    if named and (kind := kind_named(named)):
        return kind
    first = split_symbol(NUMBER_PART.sub("", reference, count=1))[0]
    if first.startswith(("QH", "UBTVQH")) and not named:
        return None
    if first in _abbreviations():
        return first
    return "CV" if named or (first and (first[0] == "Đ" or "A" <= first[0] <= "Z")) else None


NUMBER_PART = later(r"^\d+[a-z]?[/-](?:\d{4}/)?")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(str(row["abbr"]) for row in table("kinds")["kind"])


def _law_before(view: str, core: int) -> tuple[str, int, str] | None:
    """ "Luật Đấu thầu số 22/2023/QH15": the law's name stands between its type and its number."""
    window = view[max(0, core - 140) : core]
    match = None
    for match in LAW.finditer(window):  # noqa: B007 - the last one
        pass
    if match is None or re.search(r"[;.()]", window[match.end() :]):
        return None
    title = re.sub(r"\s*(?:\(?số\s*:?\s*)$", "", window[match.end() :])
    if len(title.split()) > 22:
        return None
    kind = kind_named(match.group(1))
    return (kind or "LUAT"), max(0, core - 140) + match.start(), plain(title)


def _tail(names: Names, days: dict[int, Day], position: int) -> tuple[int, Day | None, str | None, Span | None]:
    """What follows the number: its day and its issuer, in either order."""
    view = names.script.view
    end, day = _day_at(view, days, position)
    issuer, span = None, None
    match = OF.match(view, end)
    if match:
        issuer_end = _issuer_end(names, match.end())
        if issuer_end > match.end():
            issuer, span = plain(view[match.end() : issuer_end]), (match.end(), issuer_end)
            end = issuer_end
            if day is None:
                end, day = _day_at(view, days, end)
    return end, day, issuer, span


def _day_at(view: str, days: dict[int, Day], position: int) -> tuple[int, Day | None]:
    gap = DATE_GAP.match(view, position)
    start = gap.end() if gap else position
    day = days.get(start)
    if day is None or (day.year is None and day.digits):
        return position, None
    return day.span[1], day


CELL_EDGE = later(r"[\t|]|\n\s*\n|\s{4,}")


def _issuer_end(names: Names, start: int) -> int:
    if not party_begins(names, start):
        return start
    edge = CELL_EDGE.search(names.script.view, start, start + 120)
    limit = edge.start() if edge else min(len(names.script.view), start + 120)
    parties, end = parse_parties(names, start, limit)
    if len(parties) > 1 and parties[0].span:
        end = parties[0].span[1]
    return end


MAX_TITLE = 2000
TITLE_END = pattern("citations", "title-end")


def _title(view: str, end: int) -> str | None:
    match = ABOUT.match(view, end)
    if not match:
        return None
    limit = min(len(view), match.end() + MAX_TITLE)
    stop = TITLE_END.search(view, match.end(), limit)
    return plain(view[match.end() : stop.start() if stop else limit]) or None


# far more than the sixteen words that a law's name has at most
MAX_LAW = 600
LAW_COMMA = pattern("citations", "law-comma")
LAW_END = pattern("citations", "law-end")
NOT_LAW = pattern("citations", "not-law")


IN_YEAR = pattern("citations", "in-year")


def _laws(names: Names, days: dict[int, Day], taken: Covered) -> list[Mention]:
    view, found = names.script.view, []
    for match in LAW.finditer(view):
        if taken.holds(match.start()):
            continue
        mention = _law(names, days, match)
        if mention:
            found.append(mention)
    return found


def _law(names: Names, days: dict[int, Day], match: re.Match[str]) -> Mention | None:
    view = names.script.view
    kind = kind_named(match.group(1))
    after = view[match.end() : match.end() + 2].strip()
    if kind != "HP" and (NOT_LAW.match(view, match.end()) or not (after and after[0].isupper())):
        return None
    end = _law_end(view, match.end() + 1)
    title = plain(view[match.end() : end])
    if kind == "HP":
        end, title = match.end(), ""
    if len(title.split()) > 16:
        return None
    tail, day = _day_at(view, days, end)
    if day is None and (year := IN_YEAR.match(view, end)):
        tail = year.end()
    return Mention(
        Citation(None, (match.start(), tail), kind, day.date.isoformat() if day and day.date else None, None,
                 "citation.law", title or None),
        None, day, kind,
    )  # fmt: skip


def _law_end(view: str, start: int) -> int:
    """The end of a law's name: names with a comma or "và" are known, others end there."""
    lower = view[start : start + 110].lower()
    known = max((name for name in _long_laws() if lower.startswith(name)), key=len, default="")
    if known:
        return start + len(known)
    # a name that is too long is given up, so no more of it need be looked at than shows that it is
    pieces = view[start : start + MAX_LAW].split(None, 18)
    far = min(len(view), start + MAX_LAW) - (len(pieces[18]) if len(pieces) > 18 else 0)
    stop = LAW_END.search(view, start, far)
    limit = stop.start() if stop else far
    comma = LAW_COMMA.search(view, start, limit)
    return comma.start() if comma else limit


@cache
def _long_laws() -> tuple[str, ...]:
    return tuple(str(form).lower() for row in table("laws")["law"] for form in row["forms"])  # type: ignore[attr-defined]


def _resolutions(names: Names, taken: Covered) -> list[Mention]:
    found = []
    for match in RESOLUTION.finditer(names.script.view):
        if not taken.holds(match.start()):
            citation = Citation(None, match.span(), "NQ", None, None, "citation.resolution", plain(match.group(2)))
            found.append(Mention(citation, None, None, "Nghị quyết"))
    return found


def _shared(names: Names, mentions: list[Mention]) -> list[Mention]:
    """Give to each of a chain what stands only at its end: "số A và số B cùng ngày x của Y"."""
    view = names.script.view
    for index in range(len(mentions) - 2, -1, -1):
        mine, following = mentions[index], mentions[index + 1]
        gap = (mine.citation.span[1], following.citation.span[0])
        if mine.number is None or gap[0] > gap[1] or not LINK.fullmatch(view, *gap):
            continue
        citation = mine.citation
        tail = view[following.number[1] : following.citation.span[1]] if following.number else ""
        plural = following.named is None or "cùng ngày" in plain(tail)
        own = "/QH" in (citation.reference or "")
        if citation.issuer is None and not own and following.citation.issuer and following.number:
            citation = citation._replace(issuer=following.citation.issuer)
        if citation.issued_on is None and mine.date is None and plural and following.citation.issued_on:
            citation = citation._replace(issued_on=following.citation.issued_on)
        if mine.citation is not citation:
            mentions[index] = mine._replace(citation=citation)
    return _inherit_kind(view, mentions)


def _inherit_kind(view: str, mentions: list[Mention]) -> list[Mention]:
    for index in range(1, len(mentions)):
        mine, before = mentions[index], mentions[index - 1]
        gap = (before.citation.span[1], mine.citation.span[0])
        if mine.named is None and before.named and mine.number and gap[0] <= gap[1] and LINK.fullmatch(view, *gap):
            kind = before.citation.kind
            mentions[index] = mine._replace(citation=mine.citation._replace(kind=kind), named=before.named)
    return mentions

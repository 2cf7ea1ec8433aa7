"""Headings: those that name addressees, those that name a matter, and lines that only lead to what follows."""

import re
from functools import cache

from dondoc.reading import asks
from dondoc.reading.lexicon import forms
from dondoc.reading.model import Party, Span
from dondoc.reading.normalise import flexible, later, plain, skip_spaces
from dondoc.reading.outline import Block
from dondoc.reading.parties import Names, parse_parties
from dondoc.reading.patterns import pattern
from dondoc.reading.task_rows import Rows

__all__ = ["Headings", "heading_parties"]


def heading_parties(names: Names, span: Span) -> tuple[Party, ...]:
    """The addressees of a heading that names nothing else: "Đối với X", "X và Y:", "Giao X thực hiện … sau:"."""
    lower, view = names.script.lower, names.script.view
    start = span[0]
    while lead := _heading_leads().match(lower, start):
        gap = HEADING_GAP.match(view, lead.end(), span[1])
        start = gap.end() if gap else lead.end()
    for loose in (False, True):
        parties, end = parse_parties(names._replace(loose=loose), start, span[1])
        rest = plain(lower[end : span[1]]).strip(" :.;,-–")
        rest = re.sub(r"^\([^)]*\)\s*", "", rest)
        if parties and (
            not rest
            or rest in forms("words", "heading_tail")
            or HEADING_REST.fullmatch(rest)
            or HEADING_COOP.fullmatch(rest)
        ):
            return tuple(parties)
    if not parties:
        place = PLACE.match(view, start, span[1]) if start > span[0] else None
        return (Party(names.script.words(place.span(1)), place.span(1), "party.place"),) if place else ()
    if not rest or not _belongs(names, end, span, rest):
        return ()
    # a heading holds names and nothing else, so what is left of it belongs to the last
    name = ((parties[-1].span or span)[0], span[1] - (view[span[1] - 1] == ":"))
    return (*parties[:-1], Party(names.script.words(name).rstrip(" :"), name, "party.heading"))


def _belongs(names: Names, end: int, span: Span, rest: str) -> bool:
    """Whether the `rest` of a heading, after its last name as far as read, is more of that name."""
    view, words = names.script.view, len(rest.split())
    last = view[span[1] - 1]
    capitals = view[slice(*span)].strip(" .:").isupper()
    if (last == ":" or capitals) and words <= 8 and not RUNS.search(rest):
        return True
    return _goes_on(names, end, span, rest) or (words <= 2 and end == span[1] - len(rest) and last not in ".;:")


def _goes_on(names: Names, end: int, span: Span, rest: str) -> bool:
    """ "Phòng Quy hoạch, kiến trúc và phát triển đô thị": a name with a comma, alone on its line."""
    lower = names.script.lower
    comma = skip_spaces(lower, end)
    return (
        lower[comma] == ","
        and len(rest.split()) <= 9
        and not RUNS.search(rest)
        and names.script.view[span[1] - 1] not in ".;"
        and names.script.view[skip_spaces(lower, comma + 1)].islower()
    )


# "Đối với tỉnh Hậu Long": a place stands for those who run it
PLACE = pattern("headings", "place")
HEADING_GAP = later(r"[ :\n\t]*")
RUNS = pattern("headings", "runs")


@cache
def _heading_leads() -> re.Pattern[str]:
    words = sorted(forms("words", "heading_lead"), key=len, reverse=True)
    return flexible(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


HEADING_REST = pattern("headings", "heading-rest")
HEADING_COOP = pattern("headings", "heading-coop")

MATTER = pattern("headings", "matter")
LEAD_IN = pattern("headings", "lead-in")
GENERIC = pattern("headings", "generic")


@cache
def _heads() -> tuple[str, ...]:
    """Headings of both sorts by their first words."""
    return tuple(forms("words", "no_ask_heading") | forms("words", "ask_heading"))


class Headings(Rows):
    """Keeps what headings say: whom all below them addresses, and whether it asks at all."""

    def _addressee_heading(self, index: int) -> bool:
        block = self.blocks[index]
        words = self.names.script.view[slice(*block.span)].rstrip()
        leads = index in self.children or (words.endswith(":") and block.kind != "row") or block.kind == "heading"
        if not leads and not (block.style and not words.endswith((".", ";")) and self._followed(index)):
            return False
        if any(ancestor in self.made for ancestor in block.parents):
            return False
        parties = heading_parties(self.names, block.span) or self._after_matter(block)
        if not parties:
            return False
        self.headings[index] = parties
        if block.kind == "paragraph":
            # an addressee line without a number holds for what follows it
            self.default, self.default_under = parties, block.parents
        return True

    def _after_matter(self, block: Block) -> tuple[Party, ...]:
        """ "Thứ sáu, về công tác sinh viên. Phòng Công tác sinh viên:": a matter and its addressee on one line."""
        parts = asks.sentences(self.names, block.span)
        if len(parts) != 2 or not self._inline_heading(parts[0]):
            return ()
        return heading_parties(self.names, parts[1])

    def _followed(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and index in self.blocks[index + 1].parents

    def _matter_heading(self, index: int, lower: str) -> bool:  # noqa: PLR0911 - one answer a rule
        block = self.blocks[index]
        view, span = self.names.script.view, block.span
        words = view[slice(*span)].strip()
        article_only = block.style == "article" and not words.endswith((".", "./.")) and index in self.children
        if block.kind == "heading" or words.isupper() or block.style.startswith("part"):
            self._matter(index, lower)
            return True
        heads = index in self.children or self._leads(index)
        if heads and self._is_titled(words, lower) and not asks.addressee(self.names, span):
            self._matter(index, lower)
            return True
        if index not in self.children or words.endswith((".", ";", "./.")):
            return False
        short = len(words.split()) <= 22
        if article_only and not asks.addressee(self.names, block.span):
            self._matter(index, lower)
            return True
        if (
            short
            and (MATTER.match(lower) or not asks.work_begins(self.names, block.span))
            and not asks.addressee(self.names, block.span)
        ):
            self._matter(index, lower)
            return True
        if (
            short
            and not words.endswith(":")
            and block.style in {"roman", "num.", "alpha", "dec1"}
            and not re.search(r"\d{1,2}/\d", words)
            and not asks.addressee(self.names, block.span)
        ):
            self._matter(index, lower)
            return True
        return False

    def _is_titled(self, words: str, lower: str) -> bool:
        """ "Tổ chức thực hiện", "Nhiệm vụ chung": a heading known by its first and its last words."""
        return (
            len(words.split()) <= 9
            and lower.startswith(_heads())
            and lower.rstrip(".").endswith(
                ("thực hiện", "chung", "tình hình", "nhiệm vụ", "kết luận", "giải pháp", "kết quả")
            )
        )

    def _leads(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and index in self.blocks[index + 1].parents

    def _matter(self, index: int, lower: str) -> None:
        words = lower.strip(" .:;")
        silent = any(
            words.startswith(form) and not words[len(form) : len(form) + 1].isalnum()
            for form in forms("words", "no_ask_heading")
        )
        loud = any(form in words for form in forms("words", "ask_heading")) and not words.startswith(
            ("mục đích", "kết quả thực hiện nhiệm vụ", "đánh giá", "tình hình")
        )
        above = all(self.matters.get(ancestor, True) for ancestor in self.blocks[index].parents)
        self.matters[index] = (not silent or loud) and (above or loud)

    def _lead_in(self, index: int, lower: str) -> bool:
        """A paragraph that only leads to what follows: "… kết luận như sau:"; who it addresses, the items inherit."""
        block = self.blocks[index]
        span = block.span
        if block.kind != "paragraph":
            return self._generic(index, lower)
        if not lower.endswith(":") or not LEAD_IN.search(lower):
            return False
        ask = asks.addressee(self.names, asks.sentences(self.names, span)[-1])
        if ask and ask.rule == "lead.assigned":
            self.default, self.default_under = ask.leads, block.parents
        return True

    def _generic(self, index: int, lower: str) -> bool:
        """An item that only says that tasks follow is a heading: "… cần tập trung các nhiệm vụ sau:"."""
        block = self.blocks[index]
        if index not in self.children or not GENERIC.search(lower):
            return False
        last = asks.sentences(self.names, block.span)[-1]
        if len(self.names.script.words(last).split()) > 25:
            return False
        ask = asks.addressee(self.names, last)
        if ask:
            self.headings[index] = ask.leads
        else:
            self._matter(index, lower)
        return True

    def _inline_heading(self, first: Span) -> bool:
        words = plain(self.names.script.lower[slice(*first)]).rstrip(" .:")
        if len(words.split()) > 12 or asks.addressee(self.names, first):
            return False
        return bool(MATTER.match(words)) or words.startswith(_heads())

"""What a directive makes: its work as phrases of words, to see whether two directives ask for one result."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dondoc.reading.checks.context import Context
from dondoc.reading.directives import Draft
from dondoc.reading.lexicon import table
from dondoc.reading.model import Span
from dondoc.reading.normalise import later
from dondoc.reading.parties import parse_parties, party_begins
from dondoc.reading.patterns import pattern, words

__all__ = ["Phrase", "phrases", "same_product"]

# words before the work itself that say nothing of what is made
LIGHT = pattern("checks-products", "light")
CUT = later(r"[,;(:]|\.\s|\s-\s")
# what follows these is no longer the work
STOP = frozenset(words("checks-products", "stop"))
TRANSFER = pattern("checks-products", "transfer")
WORDS = later(r"\w+")
SHORTEST, SHORTEST_TOLD = 5, 4
FEWEST_OWN = 2


class Phrase(NamedTuple):
    """The words of a piece of work up to the end of its clause; `first` where a clause begins with it.

    `told` for a result that is handed over: its words are those after the verb and its receiver.
    """

    words: tuple[str, ...]
    first: bool
    told: bool


def phrases(context: Context, draft: Draft) -> Iterator[Phrase]:
    """All pieces of work of a directive for which its time limit stands."""
    verbs = context.names.hits.by_class["verb"]
    for start, end in _clauses(context, draft):
        begin = _after_names(context, draft, start, end)
        words, starts, stop = _up_to_stop(context.script.lower, begin, end)
        for index, place in enumerate(starts[: 1 - SHORTEST_TOLD]):
            if place not in verbs:
                continue
            rest, told = _handed_over(context, place, stop)
            mine = words[bisect_left(starts, rest, index) :]
            if len(mine) >= (SHORTEST_TOLD if told else SHORTEST):
                yield Phrase(mine, index == 0, told)


def _up_to_stop(lower: str, start: int, end: int) -> tuple[tuple[str, ...], list[int], int]:
    """The words up to one that is no longer the work, where each begins, and where the last ends."""
    words, starts, stop = [], [], start
    for match in WORDS.finditer(lower, start, end):
        word = match.group()
        if word in STOP:
            break
        words.append(word)
        starts.append(match.start())
        stop = match.end()
    return tuple(words), starts, stop


def _clauses(context: Context, draft: Draft) -> Iterator[Span]:
    """The clauses of the sentence that ends in the limit; of a table's row all of its task."""
    lower, (start, end) = context.script.lower, draft.span
    if draft.limit and start <= draft.limit.deadline.span[0] < end:
        first, last = draft.limit.deadline.span
        start = max(start, lower.rfind(". ", start, first) + 1)
        start, end = (last, end) if first - start < 3 else (start, first)
    for match in CUT.finditer(lower, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _after_names(context: Context, draft: Draft, start: int, end: int) -> int:
    """Past the units that are asked and the light words before the work."""
    for party in (*draft.leads, *draft.coordinators):
        if party.span and start <= party.span[0] < end:
            start = max(start, min(party.span[1], end))
    lower = context.script.lower
    while start < end and not lower[start].isalnum():
        start += 1
    match = LIGHT.match(lower, start, end)
    return match.end() if match and match.end() < end else start


def _handed_over(context: Context, start: int, end: int) -> tuple[int, bool]:
    """Of "gửi Sở Tài chính bản dự toán" the start of what is sent."""
    match = TRANSFER.match(context.script.lower, start, end)
    if not match:
        return start, False
    rest = match.end()
    if party_begins(context.names, rest):
        rest = max(rest, parse_parties(context.names, rest, end)[1])
    return rest, True


def same_product(context: Context, one: tuple[Draft, Phrase], two: tuple[Draft, Phrase]) -> bool:
    """Whether the shorter phrase opens the longer, says something of its own, and begins a clause somewhere."""
    first, second = one[1], two[1]
    short = min(len(first.words), len(second.words))
    if first.told != second.told or first.words[:short] != second.words[:short] or not (first.first or second.first):
        return False
    own = set(first.words[:short]) - _common()
    if len(own) < FEWEST_OWN or not _share_people(one[0], two[0]):
        return False
    return short > SHORTEST or not first.told or bool(_topics(context, one[0]) & _topics(context, two[0]))


@cache
def _common() -> frozenset[str]:
    return frozenset(str(word) for row in table("terms")["common"] for word in row["forms"])  # type: ignore[attr-defined]


def _share_people(one: Draft, two: Draft) -> bool:
    """Whether the same people are at work in both: each of two units may make a plan of its own by its own day."""
    if one.id == two.parent or two.id == one.parent:
        return False
    names = [{party.name.lower() for party in (*draft.leads, *draft.coordinators)} for draft in (one, two)]
    return not one.leads or not two.leads or bool(names[0] & names[1])


@cache
def _names() -> re.Pattern[str]:
    return re.compile(r"[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*)+")


def _topics(context: Context, draft: Draft) -> set[str]:
    """The proper names in a directive's paragraph and the headings above it, those of the units asked left out."""
    block = context.shape.blocks[draft.block]
    spans = [block.span, *(context.shape.blocks[parent].span for parent in block.parents)]
    found = {name for span in spans for name in _names().findall(context.script.view, *span)}
    asked = " ".join(party.name for party in (*draft.leads, *draft.coordinators))
    return {" ".join(name.split()) for name in found if name not in asked}

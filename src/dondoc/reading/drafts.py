"""Drafts of directives, and what is read of each: its limit, its helpers, its nature, its number."""

import re
from bisect import bisect_left
from typing import NamedTuple

from dondoc.reading import asks
from dondoc.reading.asks import Ask
from dondoc.reading.bounds import BOUNDS, Bounds
from dondoc.reading.citations import Mention
from dondoc.reading.dates import Day
from dondoc.reading.deadlines import Clock, Limit, find_limits
from dondoc.reading.helpers import coordinators, report_to
from dondoc.reading.model import Party, Span
from dondoc.reading.outline import Outline
from dondoc.reading.parties import Names, parse_parties
from dondoc.reading.patterns import pattern
from dondoc.reading.rows import Columns

__all__ = ["Draft", "Drafts", "Place", "Reader", "chosen"]


class Draft(NamedTuple):
    """A directive before it has its confidence: where it stands, who it is for, and all limits read in it."""

    id: str
    block: int
    span: Span
    nature: str
    leads: tuple[Party, ...]
    coordinators: tuple[Party, ...]
    receiver: Party | None
    limit: Limit | None
    limits: tuple[Limit, ...]
    citations: tuple[int, ...]
    rule: str
    lead_rule: str
    parent: str | None
    section: str | None
    pieces: int = 1
    sure: int = 2


class Place(NamedTuple):
    """What a block stands under: the addressees it inherits, its section's heading, whether that section asks."""

    leads: tuple[Party, ...]
    section: str | None
    asks: bool
    parent: str | None
    floor: bool = False


class Reader(NamedTuple):
    """Everything the walk over the blocks needs."""

    names: Names
    shape: Outline
    mentions: list[Mention]
    days: list[Day]
    clock: Clock
    kind: str | None
    bounds: Bounds = BOUNDS


ATTRIBUTE = pattern("drafts", "attribute")
FLOOR = pattern("drafts", "floor")


MAX_QUOTED = 1000


class Drafts:
    """The drafts made so far, and what later blocks inherit from earlier ones."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.names = reader.names
        self.blocks = reader.shape.blocks
        self.cited = [mention.citation.span[0] for mention in reader.mentions]
        self.children = {block.parents[-1] for block in self.blocks if block.parents}
        self.places = self._count_places()
        self.taken: set[str] = set()
        self.headings: dict[int, tuple[Party, ...]] = {}
        self.matters: dict[int, bool] = {}
        self.made: dict[int, list[int]] = {}
        self.sections: dict[int, str] = {}
        self.listing: dict[int, bool] = {}
        self.more_citations: dict[int, list[int]] = {}
        self.default: tuple[Party, ...] = ()
        self.default_under: tuple[int, ...] = ()
        self.columns: Columns | None = None
        self.row_section: str | None = None
        self.drafts: list[Draft] = []
        self.counts: dict[str, int] = {}
        # in minutes, and in notices that first tell of the meeting, nothing is asked before the conclusions
        self.concluded = True

    def _count_places(self) -> list[int]:
        """The place of each block among its siblings of the same habit."""
        counts: dict[tuple[int, str], int] = {}
        places = []
        for block in self.blocks:
            key = (block.parents[-1] if block.parents else -1, block.style)
            counts[key] = counts.get(key, 0) + 1
            places.append(counts[key])
        return places

    def _place(self, index: int) -> Place:
        block = self.blocks[index]
        inherits = block.parents[: len(self.default_under)] == self.default_under
        leads, section, open_, parent, floor = self.default if inherits else (), None, self.concluded, None, False
        for ancestor in block.parents:
            if ancestor in self.headings:
                leads = self.headings[ancestor]
            if ancestor in self.matters:
                open_ = self.matters[ancestor] and self.concluded
                floor = floor or bool(FLOOR.match(self.names.script.lower, *self.blocks[ancestor].span))
            if ancestor in self.made:
                last = self.drafts[self.made[ancestor][-1]]
                leads, parent = last.leads, last.id
            elif ancestor in self.headings or ancestor in self.matters:
                section = self._heading_words(ancestor)
                parent = None
        return Place(leads, section, open_, parent, floor)

    def _heading_words(self, index: int) -> str:
        if index not in self.sections:
            block = self.blocks[index]
            start = block.marker_span[0] if block.marker_span else block.span[0]
            self.sections[index] = self.names.script.words((start, block.span[1]))
        return self.sections[index]

    def _make(self, index: int, place: Place, span: Span, ask: Ask | None, pieces: int = 1) -> None:
        if ask and (self._says_itself(ask, place) or (ask.rule == "lead.assigned.weak" and place.leads)):
            ask = None
        leads = ask.leads if ask else place.leads
        helpers = coordinators(self.names, span, leads)
        receiver = report_to(self.names, span)
        limits = self._limits(span)
        agreement = asks.is_agreement(self.names, span) and ask is None
        limit = chosen([x for x in limits if x.strength > 2] if agreement else limits)
        rule = "directive.running" if self.blocks[index].kind == "paragraph" else "directive.item"
        draft = Draft(
            self._id(index, pieces), index, span, self._nature(span, limit, agreement), leads, helpers, receiver, limit,
            tuple(limits), self._cites(span), rule,
            ask.rule if ask else ("lead.heading" if leads else "lead.none"), place.parent, place.section, pieces,
        )  # fmt: skip
        self._add(index, draft)

    def _add(self, index: int, draft: Draft) -> None:
        self.made.setdefault(index, []).append(len(self.drafts))
        self.drafts.append(draft)
        self.reader.bounds.check(directives=len(self.drafts))

    def _says_itself(self, ask: Ask, place: Place) -> bool:
        """ "Trung tâm tổ chức …" under "Trung tâm Khuyến nông": the short name means the heading's."""
        if len(ask.leads) != 1 or not place.leads:
            return False
        name = ask.leads[0].name.lower()
        return any(lead.name.lower().startswith(name + " ") for lead in place.leads) and len(name.split()) <= 2

    def _limits(self, span: Span) -> list[Limit]:
        limits = find_limits(self.names.script, self.reader.days, span, self.reader.clock)
        cited = [self.reader.mentions[index].citation.span for index in self._cites(span)] if limits else []
        return [
            x for x in limits
            if not any(start <= x.deadline.span[0] < end for start, end in cited) and not self._quoted(span, x)
        ]  # fmt: skip

    def _quoted(self, span: Span, limit: Limit) -> bool:
        """Words that others say set no limit: "cuộc thi “… hãy nộp ý tưởng trước ngày 28/4”"."""
        view, start = self.names.script.view, limit.deadline.span[0]
        # a quotation reaches no further: to look through a whole text at each limit would take its square
        first, last = max(span[0], start - MAX_QUOTED), min(span[1], start + MAX_QUOTED)
        return view.rfind("“", first, start) > view.rfind("”", first, start) and view.find("”", start, last) > 0

    def _cites(self, span: Span) -> tuple[int, ...]:
        return tuple(range(bisect_left(self.cited, span[0]), bisect_left(self.cited, span[1])))

    def _nature(self, span: Span, limit: Limit | None, agreement: bool) -> str:
        if agreement:
            return "decision"
        relation = limit.deadline.relation if limit else None
        if relation and relation != "every":
            return "task"
        lower = self.names.script.lower[slice(*span)]
        standing = self.names.hits.within("standing", span[0], min(span[1], span[0] + 75)) or relation == "every"
        if not standing:
            return "task"
        product = re.search(
            r"\b(?:xây dựng|ban hành|hoàn thành|hoàn thiện|lập|tham mưu|đề xuất|trình|sơ kết|tổng kết|rà soát"
            r"|thẩm định)\b",
            lower,
        )
        return "standing" if not (product and relation != "every") else "task"

    def _give_citations(self, index: int) -> None:
        parent = next((a for a in reversed(self.blocks[index].parents) if a in self.made), None)
        if parent is not None:
            number = self.made[parent][-1]
            self.more_citations.setdefault(number, []).extend(self._cites(self.blocks[index].span))
            self.made[index] = [number]

    def _attribute(self, index: int) -> bool:
        block = self.blocks[index]
        if not self.drafts or self.names.script.lower.find(":", *block.span) < 0:
            return False
        match = ATTRIBUTE.match(self.names.script.lower, *block.span)
        if not match:
            return False
        number = next((self.made[a][-1] for a in reversed(block.parents) if a in self.made), len(self.drafts) - 1)
        draft = self.drafts[number]
        rest = (match.end(), block.span[1])
        start = rest[0] + len(self.names.script.view[slice(*rest)]) - len(self.names.script.view[slice(*rest)].lstrip())
        parties, _ = parse_parties(self.names, start, rest[1])
        if match.group("lead") and parties:
            draft = draft._replace(leads=tuple(parties), lead_rule="lead.label")
        elif match.group("helper") and parties:
            draft = draft._replace(coordinators=tuple(parties))
        elif match.group("receiver") and parties:
            draft = draft._replace(receiver=parties[0])
        elif match.group("time"):
            limits = find_limits(self.names.script, self.reader.days, rest, self.reader.clock, cell=True)
            draft = draft._replace(limit=chosen(limits), limits=tuple(limits))
        elif not match.group("other"):
            return False
        self.drafts[number] = draft
        return True

    def _has_attributes(self, index: int) -> bool:
        """An item with "Đơn vị chủ trì: …" right below it is a task, however it is worded."""
        if self.blocks[index].kind != "item" or index + 1 >= len(self.blocks):
            return False
        span = self.blocks[index].span
        if self.names.script.view[slice(*span)].isupper() or FLOOR.match(self.names.script.lower, *span):
            return False
        match = ATTRIBUTE.match(self.names.script.lower, *self.blocks[index + 1].span)
        return match is not None and bool(match.group("lead")) and index in self.blocks[index + 1].parents

    def _id(self, index: int, pieces: int) -> str:
        block = self.blocks[index]
        path = [self.blocks[a].label or self._bullet(a) for a in block.parents if self.blocks[a].marker]
        own = block.label or (self._bullet(index) if block.marker else "")
        if own.startswith((*[p + "." for p in path if p],)) or (path and own.split(".")[0] == path[-1] and "." in own):
            path = path[:-1]
        if own and pieces == 1:
            path.append(own)
        elif own:
            path += [own, str(self._next(".".join([*path, own])))]
        else:
            path.append(str(self._next(".".join(path))))
        label = ("PL." if block.appendix else "") + ".".join(part for part in path if part)
        return self._unique(label)

    def _bullet(self, index: int) -> str:
        return str(self.places[index])

    def _next(self, path: str) -> int:
        self.counts[path] = self.counts.get(path, 0) + 1
        return self.counts[path]

    def _unique(self, label: str) -> str:
        unique = label
        while unique in self.taken:
            again = self._next("again " + label)
            unique = f"{label}{chr(ord('a') + again)}" if again < 26 else f"{label}_{again}"
        self.taken.add(unique)
        return unique


def chosen(limits: list[Limit]) -> Limit | None:
    """Of several the one by which the whole is done: outright limits before bare ones, the latest of the dated ones."""
    if not limits:
        return None
    strongest = max(limit.strength for limit in limits)
    dated = [x for x in limits if x.last and x.strength >= strongest]
    every = [x for x in limits if x.deadline.relation == "every"]
    if dated:
        return max(dated, key=_latest)
    lengths = [x for x in limits if x.deadline.relation == "within"]
    return (lengths or every or limits)[-1 if lengths else 0]


def _latest(limit: Limit) -> tuple[str, int]:
    return (limit.last.isoformat() if limit.last else "", -limit.deadline.span[0])

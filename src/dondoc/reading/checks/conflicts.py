"""Time limits that contradict each other: a part due after the whole, one result with two dates."""

import datetime
from collections.abc import Iterator

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.products import SHORTEST_TOLD, Phrase, phrases, same_product
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.deadlines import Clock, Limit, find_limits
from dondoc.reading.directives import Draft
from dondoc.reading.model import Finding, Span
from dondoc.reading.patterns import pattern

__all__ = ["conflicts"]

DATED = {"before", "by", "in"}
WHOLE = pattern("checks-conflicts", "whole")


@check("deadline-conflict")
def conflicts(context: Context) -> Iterator[Finding]:
    """The later passage carries the finding, the date its span."""
    told: set[Span] = set()
    for draft, limit, last in (
        *_after_parent(context),
        *_after_heading(context),
        *_after_whole(context),
        *_twice(context),
    ):
        span = limit.days[0].span if limit.days else limit.deadline.span
        if span not in told:
            told.add(span)
            yield from found(context, "deadline.conflict", span, other=f"{last:%d/%m/%Y}", id=draft.id)


# by how a result's words open and the day it is due: the number of the directive, the directive and the result
Seen = dict[tuple[bool, tuple[str, ...]], dict[datetime.date, list[tuple[int, Draft, Phrase]]]]


def _dated(draft: Draft) -> datetime.date | None:
    limit = draft.limit
    return limit.last if limit and limit.deadline.relation in DATED else None


def _after_parent(context: Context) -> Iterator[tuple[Draft, Limit, datetime.date]]:
    """A sub-item due after the item it is a part of."""
    by_id = {draft.id: draft for draft in context.drafts}
    for draft in context.drafts:
        parent = by_id.get(draft.parent or "")
        last, whole = _dated(draft), _dated(parent) if parent else None
        if draft.limit and last and whole and last > whole:
            yield draft, draft.limit, whole


def _after_heading(context: Context) -> Iterator[tuple[Draft, Limit, datetime.date]]:
    """An item due after the day that the heading it stands under gives for all of it."""
    blocks = context.shape.blocks
    made = {draft.block for draft in context.drafts}
    wholes: dict[int, datetime.date | None] = {}
    for draft in context.drafts:
        last = _dated(draft)
        for parent in blocks[draft.block].parents if last else ():
            if parent in made:
                continue
            if parent not in wholes:
                wholes[parent] = _heading_limit(context, blocks[parent].span)
            whole = wholes[parent]
            if draft.limit and last and whole and last > whole:
                yield draft, draft.limit, whole


def _heading_limit(context: Context, span: Span) -> datetime.date | None:
    """The day a heading that leads to its items names as the limit."""
    if context.script.view[span[1] - 1] != ":" or not any(span[0] <= day.span[0] < span[1] for day in context.days):
        return None
    clock = Clock(context.head.year, context.day)
    limits = find_limits(context.script, context.days, span, clock)
    return max((x.last for x in limits if x.last and x.strength >= 3 and x.deadline.relation in DATED), default=None)


def _after_whole(context: Context) -> Iterator[tuple[Draft, Limit, datetime.date]]:
    """An item due after the day by which all work of the document must be done."""
    lower = context.script.lower
    for whole in context.drafts:
        last = _dated(whole)
        if last is None or whole.parent or not _is_whole(lower[slice(*whole.span)]):
            continue
        for draft in context.drafts:
            due = _dated(draft)
            if draft.limit and due and due > last and _within(context, whole, draft):
                yield (
                    (draft, draft.limit, last) if draft.span > whole.span else (whole, whole.limit or draft.limit, due)
                )


def _is_whole(words: str) -> bool:
    """Whether a directive speaks of all the work, not of a work of its own."""
    return any(word in words for word in ("toàn bộ", "tất cả", "các ", "những ")) and bool(WHOLE.search(words))


def _within(context: Context, whole: Draft, draft: Draft) -> bool:
    """A whole in the body speaks for the appendix; one elsewhere for the rows and items that follow it there."""
    if draft.rule == "directive.row":
        return True
    return "phụ lục" in context.script.lower[slice(*whole.span)] and context.shape.blocks[draft.block].appendix


def _twice(context: Context) -> Iterator[tuple[Draft, Limit, datetime.date]]:
    """One result asked for by two dates."""
    dated = [
        (draft, draft.limit, last)
        for draft in context.drafts
        if draft.limit and (last := _dated(draft)) and draft.limit.deadline.relation != "in"
    ]
    if len({last for _, _, last in dated}) < 2:
        return
    seen: Seen = {}
    for number, (draft, limit, last) in enumerate(dated):
        mine = list(phrases(context, draft))
        days = (_earliest(context, seen, draft, last, phrase) for phrase in mine)
        other = next((day for day in days if day), None)
        if other is not None:
            yield draft, limit, other
        for phrase in mine:
            seen.setdefault(_opening(phrase), {}).setdefault(last, []).append((number, draft, phrase))


def _opening(phrase: Phrase) -> tuple[bool, tuple[str, ...]]:
    """What phrases of one result have in common at least."""
    return phrase.told, phrase.words[:SHORTEST_TOLD]


def _earliest(context: Context, seen: Seen, draft: Draft, last: datetime.date, phrase: Phrase) -> datetime.date | None:
    """The other day that was named first for the result of a phrase."""
    best: tuple[int, datetime.date] | None = None
    for other, entries in seen.get(_opening(phrase), {}).items():
        # the days stand in the order in which they were first named
        if best and entries[0][0] > best[0]:
            break
        if other != last:
            match = next((n for n, one, made in entries if same_product(context, (one, made), (draft, phrase))), None)
            if match is not None and (best is None or match < best[0]):
                best = match, other
    return best and best[1]

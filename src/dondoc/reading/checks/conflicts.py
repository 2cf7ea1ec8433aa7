"""Time limits that contradict each other: a part due after the whole, one result with two dates."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.deadlines import Clock, Limit, find_limits
from dondoc.reading.directives import Draft
from dondoc.reading.model import Finding, Span

__all__ = ["conflicts"]

DATED = {"before", "by", "in"}
WHOLE = re.compile(
    r"(?:toàn bộ|tất cả|các|những)\s+(?:các\s+)?(?:nhiệm vụ|nội dung|công việc|đầu việc|hoạt động|phần việc)\b[^.;]*"
    r"(?:hoàn thành|xong|kết thúc)|(?:hoàn thành|xong)\s+(?:toàn bộ|tất cả)\s+(?:các\s+)?(?:nhiệm vụ|nội dung|công việc|kế hoạch)"
)
# words before the work itself that say nothing of what is made
LIGHT = re.compile(
    r"(?:(?:tiếp tục|khẩn trương|tập trung|chủ động|sớm|hoàn thành|hoàn thành việc|đẩy nhanh tiến độ|có trách nhiệm|chủ trì|phối hợp|tham mưu"
    r"|tổ chức|triển khai|thực hiện|việc|công tác|phải|cần|nghiêm túc|kịp thời|giao|yêu cầu|đề nghị)(?=[\s,])[\s,]*)+"
)
STOP = re.compile(r"[,;.(:]|\s-\s|(?<!\w)(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|trong|theo|tại|để|gửi|báo cáo|giai đoạn|đến)(?!\w)")
WORDS = re.compile(r"\w+(?:-\w+)*")
SHORTEST = 5


class Product(NamedTuple):
    """What a directive makes, as its words, and the last day named for it."""

    draft: Draft
    limit: Limit
    last: datetime.date
    words: tuple[str, ...]


@check("deadline-conflict")
def conflicts(context: Context) -> Iterator[Finding]:
    """The later passage carries the finding, the date its span."""
    told: set[Span] = set()
    for draft, limit, last in (*_after_parent(context), *_after_heading(context), *_after_whole(context), *_twice(context)):
        span = limit.days[0].span if limit.days else limit.deadline.span
        if span not in told:
            told.add(span)
            yield from found(context, "deadline.conflict", span, other=f"{last:%d/%m/%Y}", id=draft.id)


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
                yield (draft, draft.limit, last) if draft.span > whole.span else (whole, whole.limit or draft.limit, due)


def _is_whole(words: str) -> bool:
    """Whether a directive speaks of all the work, not of a work of its own."""
    return any(word in words for word in ("toàn bộ", "tất cả", "các ", "những ")) and bool(WHOLE.search(words))


def _within(context: Context, whole: Draft, draft: Draft) -> bool:
    """A whole in the body speaks for the appendix; one elsewhere for the rows and items that follow it there."""
    blocks = context.shape.blocks
    return draft.rule == "directive.row" or context.script.lower[slice(*whole.span)].find("phụ lục") >= 0 and blocks[draft.block].appendix


def _twice(context: Context) -> Iterator[tuple[Draft, Limit, datetime.date]]:
    """One result asked for by two dates."""
    groups: dict[tuple[str, ...], list[Product]] = {}
    for draft in context.drafts:
        last = _dated(draft)
        if draft.limit is None or last is None or draft.limit.deadline.relation == "in":
            continue
        words = _product(context, draft)
        if len(words) >= SHORTEST:
            groups.setdefault(words[:2], []).append(Product(draft, draft.limit, last, words))
    for group in groups.values():
        yield from _pairs(group)


def _pairs(group: list[Product]) -> Iterator[tuple[Draft, Limit, datetime.date]]:
    for index, later in enumerate(group):
        for earlier in group[:index]:
            if later.last != earlier.last and _same(earlier.words, later.words) and _share(earlier.draft, later.draft):
                yield later.draft, later.limit, earlier.last
                break


def _same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the shorter product opens the longer word for word."""
    short = min(len(one), len(two))
    return one[:short] == two[:short]


def _share(one: Draft, two: Draft) -> bool:
    """Whether the same people are at work in both: each of two units may make a plan of its own by its own day."""
    if one.id == two.parent or two.id == one.parent:
        return False
    names = [{party.name.lower() for party in (*draft.leads, *draft.coordinators)} for draft in (one, two)]
    return not one.leads or not two.leads or bool(names[0] & names[1])


def _product(context: Context, draft: Draft) -> tuple[str, ...]:
    """The words of what is made, from its verb to the end of its clause, without units and light words."""
    lower = context.script.lower
    start, end = draft.span
    for party in (*draft.leads, *draft.coordinators):
        if party.span and start <= party.span[0] < end and party.span[0] - start < 160:
            start = max(start, party.span[1])
    start = _skip(lower, start, end)
    match = STOP.search(lower, start, end)
    return tuple(WORDS.findall(lower, start, match.start() if match else end))


def _skip(lower: str, start: int, end: int) -> int:
    while start < end and not lower[start].isalnum():
        start += 1
    for word in ("liên quan", "có liên quan"):
        if lower.startswith(word, start):
            start = _skip(lower, start + len(word), end)
    match = LIGHT.match(lower, start, end)
    return match.end() if match and match.end() < end else start

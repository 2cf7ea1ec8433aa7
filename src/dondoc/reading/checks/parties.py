"""Who is asked: nobody named, a unit the organisation does not have, a name no longer borne."""

import datetime
from collections.abc import Iterator
from functools import cache

from dondoc.reading.checks.context import Context
from dondoc.reading.checks.facts import law_day
from dondoc.reading.checks.registry import check
from dondoc.reading.checks.rules import found
from dondoc.reading.directives import Draft
from dondoc.reading.lexicon import table
from dondoc.reading.model import Finding, Party
from dondoc.reading.patterns import words

__all__ = ["no_lead", "outdated_name", "unknown_unit"]

MOST_WITHOUT_LEAD = 3
MANY = words("checks-parties", "many")


@check("no-lead")
def no_lead(context: Context) -> Iterator[Finding]:
    """A task by a given time, or a row of a table, that names nobody.

    Several of them are more often a failing of the reading than of the document: then only those speak that say of
    themselves that they must be done, and those whose cell for the lead is empty.
    """
    without = [draft for draft in context.drafts if not draft.leads and draft.nature != "decision"]
    plain = [draft for draft in without if draft.limit or draft.rule == "directive.row"]
    chosen = (
        plain
        if len(plain) == 1
        else [draft for draft in without if _must(context, draft) or draft.rule == "directive.row"]
    )
    if len(chosen) <= MOST_WITHOUT_LEAD:
        for draft in chosen:
            yield from found(context, "lead.none", draft.span)


def _must(context: Context, draft: Draft) -> bool:
    """Whether it is worded as a duty with its time: "Trong tháng 9 phải …"."""
    return draft.limit is not None and "phải " in context.script.lower[slice(*draft.span)]


@check("unknown-unit")
def unknown_unit(context: Context) -> Iterator[Finding]:
    """An addressee that the organisation chart, where one was given, does not know."""
    if context.units is None:
        return
    known = {_fold(unit) for unit in context.units}
    for party in _parties(context):
        name = _fold(party.name)
        if party.span and not party.rule.startswith("party.person") and not name.startswith(MANY) and name not in known:
            yield from found(context, "unit.unknown", party.span)


def _parties(context: Context) -> Iterator[Party]:
    """Leads and coordinators, each place in the text once."""
    seen = set()
    for draft in context.drafts:
        for party in (*draft.leads, *draft.coordinators):
            if party.span not in seen:
                seen.add(party.span)
                yield party


def _fold(name: str) -> str:
    return " ".join(name.lower().replace("uỷ", "ủy").replace("hoà", "hòa").split())


@check("outdated-name")
def outdated_name(context: Context) -> Iterator[Finding]:
    """A body asked to work that had ended or been renamed before the document's day."""
    day = law_day(context)
    if day is None or day < _first_end():
        return
    for party in _parties(context):
        name = _fold(party.name)
        for old, until, successor in _outdated():
            if (
                day > until
                and party.span
                and _names(name, old)
                and not context.script.lower.startswith(" cũ", party.span[1])
            ):
                yield from found(context, "name.outdated", party.span, until=f"{until:%d/%m/%Y}", successor=successor)
                break


def _names(name: str, old: str) -> bool:
    start = name.find(old)
    if start < 0:
        return False
    end = start + len(old)
    return (
        not name[start - 1 : start].isalnum() and not name[end : end + 1].isalnum() and not name[end:].startswith(" cũ")
    )


@cache
def _outdated() -> tuple[tuple[str, datetime.date, str], ...]:
    rows = table("outdated")["body"]
    return tuple((str(name), datetime.date.fromisoformat(str(row["valid_to"])), str(row["successor"]))
                 for row in rows for name in row["names"])  # type: ignore[attr-defined]  # fmt: skip


@cache
def _first_end() -> datetime.date:
    return min(until for _, until, _ in _outdated())

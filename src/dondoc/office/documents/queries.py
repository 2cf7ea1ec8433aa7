"""Reads of papers and desks, each with a fixed number of SQL statements."""

from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from dondoc.office.access.actor import Actor
from dondoc.office.documents.models import Desk, Document, Item, Mend, Reading
from dondoc.office.documents.policies import documents_for
from dondoc.reading.checks.rules import Rule, holding
from dondoc.reading.checks.symbols import is_party_form

__all__ = ["DeskView", "Fault", "desk_view", "faults", "listed", "newer_reading", "progress"]


class Fault(NamedTuple):
    """A finding on the desk: its place among the findings, its number on the page, its rule, what was decided of it."""

    at: int
    number: int
    finding: dict[str, Any]
    words: str
    mend: Mend | None
    rule: Rule | None


class DeskView(NamedTuple):
    """Everything the desk's page shows."""

    desk: Desk
    items: list[Item]
    faults: list[Fault]
    mends: dict[int, Mend]
    decided: int
    undated: int
    doubtful: int
    units: int


def listed(actor: Actor) -> QuerySet[Document]:
    """The papers of the office, newest first, with how far their desks are."""
    decided = Count("desk__items", filter=~Q(desk__items__decision=Item.Decision.OPEN))
    return (
        documents_for(actor)
        .select_related("desk", "added_by")
        .annotate(items=Count("desk__items"), decided=decided, undecided=Count("desk__items") - decided)
        .order_by("-id")
    )


def faults(desk: Desk, mends: dict[int, Mend]) -> list[Fault]:
    """The findings that people decide about: not the mere remarks."""
    content = desk.reading.content
    found = [(at, one) for at, one in enumerate(content["findings"]) if one["severity"] != "info"]
    day, party = desk.document.issued_on, is_party_form(desk.document.reference)
    return [
        Fault(
            at, number, one, content["text"][slice(*one["span"])] if one["span"] else "", mends.get(at),
            holding(one["rule"], day, party),
        )
        for number, (at, one) in enumerate(found, 1)
    ]  # fmt: skip


def newer_reading(desk: Desk) -> Reading | None:
    """What a later version of the reader made of the paper; None where the desk has the latest."""
    latest = desk.document.readings.order_by("-id").first()
    return latest if latest and latest.pk != desk.reading_id else None


def progress(desk: Desk) -> tuple[int, int]:
    """How many of a desk's directives are decided, and how many there are: one statement."""
    found = desk.items.aggregate(all=Count("pk"), open=Count("pk", filter=Q(decision=Item.Decision.OPEN)))
    return found["all"] - found["open"], found["all"]


def desk_view(desk: Desk) -> DeskView:
    """The desk as a page: two statements."""
    items = list(desk.items.select_related("decided_by"))
    mends = {mend.finding: mend for mend in desk.mends.all()}
    named = {party["unit"] or (party["everyone"] and "*") or party["name"] for item in items for party in item.leads}
    return DeskView(
        desk,
        items,
        faults(desk, mends),
        mends,
        sum(item.decision != Item.Decision.OPEN for item in items),
        sum(not item.due for item in items),
        sum(item.confidence < 0.75 or not item.leads for item in items),
        len(named),
    )

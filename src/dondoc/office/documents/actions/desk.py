"""What people do on the desk. Each act is one event that holds what was there before, so that it can be undone."""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from dondoc.office import clock
from dondoc.office.access.actor import Actor
from dondoc.office.access.events import record
from dondoc.office.access.models import Event
from dondoc.office.documents.errors import DeskError, Stale
from dondoc.office.documents.models import Desk, Document, Item, Mend, Reading
from dondoc.office.documents.rereading import pairs, touched
from dondoc.office.organisation.matching import Chart
from dondoc.office.organisation.queries import chart
from dondoc.reading.normalise import normalise

__all__ = [
    "add_item",
    "decide",
    "edit",
    "mend",
    "merge",
    "propose_due",
    "reopen",
    "set_up",
    "split",
    "take_over",
    "undo",
]

KEPT = (
    "label", "place", "text", "start", "end", "section", "parties", "receiver", "deadline", "due", "nature", "rhythm",
    "citations", "confidence", "origin", "decision", "reason", "decided_by_id", "decided_at",
)  # fmt: skip
DATES = {"due": datetime.date, "decided_at": datetime.datetime}
UNDOABLE = "desk."
FEWEST_WORDS = 2
RECENT = 100
YEARS = 50
RHYTHMS = ("always", "weekly", "monthly", "quarterly", "yearly")
Decision = Item.Decision


# ---- from a reading to a desk ---------------------------------------------------------------------------------------


def set_up(document: Document, reading: Reading) -> Desk:
    """Put a reading on the desk; a desk that stands is left as people made it."""
    desk, new = Desk.objects.get_or_create(document=document, defaults={"reading": reading})
    if new:
        units = chart()
        Item.objects.bulk_create(
            _item(desk, place, directive, reading.content, units)
            for place, directive in enumerate(reading.content["directives"])
        )
    return desk


def _item(desk: Desk, place: int, directive: dict[str, Any], content: dict[str, Any], units: Chart) -> Item:
    deadline = directive["deadline"]
    origin: dict[str, Any] = {name: {"how": "read", **where} for name, where in (directive["provenance"] or {}).items()}
    if deadline:
        origin["due"] = {"how": "reckoned" if deadline["due"] else "read", "span": deadline["span"],
                         "rule": deadline["rule"], "words": deadline["phrase"]}  # fmt: skip
    helpers = [party["span"] for party in directive["coordinators"] if party["span"]]
    if helpers:
        origin["coordinator"] = {"how": "read", "span": helpers[0]}
    parties = [_party("lead", party["name"], units) for party in directive["leads"]]
    parties += [_party("coordinator", party["name"], units) for party in directive["coordinators"]]
    start, end = directive["span"]
    return Item(
        desk=desk, label=directive["id"], place=place, text=directive["text"], start=start, end=end,
        section=directive["section"] or "", parties=parties, receiver=(directive["report_to"] or "")[:200],
        deadline=deadline, due=deadline and deadline["due"] and datetime.date.fromisoformat(deadline["due"]),
        nature=directive["nature"] or "task", rhythm=_rhythm(deadline), citations=directive["citations"],
        confidence=directive["confidence"], origin=origin,
    )  # fmt: skip


def _rhythm(deadline: dict[str, Any] | None) -> str:
    rule = (deadline or {}).get("recurrence") or ""
    named = {"FREQ=WEEKLY": "weekly", "FREQ=MONTHLY;INTERVAL=3": "quarterly", "FREQ=MONTHLY": "monthly",
             "FREQ=YEARLY": "yearly"}  # fmt: skip
    return next((name for start, name in named.items() if rule.startswith(start)), "")


def _party(role: str, name: str, units: Chart) -> dict[str, Any]:
    match = units.find(name)
    return {"role": role, "name": name, "unit": match.unit and match.unit.pk, "everyone": match.everyone}


@transaction.atomic
def take_over(actor: Actor, desk: Desk, reading: Reading) -> int:
    """Put a newer reading on the desk: what nobody touched becomes as it reads now, the rest stays. Items changed."""
    desk = _open(desk.pk)
    units, changed = chart(), 0
    items = list(desk.items.select_for_update())
    before = _kept(*items)
    for place, (item, directive) in enumerate(pairs(items, reading.content["directives"])):
        if directive is None:
            if item is not None and not touched(item):
                item.delete()
                changed += 1
            continue
        fresh = _item(desk, place, directive, reading.content, units)
        if item is None:
            fresh.save()
            changed += 1
        elif touched(item):
            item.citations, item.place, item.version = directive["citations"], place, item.version + 1
            item.save(update_fields=["citations", "place", "version"])
        elif _snapshot(item) != _snapshot(fresh):
            fresh.pk, fresh.version = item.pk, item.version + 1
            fresh.save(force_update=True)
            changed += 1
    _move_mends(desk, reading)
    old, desk.reading = desk.reading.version, reading
    desk.save(update_fields=["reading"])
    was = {str(number): kept for number, kept in before.items()}
    record(actor, "desk-reread", desk, {"from": old, "to": reading.version, "changed": changed, "before": was})
    return changed


def _move_mends(desk: Desk, reading: Reading) -> None:
    """What was decided about a finding goes with the one of the same code at the same place; the rest falls away."""
    old = desk.reading.content["findings"]
    places = {(one["code"], str(one["span"])): at for at, one in enumerate(reading.content["findings"])}
    kept = list(desk.mends.all())
    desk.mends.all().delete()
    for mend in kept:
        at = places.get((old[mend.finding]["code"], str(old[mend.finding]["span"])))
        if at is not None:
            Mend.objects.create(desk=desk, finding=at, words=mend.words, by=mend.by, at=mend.at)


# ---- the frame of every act -----------------------------------------------------------------------------------------


def _open(number: int) -> Desk:
    desk = Desk.objects.select_for_update().get(pk=number)
    if desk.published_at:
        raise DeskError("documents.published-already")
    return desk


def _fresh(desk: Desk, number: int, version: int) -> Item:
    item = Item.objects.select_for_update().select_related("decided_by").filter(desk=desk, pk=number).first()
    if item is None:
        raise DeskError("documents.item-gone")
    if item.version != version:
        about = Event.objects.filter(subject="documents.desk", subject_id=desk.pk).select_related("actor")
        touching = (event for event in about.order_by("-id")[:RECENT] if str(number) in event.payload.get("after", {}))
        last = next(touching, None)
        raise Stale(str(last.actor) if last and last.actor else "")
    return item


def _snapshot(item: Item) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in KEPT}
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in values.items()}


def _kept(*items: Item) -> dict[int, Any]:
    """What items are now, to go back to."""
    return {item.pk: {**_snapshot(item), "version": item.version} for item in items}


def _restore(item: Item, kept: dict[str, Any]) -> None:
    for name in KEPT:
        value = kept[name]
        kind = DATES.get(name)
        setattr(item, name, kind.fromisoformat(value) if kind and value else value)


def _note(actor: Actor, desk: Desk, kind: str, before: dict[int, Any], after: dict[int, Any], reason: str = "") -> None:
    payload = {
        name: {str(pk): kept for pk, kept in items.items()} for name, items in (("before", before), ("after", after))
    }
    record(actor, f"{UNDOABLE}{kind}", desk, payload, reason)


def _change(actor: Actor, desk: Desk, kind: str, items: Iterable[Item], kept: dict[int, Any], reason: str = "") -> None:
    after = {}
    for item in items:
        item.version += 1
        item.save()
        after[item.pk] = {**_snapshot(item), "version": item.version}
    _note(actor, desk, kind, kept, after, reason)


def _typed(actor: Actor, how: str = "typed") -> dict[str, Any]:
    return {"how": how, "by": actor.name, "at": clock.now().isoformat(timespec="minutes")}


# ---- deciding -------------------------------------------------------------------------------------------------------


@transaction.atomic
def decide(
    actor: Actor, desk: Desk, number: int, version: int, decision: str, reason: str = "", rhythm: str = ""
) -> Item:
    """Decide what becomes of a directive: a task, a standing duty with a rhythm, or nothing, for a reason."""
    desk = _open(desk.pk)
    item = _fresh(desk, number, version)
    kept = _kept(item)
    if decision not in {Decision.TASK, Decision.STANDING, Decision.NONE}:
        raise DeskError("documents.no-such-decision", "decision")
    if decision == Decision.NONE:
        if not reason.strip():
            raise DeskError("documents.reason-missing", "reason")
    else:
        _check_leads(item)
    if decision == Decision.STANDING:
        item.rhythm = rhythm or item.rhythm or "always"
        if item.rhythm not in RHYTHMS:
            raise DeskError("documents.no-such-rhythm", "rhythm")
    item.decision, item.reason = decision, reason.strip() if decision == Decision.NONE else ""
    item.decided_by_id, item.decided_at = actor.user_id, clock.now()
    _change(actor, desk, "decided", [item], kept, item.reason)
    return item


def _check_leads(item: Item) -> None:
    if not item.leads:
        raise DeskError("documents.lead-missing", "lead")
    unknown = [party["name"] for party in item.leads if not party["unit"] and not party["everyone"]]
    if unknown:
        raise DeskError("documents.unit-unknown", "lead", name=unknown[0])


@transaction.atomic
def reopen(actor: Actor, desk: Desk, number: int, version: int) -> Item:
    """Take a decision back."""
    desk = _open(desk.pk)
    item = _fresh(desk, number, version)
    kept = _kept(item)
    _undecide(item)
    _change(actor, desk, "reopened", [item], kept)
    return item


def _undecide(item: Item) -> None:
    item.decision, item.reason, item.decided_by, item.decided_at = Decision.OPEN, "", None, None


# ---- values ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def edit(actor: Actor, desk: Desk, number: int, version: int, field: str, value: str) -> Item:
    """Change one field and keep who typed it. Units are given by name, one a line; a date as people write it."""
    desk = _open(desk.pk)
    item = _fresh(desk, number, version)
    kept = _kept(item)
    if field in {"lead", "coordinator"}:
        _set_parties(item, field, value)
    elif field == "due":
        item.due = parse_day(value) if value.strip() else None
    elif field == "rhythm" and value in RHYTHMS:
        item.rhythm = value
    elif field == "text":
        item.text = " ".join(value.split())
        if not item.text:
            raise DeskError("documents.words-missing", "text")
    else:
        raise DeskError("documents.no-such-field", field)
    name = {"lead": "leads"}.get(field, field)
    # a date that the paper does not give is the office's, never the director's
    proposed = field == "due" and item.due and not item.deadline
    item.origin = {**item.origin, name: _typed(actor, "proposed" if proposed else "typed")}
    if item.decision != Decision.OPEN and field == "lead":
        _undecide(item)
    _change(actor, desk, "edited", [item], kept)
    return item


def _set_parties(item: Item, role: str, value: str) -> None:
    units = chart()
    names = [" ".join(line.split()) for line in value.replace(";", "\n").split("\n") if line.strip()]
    parties = [_party(role, name, units) for name in dict.fromkeys(names)]
    unknown = [party["name"] for party in parties if not party["unit"] and not party["everyone"]]
    if unknown:
        raise DeskError("documents.unit-unknown", role, name=unknown[0])
    for party in parties:
        unit = next((unit for unit in units.units if unit.pk == party["unit"]), None)
        party["name"] = unit.name if unit else party["name"]
    item.parties = [party for party in item.parties if party["role"] != role] + parties


def parse_day(value: str) -> datetime.date:
    """A day as people type it: 27/02/2024, 27-2-2024, 27.2.2024, or as a browser sends it."""
    words = value.strip()
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            day = datetime.datetime.strptime(words, form).date()
        except ValueError:
            continue
        if abs(day.year - clock.today().year) <= YEARS:
            return day
    raise DeskError("documents.day-unclear", "due", value=words)


@transaction.atomic
def propose_due(actor: Actor, desk: Desk, numbers: Iterable[int], value: str) -> list[Item]:
    """Give directives without a date one that the office proposes; those with a date keep theirs."""
    desk = _open(desk.pk)
    day = parse_day(value)
    items = [item for item in Item.objects.select_for_update().filter(desk=desk, pk__in=list(numbers)) if not item.due]
    kept = _kept(*items)
    for item in items:
        item.due = day
        item.origin = {**item.origin, "due": _typed(actor, "proposed")}
    if items:
        _change(actor, desk, "proposed", items, kept)
    return items


# ---- splitting and merging ------------------------------------------------------------------------------------------


@transaction.atomic
def split(actor: Actor, desk: Desk, number: int, version: int, at: int) -> list[Item]:
    """Make two of one, at a place in its words; the second keeps what was read of the whole."""
    desk = _open(desk.pk)
    item = _fresh(desk, number, version)
    first, second = item.text[:at].rstrip(), item.text[at:].lstrip()
    if not first or not second:
        raise DeskError("documents.split-where", "split")
    kept = _kept(item)
    whole = desk.reading.content["text"]
    label, start, end = item.label, item.start, item.end
    middle = min(_offset(whole, start, len("".join(first.split()))), end)
    typed = item.origin.get("text", {}).get("how") == "typed"
    rest = Item(**{**_values(item), "desk": desk, "text": second, "start": start if typed else middle, "end": end})
    rest.label, rest.place = _free_label(desk, label), item.place + _gap(desk, item) / 2
    _undecide(rest)
    rest.version = 0
    _undecide(item)
    item.text, item.end = first, end if typed else middle
    for one in (item, rest):
        one.origin = {**one.origin, "text": one.origin.get("text") or _typed(actor, "split")}
    _change(actor, desk, "split", [item, rest], kept)
    return [item, rest]


def _values(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in KEPT}


def _offset(text: str, start: int, letters: int) -> int:
    """Where in `text` as many characters that are no blanks have passed since `start`."""
    position = start
    while letters and position < len(text):
        letters -= not text[position].isspace()
        position += 1
    return position


def _free_label(desk: Desk, label: str) -> str:
    taken = set(Item.objects.filter(desk=desk).values_list("label", flat=True))
    letters = (*"bcdeghiklmnopqrstuvxy", *(f"-{number}" for number in range(2, len(taken) + 3)))
    return next(new for letter in letters if (new := f"{label[:18]}{letter}") not in taken)


def _gap(desk: Desk, item: Item) -> float:
    following = Item.objects.filter(desk=desk, place__gt=item.place).order_by("place").first()
    return following.place - item.place if following else 1.0


@transaction.atomic
def merge(actor: Actor, desk: Desk, number: int, version: int) -> Item:
    """Join a directive with the one that follows it."""
    desk = _open(desk.pk)
    item = _fresh(desk, number, version)
    following = Item.objects.select_for_update().filter(desk=desk, place__gt=item.place).order_by("place").first()
    if following is None:
        raise DeskError("documents.merge-last", "merge")
    kept = _kept(item, following)
    item.text = f"{item.text} {following.text}"
    item.end = max(item.end, following.end)
    have = {(party["role"], party["name"]) for party in item.parties}
    item.parties = item.parties + [p for p in following.parties if (p["role"], p["name"]) not in have]
    item.citations = sorted({*item.citations, *following.citations})
    if not item.due and following.due:
        item.due, item.deadline = following.due, following.deadline
        item.origin = {**item.origin, "due": following.origin.get("due", {})}
    typed = "typed" in {one.origin.get("text", {}).get("how") for one in (item, following)}
    item.origin = {**item.origin, "text": _typed(actor, "typed" if typed else "merged")}
    _undecide(item)
    following.delete()
    _change(actor, desk, "merged", [item], kept)
    return item


@transaction.atomic
def add_item(actor: Actor, desk: Desk, words: str) -> Item:
    """Put a directive on the desk that the reader missed: `words` as they stand in the page, on however many lines."""
    desk = _open(desk.pk)
    parts = [re.escape(part) for part in words.split()]
    view = normalise(desk.reading.content["text"]).view
    match = re.search(r"\s+".join(parts), view) if len(parts) >= FEWEST_WORDS else None
    if match is None:
        raise DeskError("documents.words-not-there")
    before = desk.items.filter(start__lte=match.start()).order_by("place").last()
    following = desk.items.filter(start__gt=match.start()).order_by("place").first()
    low, high = (
        before.place if before else -1.0,
        following.place if following else (before.place if before else 0.0) + 2,
    )
    item = Item(
        desk=desk, label=_added_label(desk), place=(low + high) / 2, text=" ".join(match.group().split()),
        start=match.start(), end=match.end(), section=before.section if before else "", version=0,
        confidence=1.0, origin={"text": _typed(actor, "added")},
    )  # fmt: skip
    _change(actor, desk, "added", [item], {})
    return item


def _added_label(desk: Desk) -> str:
    taken = set(desk.items.values_list("label", flat=True))
    return next(label for number in range(1, 10_000) if (label := f"+{number}") not in taken)


# ---- findings -------------------------------------------------------------------------------------------------------


@transaction.atomic
def mend(actor: Actor, desk: Desk, finding: int, words: str | None) -> Mend:
    """Mend a finding with `words`, or keep what stands there (None)."""
    desk = _open(desk.pk)
    found = desk.reading.content["findings"]
    if not 0 <= finding < len(found) or found[finding]["severity"] == "info":
        raise DeskError("documents.item-gone")
    if words is not None and not found[finding]["span"]:
        raise DeskError("documents.mend-by-hand")
    old = Mend.objects.filter(desk=desk, finding=finding).first()
    before = {"finding": finding, "mend": old and {"words": old.words, "by": old.by_id}}
    made, _ = Mend.objects.update_or_create(
        desk=desk, finding=finding, defaults={"words": words, "by_id": actor.user_id, "at": clock.now()}
    )
    record(actor, f"{UNDOABLE}mended", desk, {"mend": before, "words": words})
    return made


# ---- undoing --------------------------------------------------------------------------------------------------------


@transaction.atomic
def undo(actor: Actor, desk: Desk) -> list[int]:
    """Take back the actor's own last act that still stands as it was left; the numbers of the items that changed.

    What somebody changed since is passed over; a newer reading that was taken over ends what can be undone.
    """
    desk = _open(desk.pk)
    about = Event.objects.filter(subject="documents.desk", subject_id=desk.pk)
    taken_back = set(about.filter(kind="undo").values_list("payload__event", flat=True))
    reread = about.filter(kind="desk-reread").order_by("-id").values_list("pk", flat=True).first() or 0
    own = about.filter(actor_id=actor.user_id, kind__startswith=UNDOABLE, pk__gt=reread).order_by("-id")
    open_ = [event for event in own.iterator() if event.pk not in taken_back]
    last = next((event for event in open_ if _stands(desk, event)), None)
    if last is None:
        raise DeskError("documents.changed-since" if open_ else "documents.nothing-to-undo")
    changed = _take_back_mend(desk, last) if "mend" in last.payload else _take_back(desk, last)
    record(actor, "undo", desk, {"event": last.pk, "kind": last.kind})
    return changed


def _stands(desk: Desk, event: Event) -> bool:
    """Whether what an act left is there as it was left."""
    if "mend" in event.payload:
        mend = Mend.objects.filter(desk=desk, finding=event.payload["mend"]["finding"]).first()
        return mend is not None and (mend.words, mend.by_id) == (event.payload["words"], event.actor_id)
    before, after = event.payload["before"], event.payload["after"]
    now = {str(item.pk): item for item in Item.objects.filter(desk=desk, pk__in=[*before, *after])}
    gone = before.keys() - after.keys()
    return not gone & now.keys() and all(
        number in now and {**_snapshot(now[number]), "version": kept["version"]} == kept
        for number, kept in after.items()
    )


def _take_back(desk: Desk, event: Event) -> list[int]:
    before, after = event.payload["before"], event.payload["after"]
    now = {str(item.pk): item for item in Item.objects.select_for_update().filter(desk=desk, pk__in=[*before, *after])}
    for number in after.keys() - before.keys():
        now[number].delete()
    for number, kept in before.items():
        item = now.get(number) or Item(pk=int(number), desk=desk, version=kept["version"])
        _restore(item, kept)
        item.version += 1
        item.save()
    return [int(number) for number in before]


def _take_back_mend(desk: Desk, event: Event) -> list[int]:
    kept = event.payload["mend"]
    if kept["mend"] is None:
        Mend.objects.filter(desk=desk, finding=kept["finding"]).delete()
    else:
        Mend.objects.filter(desk=desk, finding=kept["finding"]).update(
            words=kept["mend"]["words"], by_id=kept["mend"]["by"]
        )
    return []

"""The chain of events: adding to it, reading it, and finding where somebody changed it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model

from dondoc.office import clock
from dondoc.office.access.actor import Actor
from dondoc.office.access.models import Event

__all__ = ["broken_at", "history", "record"]

FIRST = "0" * 64


def record(actor: Actor, kind: str, subject: Model, payload: dict[str, Any] | None = None, reason: str = "") -> Event:
    """Add an event about `subject`; must be called inside the transaction that makes the change."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event belongs into the transaction of its change")
    last = Event.objects.select_for_update().order_by("-id").values_list("hash", flat=True).first() or FIRST
    event = Event(
        at=clock.now(),
        actor_id=actor.user_id,
        kind=kind,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        payload=payload or {},
        reason=reason,
        before=last,
    )
    event.hash = _hash(event)
    event.save()
    return event


def _hash(event: Event) -> str:
    words = [
        event.before,
        event.at.isoformat(),
        event.actor_id,
        event.kind,
        event.subject,
        event.subject_id,
        event.payload,
        event.reason,
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def history(subject: Model, kinds: Iterable[str] | None = None) -> list[Event]:
    """The events about a row, oldest first, with their actors."""
    found = Event.objects.filter(subject=subject._meta.label_lower, subject_id=subject.pk).select_related("actor")
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    return list(found.order_by("id"))


def broken_at() -> Event | None:
    """The first event whose hash, or whose link to the one before, is not what it was; None where all hold."""
    last = FIRST
    for event in Event.objects.order_by("id").iterator():
        if event.before != last or event.hash != _hash(event):
            return event
        last = event.hash
    return None

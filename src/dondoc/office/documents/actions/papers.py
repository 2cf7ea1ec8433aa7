"""Papers come in, are read, and are given up where they are secret. The only writer of papers and readings."""

import datetime
from typing import Any

from django.db import transaction

from dondoc.office import clock
from dondoc.office.access.actor import SYSTEM, Actor
from dondoc.office.access.events import record
from dondoc.office.documents import storage
from dondoc.office.documents.actions.desk import set_up
from dondoc.office.documents.models import Desk, Document, Reading
from dondoc.office.documents.versions import reader_version

__all__ = ["add", "add_reading", "begin", "refuse", "retry", "store_reading"]

State = Document.State


@transaction.atomic
def add(actor: Actor, data: bytes, name: str) -> tuple[Document, bool]:
    """Take a paper in; the same bytes twice are the same paper. Returns it and whether it is new."""
    file, _ = storage.keep(data)
    known = Document.objects.filter(file=file).first()
    if known is not None:
        return known, False
    document = Document.objects.create(name=name[-255:], file=file, added_at=clock.now(), added_by_id=actor.user_id)
    record(actor, "document.added", document, {"bytes": file.size})
    return document, True


@transaction.atomic
def begin(number: int) -> Document | None:
    """Take a paper up for reading; None where there is nothing to read any more."""
    document = Document.objects.select_for_update().select_related("file").filter(pk=number).first()
    if document is None or document.file is None or document.state not in {State.WAITING, State.READING}:
        return None
    if document.state != State.READING:
        document.state = State.READING
        document.save(update_fields=["state"])
    return document


@transaction.atomic
def store_reading(document: Document, content: dict[str, Any]) -> Desk | None:
    """Keep what was read and set up the desk; a secret paper is given up instead. Reading twice changes nothing."""
    header = content["header"]
    if header["secrecy"]:
        _give_up(document, header)
        return None
    reading = add_reading(document, content)
    document.kind = header["kind"] or ""
    document.reference = (header["reference"] or "")[:60]
    document.subject = (header["subject"] or "")[:500]
    document.issuer = (header["issuer"] or "")[:200]
    document.issued_on = header["issued_on"] and datetime.date.fromisoformat(header["issued_on"])
    document.state, document.failure = State.READ, None
    document.save()
    return set_up(document, reading)


@transaction.atomic
def add_reading(document: Document, content: dict[str, Any]) -> Reading:
    """Keep what this version of the reader made of a paper, beside what others made; the desk is left as it is."""
    reading, new = Reading.objects.get_or_create(
        document=document,
        version=reader_version(),
        defaults={"content": content, "made_at": clock.now()},
    )
    if new:
        record(
            SYSTEM, "document.read", document, {"version": reading.version, "directives": len(content["directives"])}
        )
    return reading


@transaction.atomic
def refuse(document: Document, failure: dict[str, str]) -> None:
    """The paper cannot be read; the reason is kept in both languages, the file too, so that people can look at it."""
    document.state, document.failure = State.FAILED, failure
    document.save(update_fields=["state", "failure"])
    record(SYSTEM, "document.refused", document, {"code": failure["code"]})


@transaction.atomic
def retry(actor: Actor, document: Document) -> None:
    """Read a paper again that could not be read, with today's reader."""
    if document.state == State.FAILED:
        document.state, document.failure = State.WAITING, None
        document.save(update_fields=["state", "failure"])
        record(actor, "document.retried", document)


def _give_up(document: Document, header: dict[str, Any]) -> None:
    file = document.file
    document.file, document.state = None, State.SECRET
    document.name = document.subject = ""
    document.failure = {"level": header["secrecy"]}
    document.save()
    record(SYSTEM, "document.secret", document, {"level": header["secrecy"]})
    if file is not None:
        transaction.on_commit(lambda: storage.remove(file))

"""Who may see and do what with papers and desks. No id becomes a row except here."""

from django.db.models import QuerySet
from django.http import Http404

from dondoc.office.access.actor import Actor, Role
from dondoc.office.documents.models import Desk, Document, Item

__all__ = ["REVIEWERS", "SEERS", "desk_for", "document_for", "documents_for", "item_for", "may_review"]

REVIEWERS = (Role.CLERK, Role.CHIEF)
SEERS = (*REVIEWERS, Role.DIRECTOR, Role.AUDITOR)


def may_review(actor: Actor) -> bool:
    """Whether the actor brings papers in, decides on the desk and publishes."""
    return actor.has(*REVIEWERS)


def documents_for(actor: Actor) -> QuerySet[Document]:
    """The papers that the actor may see."""
    return Document.objects.all() if actor.has(*SEERS) else Document.objects.none()


def document_for(actor: Actor, number: int) -> Document:
    """One paper; Http404 where it is not there or not for this actor."""
    found = documents_for(actor).select_related("file").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def desk_for(actor: Actor, number: int) -> Desk:
    """The desk of a paper; Http404 where it is not there or not for this actor."""
    found = Desk.objects.select_related("document", "reading").filter(
        document__in=documents_for(actor), document=number
    )
    desk = found.first()
    if desk is None:
        raise Http404
    return desk


def item_for(actor: Actor, number: int, item: int) -> Item:
    """An item of a paper's desk; Http404 where it is not there or not for this actor."""
    found = (
        Item.objects.select_related("desk__document", "decided_by")
        .filter(desk__document__in=documents_for(actor), desk__document=number, pk=item)
        .first()
    )
    if found is None:
        raise Http404
    return found

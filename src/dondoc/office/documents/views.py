"""Papers and their desks: parse, call an action, show."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape, format_html

from dondoc.office.access.gates import actor_of, open_to
from dondoc.office.documents import actions, jobs, mending, queries, rereading
from dondoc.office.documents.cards import Frame, card
from dondoc.office.documents.errors import DeskError, Stale
from dondoc.office.documents.models import Desk, Document, Item, Mend
from dondoc.office.documents.paper import paper
from dondoc.office.documents.policies import REVIEWERS, SEERS, desk_for, document_for, item_for, may_review
from dondoc.office.documents.versions import reader_version
from dondoc.office.numbers import number as as_number
from dondoc.office.organisation.queries import chart, units
from dondoc.office.texts import say

__all__ = [
    "act",
    "add",
    "add_item",
    "changes",
    "desk",
    "documents",
    "edit",
    "item",
    "mend",
    "mended",
    "propose",
    "reread",
    "retry",
    "state",
    "undo",
]


FORMS = {"lead": "party", "coordinator": "party", **{name: name for name in ("due", "rhythm", "split", "none", "text")}}
PAGE = 50


# ---- papers ---------------------------------------------------------------------------------------------------------


@open_to(*SEERS)
def documents(request: HttpRequest) -> HttpResponse:
    """All papers, and the place to drop one."""
    return _listed(request)


@open_to(*REVIEWERS, methods="POST")
def add(request: HttpRequest) -> HttpResponse:
    """Take a file or pasted text in, and read it in the background."""
    upload, pasted = request.FILES.get("file"), request.POST.get("text", "")
    if upload is None and not pasted.strip():
        return _add_again(request, say("documents.nothing-added"))
    if upload is not None and (upload.size or 0) > settings.UPLOAD_LIMIT:
        return _add_again(request, say("documents.too-large", limit=settings.UPLOAD_LIMIT // 1_000_000))
    data = upload.read() if upload is not None else pasted.encode()
    name = (upload.name or "") if upload is not None else say("documents.pasted")
    if not data:
        return _add_again(request, say("documents.empty-file"))
    document, new = actions.add(actor_of(request), data, name)
    if new:
        transaction.on_commit(lambda: jobs.read_document.enqueue(document.pk))
    address = reverse("document-state", args=[document.pk]) + ("" if new else "?known=1")
    return HttpResponseRedirect(address)


def _add_again(request: HttpRequest, error: str) -> HttpResponse:
    return _listed(request, error, 422)


def _listed(request: HttpRequest, error: str = "", status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    shown = Paginator(queries.listed(actor), PAGE).get_page(request.GET.get("page"))
    page = {"here": "documents", "papers": shown, "page": shown, "may_add": may_review(actor), "error": error}
    return render(request, "documents/list.html", page, status=status)


@open_to(*SEERS)
def state(request: HttpRequest, number: int) -> HttpResponse:
    """How far a paper is: the page asks again until it is read, and goes to the desk then."""
    document = document_for(actor_of(request), number)
    if document.state == Document.State.READ:
        address = reverse("desk", args=[number]) + ("?known=1" if request.GET.get("known") else "")
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": address})
        return HttpResponseRedirect(address)
    name = "documents/_state.html" if request.headers.get("HX-Request") else "documents/state.html"
    return render(request, name, {"here": "documents", "document": document, "may_add": may_review(actor_of(request))})


@open_to(*REVIEWERS, methods="POST")
def retry(request: HttpRequest, number: int) -> HttpResponse:
    """Read a paper again that could not be read."""
    document = document_for(actor_of(request), number)
    actions.retry(actor_of(request), document)
    transaction.on_commit(lambda: jobs.read_document.enqueue(number))
    return HttpResponseRedirect(reverse("document-state", args=[number]))


@open_to(*SEERS)
def mended(request: HttpRequest, number: int) -> HttpResponse:
    """The document with what was mended on the desk, as DOCX."""
    found = desk_for(actor_of(request), number)
    data = mending.docx(found)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return HttpResponse(data, kind, headers={"Content-Disposition": f'attachment; filename="dondoc-{number}.docx"'})


# ---- the desk -------------------------------------------------------------------------------------------------------


@open_to(*SEERS)
def desk(request: HttpRequest, number: int) -> HttpResponse:
    """The desk: the page, the cards, the findings."""
    return _desk_page(request, desk_for(actor_of(request), number))


def _frame(request: HttpRequest, found: Desk, mends: dict[int, Mend] | None = None) -> Frame:
    closed = bool(found.published_at) or not may_review(actor_of(request))
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
    content = found.reading.content
    return Frame(
        reverse("desk", args=[found.document_id]), token, content["citations"], closed,
        mending.corrections(content, found.mends.all() if mends is None else mends.values()),
        [at for at, char in enumerate(content["text"]) if char == "\n"],
    )  # fmt: skip


def _desk_page(request: HttpRequest, found: Desk, error: str = "", status: int = 200) -> HttpResponse:
    view = queries.desk_view(found)
    frame = _frame(request, found, view.mends)
    now = _current(view.items, request.GET.get("item", ""))
    page = {
        "here": "documents", "view": view, "desk": found, "document": found.document, "frame": frame, "error": error,
        "cards": [card(item, frame, item.pk == now) for item in view.items], "now": now,
        "paper": paper(found.reading.content, view.items, view.mends), "total": len(view.items),
        "units": list(units()), "known": request.GET.get("known"),
        "open_faults": sum(fault.mend is None for fault in view.faults),
        "outdated": found.reading.version != reader_version() and not frame.closed,
    }  # fmt: skip
    return render(request, "documents/desk.html", page, status=status)


def _current(items: list[Item], wanted: str) -> int | None:
    numbers = [item.pk for item in items]
    if (one := as_number(wanted)) in numbers:
        return one
    first_open = next((item.pk for item in items if item.decision == Item.Decision.OPEN), None)
    return first_open or (numbers[0] if numbers else None)


def _answers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An act on an item that fails shows its card again, with the reason at the field; nothing is lost."""

    @wraps(view)
    def answer(request: HttpRequest, number: int, item: int, **rest: Any) -> HttpResponse:  # noqa: ANN401 - what the address holds
        found = desk_for(actor_of(request), number)
        try:
            one = item_for(actor_of(request), number, item)
        except Http404:
            return _refused(request, found, DeskError("documents.item-gone"))
        try:
            return view(request, number, item=one, **rest)
        except DeskError as error:
            fresh = Item.objects.select_related("decided_by").filter(pk=one.pk).first()
            if not request.headers.get("HX-Request") or fresh is None:
                return _refused(request, found, error)
            return HttpResponse(card(fresh, _frame(request, one.desk), True, str(error)), status=_status(error))

    return answer


def _status(error: DeskError) -> int:
    return 409 if isinstance(error, Stale) else 422


def _refused(request: HttpRequest, desk: Desk, error: DeskError) -> HttpResponse:
    """What is wrong: in words for the page that asked, or on the desk anew."""
    if request.headers.get("HX-Request"):
        return HttpResponse(escape(str(error)), status=_status(error))
    return _desk_page(request, desk, str(error), _status(error))


def _version(request: HttpRequest) -> int:
    version = as_number(request.POST.get("version", ""))
    return -1 if version is None else version


def _shown(request: HttpRequest, desk: Desk, one: Item) -> HttpResponse:
    """The card after a change, and with it the counts above the cards and the number in the margin."""
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(f"{reverse('desk', args=[desk.document_id])}#i{one.pk}")
    decided, total = queries.progress(desk)
    page = {"desk": desk, "document": desk.document, "item": one, "decided": decided, "all": total}
    head = render(request, "documents/_changed.html", page).content.decode()
    return HttpResponse(card(one, _frame(request, desk), True) + head)


def _there(request: HttpRequest, desk: Desk, item: int | None = None) -> HttpResponse:
    """The whole desk anew, where cards came or went."""
    address = reverse("desk", args=[desk.document_id]) + (f"?item={item}" if item else "")
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


@open_to(*SEERS)
def item(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """One card as it is now."""
    one = item_for(actor_of(request), number, item)
    return HttpResponse(card(one, _frame(request, desk_for(actor_of(request), number)), True))


@open_to(*REVIEWERS, methods="GET POST")
@_answers
def edit(request: HttpRequest, number: int, item: Item, field: str) -> HttpResponse:
    """The form of one field, and its change."""
    found = desk_for(actor_of(request), number)
    if request.method == "GET":
        if field not in FORMS:
            raise Http404
        names = "\n".join(str(party["name"]) for party in item.parties if party["role"] == field)
        frame = _frame(request, found)
        page = {"item": item, "field": field, "names": names, "units": units(), "frame": frame,
                "text": mending.mended_words(item, frame.mended),
                "document": found.document, "rhythms": actions.RHYTHMS,
                "reasons": ("said", "agreed", "known", "other-office"),
                "words": list(_words(item.text)) if field == "split" else []}  # fmt: skip
        return render(request, f"documents/_edit_{FORMS[field]}.html", page)
    changed = actions.edit(actor_of(request), found, item.pk, _version(request), field, request.POST.get("value", ""))
    return _shown(request, found, changed)


def _words(text: str) -> list[tuple[int, str]]:
    """The words of a text with the places before them, at which it may be split."""
    found, place = [], 0
    for word in text.split(" "):
        found.append((place, word))
        place += len(word) + 1
    return found


@open_to(*REVIEWERS, methods="POST")
@_answers
def act(request: HttpRequest, number: int, item: Item, act: str) -> HttpResponse:
    """Decide, take back, split or merge."""
    found, actor, version = desk_for(actor_of(request), number), actor_of(request), _version(request)
    if act == "decide":
        values = (request.POST.get(name, "") for name in ("decision", "reason", "rhythm"))
        return _shown(request, found, actions.decide(actor, found, item.pk, version, *values))
    if act == "reopen":
        return _shown(request, found, actions.reopen(actor, found, item.pk, version))
    if act == "merge":
        return _there(request, found, actions.merge(actor, found, item.pk, version).pk)
    if act == "split":
        parts = actions.split(actor, found, item.pk, version, as_number(request.POST.get("at", "")) or 0)
        return _there(request, found, parts[0].pk)
    raise DeskError("documents.no-such-field")


@open_to(*REVIEWERS, methods="POST")
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the own last act."""
    found = desk_for(actor_of(request), number)
    try:
        changed = actions.undo(actor_of(request), found)
    except DeskError as error:
        return _refused(request, found, error)
    return _there(request, found, changed[0] if changed else None)


@open_to(*REVIEWERS, methods="POST")
def add_item(request: HttpRequest, number: int) -> HttpResponse:
    """Put a directive on the desk that the reader missed, from words marked on the page."""
    found = desk_for(actor_of(request), number)
    try:
        made = actions.add_item(actor_of(request), found, request.POST.get("words", ""))
    except DeskError as error:
        return _refused(request, found, error)
    return _there(request, found, made.pk)


@open_to(*REVIEWERS, methods="POST")
def reread(request: HttpRequest, number: int) -> HttpResponse:
    """Read the paper again with today's reader; the desk stays as it is until somebody takes the changes over."""
    found = desk_for(actor_of(request), number)
    transaction.on_commit(lambda: jobs.reread_document.enqueue(found.document_id))
    return HttpResponseRedirect(reverse("desk-changes", args=[number]))


@open_to(*REVIEWERS, methods="GET POST")
def changes(request: HttpRequest, number: int) -> HttpResponse:
    """What the newer reading would change; taking it over keeps what people decided and typed."""
    found = desk_for(actor_of(request), number)
    newer = queries.newer_reading(found)
    if request.method == "POST" and newer is not None:
        try:
            actions.take_over(actor_of(request), found, newer)
        except DeskError as error:
            return _desk_page(request, found, str(error), 422)
        return HttpResponseRedirect(reverse("desk", args=[number]))
    page = {"here": "documents", "document": found.document, "desk": found, "newer": newer,
            "changes": rereading.changes(found, newer, chart()) if newer else []}  # fmt: skip
    return render(request, "documents/changes.html", page)


@open_to(*REVIEWERS, methods="POST")
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Give many directives without a date one that the office proposes."""
    found = desk_for(actor_of(request), number)
    numbers = [one for one in map(as_number, request.POST.getlist("items")) if one is not None]
    try:
        if not numbers:
            raise DeskError("documents.propose-which")
        actions.propose_due(actor_of(request), found, numbers, request.POST.get("value", ""))
    except DeskError as error:
        return _refused(request, found, error)
    return _there(request, found)


@open_to(*REVIEWERS, methods="POST")
def mend(request: HttpRequest, number: int, finding: int) -> HttpResponse:
    """Mend a finding, or keep what stands there."""
    found = desk_for(actor_of(request), number)
    keep, words = request.POST.get("keep") == "1", request.POST.get("words")
    try:
        if not keep and words is None:
            raise DeskError("documents.mend-without-words")
        actions.mend(actor_of(request), found, finding, None if keep else words)
    except DeskError as error:
        return _refused(request, found, error)
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("desk", args=[number]) + "#findings")
    view = queries.desk_view(found)
    fault = next((fault for fault in view.faults if fault.at == finding), None)
    frame = _frame(request, found, view.mends)
    page = {"fault": fault, "document": found.document, "view": view, "oob": True, "closed": False,
            "open_faults": sum(fault.mend is None for fault in view.faults),
            "cards": [card(one, frame, swap='hx-swap-oob="true" ') for one in _touched(view, finding)]}  # fmt: skip
    return render(request, "documents/_fault.html", page)


def _touched(view: queries.DeskView, finding: int) -> list[Item]:
    """The directives in whose words a finding stands."""
    span = view.desk.reading.content["findings"][finding]["span"]
    return [item for item in view.items if span and item.start <= span[0] and span[1] <= item.end]

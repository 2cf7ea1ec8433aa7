"""Lists of tasks, a task, its steps, and publishing a desk: parse, call an action, show."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from dondoc.office import clock
from dondoc.office.access.gates import actor_of, open_to
from dondoc.office.documents import storage
from dondoc.office.documents.errors import DeskError
from dondoc.office.documents.models import Desk
from dondoc.office.documents.paper import sentence
from dondoc.office.documents.policies import REVIEWERS, SEERS, desk_for, may_review
from dondoc.office.numbers import number as as_number
from dondoc.office.organisation.queries import people_of, units
from dondoc.office.tasks import actions, queries, sheets
from dondoc.office.tasks.errors import TaskError
from dondoc.office.tasks.lights import light_of
from dondoc.office.tasks.models import Task
from dondoc.office.tasks.policies import steps_for, task_for
from dondoc.office.texts import say

__all__ = ["evidence", "publish", "publish_do", "sheet", "star", "step", "task", "tasks"]

PAGE = 50


@open_to()
def tasks(request: HttpRequest) -> HttpResponse:
    """The list; its filters are its address."""
    actor, day = actor_of(request), clock.today()
    wanted = {name: request.GET.get(name, "") for name in queries.FILTERS}
    pages = Paginator(queries.filtered(actor, wanted, day), PAGE)
    shown = pages.get_page(request.GET.get("page"))
    first = (shown.number - 1) * PAGE
    rows = queries.listed(actor, queries.filtered(actor, wanted, day)[first : first + PAGE], day)
    page = {
        "here": "tasks", "rows": [(row, "") for row in rows], "wanted": wanted, "page": shown, "total": pages.count,
        "counts": queries.counts(actor, day), "units": units(), "day": day, "filtering": any(wanted.values()),
        "lights": ("late", "soon", "ok", "none", "done"),
        "states": ("open", *Task.State.values),
    }  # fmt: skip
    return render(request, "tasks/list.html", page)


@open_to()
def task(request: HttpRequest, number: int) -> HttpResponse:
    """What was asked, by whom, and what became of it."""
    return _task_page(request, task_for(actor_of(request), number))


def _task_page(
    request: HttpRequest, one: Task, error: TaskError | None = None, step: str = "", status: int = 200
) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    content = one.item.desk.reading.content if one.item else None
    known = content["citations"] if content else []
    cited = [known[at] for at in one.item.citations if at < len(known)] if one.item else []
    page = {
        "here": "tasks", "task": one, "light": light_of(one, day), "steps": steps_for(actor, one), "day": day,
        "source": sentence(content, one.item.start, one.item.end) if one.item and content else one.title,
        "cited": cited, "parts": list(one.parts.select_related("unit")), "course": queries.timeline(one),
        "children": [(child, light_of(child, day)) for child in one.children.select_related("lead")],
        "starred": bool(actions.starred(actor, [one])), "error": error, "failed": step, "posted": request.POST,
        "units": units(), "people": people_of(one.lead_id or 0) if "assign" in steps_for(actor, one) else (),
        "may_see_desk": actor.has(*SEERS), "said": said if (said := request.GET.get("said", "")) in STEPS else "",
    }  # fmt: skip
    return render(request, "tasks/task.html", page, status=status)


@open_to(methods="POST")
def star(request: HttpRequest, number: int) -> HttpResponse:
    """Star a task, or no longer."""
    actions.star(actor_of(request), task_for(actor_of(request), number))
    return HttpResponseRedirect(reverse("task", args=[number]))


@open_to()
def evidence(request: HttpRequest, number: int, progress: int) -> HttpResponseBase:
    """The file that a report brought; always as a download."""
    one = task_for(actor_of(request), number)
    found = one.progress.select_related("file").filter(pk=progress, file__isnull=False).first()
    if found is None or found.file is None:
        raise Http404
    path = storage.path_of(found.file.sha256)
    if not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), True, found.file_name, content_type="application/octet-stream")


def _report(request: HttpRequest, number: int, final: bool) -> Any:  # noqa: ANN401 - what the action gives
    upload = request.FILES.get("file")
    if upload and (upload.size or 0) > settings.UPLOAD_LIMIT:
        raise TaskError("tasks.file-large", "file", limit=settings.UPLOAD_LIMIT // 1_000_000)
    file = (upload.name or "", upload.read()) if upload else None
    words = {name: request.POST.get(name, "") for name in ("result", "difficulty", "proposal")}
    return actions.report(actor_of(request), number, **words, file=file, final=final)


def _number(request: HttpRequest, name: str) -> int:
    return as_number(request.POST.get(name, "")) or 0


STEPS: dict[str, Callable[[HttpRequest, int], Any]] = {
    "accept": lambda request, number: actions.accept(actor_of(request), number),
    "return": lambda request, number: actions.return_(actor_of(request), number, request.POST.get("reason", "")),
    "report": lambda request, number: _report(request, number, final=False),
    "finish": lambda request, number: _report(request, number, final=True),
    "assign": lambda request, number: actions.assign(actor_of(request), number, _number(request, "person")),
    "confirm": lambda request, number: actions.confirm(actor_of(request), number),
    "send-back": lambda request, number: actions.send_back(actor_of(request), number, request.POST.get("reason", "")),
    "reassign": lambda request, number: actions.reassign(
        actor_of(request), number, _number(request, "unit"), request.POST.get("reason", "")
    ),
}


@open_to(methods="POST")
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Take one step with a task; what is wrong is said at its field, and nothing typed is lost."""
    one = task_for(actor_of(request), number)
    if step not in STEPS:
        raise Http404
    try:
        STEPS[step](request, number)
    except TaskError as error:
        return _task_page(request, task_for(actor_of(request), one.pk), error, step, 422)
    return HttpResponseRedirect(f"{reverse('task', args=[number])}?{urlencode({'said': step})}")


# ---- publishing -----------------------------------------------------------------------------------------------------


@open_to(*SEERS)
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """What each unit will get; afterwards what each got, with its sheet."""
    return _publish_page(request, desk_for(actor_of(request), number))


@open_to(*REVIEWERS, methods="POST")
def publish_do(request: HttpRequest, number: int) -> HttpResponse:
    """Give every unit its tasks."""
    actor = actor_of(request)
    desk = desk_for(actor, number)
    try:
        actions.publish(actor, desk.pk)
    except DeskError as error:
        return _publish_page(request, desk, str(error))
    return HttpResponseRedirect(reverse("publish", args=[number]))


def _publish_page(request: HttpRequest, desk: Desk, error: str = "") -> HttpResponse:
    preview = sheets.preview(desk)
    page = {
        "here": "documents", "desk": desk, "document": desk.document, "preview": preview, "error": error,
        "count": sum(len(one.items) for one in preview.units), "may_publish": may_review(actor_of(request)),
        "accepted": Task.objects.filter(document=desk.document, accepted_at__isnull=False).count(),
    }  # fmt: skip
    return render(request, "tasks/publish.html", page, status=422 if error else 200)


@open_to(*SEERS)
def sheet(request: HttpRequest, number: int, unit: int, kind: str) -> HttpResponse:
    """A unit's assignment sheet, to print."""
    desk = desk_for(actor_of(request), number)
    one = next((one for one in sheets.preview(desk).units if one.unit.pk == unit), None)
    if one is None or kind not in sheets.KINDS:
        raise Http404
    data = sheets.KINDS[kind](desk, one)
    name = f"{say('tasks.sheet')} - {one.unit.name}.{kind}"
    answer = HttpResponse(data, sheets.TYPES[kind])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{urlencode({'': name})[1:].replace('+', '%20')}"
    return answer

"""Reads of tasks, each with a fixed number of SQL statements."""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from dondoc.office.access.actor import Actor
from dondoc.office.access.events import history
from dondoc.office.numbers import number
from dondoc.office.organisation.models import Unit
from dondoc.office.tasks.lights import Light, light_of, soon_until
from dondoc.office.tasks.models import Progress, Star, Task
from dondoc.office.tasks.policies import tasks_for

__all__ = ["FILTERS", "Listed", "by_unit", "counts", "filtered", "listed", "timeline", "waiting"]

State = Task.State
OPEN = (State.PENDING, State.DOING, State.CONFIRMING, State.RETURNED)
MOST_WORDS = 20
FILTERS = ("unit", "person", "state", "light", "document", "q", "starred")


class Listed(NamedTuple):
    """A task in a list, with its light and whether it is starred."""

    task: Task
    light: Light
    starred: bool


def _light(name: str, today: datetime.date, of: str = "") -> Q:
    """The tasks that have a light on a day; `of` leads to them from another table ("tasks__")."""
    soon, is_open = soon_until(today), Q(**{f"{of}state__in": OPEN})
    return {
        "late": is_open & Q(**{f"{of}due__lt": today}),
        "soon": is_open & Q(**{f"{of}due__gte": today, f"{of}due__lte": soon}),
        "ok": is_open & Q(**{f"{of}due__gt": soon}),
        "none": is_open & Q(**{f"{of}due__isnull": True}),
        "done": Q(**{f"{of}state__in": [State.DONE, State.DROPPED]}),
    }.get(name, Q())


def filtered(actor: Actor, wanted: Mapping[str, str], today: datetime.date) -> QuerySet[Task]:
    """The actor's tasks after the filters of an address; what is no filter is no reason to fail."""
    found = tasks_for(actor).exclude(lead__isnull=True)
    if unit := number(wanted.get("unit", "")):
        found = found.filter(lead=unit)
    person = wanted.get("person", "")
    if number(person):
        found = found.filter(person=number(person))
    elif person == "none":
        found = found.filter(person__isnull=True)
    elif person == "me":
        found = found.filter(Q(person=actor.user_id) | Q(person__isnull=True))
    if document := number(wanted.get("document", "")):
        found = found.filter(document=document)
    if wanted.get("state") in State.values:
        found = found.filter(state=wanted["state"])
    elif wanted.get("state") == "open":
        found = found.filter(state__in=OPEN)
    if wanted.get("light"):
        found = found.filter(_light(wanted["light"], today))
    if wanted.get("starred"):
        found = found.filter(stars__user=actor.user_id)
    for word in wanted.get("q", "").split()[:MOST_WORDS]:
        found = found.filter(Q(title__icontains=word) | Q(label=word))
    return found.order_by(F("due").asc(nulls_last=True), "id")


def listed(actor: Actor, tasks: QuerySet[Task], today: datetime.date) -> list[Listed]:
    """Tasks as lists show them: one statement."""
    mine = Star.objects.filter(task=OuterRef("pk"), user=actor.user_id)
    rows = tasks.select_related("lead", "document", "person").annotate(is_starred=Exists(mine))
    return [Listed(task, light_of(task, today), task.is_starred) for task in rows]


def counts(actor: Actor, today: datetime.date) -> dict[str, int]:
    """How many of the actor's tasks are in each light and state: one statement."""
    names = {f"light_{name}": _light(name, today) for name in ("late", "soon", "ok", "none", "done")}
    names |= {f"state_{state}": Q(state=state) for state in State.values}
    found: dict[str, int] = (
        tasks_for(actor)
        .exclude(lead__isnull=True)
        .aggregate(all=Count("pk"), **{name: Count("pk", filter=which) for name, which in names.items()})
    )
    found["open"] = sum(found[f"state_{state}"] for state in OPEN)
    return found


WAITING = {
    "officer": lambda today: Q(state=State.PENDING) | _light("late", today) | _light("soon", today),
    "head": lambda today: Q(state=State.PENDING) | _light("late", today) | _light("soon", today),
    "chief": lambda today: Q(state__in=[State.CONFIRMING, State.RETURNED]) | _light("late", today),
    "director": lambda today: Q(state=State.CONFIRMING) | _light("late", today),
}


def waiting(actor: Actor, role: str, today: datetime.date) -> int:
    """How many tasks need somebody in a role today, each counted once; nothing needs who only looks: one statement."""
    if role not in WAITING:
        return 0
    wanted = {"person": "me"} if role == "officer" else {}
    return filtered(actor, wanted, today).filter(WAITING[role](today)).count()


def by_unit(actor: Actor, today: datetime.date) -> list[dict[str, Any]]:
    """Open tasks of each unit by light, in the order of the chart: one statement."""
    lights = {
        name: Count("tasks", filter=_light(name, today, "tasks__")) for name in ("late", "soon", "ok", "none", "done")
    }
    rows = Unit.objects.annotate(given=Count("tasks"), **lights).filter(given__gt=0).order_by("order")
    return list(rows.values("id", "name", "given", *lights))


class Step(NamedTuple):
    """One line of a task's history."""

    event: Any
    progress: Progress | None


def timeline(task: Task) -> list[Step]:
    """What happened to a task, newest first, with the reports in their places."""
    reports = {progress.pk: progress for progress in task.progress.select_related("by", "file")}
    hidden = {"starred", "unstarred"}
    steps = [
        Step(event, reports.get(event.payload.get("progress"))) for event in history(task) if event.kind not in hidden
    ]
    return steps[::-1]

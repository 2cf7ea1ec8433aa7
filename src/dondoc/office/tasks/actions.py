"""The only place that writes tasks: one function a verb of the domain, each one event in one transaction."""

import datetime
from typing import Any, NamedTuple

from django.db import transaction

from dondoc.office import clock
from dondoc.office.access.actor import Actor
from dondoc.office.access.events import record
from dondoc.office.documents import storage
from dondoc.office.documents.errors import DeskError
from dondoc.office.documents.mending import Corrections, corrections, mended_words
from dondoc.office.documents.models import Desk, Item
from dondoc.office.organisation.models import Unit
from dondoc.office.organisation.queries import people_of, units
from dondoc.office.tasks.errors import TaskError
from dondoc.office.tasks.models import Part, Progress, Star, Task
from dondoc.office.tasks.policies import steps_for

__all__ = ["accept", "assign", "confirm", "finish", "publish", "reassign", "report", "return_", "send_back", "star"]

State = Task.State


# ---- from the desk --------------------------------------------------------------------------------------------------


@transaction.atomic
def publish(actor: Actor, number: int) -> list[Task]:
    """Make the tasks of a desk on which all is decided; the desk is closed by it. Returns the tasks that units got."""
    desk = Desk.objects.select_for_update().select_related("document", "reading").get(pk=number)
    if desk.published_at:
        raise DeskError("documents.published-already")
    items = list(desk.items.all())
    undecided = [item.label for item in items if item.decision == Item.Decision.OPEN]
    if undecided:
        raise DeskError("documents.undecided", labels=", ".join(undecided[:6]), count=len(undecided))
    now = clock.now()
    giving = Giving(actor, desk, list(units()), corrections(desk.reading.content, desk.mends.all()), now)
    made = [task for item in items if item.decision != Item.Decision.NONE for task in _give(giving, item)]
    desk.published_at, desk.published_by_id = now, actor.user_id
    desk.save(update_fields=["published_at", "published_by"])
    record(actor, "desk-published", desk, {"tasks": len(made)})
    return made


def addressees(item: Item, standing: list[Unit]) -> list[Unit]:
    """The units of the chart that a directive goes to: those named, or every one."""
    if any(party["everyone"] for party in item.leads):
        return standing
    named = [party["unit"] for party in item.leads]
    return [unit for unit in standing if unit.pk in named]


class Giving(NamedTuple):
    """What the tasks of one publication share."""

    actor: Actor
    desk: Desk
    units: list[Unit]
    mended: Corrections
    now: datetime.datetime


def _give(giving: Giving, item: Item) -> list[Task]:
    leads = addressees(item, giving.units)
    if not leads:
        raise DeskError("documents.lead-gone", label=item.label)
    if len(leads) == 1:
        return [_task(giving, item, leads[0], None)]
    parent = _task(giving, item, None, None)
    return [_task(giving, item, unit, parent) for unit in leads]


def _task(giving: Giving, item: Item, lead: Unit | None, parent: Task | None) -> Task:
    now = giving.now
    task = Task.objects.create(
        title=mended_words(item, giving.mended), document=giving.desk.document, item=item, label=item.label, lead=lead,
        parent=parent,
        standing=item.decision == Item.Decision.STANDING, rhythm=item.rhythm, due=item.due, original_due=item.due,
        due_origin=item.origin.get("due", {}), receiver=item.receiver, given_at=now, touched_at=now,
        state=State.PENDING if lead else State.DOING,
    )  # fmt: skip
    everyone = any(party["everyone"] for party in item.coordinators)
    helpers = {int(str(party["unit"])) for party in item.coordinators if party["unit"]}
    helpers |= {unit.pk for unit in giving.units} if everyone else set()
    helpers.discard(lead.pk if lead else 0)
    if lead is not None:
        Part.objects.bulk_create(Part(task=task, unit_id=unit, due=item.due) for unit in sorted(helpers))
    record(giving.actor, "given", task, {"item": item.label, "unit": lead and lead.name})
    return task


# ---- the unit's steps -----------------------------------------------------------------------------------------------


def _take(actor: Actor, number: int, step: str) -> Task:
    task = Task.objects.select_for_update().get(pk=number)
    if step not in steps_for(actor, task):
        raise TaskError("tasks.step-closed")
    return task


def _move(actor: Actor, task: Task, kind: str, state: str, reason: str = "", **payload: object) -> Task:
    task.state, task.touched_at = state, clock.now()
    task.version += 1
    task.save()
    record(actor, kind, task, payload, reason)
    return task


def _needs(reason: str, name: str = "reason") -> str:
    if not reason.strip():
        raise TaskError(f"tasks.{name}-missing", name)
    return reason.strip()


@transaction.atomic
def accept(actor: Actor, number: int) -> Task:
    """The unit takes the task on."""
    task = _take(actor, number, "accept")
    task.accepted_at = clock.now()
    return _move(actor, task, "accepted", State.DOING)


@transaction.atomic
def return_(actor: Actor, number: int, reason: str) -> Task:
    """The unit gives the task back to the office, with the reason: not its function, not its field."""
    task = _take(actor, number, "return")
    return _move(actor, task, "returned", State.RETURNED, _needs(reason))


@transaction.atomic
def assign(actor: Actor, number: int, person: int) -> Task:
    """The head of the unit says who of the unit does the task; 0 takes it back."""
    task = _take(actor, number, "assign")
    found = people_of(task.lead_id or 0).filter(pk=person).first()
    if person and found is None:
        raise TaskError("tasks.person-missing", "person")
    task.person = found
    return _move(actor, task, "assigned", task.state, person=found and found.full_name)


@transaction.atomic
def reassign(actor: Actor, number: int, unit: int, reason: str = "") -> Task:
    """The office gives a returned task to a unit: another one, or the same again."""
    task = _take(actor, number, "reassign")
    lead = units().filter(pk=unit).first()
    if lead is None:
        raise TaskError("tasks.unit-missing", "unit")
    task.lead, task.person, task.accepted_at = lead, None, None
    return _move(actor, task, "reassigned", State.PENDING, reason.strip(), unit=lead.name)


@transaction.atomic
def report(
    actor: Actor,
    number: int,
    result: str,
    difficulty: str = "",
    proposal: str = "",
    file: tuple[str, bytes] | None = None,
    final: bool = False,
) -> Progress:
    """Report progress: result, difficulty, proposal, evidence. A final report asks for confirmation."""
    task = _take(actor, number, "finish" if final else "report")
    words = _needs(result, "result")
    stored = storage.keep(file[1])[0] if file else None
    progress = Progress.objects.create(
        task=task, by_id=actor.account, at=clock.now(), result=words,
        difficulty=difficulty.strip(), proposal=proposal.strip(), file=stored,
        file_name=file[0][-255:] if file else "", final=final,
    )  # fmt: skip
    if final:
        task.done_on = clock.today()
    _move(actor, task, "finished" if final else "reported", State.CONFIRMING if final else State.DOING,
          progress=progress.pk)  # fmt: skip
    return progress


def finish(actor: Actor, number: int, result: str, **rest: Any) -> Progress:  # noqa: ANN401 - the fields of a report
    """Report the task done."""
    return report(actor, number, result, final=True, **rest)


# ---- the office's steps ---------------------------------------------------------------------------------------------


@transaction.atomic
def confirm(actor: Actor, number: int) -> Task:
    """Confirm that the task is done; the parent is done when its last child is."""
    task = _take(actor, number, "confirm")
    task.closed_at = clock.now()
    _move(actor, task, "confirmed", State.DONE)
    parent = task.parent
    if parent and not parent.children.exclude(state__in=[State.DONE, State.DROPPED]).exists():
        parent.closed_at, parent.done_on = task.closed_at, task.done_on
        _move(actor, parent, "confirmed", State.DONE)
    return task


@transaction.atomic
def send_back(actor: Actor, number: int, reason: str) -> Task:
    """What was reported is not enough: the unit goes on, told what is missing."""
    task = _take(actor, number, "send-back")
    task.done_on = None
    return _move(actor, task, "sent-back", State.DOING, _needs(reason))


@transaction.atomic
def star(actor: Actor, task: Task) -> bool:
    """Keep an eye on a task, or no longer; whether it is starred now."""
    gone, _ = Star.objects.filter(task=task, user_id=actor.account).delete()
    if not gone:
        Star.objects.create(task=task, user_id=actor.account)
    record(actor, "unstarred" if gone else "starred", task)
    return not gone


def starred(actor: Actor, tasks: list[Task]) -> set[int]:
    """Which of some tasks the actor has starred."""
    return set(Star.objects.filter(user_id=actor.account, task__in=tasks).values_list("task_id", flat=True))

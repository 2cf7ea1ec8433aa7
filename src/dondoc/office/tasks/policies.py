"""Who may see and do what with tasks. No id becomes a row except here."""

from django.db.models import Q, QuerySet
from django.http import Http404

from dondoc.office.access.actor import Actor, Role
from dondoc.office.tasks.models import Task

__all__ = ["OVERSEERS", "may_confirm", "may_work", "steps_for", "task_for", "tasks_for"]

OVERSEERS = (Role.CLERK, Role.CHIEF, Role.DIRECTOR, Role.AUDITOR)
State = Task.State


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """The tasks that the actor may see: all for those who oversee, those of the own units (and parts) for the rest."""
    if actor.has(*OVERSEERS):
        return Task.objects.all()
    own = Q(lead__in=actor.works_in) | Q(parts__unit__in=actor.works_in)
    return Task.objects.filter(pk__in=Task.objects.filter(own).values("pk"))


def task_for(actor: Actor, number: int) -> Task:
    """One task; Http404 where it is not there or not for this actor."""
    task = tasks_for(actor).select_related("lead", "document", "item", "person", "parent").filter(pk=number).first()
    if task is None:
        raise Http404
    return task


def may_work(actor: Actor, task: Task) -> bool:
    """Whether the task is the actor's to accept, return and report on: as head or officer of its lead unit."""
    return task.lead_id in actor.works_in


def may_confirm(actor: Actor) -> bool:
    """Whether the actor confirms what is reported done."""
    return actor.has(Role.CHIEF, Role.DIRECTOR)


def steps_for(actor: Actor, task: Task) -> list[str]:
    """The steps open to the actor now, the obvious one first."""
    steps: list[str] = []
    if may_work(actor, task):
        steps += {
            State.PENDING: ["accept", "return"],
            State.DOING: ["report", "finish"],
        }.get(State(task.state), [])
    if task.lead_id in actor.heads and State(task.state) in {State.PENDING, State.DOING}:
        steps.append("assign")
    if may_confirm(actor):
        steps += {State.CONFIRMING: ["confirm", "send-back"]}.get(State(task.state), [])
    if actor.has(Role.CHIEF, Role.CLERK) and task.state == State.RETURNED:
        steps.append("reassign")
    return steps

"""Tasks: directives followed to their end."""

from django.db import models
from django.db.models import Q

from dondoc.office.access.models import User
from dondoc.office.documents.models import Document, Item, StoredFile
from dondoc.office.organisation.models import Unit

__all__ = ["Part", "Progress", "Star", "Task"]


class Task(models.Model):
    """A piece of work of one lead unit. A parent without a lead holds one child for each unit it was given to.

    `original_due` never changes once set; lights are reckoned for a day and never stored.
    """

    class State(models.TextChoices):
        """Named after who must act next."""

        PENDING = "pending"
        DOING = "doing"
        CONFIRMING = "confirming"
        RETURNED = "returned"
        DONE = "done"
        DROPPED = "dropped"

    title = models.TextField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="tasks")
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="tasks")
    label = models.CharField(max_length=24, blank=True)
    lead = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="tasks")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    standing = models.BooleanField(default=False)
    rhythm = models.CharField(max_length=60, blank=True)
    due = models.DateField(null=True)
    original_due = models.DateField(null=True)
    due_origin = models.JSONField(default=dict)
    receiver = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "tasks_task"
        ordering = ["id"]
        indexes = [models.Index(fields=["lead", "state", "due"]), models.Index(fields=["state", "due"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(original_due__isnull=False), name="due_has_original"
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(closed_at__isnull=False), name="done_is_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.title[:40]}"


class Part(models.Model):
    """A coordinator's part of a task: its own date and answer."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="parts")
    due = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "tasks_part"
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="one_part_a_unit")]

    def __str__(self) -> str:
        return f"{self.task_id}/{self.unit_id}"


class Progress(models.Model):
    """A report on a task: what came of it, what is difficult, what is proposed, with a file as evidence."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="progress")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    result = models.TextField()
    difficulty = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True)
    file_name = models.CharField(max_length=255, blank=True)
    final = models.BooleanField(default=False)

    class Meta:
        db_table = "tasks_progress"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.at:%d/%m/%Y}"


class Star(models.Model):
    """A person keeps an eye on a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="stars")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")

    class Meta:
        db_table = "tasks_star"
        constraints = [models.UniqueConstraint(fields=["task", "user"], name="one_star_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.task_id}"

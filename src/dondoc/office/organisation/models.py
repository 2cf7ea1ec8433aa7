"""Units and posts, each valid from a day to a day."""

from django.db import models
from django.db.models import F, Q

from dondoc.office.access.actor import Role
from dondoc.office.access.models import User

__all__ = ["Office", "Post", "Unit"]


class Office(models.Model):
    """The agency itself: one row, made when the office is started."""

    name = models.CharField(max_length=200)
    parent_name = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "organisation_office"

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit of the agency while it lasts; `successor` takes what was its own when it ends."""

    name = models.CharField(max_length=200)
    short = models.CharField(max_length=40, blank=True)
    folded = models.CharField(max_length=200, db_index=True)
    aliases = models.JSONField(default=list)
    order = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")

    class Meta:
        db_table = "organisation_unit"
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_lasts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A person's post: the role it gives, in a unit or (unit empty) in the whole agency."""

    user = models.ForeignKey(User, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="posts")
    role = models.CharField(max_length=12, choices=[(role, role) for role in Role])
    title = models.CharField(max_length=80)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "organisation_post"

    def __str__(self) -> str:
        return f"{self.title}: {self.user}"

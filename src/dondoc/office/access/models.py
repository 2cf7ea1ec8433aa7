"""Accounts, and the chain of everything that happened."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models

__all__ = ["Event", "User"]


class User(AbstractUser):
    """An account. Names are kept whole, as people write them; posts and units are the organisation's."""

    full_name = models.CharField(max_length=120)
    single_keys = models.BooleanField(default=True)

    class Meta(AbstractUser.Meta):
        db_table = "access_user"

    def __str__(self) -> str:
        return self.full_name or self.username


class Event(models.Model):
    """Something that happened: who, when, what, to what, why; with the hash of the one before it.

    Rows are added and never changed: the database itself refuses (migration 0002), and `events.broken_at` finds a row
    that was changed behind its back.
    """

    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    payload = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "access_event"
        indexes = [models.Index(fields=["subject", "subject_id", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        """Add the event; a second save is a programming error."""
        if self.pk:
            raise TypeError("an event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - Django's own
        """Never."""
        raise TypeError("an event is never removed")

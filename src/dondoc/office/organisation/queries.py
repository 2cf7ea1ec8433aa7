"""Reads of the organisation."""

import datetime

from django.db.models import Q, QuerySet

from dondoc.office import clock
from dondoc.office.access.models import User
from dondoc.office.organisation.matching import Chart
from dondoc.office.organisation.models import Office, Post, Unit

__all__ = ["chart", "office", "people_of", "units"]


def office() -> Office | None:
    """The agency, None before it is set up."""
    return Office.objects.first()


def _holds(day: datetime.date | None) -> Q:
    day = day or clock.today()
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def units(day: datetime.date | None = None) -> QuerySet[Unit]:
    """The units that stand on a day, by default today."""
    return Unit.objects.filter(_holds(day))


def people_of(unit: int, day: datetime.date | None = None) -> QuerySet[User]:
    """The people who hold a post in a unit on a day, by default today, by name."""
    posts = Post.objects.filter(_holds(day), unit=unit, user__is_active=True)
    return User.objects.filter(pk__in=posts.values("user")).order_by("full_name")


def chart(day: datetime.date | None = None) -> Chart:
    """The units of a day to look names up in."""
    return Chart(units(day))

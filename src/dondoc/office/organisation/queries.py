"""Reads of the organisation."""

import datetime

from django.db.models import Q, QuerySet

from dondoc.office import clock
from dondoc.office.organisation.matching import Chart
from dondoc.office.organisation.models import Office, Unit

__all__ = ["chart", "office", "units"]


def office() -> Office | None:
    """The agency, None before it is set up."""
    return Office.objects.first()


def units(day: datetime.date | None = None) -> QuerySet[Unit]:
    """The units that stand on a day, by default today."""
    day = day or clock.today()
    return Unit.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )


def chart(day: datetime.date | None = None) -> Chart:
    """The units of a day to look names up in."""
    return Chart(units(day))

"""How values are shown: days as Vietnamese offices write them."""

import datetime

from django.utils import timezone

from dondoc.office.texts import language

__all__ = ["clock", "day", "moment", "weekday"]

WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day(value: datetime.date | datetime.datetime | None) -> str:
    """dd/mm/yyyy."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}" if value else ""


def weekday(value: datetime.date | None) -> str:
    """ "thứ Ba 27/02/2024"."""
    return f"{WEEKDAYS[language()][value.weekday()]} {value:%d/%m/%Y}" if value else ""


def moment(value: datetime.datetime | None) -> str:
    """ "05/02/2024 14:32", in the office's own time."""
    return timezone.localtime(value).strftime("%d/%m/%Y %H:%M") if value else ""


def clock(value: datetime.datetime | None) -> str:
    """ "14:32"."""
    return timezone.localtime(value).strftime("%H:%M") if value else ""

"""What time it is in the office. A demonstration lives in the week of its notice, so that its dates mean something."""

import datetime
from functools import cache

from django.conf import settings
from django.utils import timezone

__all__ = ["DEMO_DAY", "begin_demo", "now", "today"]

DEMO_DAY = datetime.date(2024, 2, 5)
MARK = "demo-begun"


def begin_demo() -> None:
    """Remember the real day on which the demonstration was begun; that day counts as `DEMO_DAY`."""
    (settings.DATA / MARK).write_text(timezone.localdate().isoformat(), "ascii")
    _behind.cache_clear()


@cache
def _behind() -> datetime.timedelta:
    path = settings.DATA / MARK
    if not settings.DEMO or not path.exists():
        return datetime.timedelta()
    return datetime.date.fromisoformat(path.read_text("ascii")) - DEMO_DAY


def now() -> datetime.datetime:
    """The moment."""
    return timezone.now() - _behind()


def today() -> datetime.date:
    """The day, in the office's own zone."""
    return timezone.localdate(now())

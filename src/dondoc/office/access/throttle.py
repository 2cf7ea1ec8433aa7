"""Wrong passwords are counted by name and address together, so that nobody can lock out somebody else."""

import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest

__all__ = ["ALLOWED", "WAIT", "count", "forget", "seconds_left"]

ALLOWED = 8
WAIT = 15 * 60
now: Callable[[], float] = time.time


def _key(request: HttpRequest, username: str) -> str:
    import hashlib

    pair = f"{username.lower()}|{request.META.get('REMOTE_ADDR', '')}"
    return f"sign-in:{hashlib.sha256(pair.encode()).hexdigest()}"


def count(request: HttpRequest, username: str) -> None:
    """Count a wrong password."""
    wrong, _ = cache.get(_key(request, username), (0, 0.0))
    cache.set(_key(request, username), (wrong + 1, now()), WAIT)


def forget(request: HttpRequest, username: str) -> None:
    """Start counting anew after a right one."""
    cache.delete(_key(request, username))


def seconds_left(request: HttpRequest, username: str) -> int:
    """How long this pair must wait; 0 where it may try."""
    wrong, last = cache.get(_key(request, username), (0, 0.0))
    return max(0, int(last + WAIT - now())) if wrong >= ALLOWED else 0

"""Which check makes which codes: the checks of a family register themselves here."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dondoc.reading.checks.context import Context
from dondoc.reading.model import Finding

__all__ = ["CHECKS", "Check", "Registered", "check"]

Check = Callable[[Context], Iterable[Finding]]


class Registered(NamedTuple):
    """A check with the codes it can make."""

    check: Check
    codes: frozenset[str]


CHECKS: list[Registered] = []


def check(*codes: str) -> Callable[[Check], Check]:
    """Register a check with its codes."""

    def register(function: Check) -> Check:
        CHECKS.append(Registered(function, frozenset(codes)))
        return function

    return register

"""Who acts: an account with the roles it has today. Made by the organisation, passed to every action and policy."""

from enum import StrEnum
from typing import NamedTuple

__all__ = ["NOBODY", "SYSTEM", "Actor", "Role"]


class Role(StrEnum):
    """What a post lets its holder do; each has a fuller description in the glossary."""

    ADMIN = "admin"
    CLERK = "clerk"
    CHIEF = "chief"
    DIRECTOR = "director"
    HEAD = "head"
    OFFICER = "officer"
    AUDITOR = "auditor"


class Actor(NamedTuple):
    """An account and its posts: the roles it has, and the units it heads or works in."""

    user_id: int | None
    name: str
    roles: frozenset[Role] = frozenset()
    heads: frozenset[int] = frozenset()
    works_in: frozenset[int] = frozenset()

    @property
    def account(self) -> int:
        """The number of the account; only people have one."""
        if self.user_id is None:
            raise LookupError("nobody is signed in")
        return self.user_id

    def has(self, *roles: Role) -> bool:
        """Whether the actor has one of the roles."""
        return not self.roles.isdisjoint(roles)


SYSTEM = Actor(None, "dondoc")
NOBODY = Actor(None, "")

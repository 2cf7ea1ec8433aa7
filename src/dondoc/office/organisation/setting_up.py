"""Starting an office: its name, its units, the first account; all of it or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction

from dondoc.office.access.actor import Actor, Role
from dondoc.office.access.events import record
from dondoc.office.access.models import User
from dondoc.office.organisation.actions import add_account, add_unit, appoint, start_office
from dondoc.office.organisation.models import Office
from dondoc.office.texts import say

__all__ = ["begin", "set_single_keys", "units_in"]


def units_in(pasted: str) -> list[tuple[str, str]]:
    """Names and short names of units as pasted: one a line, the short name after a tab."""
    found: dict[str, str] = {}
    for line in pasted.splitlines():
        name, _, short = line.strip().partition("\t")
        name = " ".join(name.strip(" -–•;").split())
        if name:
            found.setdefault(name, short.strip()[:40])
    return list(found.items())


@transaction.atomic
def begin(
    actor: Actor, name: str, parent_name: str, place: str, units: str, full_name: str, username: str, password: str
) -> User:
    """Start the office; the first account may do what a chief of office and an administrator may."""
    if Office.objects.exists():
        raise ValidationError(say("web.start-exists"))
    if User.objects.filter(username=username).exists():
        raise ValidationError({"username": say("web.start-taken")})
    start_office(actor, name, parent_name, place)
    for unit, short in units_in(units):
        add_unit(actor, unit, short)
    user = add_account(actor, username, full_name, password)
    appoint(actor, user, Role.CHIEF, "Chánh Văn phòng")
    appoint(actor, user, Role.ADMIN, "Quản trị")
    return user


@transaction.atomic
def set_single_keys(actor: Actor, on: bool) -> None:
    """Whether single letters act as keys for this account."""
    user = User.objects.get(pk=actor.account)
    user.single_keys = on
    user.save(update_fields=["single_keys"])
    record(actor, "keys.set", user, {"on": on})

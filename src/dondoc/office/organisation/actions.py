"""The only place that writes to the organisation."""

from collections.abc import Iterable

from django.db import transaction

from dondoc.office.access.actor import Actor, Role
from dondoc.office.access.events import record
from dondoc.office.access.models import User
from dondoc.office.organisation.models import Office, Post, Unit
from dondoc.reading.folding import fold

__all__ = ["add_account", "add_unit", "appoint", "start_office"]


@transaction.atomic
def start_office(actor: Actor, name: str, parent_name: str = "", place: str = "") -> Office:
    """Start the agency; it has one name, given once."""
    office = Office.objects.create(name=name.strip(), parent_name=parent_name.strip(), place=place.strip())
    record(actor, "office.started", office, {"name": office.name})
    return office


@transaction.atomic
def add_unit(actor: Actor, name: str, short: str = "", aliases: Iterable[str] = ()) -> Unit:
    """Add a unit at the end of the chart."""
    name = " ".join(name.split())
    unit = Unit.objects.create(
        name=name, short=short.strip(), folded=fold(name), aliases=list(aliases), order=Unit.objects.count()
    )
    record(actor, "unit.added", unit, {"name": name})
    return unit


@transaction.atomic
def add_account(actor: Actor, username: str, full_name: str, password: str) -> User:
    """Add an account; it can do nothing until it is appointed to a post."""
    user = User(username=username, full_name=" ".join(full_name.split()))
    user.set_password(password)
    user.save()
    record(actor, "account.added", user, {"username": username})
    return user


@transaction.atomic
def appoint(actor: Actor, user: User, role: Role, title: str, unit: Unit | None = None) -> Post:
    """Give a person a post."""
    post = Post.objects.create(user=user, role=role, title=title, unit=unit)
    record(actor, "post.given", post, {"role": role, "unit": unit and unit.name})
    return post

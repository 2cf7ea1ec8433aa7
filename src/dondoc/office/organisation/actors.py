"""From an account to an actor: the posts it holds today."""

import datetime
from collections.abc import Callable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from dondoc.office import clock
from dondoc.office.access.actor import NOBODY, Actor, Role
from dondoc.office.access.models import User
from dondoc.office.organisation.models import Post

__all__ = ["ActorMiddleware", "actor_for"]
# the chief of office heads the office, a unit like others
HEADING = {Role.HEAD, Role.CHIEF}


def actor_for(user: User, day: datetime.date | None = None) -> Actor:
    """The actor that an account is on a day, by default today."""
    day = day or clock.today()
    now = Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    posts = list(Post.objects.filter(*now, user=user).values_list("role", "unit_id"))
    roles = {Role(role) for role, _ in posts}
    if user.is_superuser:
        roles.add(Role.ADMIN)
    return Actor(
        user.pk,
        str(user),
        frozenset(roles),
        frozenset(unit for role, unit in posts if unit and role in HEADING),
        frozenset(unit for role, unit in posts if unit and role in {*HEADING, Role.OFFICER}),
    )


class ActorMiddleware:
    """Every request knows its actor; asked for once, and only where somebody asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The request with its actor."""

        def actor() -> Actor:
            return actor_for(request.user) if isinstance(request.user, User) else NOBODY

        lazy = SimpleLazyObject(lambda: actor() if request.user.is_authenticated else NOBODY)
        request.actor = lazy  # type: ignore[attr-defined]
        return self.get_response(request)

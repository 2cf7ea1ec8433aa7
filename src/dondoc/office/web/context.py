"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from dondoc.office.access.actor import Role
from dondoc.office.organisation.queries import office
from dondoc.office.texts import language

__all__ = ["shell"]

PLACES = (
    ("today", "today", frozenset(Role)),
    ("desk", "documents", frozenset({Role.CLERK, Role.CHIEF, Role.DIRECTOR, Role.AUDITOR})),
    ("tasks", "tasks", frozenset(Role)),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame: who is signed in, the agency, the places to go, the language, whether this is a demonstration."""
    actor = getattr(request, "actor", None)
    signed_in = bool(actor and actor.user_id)
    return {
        "actor": actor,
        "agency": office() if signed_in else None,
        "places": [(icon, name) for icon, name, roles in PLACES if signed_in and actor.has(*roles)] if actor else [],
        "language": language(),
        "other_language": "en" if language() == "vi" else "vi",
        "demo": settings.DEMO,
        # where to come back to after a change of language: a page that answered a form is none
        "came_from": request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "/"),
        "demo_people": ("vanphong", "truongphong", "chuyenvien", "giamdoc"),
    }

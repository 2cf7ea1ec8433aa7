"""The gate before every view: who may come in. A view without a rule is closed to everybody."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from dondoc.office.access.actor import Actor, Role
from dondoc.office.texts import say

__all__ = ["EVERYBODY", "GateMiddleware", "Rule", "actor_of", "open_to", "routes"]

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
EVERYBODY = frozenset(Role)


class Rule(NamedTuple):
    """Who may use a view, and with which methods. `public`: without signing in."""

    roles: frozenset[Role]
    methods: frozenset[str]
    public: bool = False


def open_to(*roles: Role, methods: str = "GET", public: bool = False) -> Callable[[View], View]:
    """Declare a view's rule: the roles that may use it (all where none is named), and its methods."""
    rule = Rule(frozenset(roles) or EVERYBODY, frozenset(methods.split()), public)

    def declare(view: View) -> View:
        view.rule = rule  # type: ignore[attr-defined]
        return view

    return declare


def actor_of(request: HttpRequest) -> Actor:
    """Who makes the request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


class GateMiddleware:
    """Ask the rule of each view before it runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The request goes on; `process_view` decides."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """None where the view may run."""
        rule: Rule | None = getattr(view, "rule", None)
        if rule is None:
            raise PermissionDenied
        method = "GET" if request.method == "HEAD" else request.method
        if method not in rule.methods:
            page = {"title": say("access.wrong-method-title"), "words": say("access.wrong-method")}
            answer = render(request, "web/message.html", page, status=405)
            answer["Allow"] = ", ".join(sorted(rule.methods))
            return answer
        if rule.public:
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if not actor_of(request).has(*rule.roles):
            raise PermissionDenied
        return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The way to sign in and back. What a form held is kept by the page that sent it (static/js/shell.js)."""
    back = request.get_full_path() if request.method == "GET" else request.headers.get("HX-Current-URL", "/")
    address = f"{reverse('sign-in')}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"X-Sign-In": address})
    return HttpResponseRedirect(address)


def routes() -> list[tuple[str, str, Callable[..., HttpResponse]]]:
    """Every address with its name and view, from the table of addresses itself."""
    found: list[tuple[str, str, Callable[..., HttpResponse]]] = []

    def walk(entries: list[Any], prefix: str) -> None:
        for entry in entries:
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, prefix + str(entry.pattern))
            elif isinstance(entry, URLPattern):
                found.append((prefix + str(entry.pattern), str(entry.name), entry.callback))

    walk(get_resolver().url_patterns, "/")
    return found

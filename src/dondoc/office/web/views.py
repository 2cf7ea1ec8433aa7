"""The first screen of each role, and what belongs to the frame."""

import re
import subprocess
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dondoc.office import clock, own
from dondoc.office.access.actor import SYSTEM, Actor, Role
from dondoc.office.access.gates import actor_of, open_to
from dondoc.office.access.models import User
from dondoc.office.access.views import next_address
from dondoc.office.documents.child import addressees_of
from dondoc.office.documents.policies import may_review
from dondoc.office.documents.queries import listed as papers
from dondoc.office.organisation import setting_up
from dondoc.office.organisation.queries import office
from dondoc.office.tasks import queries
from dondoc.office.tasks.models import Task
from dondoc.office.tasks.policies import steps_for
from dondoc.office.texts import language as shown_language
from dondoc.office.texts import say
from dondoc.office.web.language import COOKIE

__all__ = [
    "broken",
    "demo_switch",
    "denied",
    "forgery",
    "health",
    "keys",
    "language",
    "not_found",
    "start",
    "today",
    "unclear",
]

State = Task.State
SHOWN = 8
YEAR = 365 * 24 * 3600


# ---- the first screen -----------------------------------------------------------------------------------------------


def _section(actor: Actor, name: str, **wanted: str) -> dict[str, Any]:
    """A list of the first screen: its rows with the obvious step of each, and the address of the whole."""
    day = clock.today()
    found = queries.filtered(actor, wanted, day)
    rows = queries.listed(actor, found[: SHOWN + 1], day)
    steps = [(row, next(iter(steps_for(actor, row.task)), "")) for row in rows[:SHOWN]]
    address = reverse("tasks") + "?" + "&".join(f"{key}={value}" for key, value in wanted.items())
    return {"name": name, "rows": steps, "more": len(rows) > SHOWN, "address": address}


SECTIONS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "officer": (
        ("late-here", {"light": "late", "person": "me"}),
        ("to-accept", {"state": "pending", "person": "me"}),
        ("soon-here", {"light": "soon", "person": "me"}),
        ("doing-here", {"state": "doing", "person": "me"}),
    ),
    "head": (
        ("unassigned-here", {"state": "open", "person": "none"}),
        ("to-accept", {"state": "pending"}),
        ("late-here", {"light": "late"}),
        ("soon-here", {"light": "soon"}),
        ("doing-here", {"state": "doing"}),
    ),
    "chief": (
        ("to-confirm", {"state": "confirming"}),
        ("returned-here", {"state": "returned"}),
        ("late-here", {"light": "late"}),
        ("soon-here", {"light": "soon"}),
    ),
    "watcher": (("late-here", {"light": "late"}), ("given-here", {"state": "open"})),
    "director": (
        ("late-here", {"light": "late"}),
        ("to-confirm", {"state": "confirming"}),
        ("given-here", {"state": "open"}),
    ),
}


def _desk_of(actor: Actor) -> str:
    order = (("director", Role.DIRECTOR), ("chief", Role.CHIEF), ("chief", Role.CLERK), ("head", Role.HEAD),
             ("officer", Role.OFFICER))  # fmt: skip
    return next((name for name, role in order if actor.has(role)), "watcher")


@open_to()
def today(request: HttpRequest) -> HttpResponse:
    """What needs me now, by role."""
    actor, day = actor_of(request), clock.today()
    desk = _desk_of(actor)
    counts = queries.counts(actor, day)
    to_review = list(papers(actor).exclude(state="secret").exclude(desk__published_at__isnull=False)[:SHOWN])
    page = {
        "here": "today", "desk": desk, "counts": counts, "waiting": queries.waiting(actor, desk, day), "day": day,
        "sections": [_section(actor, name, **wanted) for name, wanted in SECTIONS[desk]],
        "papers": to_review if desk == "chief" else [], "may_add": desk == "chief" and may_review(actor),
        "undecided": sum(getattr(paper, "undecided", 0) for paper in to_review) if desk == "chief" else 0,
        "units": queries.by_unit(actor, day) if desk in {"chief", "director"} else [],
    }  # fmt: skip
    return render(request, "web/today.html", page)


# ---- the frame ------------------------------------------------------------------------------------------------------


@open_to(public=True, methods="POST")
def language(request: HttpRequest) -> HttpResponse:
    """Change the language; kept in a cookie."""
    answer = HttpResponseRedirect(next_address(request))
    chosen = "en" if request.POST.get("language") == "en" else "vi"
    answer.set_cookie(COOKIE, chosen, YEAR, samesite="Lax", httponly=True, secure=settings.HTTPS)
    return answer


@open_to(methods="POST")
def keys(request: HttpRequest) -> HttpResponse:
    """Switch single-letter keys on or off for oneself (WCAG 2.2, 2.1.4)."""
    setting_up.set_single_keys(actor_of(request), request.POST.get("on") == "1")
    return HttpResponseRedirect(next_address(request))


@open_to(methods="POST")
def demo_switch(request: HttpRequest) -> HttpResponse:
    """Become another person of the demonstration; there and nowhere else."""
    user = User.objects.filter(username=request.POST.get("username", ""), is_active=True).first()
    if not settings.DEMO or user is None:
        return not_found(request)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect("/")


@open_to(public=True)
def health(request: HttpRequest) -> HttpResponse:
    """Whether the office answers; for whatever watches the server."""
    office()
    return HttpResponse("demonstration\n" if settings.DEMO else "ok\n", "text/plain")


class StartForm(forms.Form):
    """What an empty office needs before its first sign-in."""

    name = forms.CharField(max_length=200)
    parent_name = forms.CharField(max_length=200, required=False)
    place = forms.CharField(max_length=80, required=False)
    units = forms.CharField(max_length=20_000)
    full_name = forms.CharField(max_length=120)
    username = forms.CharField(max_length=60)
    password = forms.CharField(max_length=128, strip=False)

    def clean_username(self) -> str:
        """Letters, digits, hyphens: what people can type anywhere."""
        name: str = self.cleaned_data["username"]
        if not re.fullmatch(r"[A-Za-z0-9_.-]+", name):
            raise ValidationError(say("web.start-username"))
        return name

    def clean_password(self) -> str:
        """A password that is not easily guessed."""
        word: str = self.cleaned_data["password"]
        try:
            validate_password(word)
        except ValidationError:
            raise ValidationError(say("web.start-password")) from None
        return word


@open_to(public=True, methods="GET POST")
def start(request: HttpRequest) -> HttpResponse:
    """Start an empty office: its name, its units, the first account. Only where there is none but the demonstration."""
    if office() is not None and not settings.DEMO:
        page = {"title": say("web.start-title"), "words": say("web.start-exists")}
        return render(request, "web/message.html", page)
    form = StartForm(request.POST or None)
    if request.method == "POST" and "fill" in request.POST:
        return _filled(request)
    if request.method == "POST" and form.is_valid():
        if settings.DEMO:
            return _beside_the_demo(request, form)
        try:
            user = setting_up.begin(SYSTEM, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return HttpResponseRedirect(reverse("documents"))
    status = 422 if request.method == "POST" else 200
    return render(request, "web/start.html", {"form": form}, status=status)


def _beside_the_demo(request: HttpRequest, form: StartForm) -> HttpResponse:
    """The demonstration stays in its folder; the office takes its place at this address as soon as it is made."""
    try:
        own.make(settings.DATA, form.cleaned_data)
    except (subprocess.SubprocessError, OSError):
        form.add_error(None, say("web.start-failed", folder=settings.DATA / own.FOLDER))
        return render(request, "web/start.html", {"form": form}, status=422)
    return render(request, "web/moving.html", {"username": form.cleaned_data["username"]})


def _filled(request: HttpRequest) -> HttpResponse:
    """The form with the addressees of a notice as units; the notice itself is not kept."""
    upload, error, values = request.FILES.get("notice"), "", request.POST.copy()
    if upload is None or (upload.size or 0) > settings.UPLOAD_LIMIT:
        error = say("web.start-no-notice")
    else:
        found = addressees_of(upload.read(), upload.name or "")
        error = str(found.get(f"refused_{shown_language()}", ""))
        names = [*values.get("units", "").splitlines(), *found["units"]]
        values["units"] = "\n".join(dict.fromkeys(name for name in names if name.strip()))
    page = {"form": StartForm(initial=values.dict()), "error": error}
    return render(request, "web/start.html", page, status=422 if error else 200)


# ---- when there is nothing to show ----------------------------------------------------------------------------------


def _message(request: HttpRequest, name: str, status: int) -> HttpResponse:
    page = {"title": say(f"web.{name}-title"), "words": say(f"web.{name}")}
    return render(request, "web/message.html", page, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or it is not this actor's."""
    return _message(request, "not-found", 404)


def unclear(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be understood: too much of it, or cut off."""
    return _message(request, "unclear", 400)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not open the page."""
    return _message(request, "denied", 403)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return _message(request, "broken", 500)


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit the session any more."""
    return render(
        request, "web/message.html", {"title": say("web.denied-title"), "words": say("web.forgery")}, status=403
    )

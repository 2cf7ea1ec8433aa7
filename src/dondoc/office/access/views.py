"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from dondoc.office.access import throttle
from dondoc.office.access.gates import open_to
from dondoc.office.texts import say

__all__ = ["next_address", "sign_in", "sign_out"]


def next_address(request: HttpRequest) -> str:
    """Where to go on to: an address of this office, "/" otherwise."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


@open_to(public=True, methods="GET POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; after too many wrong ones the pair of name and address waits, nobody else."""
    error, status = "", 200
    username = request.POST.get("username", "").strip()
    if request.method == "POST":
        if wait := throttle.seconds_left(request, username):
            error, status = say("access.wait", minutes=-(-wait // 60)), 429
        else:
            user = authenticate(request, username=username, password=request.POST.get("password", ""))
            if user is not None:
                throttle.forget(request, username)
                login(request, user)
                return HttpResponseRedirect(next_address(request))
            throttle.count(request, username)
            error, status = say("access.wrong"), 422
    page = {"error": error, "username": username, "next": next_address(request), "demo_open": settings.DEMO}
    return render(request, "access/sign_in.html", page, status=status)


@open_to(public=True, methods="POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect("/sign-in/")

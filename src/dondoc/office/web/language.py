"""Which language a person sees: the choice kept in a cookie, Vietnamese otherwise."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

__all__ = ["COOKIE", "LanguageMiddleware"]

COOKIE = "language"


class LanguageMiddleware:
    """Set the language of the request from the cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The request in its language."""
        with translation.override("en" if request.COOKIES.get(COOKIE) == "en" else "vi"):
            return self.get_response(request)

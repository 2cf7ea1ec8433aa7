"""The office's addresses and one more: an empty view behind the same gate and middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from dondoc.office.access.gates import open_to
from dondoc.office.config.urls import handler403, handler404, handler500, urlpatterns

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


@open_to()
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing."""
    return HttpResponse("")


urlpatterns = [path("empty/", empty), *urlpatterns]

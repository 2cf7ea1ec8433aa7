"""All addresses of the office."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from dondoc.office.numbers import Number

register_converter(Number, "number")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dondoc.office.web.urls")),
    path("", include("dondoc.office.access.urls")),
    path("documents/", include("dondoc.office.documents.urls")),
    path("tasks/", include("dondoc.office.tasks.urls")),
]
handler400 = "dondoc.office.web.views.unclear"
handler404 = "dondoc.office.web.views.not_found"
handler403 = "dondoc.office.web.views.denied"
handler500 = "dondoc.office.web.views.broken"

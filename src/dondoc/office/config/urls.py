"""All addresses of the office."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dondoc.office.web.urls")),
    path("", include("dondoc.office.access.urls")),
    path("documents/", include("dondoc.office.documents.urls")),
    path("tasks/", include("dondoc.office.tasks.urls")),
]
handler404 = "dondoc.office.web.views.not_found"
handler403 = "dondoc.office.web.views.denied"
handler500 = "dondoc.office.web.views.broken"

"""Addresses of the shell."""

from django.urls import path

from dondoc.office.web import views

urlpatterns = [
    path("", views.today, name="today"),
    path("language/", views.language, name="language"),
    path("keys/", views.keys, name="keys"),
    path("demo/", views.demo_switch, name="demo-switch"),
    path("start/", views.start, name="start"),
    path("health/", views.health, name="health"),
]

"""The app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shell of the site."""

    name = "dondoc.office.web"
    label = "web"

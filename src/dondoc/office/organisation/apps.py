"""The app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Units, people, posts."""

    name = "dondoc.office.organisation"
    label = "organisation"

"""The app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, roles, permissions, the audit chain."""

    name = "dondoc.office.access"
    label = "access"

"""The app."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """A directive followed to its end."""

    name = "dondoc.office.tasks"
    label = "tasks"

"""The app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Stored papers, their readings and the review desk."""

    name = "dondoc.office.documents"
    label = "documents"

"""The worker: takes up what a dead one left, then works through the queue."""

import os

__all__ = ["run"]


def run() -> None:
    """Work until ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.office.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    from dondoc.office.documents.jobs import take_up_unfinished
    from dondoc.office.documents.storage import sweep

    sweep()
    take_up_unfinished()
    call_command("db_worker", interval=0.3, verbosity=0)

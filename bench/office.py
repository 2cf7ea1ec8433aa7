"""The desk of a notice with three hundred directives, beside an empty view with the same middleware."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

DIRECTIVES = 300


class Pages(NamedTuple):
    """What is measured: each call is one request of a signed-in clerk."""

    empty: Callable[[], object]
    desk: Callable[[], object]
    edit: Callable[[], object]


@contextmanager
def pages() -> Iterator[Pages]:
    """A demonstration office in a folder that goes with it, its notice grown to three hundred directives."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DONDOC_DATA=folder, DONDOC_DEMO="1", DJANGO_SETTINGS_MODULE="dondoc.office.config.settings")
        import django
        from django.conf import settings
        from django.core.management import call_command

        django.setup()
        settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "office_urls", ["testserver"]
        call_command("migrate", verbosity=0)
        yield _pages()


def _pages() -> Pages:
    from django.test import Client

    from dondoc.office import demo
    from dondoc.office.access.models import User
    from dondoc.office.documents.models import Desk

    demo.seed()
    desk = Desk.objects.get()
    _grow(desk)
    client = Client()
    client.force_login(User.objects.get(username="vanphong"))
    address = f"/documents/{desk.document_id}/desk/"
    days = iter(range(1_000_000))

    def edit() -> Any:  # noqa: ANN401 - a response
        one = desk.items.order_by("place").only("version").first()
        day = f"{next(days) % 28 + 1:02}/03/2024"
        return client.post(f"{address}items/{one.pk}/edit/due/", {"version": one.version, "value": day},
                           headers={"HX-Request": "true"})  # fmt: skip

    def read(path: str) -> Callable[[], object]:
        def call() -> object:
            answer = client.get(path)
            assert answer.status_code == 200, answer.status_code
            return answer

        return call

    return Pages(read("/empty/"), read(address), edit)


def _grow(desk: Any) -> None:  # noqa: ANN401 - a Desk
    items = list(desk.items.all())
    copies = []
    for number in range(DIRECTIVES - len(items)):
        one = items[number % len(items)]
        one.pk, one.label, one.place = None, f"{one.label[:12]}.{number}", 1000 + number
        copies.append(type(one)(**{field.attname: getattr(one, field.attname) for field in one._meta.fields}))
    type(items[0]).objects.bulk_create(copies)

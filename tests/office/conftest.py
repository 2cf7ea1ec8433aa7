"""An office with the people and units of the demonstration, and the real notice on its desk."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dondoc.office import clock, demo
from dondoc.office.access.actor import Actor
from dondoc.office.access.models import User
from dondoc.office.documents import actions
from dondoc.office.documents.models import Desk, Document
from dondoc.office.organisation.actors import actor_for
from dondoc.reading import read
from dondoc.reading.model import to_json

MONDAY = datetime.datetime(2024, 2, 5, 8, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the morning of Monday 05/02/2024, the day of the briefing."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY)


@cache
def reading_of(path: Path) -> dict[str, Any]:
    return to_json(read(path.read_bytes(), path.name))


@pytest.fixture
def office(db: None) -> None:
    demo._people()


@pytest.fixture
def notice(office: None) -> Document:
    document, _ = actions.add(actor("vanphong"), demo.NOTICE.read_bytes(), demo.NOTICE.name)
    actions.store_reading(document, reading_of(demo.NOTICE))
    return document


@pytest.fixture
def desk(notice: Document) -> Desk:
    return Desk.objects.get(document=notice)


def actor(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client

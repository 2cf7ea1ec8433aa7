"""Who may come in where: the matrix of roles, routes and methods, made from the table of addresses itself."""

import re

import pytest
from django.test import Client

from dondoc.office.access import throttle
from dondoc.office.access.actor import SYSTEM, Role
from dondoc.office.access.events import broken_at, record
from dondoc.office.access.gates import routes
from dondoc.office.access.models import Event, User
from dondoc.office.documents.models import Desk
from dondoc.office.organisation.actions import add_account, appoint
from dondoc.office.organisation.models import Unit
from office.conftest import signed_in

pytestmark = pytest.mark.django_db
ROUTES = routes()
METHODS = ("GET", "POST", "PUT", "DELETE")


@pytest.mark.parametrize(("address", "name", "view"), ROUTES, ids=[name for _, name, _ in ROUTES])
def test_every_route_has_a_rule(address: str, name: str, view: object) -> None:
    assert getattr(view, "rule", None) is not None, f"{address} is open to nobody: declare who may use it"


@pytest.fixture
def clients(desk: Desk) -> dict[Role, Client]:
    found = {}
    for role in Role:
        user = add_account(SYSTEM, f"r-{role}", f"R {role}", "only-for-this-test")
        appoint(SYSTEM, user, role, role, Unit.objects.first() if role in {Role.HEAD, Role.OFFICER} else None)
        found[role] = signed_in(user.username)
    return found


def filled(address: str, desk: Desk) -> str:
    values = {"number": desk.document_id, "item": desk.items.first().pk, "unit": Unit.objects.first().pk}
    values |= {"finding": 0, "field": "lead", "act": "reopen", "step": "accept", "kind": "pdf", "progress": 1}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values[match.group(1)]), address)


def test_the_matrix_holds(clients: dict[Role, Client], desk: Desk) -> None:
    wrong = []
    for address, name, view in ROUTES:
        rule = view.rule
        for role, client in clients.items():
            if name in {"sign-out", "demo-switch"}:
                continue
            for method in METHODS:
                status = client.generic(method, filled(address, desk)).status_code
                if method not in rule.methods:
                    right = status == 405
                elif rule.public or role in rule.roles:
                    right = status not in {401, 403, 405} and status < 500
                else:
                    right = status == 403
                if not right:
                    wrong.append((name, role, method, status))
    assert wrong == []


def test_strangers_are_sent_to_sign_in(desk: Desk) -> None:
    client = Client()
    for address, name, view in ROUTES:
        method = sorted(view.rule.methods)[0]
        answer = client.generic(method, filled(address, desk))
        if not view.rule.public:
            assert answer.status_code == 302, name
            assert answer.url.startswith("/sign-in/")


def test_a_lost_session_tells_the_page_where_to_sign_in(desk: Desk) -> None:
    one = desk.items.first()
    answer = Client().post(f"/documents/{desk.document_id}/desk/items/{one.pk}/decide/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["X-Sign-In"].startswith("/sign-in/?next=")


def test_signing_in_and_wrong_passwords(office: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    right = {"username": "vanphong", "password": "dondoc-demo"}
    assert client.post("/sign-in/", {**right, "password": "x"}).status_code == 422
    for _ in range(throttle.ALLOWED - 1):
        client.post("/sign-in/", {**right, "password": "x"})
    assert client.post("/sign-in/", right).status_code == 429
    assert Client(REMOTE_ADDR="10.0.0.9").post("/sign-in/", right).status_code == 302
    later = throttle.now() + throttle.WAIT + 1
    monkeypatch.setattr(throttle, "now", lambda: later)
    assert client.post("/sign-in/", right).status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(office: None, target: str) -> None:
    right = {"username": "giamdoc", "password": "dondoc-demo", "next": target}
    assert Client(REMOTE_ADDR="10.0.0.7").post("/sign-in/", right).url == "/"


def test_events_stay_as_they_are(office: None) -> None:
    from django.db import DatabaseError, connection, transaction

    user = User.objects.first()
    event = record(SYSTEM, "test", user, {"b": 1, "a": {"2": [1, None]}})
    assert broken_at() is None
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(reason="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(pk=event.pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER event_stays")
        cursor.execute("UPDATE access_event SET reason = 'x' WHERE id = %s", [event.pk])
    found = broken_at()
    assert found is not None
    assert found.pk == event.pk


def test_no_page_has_script_or_style_in_it(desk: Desk) -> None:
    client = signed_in("vanphong")
    for address in ("/", "/documents/", f"/documents/{desk.document_id}/desk/", "/tasks/", "/sign-in/"):
        answer = client.get(address)
        page = answer.content.decode()
        assert "'unsafe" not in answer["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=\"|<style", page), address
        assert "//" not in re.sub(r"https?://(?:testserver|www\.w3\.org)", "", page).replace("https://", "//x")[:0]

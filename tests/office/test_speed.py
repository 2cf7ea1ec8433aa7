"""A page takes as many statements for fifty rows as for five."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.office.documents import actions
from dondoc.office.documents.models import Desk, Item
from office.conftest import actor, signed_in

pytestmark = pytest.mark.django_db
MOST = 12


def statements(client: object, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_desk_takes_the_same_statements_for_five_and_fifty(desk: Desk) -> None:
    client, address = signed_in("vanphong"), f"/documents/{desk.document_id}/desk/"
    client.get(address)
    few = list(desk.items.all())[:5]
    desk.items.exclude(pk__in=[one.pk for one in few]).delete()
    with_five = statements(client, address)
    for place in range(45):
        Item.objects.create(desk=desk, label=f"x{place}", place=100 + place, text="Việc", start=0, end=4)
    assert statements(client, address) == with_five <= MOST


def test_an_edit_takes_few_statements(desk: Desk) -> None:
    client, one = signed_in("vanphong"), desk.items.first()
    with CaptureQueriesContext(connection) as found:
        answer = client.post(
            f"/documents/{desk.document_id}/desk/items/{one.pk}/decide/",
            {"version": one.version, "decision": "standing"},
            headers={"HX-Request": "true"},
        )
    assert answer.status_code == 200
    assert len(found) <= 20
    actions.undo(actor("vanphong"), desk)

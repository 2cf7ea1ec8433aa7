"""A new version of the reader: what it would change is shown, what people decided stays."""

import copy

import pytest
from django.test import Client

from dondoc.office import demo
from dondoc.office.documents import actions
from dondoc.office.documents.actions import papers
from dondoc.office.documents.models import Desk, Reading
from dondoc.office.documents.rereading import changes
from dondoc.office.organisation.queries import chart
from office.conftest import actor, reading_of, signed_in
from office.test_desk import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A reader that finds another lead for 2.1 and 2.2, no longer sees 8.4, and splits 6.1's words otherwise."""
    content = copy.deepcopy(reading_of(demo.NOTICE))
    by_id = {one["id"]: one for one in content["directives"]}
    for label in ("2.1", "2.2"):
        by_id[label]["leads"][0]["name"] = "Thanh tra Sở"
    content["directives"].remove(by_id["8.4"])
    content["directives"].remove(by_id["8.3"])
    monkeypatch.setattr(papers, "reader_version", lambda: "9.9+later")
    return actions.add_reading(desk.document, content)


def test_what_would_change_is_shown(desk: Desk, newer: Reading) -> None:
    one = item(desk, "2.2")
    actions.decide(actor("vanphong"), desk, one.pk, one.version, "task")
    found = {(change.label, change.what): change.kept for change in changes(desk, newer, chart())}
    assert found == {("2.1", "lead"): False, ("2.2", "lead"): True, ("8.3", "gone"): False, ("8.4", "gone"): False}


def test_taking_over_keeps_what_people_did(desk: Desk, newer: Reading) -> None:
    clerk = actor("vanphong")
    for label, act in (("2.2", "decide"), ("8.4", "edit")):
        one = item(desk, label)
        if act == "decide":
            actions.decide(clerk, desk, one.pk, one.version, "task")
        else:
            actions.edit(clerk, desk, one.pk, one.version, "due", "01/03/2024")
    faults = [at for at, one in enumerate(desk.reading.content["findings"]) if one["suggestion"]]
    actions.mend(clerk, desk, faults[0], "nồng độ cồn")
    actions.take_over(clerk, desk, newer)
    desk = Desk.objects.get(pk=desk.pk)
    assert desk.reading == newer
    assert item(desk, "2.1").leads[0]["name"] == "Thanh tra Sở"
    assert item(desk, "2.2").leads[0]["name"] == "Văn phòng Sở"
    assert item(desk, "2.2").decision == "task"
    assert item(desk, "8.4").origin["due"]["how"] == "proposed"
    assert not desk.items.filter(label="8.3").exists()
    assert desk.mends.get().words == "nồng độ cồn"


def test_the_same_reading_changes_nothing(desk: Desk) -> None:
    assert changes(desk, desk.reading, chart()) == []


def test_the_screens_of_it(desk: Desk, newer: Reading) -> None:
    client: Client = signed_in("vanphong")
    page = client.get(f"/documents/{desk.document_id}/desk/changes/").content.decode()
    assert "Thanh tra Sở" in page
    assert client.post(f"/documents/{desk.document_id}/desk/changes/").url == f"/documents/{desk.document_id}/desk/"
    assert "bộ đọc mới" in client.get(f"/documents/{desk.document_id}/desk/").content.decode()

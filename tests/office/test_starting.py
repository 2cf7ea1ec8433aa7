"""An empty office: name, units pasted or taken from a notice, first account; what is wrong is said, nothing lost."""

import subprocess
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dondoc.office import demo, own
from dondoc.office.access.models import User
from dondoc.office.organisation.models import Office, Unit
from dondoc.office.organisation.setting_up import units_in
from office.conftest import signed_in

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Sở Nội vụ", "parent_name": "UBND tỉnh", "place": "Huế",
    "units": "Văn phòng\tVP\n- Phòng Tổ chức\n\nVăn phòng\n", "full_name": "Lê  Văn An", "username": "an",
    "password": "mùa-xuân-2024-rất-dài",
}  # fmt: skip


def test_an_office_is_started_once() -> None:
    client = Client()
    answer = client.post("/start/", FORM)
    assert (answer.status_code, answer.url) == (302, "/documents/")
    assert [unit.name for unit in Unit.objects.all()] == ["Văn phòng", "Phòng Tổ chức"]
    assert client.get("/documents/").status_code == 200
    again = Client().post("/start/", {**FORM, "username": "khac"})
    assert "đã được lập" in again.content.decode()
    assert Office.objects.count() == 1


WRONG = [("name", ""), ("units", ""), ("username", "có dấu cách"), ("password", "12345678901"), ("full_name", "")]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(field: str, value: str) -> None:
    answer = Client().post("/start/", {**FORM, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('class="note late"') == 1
    assert "Phòng Tổ chức" in page or field == "units"
    assert not Office.objects.exists()
    assert not User.objects.exists()


def test_units_come_from_a_notice() -> None:
    notice = SimpleUploadedFile("a.txt", demo.NOTICE.read_bytes())
    page = Client().post("/start/", {**FORM, "units": "Ban Giám đốc", "fill": "1", "notice": notice}).content.decode()
    for name in ("Ban Giám đốc", "Thanh tra Sở", "Trung tâm Ứng dụng KH&amp;CN"):
        assert name in page
    assert "các phòng, đơn vị" not in page
    assert not Office.objects.exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7"])
def test_a_notice_that_cannot_be_read_says_so(data: bytes) -> None:
    files = {"notice": SimpleUploadedFile("a.pdf", data)} if data else {}
    answer = Client().post("/start/", {**FORM, "fill": "1", **files})
    assert answer.status_code == 422
    assert "Phòng Tổ chức" in answer.content.decode()


def test_the_demonstration_stays_as_it_is(office: None) -> None:
    assert signed_in("vanphong").get("/start/").status_code == 200
    assert Office.objects.count() == 1


def test_an_office_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(subprocess.SubprocessError):
        own.make(tmp_path, {**FORM, "surplus": ""})
    assert list(tmp_path.iterdir()) == []
    assert own.home(tmp_path) == tmp_path


@pytest.mark.parametrize(
    ("pasted", "units"),
    [
        ("A\n B \n\nA", [("A", ""), ("B", "")]),
        ("Phòng  A\tPA\nPhòng B", [("Phòng A", "PA"), ("Phòng B", "")]),
        ("- A;\n• B", [("A", ""), ("B", "")]),
        (" \n\t\n", []),
    ],
)
def test_units_as_they_are_pasted(pasted: str, units: list[tuple[str, str]]) -> None:
    assert units_in(pasted) == units

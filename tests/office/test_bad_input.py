"""Whatever an address or a form holds, the answer is a page with words, never a fault."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dondoc.office.access.actor import SYSTEM, Role
from dondoc.office.access.models import User
from dondoc.office.documents import actions, storage
from dondoc.office.documents.child import FAULT, read_apart
from dondoc.office.documents.jobs import take_up_unfinished
from dondoc.office.documents.models import Desk, Document, StoredFile
from dondoc.office.organisation import setting_up
from dondoc.office.organisation.actions import add_account, appoint
from dondoc.office.organisation.actors import actor_for
from dondoc.office.organisation.models import Office, Unit
from dondoc.office.tasks import actions as tasks
from dondoc.office.tasks import queries
from dondoc.office.tasks.models import Task
from dondoc.office.tasks.policies import steps_for
from office.conftest import MONDAY, actor, signed_in
from office.test_desk import decide_all
from office.test_starting import FORM

pytestmark = pytest.mark.django_db
NINES = "9" * 30
ADDRESSES = [
    ("/documents/{n}/desk/?item=²", 200), (f"/documents/{NINES}/desk/", 404), (f"/tasks/publish/{NINES}/", 404),
    ("/tasks/?unit=²", 200), (f"/tasks/?unit={NINES}", 200), (f"/tasks/?person={NINES}&document=²", 200),
    ("/tasks/?q=" + "+".join("a" * 1100), 200), ("/documents/{n}/desk/items/{i}/edit/foo/", 404),
    ("/documents/?page=x", 200), ("/tasks/?page=-1", 200), ("/tasks/?said=x", 200), ("/documents/add/", 405),
]  # fmt: skip
FORMS = [
    ("items/{i}/decide/", {"version": "²", "decision": "task"}, 409),
    ("items/{i}/decide/", {"version": "9" * 5000, "decision": "task"}, 409),
    ("items/{i}/split/", {"version": "1", "at": "²"}, 422),
    ("items/999999/decide/", {"version": "1", "decision": "task"}, 422),
    ("propose/", {"items": ["²", NINES], "value": "27/02/2024"}, 422),
    ("findings/0/", {"keep": "1"}, 422),
    ("findings/5/", {}, 422),
    ("findings/99999/", {"words": "x"}, 422),
]


@pytest.mark.parametrize(("address", "status"), ADDRESSES, ids=[address[:40] for address, _ in ADDRESSES])
def test_an_odd_address_gets_a_page(desk: Desk, address: str, status: int) -> None:
    address = address.format(n=desk.document_id, i=desk.items.first().pk)
    answer = signed_in("vanphong").get(address)
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize("asked", [{}, {"HX-Request": "true"}], ids=["page", "part"])
@pytest.mark.parametrize(("address", "values", "status"), FORMS, ids=[address for address, _, _ in FORMS])
def test_an_odd_form_gets_words(
    desk: Desk, address: str, values: dict[str, object], status: int, asked: dict[str, str]
) -> None:
    place = f"/documents/{desk.document_id}/desk/" + address.format(i=desk.items.first().pk)
    answer = signed_in("vanphong").post(place, values, headers=asked)
    assert answer.status_code == status
    page = answer.content.decode()
    # a part of the page asked: a part, or words alone, is the answer
    assert ("<!doctype" in page) == (not asked)
    assert not desk.mends.exists()


def test_too_much_at_once_is_said(office: None, settings: object) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = signed_in("vanphong").post("/documents/add/", {"text": "x" * 2000})
    assert answer.status_code == 400
    assert "chưa được lưu" in answer.content.decode()


def test_a_fault_of_the_reader_costs_one_paper(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dondoc.reading.read", lambda data, name: 1 / 0)
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert read_apart(path, "a.txt") == {"refused": FAULT}


def test_a_paper_that_nobody_took_up_is_taken_up(office: None) -> None:
    document, _ = actions.add(actor("vanphong"), "1. Giao Văn phòng báo cáo.".encode(), "a.txt")
    assert take_up_unfinished() == 1
    assert Document.objects.get(pk=document.pk).state == "read"


def test_a_secret_paper_leaves_no_bytes_even_as_evidence(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    task, secret = Task.objects.get(label="3.1"), "MẬT\n\nTHÔNG BÁO\nvề việc tuyển quân".encode()
    tasks.accept(actor("truongphong"), task.pk)
    progress = tasks.report(actor("truongphong"), task.pk, "Xong", file=("a.txt", secret))
    path = storage.path_of(progress.file.sha256)
    assert path.exists()
    StoredFile.objects.create(sha256="0" * 64, size=1)
    assert storage.sweep() == 1
    storage.remove(progress.file)
    assert not path.exists()
    assert signed_in("truongphong").get(f"/tasks/{task.pk}/evidence/{progress.pk}/").status_code == 404


def test_a_report_without_a_result_leaves_no_file(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    task = Task.objects.get(label="3.1")
    tasks.accept(actor("truongphong"), task.pk)
    files = StoredFile.objects.count()
    with pytest.raises(tasks.TaskError):
        tasks.report(actor("truongphong"), task.pk, " ", file=("a.txt", b"evidence"))
    assert StoredFile.objects.count() == files


def test_a_role_counts_in_its_own_unit_alone(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    user = add_account(SYSTEM, "hai", "Hai Vai", "only-for-this-test")
    appoint(SYSTEM, user, Role.HEAD, "Trưởng phòng", Unit.objects.get(short="TTr"))
    appoint(SYSTEM, user, Role.ADMIN, "Quản trị", Unit.objects.get(short="QLKH"))
    assert steps_for(actor_for(user, MONDAY.date()), Task.objects.get(label="3.1")) == []


def test_the_chief_of_office_works_on_the_offices_own_tasks(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    assert "accept" in steps_for(actor("vanphong"), Task.objects.get(label="2.3"))


def test_an_account_without_a_post_can_sign_out(office: None) -> None:
    add_account(SYSTEM, "moi", "Người Mới", "only-for-this-test")
    client = signed_in("moi")
    assert client.get("/").status_code == 403
    assert client.post("/sign-out/").url == "/sign-in/"


def test_who_only_looks_sees_what_was_published_and_may_not_publish(desk: Desk) -> None:
    decide_all(desk)
    client = signed_in("giamdoc")
    page = client.get(f"/tasks/publish/{desk.document_id}/")
    assert page.status_code == 200
    assert "publish/1/do" not in page.content.decode()
    assert client.post(f"/tasks/publish/{desk.document_id}/do/").status_code == 403


def test_what_needs_somebody_is_counted_once(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    # 11 wait to be accepted, one of them is due soon too
    assert queries.waiting(actor("truongphong"), "head", MONDAY.date()) == 11
    tasks.assign(actor("truongphong"), Task.objects.get(label="3.1").pk, User.objects.get(username="truongphong").pk)
    assert queries.waiting(actor("chuyenvien"), "officer", MONDAY.date()) == 10
    assert queries.waiting(actor("chuyenvien"), "watcher", MONDAY.date()) == 0


@pytest.mark.parametrize("path", ["/sign-in/", "/start/"])
def test_pages_before_signing_in_speak_vietnamese(path: str) -> None:
    assert Client().get(path).status_code == 200


def test_faults_of_the_first_form_are_said_in_vietnamese() -> None:
    page = Client().post("/start/", {**FORM, "username": "có dấu", "password": "ngắn"}).content.decode()
    assert "Tên đăng nhập chỉ gồm" in page
    assert "từ 10 ký tự" in page


def test_an_office_is_begun_once_however_often_it_is_asked_for(office: None) -> None:
    with pytest.raises(ValidationError, match="đã được lập"):
        setting_up.begin(SYSTEM, **{**FORM, "username": "hai"})
    assert Office.objects.count() == 1

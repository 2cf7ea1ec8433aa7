"""Tasks: the steps of units and office, who may take them, lists whose numbers add up, the light of a day."""

import datetime
import io
import re

import pytest
from django.http import Http404

from dondoc.office.access.events import history
from dondoc.office.documents.models import Desk
from dondoc.office.organisation.models import Unit
from dondoc.office.tasks import actions, queries
from dondoc.office.tasks.errors import TaskError
from dondoc.office.tasks.lights import light_of
from dondoc.office.tasks.models import Task
from dondoc.office.tasks.policies import steps_for, task_for
from office.conftest import actor, signed_in
from office.test_desk import decide_all

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 2, 5)


@pytest.fixture
def given(desk: Desk) -> Desk:
    decide_all(desk)
    actions.publish(actor("vanphong"), desk.pk)
    return desk


def science(label: str) -> Task:
    return Task.objects.get(label=label, lead__name="Phòng Quản lý khoa học")


def test_a_task_goes_from_accepted_to_confirmed(given: Desk) -> None:
    task, head, chief = science("3.4"), actor("truongphong"), actor("vanphong")
    assert steps_for(head, task) == ["accept", "return", "assign"]
    actions.accept(head, task.pk)
    actions.report(actor("chuyenvien"), task.pk, "Xong dự thảo", "Thiếu số liệu", "Họp ngày 22/02", ("a.txt", b"a"))
    actions.finish(head, task.pk, "Đã trình UBND tỉnh")
    assert steps_for(chief, science("3.4")) == ["confirm", "send-back"]
    done = actions.confirm(chief, task.pk)
    assert (done.state, done.done_on) == ("done", DAY)
    assert [event.kind for event in history(done)] == ["given", "accepted", "reported", "finished", "confirmed"]


def test_a_returned_task_goes_to_another_unit(given: Desk) -> None:
    task = science("3.1")
    actions.return_(actor("truongphong"), task.pk, "Không thuộc chức năng của phòng")
    assert steps_for(actor("vanphong"), science("3.1")) == ["reassign"]
    other = Unit.objects.get(name="Thanh tra Sở")
    moved = actions.reassign(actor("vanphong"), task.pk, other.pk)
    assert (moved.lead, moved.state) == (other, "pending")
    with pytest.raises(Http404):
        task_for(actor("truongphong"), task.pk)


def test_the_head_says_who_of_the_unit_does_it(given: Desk) -> None:
    head, task = actor("truongphong"), science("3.1")
    officer = actor("chuyenvien")
    assigned = actions.assign(head, task.pk, officer.account)
    assert (str(assigned.person), assigned.state) == ("Lê Thu Hà", "pending")
    for name, number in (("none", 10), ("me", 11), (str(officer.account), 1)):
        assert queries.filtered(head if name == "none" else officer, {"person": name}, DAY).count() == number
    assert actions.assign(head, task.pk, 0).person is None
    with pytest.raises(TaskError, match="không thuộc đơn vị"):
        actions.assign(head, task.pk, actor("giamdoc").account)
    for other in (officer, actor("vanphong")):
        with pytest.raises(TaskError, match="không còn mở"):
            actions.assign(other, task.pk, officer.account)


def test_a_task_that_goes_to_another_unit_loses_its_person(given: Desk) -> None:
    task = science("3.1")
    actions.assign(actor("truongphong"), task.pk, actor("chuyenvien").account)
    actions.return_(actor("truongphong"), task.pk, "Không thuộc chức năng của phòng")
    assert actions.reassign(actor("vanphong"), task.pk, Unit.objects.get(name="Thanh tra Sở").pk).person is None


def test_a_file_that_is_too_large_says_so_and_the_report_stays(given: Desk, settings: object) -> None:
    settings.UPLOAD_LIMIT = 10
    client, task = signed_in("truongphong"), science("3.3")
    client.post(f"/tasks/{task.pk}/accept/")
    answer = client.post(f"/tasks/{task.pk}/report/", {"result": "Xong", "file": io.BytesIO(b"x" * 11)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="file-e"' in page
    assert ">Xong</textarea>" in page
    assert not task.progress.exists()


def test_what_is_not_enough_goes_back(given: Desk) -> None:
    task = science("3.2")
    actions.accept(actor("truongphong"), task.pk)
    actions.finish(actor("truongphong"), task.pk, "Xong")
    again = actions.send_back(actor("vanphong"), task.pk, "Chưa có minh chứng")
    assert (again.state, again.done_on) == ("doing", None)


def test_the_parent_is_done_with_its_last_child(given: Desk) -> None:
    parent = Task.objects.get(label="1.2", lead__isnull=True)
    Task.objects.filter(parent=parent).exclude(lead__name="Phòng Quản lý khoa học").update(state="dropped")
    task = science("1.2")
    actions.accept(actor("truongphong"), task.pk)
    actions.finish(actor("truongphong"), task.pk, "Đã quán triệt")
    assert Task.objects.get(pk=parent.pk).state == "doing"
    actions.confirm(actor("vanphong"), task.pk)
    assert Task.objects.get(pk=parent.pk).state == "done"


CLOSED = [
    ("chuyenvien", lambda who, task: actions.confirm(who, task.pk)),
    ("giamdoc", lambda who, task: actions.accept(who, task.pk)),
    ("truongphong", lambda who, task: actions.report(who, task.pk, "Xong")),
    ("vanphong", lambda who, task: actions.reassign(who, task.pk, 1)),
]


@pytest.mark.parametrize(("who", "step"), CLOSED)
def test_a_closed_step_says_so_and_changes_nothing(given: Desk, who: str, step: object) -> None:
    with pytest.raises(TaskError, match="không còn mở"):
        step(actor(who), science("3.3"))
    assert science("3.3").state == "pending"


def test_a_report_needs_a_result_and_a_return_a_reason(given: Desk) -> None:
    with pytest.raises(TaskError, match="lý do"):
        actions.return_(actor("truongphong"), science("3.3").pk, "  ")
    actions.accept(actor("truongphong"), science("3.3").pk)
    with pytest.raises(TaskError, match="kết quả"):
        actions.report(actor("truongphong"), science("3.3").pk, " ")


def test_a_foreign_task_answers_like_a_missing_one(given: Desk) -> None:
    foreign = Task.objects.get(label="8.1")
    client = signed_in("truongphong")
    addresses = (f"/tasks/{foreign.pk}/", "/tasks/999999/")
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [404, 404]
    pages = [re.sub(r'"[\w-]{64}"|/tasks/\d+/', "", answer.content.decode()) for answer in answers]
    assert pages[0] == pages[1]
    assert client.post(f"/tasks/{foreign.pk}/accept/").status_code == 404


def test_every_number_is_the_length_of_its_list(given: Desk) -> None:
    for who in ("vanphong", "truongphong", "chuyenvien", "giamdoc"):
        counts = queries.counts(actor(who), DAY)
        for name, number in counts.items():
            kind, _, value = name.partition("_")
            if kind in {"light", "state"}:
                assert queries.filtered(actor(who), {kind: value}, DAY).count() == number, (who, name)
    rows = queries.by_unit(actor("vanphong"), DAY)
    lights = ("late", "soon", "ok", "none", "done")
    assert all(row["given"] == sum(row[name] for name in lights) for row in rows)
    assert sum(row["given"] for row in rows) == queries.counts(actor("vanphong"), DAY)["all"]


LIGHTS = [
    (datetime.date(2024, 2, 6), "soon", "Còn 1 ngày làm việc (hạn 07/02/2024)"),
    (datetime.date(2024, 2, 7), "soon", "Hạn hôm nay (07/02/2024)"),
    (datetime.date(2024, 2, 16), "late", "Trễ 2 ngày làm việc (hạn 07/02/2024)"),
    (datetime.date(2024, 1, 22), "ok", "Còn 12 ngày làm việc (hạn 07/02/2024)"),
]


@pytest.mark.parametrize(("day", "name", "words"), LIGHTS)
def test_the_light_of_a_day_counts_working_days(given: Desk, day: datetime.date, name: str, words: str) -> None:
    assert light_of(science("1.3"), day) == (name, words)


def test_the_list_takes_the_same_statements_for_few_and_many(given: Desk, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = []
    for address in ("/tasks/?unit=2", "/tasks/"):
        client = signed_in("vanphong")
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(address).status_code == 200
        taken.append(len(found))
    assert taken[0] == taken[1]


def test_steps_by_form_keep_what_was_typed(given: Desk) -> None:
    client, task = signed_in("truongphong"), science("3.3")
    client.post(f"/tasks/{task.pk}/accept/")
    answer = client.post(f"/tasks/{task.pk}/report/", {"result": "", "difficulty": "Thiếu người"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Hãy ghi kết quả" in page
    assert "Thiếu người" in page


def test_sheets_can_be_printed(given: Desk) -> None:
    client, unit = signed_in("vanphong"), Unit.objects.get(short="QLKH")
    number = given.document_id
    pdf = client.get(f"/tasks/sheets/{number}/{unit.pk}.pdf")
    docx = client.get(f"/tasks/sheets/{number}/{unit.pk}.docx")
    assert pdf.content.startswith(b"%PDF")
    again = client.get(f"/tasks/sheets/{number}/{Unit.objects.get(short='VP').pk}.pdf")
    assert again.content.startswith(b"%PDF")
    assert again.content != pdf.content
    assert docx.content.startswith(b"PK")
    assert client.get(f"/tasks/sheets/{number}/{unit.pk}.exe").status_code == 404

"""The desk: deciding, editing, splitting, merging, undoing; two people never overwrite each other."""

import datetime

import pytest

from dondoc.office.access.events import broken_at, history
from dondoc.office.documents import actions
from dondoc.office.documents.errors import DeskError, Stale
from dondoc.office.documents.mending import Correction, Corrections, corrections, mended_words
from dondoc.office.documents.models import Desk, Item
from dondoc.office.organisation.models import Unit
from dondoc.office.tasks import actions as tasks
from dondoc.office.tasks.models import Task
from dondoc.office.tasks.sheets import preview
from office.conftest import actor, signed_in

pytestmark = pytest.mark.django_db


def item(desk: Desk, label: str) -> Item:
    return Item.objects.get(desk=desk, label=label)


def state(desk: Desk) -> list[tuple[object, ...]]:
    return list(desk.items.values_list("label", "text", "start", "end", "decision", "due", "rhythm", "reason"))


def decide_all(desk: Desk) -> None:
    clerk = actor("vanphong")
    for one in desk.items.all():
        if one.nature == "decision":
            actions.decide(clerk, desk, one.pk, one.version, "none", "Ý kiến đồng ý")
        else:
            actions.decide(clerk, desk, one.pk, one.version, one.nature)


def test_the_real_notice_lies_on_its_desk(desk: Desk) -> None:
    items = list(desk.items.all())
    assert len(items) == 29
    assert {one.label: one.due for one in items if one.due} == {
        "1.3": datetime.date(2024, 2, 7),
        "2.3": datetime.date(2024, 2, 27),
    }
    assert all(any(party["unit"] or party["everyone"] for party in one.leads) for one in items)


def test_publishing_gives_each_unit_its_tasks(desk: Desk) -> None:
    decide_all(desk)
    made = tasks.publish(actor("vanphong"), desk.pk)
    leads = {task.lead for task in made if task.lead}
    assert len(leads) == 8
    parents = {task.parent for task in made if task.parent}
    assert {parent.label for parent in parents} == {"1.1", "1.2", "1.3"}
    assert all(parent.children.count() == 8 for parent in parents)
    assert {task.due for task in made if task.label == "1.3"} == {datetime.date(2024, 2, 7)}
    assert Task.objects.filter(due__isnull=True, original_due__isnull=False).count() == 0
    assert broken_at() is None


def test_a_desk_is_published_once_and_then_closed(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    with pytest.raises(DeskError, match="đã phát hành"):
        tasks.publish(actor("vanphong"), desk.pk)
    one = item(desk, "2.1")
    with pytest.raises(DeskError, match="đã phát hành"):
        actions.reopen(actor("vanphong"), desk, one.pk, one.version)


def test_nothing_is_published_while_something_is_open(desk: Desk) -> None:
    with pytest.raises(DeskError, match="29 chỉ đạo chưa quyết định"):
        tasks.publish(actor("vanphong"), desk.pk)
    assert not Task.objects.exists()


WRONG = [
    ("none", "", "", "lý do"),
    ("standing", "", "sometimes", "nhịp"),
    ("elsewhere", "", "", "Không rõ"),
]


@pytest.mark.parametrize(("decision", "reason", "rhythm", "words"), WRONG)
def test_a_wrong_decision_says_what_is_wrong(desk: Desk, decision: str, reason: str, rhythm: str, words: str) -> None:
    before, one = state(desk), item(desk, "2.2")
    with pytest.raises(DeskError, match=words):
        actions.decide(actor("vanphong"), desk, one.pk, one.version, decision, reason, rhythm)
    assert state(desk) == before


EDITS = [
    ("lead", "thanh tra so", lambda one: one.leads[0]["name"] == "Thanh tra Sở"),
    ("lead", "Văn phòng; TĐC", lambda one: len(one.leads) == 2),
    ("lead", "Các phòng, đơn vị", lambda one: one.leads[0]["everyone"]),
    ("coordinator", "QLKH\nKHTC", lambda one: len(one.coordinators) == 2),
    ("coordinator", "", lambda one: one.coordinators == []),
    ("due", "27/2/2024", lambda one: one.due == datetime.date(2024, 2, 27)),
    ("due", "2024-02-27", lambda one: one.due == datetime.date(2024, 2, 27)),
    ("due", "", lambda one: one.due is None),
    ("rhythm", "quarterly", lambda one: one.rhythm == "quarterly"),
    ("text", " Xây dựng  đề án\nvị trí việc làm ", lambda one: one.text == "Xây dựng đề án vị trí việc làm"),
]


@pytest.mark.parametrize(("field", "value", "holds"), EDITS, ids=[f"{f}-{v}" for f, v, _ in EDITS])
def test_an_edit_keeps_who_typed_it(desk: Desk, field: str, value: str, holds: object) -> None:
    one = item(desk, "2.3")
    changed = actions.edit(actor("vanphong"), desk, one.pk, one.version, field, value)
    assert holds(changed)
    assert changed.origin["leads" if field == "lead" else field]["by"] == "Nguyễn Thị Lan"
    assert changed.deadline == one.deadline


BAD_EDITS = [
    ("lead", "Phòng Không Có", "Không có đơn vị"),
    ("due", "hôm kia", "không phải ngày"),
    ("due", "30/02/2024", "không phải ngày"),
    ("due", "01/01/9999", "không phải ngày"),
    ("text", " \n ", "đang để trống"),
    ("colour", "x", "Không có mục này"),
]


@pytest.mark.parametrize(("field", "value", "words"), BAD_EDITS)
def test_a_bad_value_says_so_and_changes_nothing(desk: Desk, field: str, value: str, words: str) -> None:
    before, one = state(desk), item(desk, "2.3")
    with pytest.raises(DeskError, match=words):
        actions.edit(actor("vanphong"), desk, one.pk, one.version, field, value)
    assert state(desk) == before


def test_a_date_that_the_paper_does_not_give_is_the_offices(desk: Desk) -> None:
    one = item(desk, "2.1")
    changed = actions.edit(actor("vanphong"), desk, one.pk, one.version, "due", "27/02/2024")
    assert changed.origin["due"]["how"] == "proposed"


def test_two_people_never_overwrite_each_other(desk: Desk) -> None:
    one = item(desk, "2.3")
    actions.edit(actor("vanphong"), desk, one.pk, one.version, "due", "01/03/2024")
    with pytest.raises(Stale, match="Nguyễn Thị Lan vừa sửa"):
        actions.edit(actor("giamdoc"), desk, one.pk, one.version, "due", "02/03/2024")
    assert item(desk, "2.3").due == datetime.date(2024, 3, 1)


def test_a_proposed_date_is_the_offices_and_leaves_read_ones_alone(desk: Desk) -> None:
    numbers = [one.pk for one in desk.items.all()]
    changed = actions.propose_due(actor("vanphong"), desk, numbers, "29/02/2024")
    assert len(changed) == 27
    assert item(desk, "2.1").origin["due"]["how"] == "proposed"
    assert item(desk, "1.3").due == datetime.date(2024, 2, 7)
    actions.undo(actor("vanphong"), desk)
    assert item(desk, "2.1").due is None


def test_splitting_and_merging_keep_every_word(desk: Desk) -> None:
    one = item(desk, "2.1")
    at = one.text.index("xây dựng kế hoạch")
    first, second = actions.split(actor("vanphong"), desk, one.pk, one.version, at)
    text = desk.reading.content["text"]
    assert (first.label, second.label) == ("2.1", "2.1b")
    assert " ".join(text[second.start : second.end].split()) == second.text
    assert [one.label for one in desk.items.all()][3:5] == ["2.1", "2.1b"]
    joined = actions.merge(actor("vanphong"), desk, first.pk, first.version)
    assert joined.text == one.text
    assert desk.items.count() == 29


def test_a_directive_that_was_missed_is_added_and_undone(desk: Desk) -> None:
    before = state(desk)
    words = "sau khi nghe\ný kiến của các đồng chí lãnh đạo Sở"
    made = actions.add_item(actor("vanphong"), desk, words)
    assert (made.label, made.text) == ("+1", " ".join(words.split()))
    assert desk.items.first() == made
    with pytest.raises(DeskError, match="Bấm E"):
        actions.decide(actor("vanphong"), desk, made.pk, made.version, "task")
    actions.undo(actor("vanphong"), desk)
    assert state(desk) == before


@pytest.mark.parametrize("words", ["", "một", "chữ không có trong trang", "(((", "\\d+ \\d+"])
def test_what_is_not_on_the_page_is_not_added(desk: Desk, words: str) -> None:
    with pytest.raises(DeskError, match="bôi đen"):
        actions.add_item(actor("vanphong"), desk, words)


ACTS = [
    lambda desk, one: actions.decide(actor("vanphong"), desk, one.pk, one.version, "task"),
    lambda desk, one: actions.edit(actor("vanphong"), desk, one.pk, one.version, "due", "01/03/2024"),
    lambda desk, one: actions.split(actor("vanphong"), desk, one.pk, one.version, one.text.index(" ", 20)),
    lambda desk, one: actions.merge(actor("vanphong"), desk, one.pk, one.version),
]


@pytest.mark.parametrize("act", ACTS, ids=["decide", "edit", "split", "merge"])
def test_what_is_done_can_be_undone(desk: Desk, act: object) -> None:
    before = state(desk)
    act(desk, item(desk, "2.1"))
    assert state(desk) != before
    actions.undo(actor("vanphong"), desk)
    assert state(desk) == before


def test_undoing_is_ones_own_and_ends(desk: Desk) -> None:
    one = item(desk, "2.1")
    actions.decide(actor("vanphong"), desk, one.pk, one.version, "task")
    with pytest.raises(DeskError, match="Không còn việc nào"):
        actions.undo(actor("giamdoc"), desk)
    actions.undo(actor("vanphong"), desk)
    with pytest.raises(DeskError, match="Không còn việc nào"):
        actions.undo(actor("vanphong"), desk)


def test_a_finding_is_mended_kept_and_undone(desk: Desk) -> None:
    faults = [at for at, one in enumerate(desk.reading.content["findings"]) if one["suggestion"]]
    actions.mend(actor("vanphong"), desk, faults[0], "nồng độ cồn")
    actions.mend(actor("vanphong"), desk, faults[1], None)
    assert [mend.words for mend in desk.mends.order_by("finding")] == ["nồng độ cồn", None]
    actions.undo(actor("vanphong"), desk)
    assert desk.mends.count() == 1


def finding_of(desk: Desk, words: str) -> int:
    content = desk.reading.content
    return next(
        at for at, one in enumerate(content["findings"])
        if one["span"] and one["suggestion"] and content["text"][slice(*one["span"])] == words
    )  # fmt: skip


def test_what_is_mended_goes_into_the_task(desk: Desk) -> None:
    faulty = "nông độ còn"
    actions.mend(actor("vanphong"), desk, finding_of(desk, faulty), "nồng độ cồn")
    client, address = signed_in("vanphong"), f"/documents/{desk.document_id}/desk/"
    card = client.get(f"{address}items/{item(desk, '1.1').pk}/").content.decode()
    assert "về nồng độ cồn" in card
    assert faulty in item(desk, "1.1").text
    decide_all(desk)
    assert "về nồng độ cồn" in client.get(f"/tasks/publish/{desk.document_id}/").content.decode()
    made = tasks.publish(actor("vanphong"), desk.pk)
    assert all("về nồng độ cồn" in task.title for task in made if task.label == "1.1")


def test_what_somebody_typed_is_not_mended_again(desk: Desk) -> None:
    one, faulty = item(desk, "1.1"), "nông độ còn"
    actions.edit(actor("vanphong"), desk, one.pk, one.version, "text", f"Quán triệt về {faulty}")
    mend = actions.mend(actor("vanphong"), desk, finding_of(desk, faulty), "nồng độ cồn")
    made = corrections(desk.reading.content, [mend])
    assert mended_words(item(desk, "1.1"), made) == f"Quán triệt về {faulty}"
    assert mended_words(item(desk, "1.2"), made) == item(desk, "1.2").text


def test_a_mend_brings_the_card_of_its_directive_anew(desk: Desk) -> None:
    at = finding_of(desk, "nông độ còn")
    answer = signed_in("vanphong").post(
        f"/documents/{desk.document_id}/desk/findings/{at}/", {"words": "nồng độ cồn"}, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert page.count("<article") == 1
    assert 'hx-swap-oob="true" tabindex="-1"' in page
    assert "về nồng độ cồn" in page


def test_of_equal_words_the_mended_ones_change(desk: Desk) -> None:
    one = item(desk, "2.3")
    text = "việc A trước 30/2/2024; việc B trước 30/2/2024"
    at = text.rindex("30/2/2024")
    one.text, one.start, one.end = text, 0, len(text)
    made = Corrections(text, [Correction(at, at + 9, "30/2/2024", "29/2/2024")])
    assert mended_words(one, made) == "việc A trước 30/2/2024; việc B trước 29/2/2024"


def edited(desk: Desk, label: str, field: str, value: str, who: str = "vanphong") -> Item:
    one = item(desk, label)
    return actions.edit(actor(who), desk, one.pk, one.version, field, value)


def whole(desk: Desk) -> list[tuple[object, ...]]:
    return list(desk.items.values_list("label", "text", "start", "end", "due", "parties", "decision", "citations"))


def test_a_row_of_acts_is_undone_one_by_one(desk: Desk) -> None:
    states = [whole(desk)]
    edited(desk, "2.3", "text", "Một")
    states.append(whole(desk))
    edited(desk, "2.3", "text", "Hai")
    states.append(whole(desk))
    actions.merge(actor("vanphong"), desk, item(desk, "2.2").pk, item(desk, "2.2").version)
    states.append(whole(desk))
    one = item(desk, "2.1")
    actions.split(actor("vanphong"), desk, one.pk, one.version, 20)
    while len(states) > 0:
        actions.undo(actor("vanphong"), desk)
        assert whole(desk) == states.pop()
    with pytest.raises(DeskError, match="Không còn việc nào"):
        actions.undo(actor("vanphong"), desk)


def test_an_item_that_came_back_is_newer_than_what_was_seen_of_it(desk: Desk) -> None:
    seen = edited(desk, "2.3", "text", "Một").version
    actions.merge(actor("vanphong"), desk, item(desk, "2.2").pk, item(desk, "2.2").version)
    actions.undo(actor("vanphong"), desk)
    with pytest.raises(Stale):
        actions.edit(actor("vanphong"), desk, item(desk, "2.3").pk, seen, "text", "Hai")


def test_what_somebody_else_changed_is_passed_over(desk: Desk) -> None:
    edited(desk, "2.1", "text", "Một")
    edited(desk, "2.3", "text", "Hai")
    edited(desk, "2.3", "text", "Ba", "giamdoc")
    actions.undo(actor("vanphong"), desk)
    assert item(desk, "2.3").text == "Ba"
    assert item(desk, "2.1").text != "Một"
    with pytest.raises(DeskError, match="sửa tiếp"):
        actions.undo(actor("vanphong"), desk)


def test_a_mend_of_somebody_else_is_not_undone(desk: Desk) -> None:
    at = finding_of(desk, "nông độ còn")
    actions.mend(actor("vanphong"), desk, at, "nồng độ cồn")
    actions.mend(actor("giamdoc"), desk, at, "nồng độ cồn cao")
    with pytest.raises(DeskError):
        actions.undo(actor("vanphong"), desk)
    assert desk.mends.get().words == "nồng độ cồn cao"


def test_remarks_are_not_mended(desk: Desk) -> None:
    at = next(at for at, one in enumerate(desk.reading.content["findings"]) if one["severity"] == "info")
    with pytest.raises(DeskError):
        actions.mend(actor("vanphong"), desk, at, None)


def test_a_directive_can_be_split_more_often_than_there_are_letters(desk: Desk) -> None:
    edited(desk, "1.3", "text", " ".join(f"việc-{number}" for number in range(40)))
    for _ in range(30):
        one = item(desk, "1.3")
        actions.split(actor("vanphong"), desk, one.pk, one.version, one.text.rindex(" "))
    labels = list(desk.items.values_list("label", flat=True))
    assert len(labels) == len(set(labels)) == 59
    assert all(one.start < one.end for one in desk.items.all())


def test_a_lead_that_nobody_knows_is_not_passed_over(desk: Desk) -> None:
    one = item(desk, "2.3")
    one.parties = [*one.parties, {"role": "lead", "name": "Phòng Lạ", "unit": None, "everyone": False}]
    one.save()
    with pytest.raises(DeskError, match="Phòng Lạ"):
        actions.decide(actor("vanphong"), desk, one.pk, one.version, "task")


def test_all_units_coordinate_where_all_are_named(desk: Desk) -> None:
    edited(desk, "2.3", "coordinator", "Các phòng, đơn vị")
    decide_all(desk)
    made = tasks.publish(actor("vanphong"), desk.pk)
    assert next(task for task in made if task.label == "2.3").parts.count() == 7


def test_a_sheet_and_a_mended_notice_bear_odd_characters(desk: Desk) -> None:
    edited(desk, "2.3", "text", "Một\x01hai\x0cba")
    actions.mend(actor("vanphong"), desk, finding_of(desk, "nông độ còn"), "nồng\x01độ")
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    client, unit = signed_in("vanphong"), Unit.objects.get(short="VP")
    for address in (f"/documents/{desk.document_id}/mended/", f"/tasks/sheets/{desk.document_id}/{unit.pk}.docx",
                    f"/tasks/sheets/{desk.document_id}/{unit.pk}.pdf"):  # fmt: skip
        assert client.get(address).status_code == 200, address


def test_the_sheets_follow_what_was_given_again(desk: Desk) -> None:
    decide_all(desk)
    tasks.publish(actor("vanphong"), desk.pk)
    task = Task.objects.get(label="3.1")
    tasks.return_(actor("truongphong"), task.pk, "Không thuộc chức năng")
    other = Unit.objects.get(short="VP")
    tasks.reassign(actor("vanphong"), task.pk, other.pk)
    desk.refresh_from_db()
    given = {one.unit: [line.item.label for line in one.items] for one in preview(desk).units}
    assert "3.1" in given[other]
    assert "3.1" not in given[Unit.objects.get(short="QLKH")]


def test_every_act_is_an_event_in_the_chain(desk: Desk) -> None:
    one = item(desk, "2.1")
    actions.decide(actor("vanphong"), desk, one.pk, one.version, "none", "Đã có nhiệm vụ")
    last = history(desk)[-1]
    assert (last.kind, last.reason, str(last.actor)) == ("desk.decided", "Đã có nhiệm vụ", "Nguyễn Thị Lan")
    assert broken_at() is None

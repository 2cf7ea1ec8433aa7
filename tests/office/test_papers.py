"""Papers come in: kept by content, read once, refused with a reason; a secret one leaves nothing."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.office import demo
from dondoc.office.access.models import Event
from dondoc.office.documents import actions, jobs, storage
from dondoc.office.documents.child import read_apart
from dondoc.office.documents.models import Document, Item, Reading, StoredFile
from office.conftest import actor, reading_of, signed_in

pytestmark = pytest.mark.django_db
SECRET = """UBND TỈNH LAM GIANG\nSỞ NỘI VỤ\nMẬT\nSố: 12/TB-SNV\n\nTHÔNG BÁO\nKết luận của Giám đốc Sở\n
1. Giao Phòng Tổ chức báo cáo trước ngày 01/3/2024.\n"""


@pytest.fixture
def upload(office: None, django_capture_on_commit_callbacks: object) -> object:
    """Send a form, and do what was left for after the transaction: the reading, here at once."""

    def sent(client: object, name: str = "", data: bytes = b"", **form: str) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/documents/add/", {"file": SimpleUploadedFile(name, data)} if name else form)

    return sent


def test_a_paper_is_read_and_lies_on_its_desk(upload: object) -> None:
    client = signed_in("vanphong")
    answer = upload(client, "thong-bao.txt", demo.NOTICE.read_bytes())
    document = Document.objects.get()
    assert answer.url == f"/documents/{document.pk}/state/"
    assert document.state == "read"
    assert client.get(answer.url).url == f"/documents/{document.pk}/desk/"
    page = client.get(f"/documents/{document.pk}/desk/").content.decode()
    assert page.count('class="card dcard') == 29
    assert storage.path_of(document.file.sha256).read_bytes() == demo.NOTICE.read_bytes()


def test_the_same_paper_twice_is_one(upload: object) -> None:
    client = signed_in("vanphong")
    upload(client, "a.txt", demo.NOTICE.read_bytes())
    answer = upload(client, "b.txt", demo.NOTICE.read_bytes())
    assert answer.url.endswith("?known=1")
    assert Document.objects.count() == 1
    assert Reading.objects.count() == 1


def test_pasted_words_are_read_as_well(upload: object) -> None:
    upload(signed_in("vanphong"), text=demo.NOTICE.read_text("utf-8"))
    assert Item.objects.count() == 29


def test_a_secret_paper_leaves_nothing(upload: object) -> None:
    client = signed_in("vanphong")
    answer = upload(client, "quy hoạch cán bộ.txt", SECRET.encode())
    document = Document.objects.get()
    assert (document.state, document.file, document.name, document.subject) == ("secret", None, "", "")
    assert not StoredFile.objects.exists()
    assert not storage.path_of(hashlib.sha256(SECRET.encode()).hexdigest()).exists()
    kept = str(list(Event.objects.values()))
    assert "Tổ chức" not in kept
    assert "quy hoạch" not in kept
    assert "MẬT" in client.get(answer.url).content.decode()


BAD = [
    ("a.pdf", b"%PDF-1.7 x", "PDF"),
    ("a.docx", b"PK\x03\x04 broken", "DOCX"),
    ("a.txt", b"\0\1\2\3abc", "không phải văn bản"),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD)
def test_what_cannot_be_read_says_what_to_do(upload: object, name: str, data: bytes, words: str) -> None:
    client = signed_in("vanphong")
    page = client.get(upload(client, name, data).url)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "Đọc lại" in page.content.decode()


EMPTY = [({}, "Chưa chọn tệp"), ({"text": "  "}, "Chưa chọn tệp")]


@pytest.mark.parametrize(("form", "words"), EMPTY)
def test_nothing_added_says_so(office: None, form: dict[str, str], words: str) -> None:
    answer = signed_in("vanphong").post("/documents/add/", form)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_reading_that_a_dead_worker_left_is_done_again_once(office: None) -> None:
    document, _ = actions.add(actor("vanphong"), demo.NOTICE.read_bytes(), "a.txt")
    actions.begin(document.pk)
    assert jobs.take_up_unfinished() == 1
    assert jobs.take_up_unfinished() == 0
    jobs.read_document.func(document.pk)
    assert Reading.objects.count() == 1
    assert Item.objects.count() == 29


def test_a_reading_stored_twice_changes_nothing(office: None) -> None:
    document, _ = actions.add(actor("vanphong"), demo.NOTICE.read_bytes(), "a.txt")
    desk = actions.store_reading(document, reading_of(demo.NOTICE))
    one = desk.items.first()
    actions.decide(actor("vanphong"), desk, one.pk, one.version, "none", "Không giao")
    actions.store_reading(document, reading_of(demo.NOTICE))
    assert desk.items.first().decision == "none"


def test_a_file_that_takes_too_long_is_refused_alone(tmp_path: object) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(demo.NOTICE.read_bytes())
    assert "reading" in read_apart(path, "a.txt")
    path.write_text("12/QĐ-UBND " * 90_000)
    assert read_apart(path, "a.txt", seconds=0.2)["refused"]["code"] == "DON-F50"

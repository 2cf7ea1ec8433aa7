"""The demonstration office: the agency of the real notice, four people, and the notice on its desk."""

from pathlib import Path

from django.db import transaction

from dondoc.office import clock
from dondoc.office.access.actor import SYSTEM, Role
from dondoc.office.documents import actions, jobs
from dondoc.office.documents.models import Document
from dondoc.office.organisation.actions import add_account, add_unit, appoint, start_office
from dondoc.office.organisation.actors import actor_for
from dondoc.office.organisation.models import Unit
from dondoc.office.organisation.queries import office

__all__ = ["NOTICE", "PASSWORD", "PEOPLE", "seed"]

PASSWORD = "dondoc-demo"  # noqa: S105 - of the demonstration alone, and printed on its sign-in page
SAMPLE = "thong-bao-giao-ban-02-2024.txt"
# a wheel carries the sample beside this module, a checkout keeps it in samples/
PLACES = (Path(__file__).with_name(SAMPLE), Path(__file__).parents[3] / "samples" / SAMPLE)
NOTICE = next((path for path in PLACES if path.exists()), PLACES[0])
UNITS = (
    ("Văn phòng Sở", "VP", ("Văn phòng",)),
    ("Phòng Quản lý khoa học", "QLKH", ()),
    ("Phòng Quản lý khoa học công nghệ cơ sở và Sở hữu trí tuệ", "QLCS&SHTT", ()),
    ("Phòng Quản lý công nghệ và Thị trường công nghệ", "QLCN&TTCN", ()),
    ("Phòng Kế hoạch - Tài chính", "KHTC", ()),
    ("Thanh tra Sở", "TTr", ("Thanh tra",)),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "TĐC", ("Chi cục TĐC",)),
    ("Trung tâm Ứng dụng KH&CN", "TTƯD", ("Trung tâm Ứng dụng khoa học và công nghệ",)),
)
SCIENCE = "Phòng Quản lý khoa học"
PEOPLE = (
    ("vanphong", "Nguyễn Thị Lan", ((Role.CHIEF, "Chánh Văn phòng", "Văn phòng Sở"), (Role.CLERK, "Văn thư", None))),
    ("truongphong", "Trần Văn Minh", ((Role.HEAD, "Trưởng phòng", SCIENCE),)),
    ("chuyenvien", "Lê Thu Hà", ((Role.OFFICER, "Chuyên viên", SCIENCE),)),
    ("giamdoc", "Phạm Quang Hưng", ((Role.DIRECTOR, "Giám đốc", None),)),
)


def seed() -> bool:
    """Make the demonstration office where there is none; whether it was made now."""
    if office() is not None:
        return False
    clock.begin_demo()
    _people()
    document = _notice()
    jobs.read_document.func(document.pk)
    return True


@transaction.atomic
def _people() -> None:
    start_office(SYSTEM, "Sở Khoa học và Công nghệ", "UBND tỉnh Bắc Giang", "Bắc Giang")
    for name, short, aliases in UNITS:
        add_unit(SYSTEM, name, short, aliases)
    units = {unit.name: unit for unit in Unit.objects.all()}
    for username, full_name, posts in PEOPLE:
        user = add_account(SYSTEM, username, full_name, PASSWORD)
        for role, title, unit in posts:
            appoint(SYSTEM, user, role, title, units[unit] if unit else None)


def _notice() -> Document:
    from dondoc.office.access.models import User

    clerk = actor_for(User.objects.get(username="vanphong"))
    document, _ = actions.add(clerk, NOTICE.read_bytes(), NOTICE.name)
    return document

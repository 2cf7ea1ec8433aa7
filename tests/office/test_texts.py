"""Every text in both languages, every name that a screen asks for known."""

import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client

from dondoc.office import texts
from dondoc.office.documents.models import Desk
from office.conftest import signed_in

OFFICE = Path(texts.__file__).parents[1]
FILES = sorted(texts.FOLDER.glob("*.toml"))
PLACE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_text_is_whole_in_both_languages(path: Path) -> None:
    for name, row in tomllib.loads(path.read_text("utf-8")).items():
        assert set(row) == {"vi", "en"}, name
        assert row["vi"].strip(), name
        assert row["en"].strip(), name
        assert set(PLACE.findall(row["vi"])) == set(PLACE.findall(row["en"])), name


def test_each_name_that_is_asked_for_is_there() -> None:
    asked = set()
    for path in [*OFFICE.rglob("*.py"), *OFFICE.rglob("*.html")]:
        source = path.read_text("utf-8")
        asked |= set(re.findall(r'\{% t "([\w.-]+)"', source))
        asked |= set(re.findall(r'(?:say|DeskError|TaskError)\(\s*"([\w.-]+\.[\w-]+)"', source))
    assert [name for name in sorted(asked) if not texts.known(name)] == []


@pytest.mark.django_db
def test_english_is_english(desk: Desk) -> None:
    client = signed_in("vanphong")
    client.post("/language/", {"language": "en"})
    for address, words in (("/", "wait on the desk"), ("/tasks/", "No tasks yet"), ("/documents/", "Bring a paper in")):
        page = client.get(address).content.decode()
        assert words in page
        assert '<html lang="en"' in page
    page = client.get(f"/documents/{desk.document_id}/desk/").content.decode()
    assert "Before signing" in page
    assert "Accept" in page


@pytest.mark.django_db
def test_a_missing_page_speaks_the_language() -> None:
    assert "Không tìm thấy" in Client().get("/khong-co/").content.decode()

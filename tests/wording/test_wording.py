import re
import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dondoc
from dondoc.reading.model import Citation, Deadline, Header, Signer
from dondoc.wording import Places, choose_language, counted, one_line, values, visible

PACKAGE = Path(dondoc.__file__).parent
TABLES = [PACKAGE / name for name in ("wording/messages.toml", "wording/values.toml", "commands/messages.toml")]
ROWS = [
    (f"{path.parent.name}.{key}.{row.get('name', row['vi'])}", row)
    for path in TABLES
    for key, rows in tomllib.loads(path.read_text("utf-8")).items()
    for row in rows
]


def holes(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_each_row_says_the_same_in_both_languages(row):
    assert row["example"]
    assert holes(row["vi"]) == holes(row["en"])
    assert "one" not in row or holes(row["one"]) == holes(row["en"])
    if "pattern" in row:
        assert holes(row["vi"]) <= set(re.compile(row["pattern"]).groupindex)


@pytest.mark.parametrize("folder", ["wording", "commands"])
def test_each_message_is_used(folder):
    files = [
        PACKAGE / "cli.py",
        *(file for part in ("commands", "page", "wording") for file in (PACKAGE / part).glob("*.py")),
    ]
    code = "".join(file.read_text("utf-8") for file in files)
    built = {"title_", "no_", "page_"}
    table = tomllib.loads((PACKAGE / folder / "messages.toml").read_text("utf-8"))["message"]
    unused = [
        row["name"]
        for row in table
        if not re.search(f"[\"']{row['name']}[\"']", code) and not row["name"].startswith(tuple(built))
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("iso", "language", "said"),
    [
        ("2024-02-07", "vi", "thứ Tư 07/02/2024"),
        ("2024-02-11", "vi", "Chủ nhật 11/02/2024"),
        ("2024-02-07", "en", "Wed 07/02/2024"),
        ("2024", "vi", "2024"),
    ],
)
def test_days(iso, language, said):
    assert values.day(iso, language, weekday=True) == said


@pytest.mark.parametrize(
    ("limit", "vi", "en"),
    [
        (
            Deadline("before", "trước ngày 08/02/2024", (0, 1), "r", due="2024-02-07"),
            "hết thứ Tư 07/02/2024",
            "in time until Wed 07/02/2024",
        ),
        (
            Deadline("by", "trước 16 giờ", (0, 1), "r", time="16:00", due="2024-04-10"),
            "đến 16:00 thứ Tư 10/04/2024",
            "in time until 16:00 on Wed 10/04/2024",
        ),
        (Deadline("every", "hằng tháng", (0, 1), "r"), "định kỳ", "recurring"),
        (Deadline("within", "trong 10 ngày", (0, 1), "r"), "chưa tính được ngày cuối", "last day not reckoned"),
    ],
)
def test_deadlines(limit, vi, en):
    assert (values.deadline(limit, "vi"), values.deadline(limit, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("header", "vi", "en"),
    [
        (Header(kind="TB", symbol="TB-KHCN"), "Thông báo số để trống (TB-KHCN)", "Notice number left blank (TB-KHCN)"),
        (Header(kind="CV", reference="211/KHCN-VP"), "Công văn số 211/KHCN-VP", "Official letter No. 211/KHCN-VP"),
        (Header(), "Văn bản không ghi loại không có số", "Document of no stated type no number"),
        (Header(kind="ZZ", reference="1/ZZ-A"), "ZZ số 1/ZZ-A", "ZZ No. 1/ZZ-A"),
    ],
)
def test_titles(header, vi, en):
    assert (values.title(header, "vi"), values.title(header, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("signer", "said"),
    [
        (
            Signer("TL", "GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nguyễn Ngọc Hảo"),
            "TL. GIÁM ĐỐC, CHÁNH VĂN PHÒNG, Nguyễn Ngọc Hảo",
        ),
        (Signer(None, None, "GIÁM ĐỐC", None), "GIÁM ĐỐC"),
        (Signer(), None),
        (None, None),
    ],
)
def test_signers(signer, said):
    assert values.named(signer) == said


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (Citation("114-KH/TU", (0, 1), "KH", None, None, "r"), "Kế hoạch số 114-KH/TU"),
        (Citation("114/X", (0, 1), None, None, None, "r"), "114/X"),
        (Citation(None, (0, 1), "LUAT", None, None, "r", "Đất đai"), "Luật Đất đai"),
        (Citation(None, (0, 1), None, None, None, "r", "Hiến pháp"), "Hiến pháp"),
    ],
)
def test_citations(citation, said):
    assert values.cited(citation, "vi") == said


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [(0, "0 chỉ đạo", "0 directives"), (1, "1 chỉ đạo", "1 directive"), (1234, "1.234 chỉ đạo", "1,234 directives")],
)
def test_counts(number, vi, en):
    assert (counted("directives", number, "vi"), counted("directives", number, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("confidence", "said"),
    [(1.0, "chắc chắn"), (0.7, "khá chắc"), (0.5, "nên xem lại"), (0.0, "chưa chắc"), (-1, "chưa chắc")],
)
def test_confidence(confidence, said):
    assert values.sureness(confidence, "vi") == said


@pytest.mark.parametrize(
    ("environment", "asked", "language"),
    [
        ({}, None, "vi"),
        ({}, "en", "en"),
        ({"LANG": "en_US"}, "vi", "vi"),
        ({"LANG": "fr_FR"}, None, "vi"),
        ({"LC_ALL": "C", "LANG": "en"}, None, "vi"),
        ({"LANG": "EN"}, "fr", "en"),
    ],
)
def test_language(environment, asked, language):
    assert choose_language(environment, asked) == language


@given(st.text(max_size=60), st.data())
def test_places_count_as_splitting_does(text, data):
    places = Places(text)
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset].split("\n")
    assert (places.line(offset), places.column(offset)) == (len(before), len(before[-1]) + 1)


@given(st.text(st.characters(), max_size=80))
def test_visible_text_is_harmless_and_as_long(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\x00\x07\x1b\x7f\x9b\u061c\u200e\u202e\u2028\u2066\u2069\r")
    shown.encode("utf-8")
    assert "\n" not in one_line(text)

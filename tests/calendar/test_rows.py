"""An administrator's file of added days and what it says of mistakes."""

import datetime
import pickle

import pytest

from dondoc.calendar import BadFile, BadRow, Row, load_days, parse_days

GOOD = 'date = 2027-02-05\nkind = "local"\nname = "Nghỉ tránh bão"\n'


def test_a_full_row():
    text = f"""complete_years = [2027, 2028]
[[day]]
{GOOD}name_en = "storm"
occasion = "tet"
announced_by = "Công văn 1/UBND"
announced_on = 2027-02-01
swapped_with = 2027-02-06
valid_for = "Sở Khoa học và Công nghệ"
certain = false
switch = "ngay-van-hoa"
mark = "L"
"""
    found = parse_days(text)
    assert found.complete_years == {2027, 2028}
    (row,) = found.rows
    assert row.date == datetime.date(2027, 2, 5)
    assert row._asdict().keys() == set(Row._fields)
    assert not row.certain


def test_an_empty_file():
    assert parse_days("") == ((), frozenset())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('kind = "local"\nname = "x"', ["thứ 1", "thiếu mục “date”"]),
        ("date = 2027-02-05", ["thứ 1", "2027-02-05", "thiếu mục “kind”"]),
        ('date = 2027-02-05\nkind = "local"', ["thiếu mục “name”"]),
        (GOOD.replace("local", "holidya"), ["“kind”", "holiday", "swapped-on"]),
        (GOOD.replace("2027-02-05", '"05/02/2027"'), ["“date” phải là ngày"]),
        (GOOD.replace("2027-02-05", "2027-02-05T08:00:00"), ["“date” phải là ngày"]),
        (GOOD + 'occasion = "noel"', ["“occasion”", "tet, gio-to"]),
        (GOOD + 'certain = "yes"', ["“certain” phải là true hoặc false"]),
        (GOOD + "announced_by = 3", ["“announced_by” phải là chữ"]),
        (GOOD.replace("Nghỉ tránh bão", ""), ["“name” phải là chữ, không để trống"]),
        (GOOD + 'nmae = "x"', ["“nmae” không có trong mẫu"]),
        (GOOD + "[[day]]\n" + GOOD, ["thứ 2", "trùng ngày với dòng thứ 1"]),
    ],
)
def test_a_bad_row_is_named(text, told):
    with pytest.raises(BadRow) as caught:
        parse_days("[[day]]\n" + text)
    for words in told:
        assert words in caught.value.sentence("vi")
    assert "row" in caught.value.sentence("en")
    assert str(caught.value).startswith("DON-DAYS-ROW ")


@pytest.mark.parametrize(
    "text",
    [
        "[[day]",
        "day = 3",
        "[[ngay]]\nx = 1",
        "complete_years = 2027",
        'complete_years = ["2027"]',
        "complete_years = [true]",
    ],
)
def test_a_bad_file(text):
    with pytest.raises(BadFile) as caught:
        parse_days(text, "them.toml")
    assert "them.toml" in caught.value.vi


def test_a_row_that_is_no_table():
    with pytest.raises(BadRow, match="must be a table"):
        parse_days("day = [3]")


def test_files(tmp_path):
    path = tmp_path / "them.toml"
    with pytest.raises(BadFile, match=r"them\.toml"):
        load_days(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFile):
        load_days(path)
    path.write_text("[[day]]\n" + GOOD, "utf-8")
    assert len(load_days(path).rows) == 1


def test_errors_survive_a_process_boundary():
    error = BadRow("sai", "wrong")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.vi, again.en, again.code) == (BadRow, "sai", "wrong", "DON-DAYS-ROW")

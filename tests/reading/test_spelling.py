"""Misspellings: sentences with an error and what is meant, and sentences that are right."""

import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.normalise import normalise
from dondoc.reading.spelling import Misspelling, misspellings, valid_place
from dondoc.reading.spelling.syllables import canonical, cost, generate, is_syllable, key, marks_only

TOOLS = Path(__file__).parents[2] / "tools"
DAY = datetime.date(2024, 2, 5)


def check(text: str, known: tuple[str, ...] = (), day: datetime.date | None = DAY) -> list[Misspelling]:
    script = normalise(text)
    return misspellings(script, [(0, len(text))], day, known)


WRONG = [
    # text, wrong words, what is meant
    ("Thống nhất bổ xung 14,6 tỷ đồng từ nguồn dự phòng.", "bổ xung", "bổ sung"),
    ("Khẩn trương sữa chữa 02 máy thở.", "sữa chữa", "sửa chữa"),
    ("Mở thêm 02 bàn khám, hổ trợ người cao tuổi lấy số.", "hổ trợ", "hỗ trợ"),
    ("Sơ tán dân khỏi khu vực có nguy cơ sạt lỡ đất.", "sạt lỡ đất", "sạt lở đất"),
    ("thực hiện quy định về an toàn giao thông, về nông độ còn trong dịp Tết", "nông độ còn", "nồng độ cồn"),
    ("Áp dụng trí tuệ nhận tạo hỗ trợ cán bộ.", "nhận tạo", "nhân tạo"),
    ("Xây dựng quy trình nội bộ giãi quyết thủ tục.", "giãi quyết", "giải quyết"),
    ("Bố trí công chức trực, sẳn sàng hỗ trợ người dân.", "sẳn sàng", "sẵn sàng"),
    ("Tổng hợp khó khăn, vướn mắc về đất đai.", "vướn mắc", "vướng mắc"),
    ("Rà xoát hộ nghèo, hộ cận nghèo.", "Rà xoát", "Rà soát"),
    ("giải quyết đơn thư ngay từ cơ sỡ", "cơ sỡ", "cơ sở"),
    ("nhà ăn xây dỡ dang từ năm 2022", "dỡ dang", "dở dang"),
    ("Không để sảy ra chi trả sai đối tượng.", "sảy ra", "xảy ra"),
    ("công tác vận động còn dàn trãi, thiếu trọng tâm", "dàn trãi", "dàn trải"),
    ("kiên quyết chống suống cấp di tích", "chống suống cấp", "chống xuống cấp"),
    ("THỰC HIỆN CHỐNG SUỐNG CẤP DI TÍCH", "CHỐNG SUỐNG CẤP", "CHỐNG XUỐNG CẤP"),
    ("Trung tâm y tế sát nhập về bệnh viện.", "sát nhập", "sáp nhập"),
    ("kết quả đánh gía của hội đồng", "đánh gía", "đánh giá"),
    ("giải quyêt dứt điểm các vụ việc", "giải quyêt", "giải quyết"),
    ("Giám đốc Sở yêu cầu các phòng của của Sở báo cáo.", "của của", "của"),
    ("tổ chức trông giử xe miễn phí", "trông giử xe", "trông giữ xe"),
    ("toàn bộ sổ hộ tịch do các xã củ bàn giao", "củ", "cũ"),
    ("Dự án tại tỉnh Bình Đinh chậm tiến độ.", "Bình Đinh", "Bình Định"),
    ("nâng cao chất lượng nguồn nước Hồ Cẩm Sơn", "Hồ Cẩm Sơn", "Hồ Cấm Sơn"),
]

RIGHT = [
    "Giao thông thông suốt, công tác tác nghiệp bảo đảm.",
    "Từ từ tháo gỡ, dần dần ổn định, luôn luôn sẵn sàng.",
    "Uỷ ban nhân dân tỉnh, Ủy ban nhân dân huyện, văn hoá, văn hóa, kĩ thuật, kỹ thuật, quản lí, quản lý.",
    "Triển khai mô hình 5S, phần mềm eOffice, camera, internet và chứng chỉ các bon theo ISO 9001:2015.",
    "Ông Lò Văn Hặc, bà Bế Thị Lan Phương, ông Cầm Bá Thụ; thôn Bản Nhội, Khe Sặt.",
    "UBND xã Thạch Giàng, huyện Thanh Lâm, tỉnh Châu Giang phối hợp với UBND thị trấn Kẻ Gỗ.",
    "Công văn số 1533-CVV/TU ngày 05/9/2023; STT 12; khoản 2 Điều 69; QĐ-UBND; KH&CN.",
    "Đài Phát thanh - Truyền hình tăng thời lượng tin, bài; tổ chức giao ban, tiếp công dân.",
    "Kiểm tra vệ sinh tay, phân loại chất thải tại các khoa; người bệnh nghỉ ngơi.",
    "Lắp đặt 06 điểm truy cập không dây tại nhà văn hóa thôn; 02 ca trực; 14 tổ.",
    "",
    "…",
    "a",
]


@pytest.mark.parametrize(("text", "wrong", "meant"), WRONG)
def test_an_error_is_found_with_what_is_meant(text: str, wrong: str, meant: str) -> None:
    found = check(text)
    assert [(text[one.span[0] : one.span[1]], one.suggestion) for one in found] == [(wrong, meant)]
    assert all(one.reason_vi and one.reason_en and one.rule.startswith("spelling.") for one in found)


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_are_left_alone(text: str) -> None:
    assert check(text) == []


def test_known_names_are_left_alone() -> None:
    text = "Dự án tại Bình Đinh chậm tiến độ."
    assert check(text) and not check(text, ("Bình Đinh",))


def test_a_name_written_three_times_is_meant() -> None:
    assert not check("tỉnh Bình Đinh, tỉnh Bình Đinh, tỉnh Bình Đinh")


@pytest.mark.parametrize(
    ("kind", "name", "day", "valid"),
    [
        ("huyện", "Việt Yên", "2024-01-31", True),
        ("huyện", "Việt Yên", "2024-02-01", False),
        ("thị xã", "Việt Yên", "2024-01-31", False),
        ("thị xã", "Việt Yên", "2024-02-01", True),
        ("thị xã", "Việt Yên", "2025-07-01", False),
        ("phường", "Việt Yên", "2025-07-01", True),
        ("tỉnh", "Bắc Giang", "2025-06-30", True),
        ("tỉnh", "Bắc Giang", "2025-07-01", False),
        ("tỉnh", "Bắc Ninh", "2025-07-01", True),
        ("hồ", "Cấm Sơn", "2024-02-05", True),
        ("huyện", "Thanh Lâm", "2021-04-06", None),
    ],
)
def test_places_are_valid_for_a_time(kind: str, name: str, day: str, valid: bool | None) -> None:
    assert valid_place(kind, name, datetime.date.fromisoformat(day)) is valid


SOUND = [
    "nghiêng",
    "gì",
    "giếng",
    "quốc",
    "quyền",
    "hoà",
    "hòa",
    "thuý",
    "thúy",
    "xoong",
    "khuya",
    "ngoằn",
    "yêu",
    "ý",
    "quả",
]
UNSOUND = ["nghành", "ngiêm", "kai", "đươc", "quyêt", "tòan", "ghà", "cê", "iêu", "hiệnn", "bb", "thưc", "gía"]


@pytest.mark.parametrize("word", SOUND)
def test_syllables_that_can_be(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", UNSOUND)
def test_syllables_that_cannot_be(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant", "most"),
    [("hổ", "hỗ", 1.0), ("xung", "sung", 1.0), ("truyền", "chuyền", 1.0), ("vướn", "vướng", 1.5), ("còn", "cồn", 2.0)],
)
def test_common_confusions_are_near_and_sound_alike(typed: str, meant: str, most: float) -> None:
    assert 0 < cost(typed, meant) <= most
    assert key(typed) == key(meant)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("lý", "lí"), ("quý", "quí")])
def test_two_spellings_of_one_syllable(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert marks_only(one, other) or cost(one, other) == 0


@given(st.sampled_from(generate()), st.sampled_from(generate()))
def test_cost_is_even_and_nought_only_for_the_same(one: str, other: str) -> None:
    assert (cost(one, other) == 0) == (canonical(one) == canonical(other)) or not is_syllable(one)


PIECES = [
    "rà",
    "soát",
    "xoát",
    "bổ",
    "xung",
    "của",
    "các",
    "hổ",
    "trợ",
    "tỉnh",
    "Bình",
    "Đinh",
    "12",
    ",",
    "gía\n",
    "Đ",
]
WORDS = st.sampled_from(PIECES)


@given(st.lists(WORDS, max_size=40), st.integers(0, 30), st.integers(0, 60))
def test_spans_lie_within_the_spans_given_and_do_not_overlap(words: list[str], start: int, length: int) -> None:
    text = " ".join(words)
    script = normalise(text)
    span = (min(start, len(text)), min(start + length, len(text)))
    found = misspellings(script, [span], DAY)
    assert found == misspellings(script, [span], DAY)
    assert all(span[0] <= one.span[0] < one.span[1] <= span[1] for one in found)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    script = normalise(text)
    misspellings(script, [(0, len(script.view))], None)


@pytest.mark.parametrize("name", ["pairs.txt", "links.txt", "triples.txt", "sounds.txt"])
def test_word_lists_are_in_the_order_that_looking_up_needs(name: str) -> None:
    lines = (TOOLS.parent / "src/dondoc/reading/tables/words" / name).read_text("utf-8").splitlines()
    heads = [line.partition(" ")[0] for line in lines]
    assert lines == sorted(lines)
    assert len(heads) == len(set(heads)) > 100

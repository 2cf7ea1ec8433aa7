"""The whole reading: the contract, the real notice, what is no directive document, any text at all."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.reading import read_path, read_text
from dondoc.reading.model import Reading, to_json

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "src/dondoc/reading/schema.json").read_text("utf-8"))
NOTICE = ROOT / "samples/thong-bao-giao-ban-02-2024.txt"
DOCUMENTS = sorted(
    path
    for folder in ("samples", "tests/reading/documents/open", "tests/reading/documents/aside")
    for path in (ROOT / folder).glob("*.txt")
)


def check_spans(reading: Reading) -> None:
    text = reading.text
    parties = [party for d in reading.directives for party in (*d.leads, *d.coordinators)]
    spans = [
        *(d.span for d in reading.directives),
        *(d.deadline.span for d in reading.directives if d.deadline),
        *(party.span for party in parties if party.span),
        *(c.span for c in reading.citations),
        *(f.span for f in reading.findings if f.span),
        *(p.span for p in reading.header.provenance.values()),
        *(p.span for d in reading.directives for p in d.provenance.values()),
    ]
    for start, end in spans:
        assert 0 <= start <= end <= len(text)
    for directive in reading.directives:
        assert all(index < len(reading.citations) for index in directive.citations)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_reading_keeps_the_contract(path: Path) -> None:
    reading = read_path(path)
    jsonschema.validate(json.loads(json.dumps(to_json(reading))), SCHEMA)
    if reading.text:
        check_spans(reading)
    ids = [directive.id for directive in reading.directives]
    assert len(set(ids)) == len(ids)


def test_the_real_notice() -> None:
    reading = read_path(NOTICE)
    assert len(reading.directives) == 29
    assert len(reading.citations) == 11
    assert all(directive.leads for directive in reading.directives)
    due = {d.id: d.deadline.due for d in reading.directives if d.deadline}
    assert due == {"1.3": "2024-02-07", "2.3": "2024-02-27"}
    codes = {finding.code for finding in reading.findings}
    assert {"missing-number", "incomplete-date", "lunar-year-mismatch", "unknown-kind", "misspelling"} <= codes


def test_a_list_may_go_past_ninety_nine() -> None:
    head = "THÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban\n\nGiám đốc Sở kết luận như sau:\n"
    items = (f"{n}. Giao Phòng Kế hoạch báo cáo kết quả đợt {n}.\n" for n in range(1, 121))
    assert len(read_text(head + "".join(items)).directives) == 120


def test_readings_are_equal_to_the_byte_between_processes() -> None:
    code = (
        "import json,sys;from dondoc.reading import read_path;from dondoc.reading.model import to_json;"
        f"sys.stdout.write(json.dumps(to_json(read_path({str(NOTICE)!r}))))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(runs) == 1


NOT_DIRECTIVES = {
    "poem": "Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau.\nTrải qua một cuộc bể dâu,\n"
    "Những điều trông thấy mà đau đớn lòng.\n",
    "english contract": "SERVICE AGREEMENT\n\n1. The Supplier shall deliver the goods before 15/03/2024.\n"
    "2. The Customer shall pay within 30 days.\n- Report to the Director monthly.\n",
    "spreadsheet": "STT\tHọ tên\tLương\n1\tNguyễn Văn An\t12.000.000\n2\tTrần Thị Bình\t9.500.000\n",
    "blank": "   \n\n\t\n",
    "code": "def main():\n    return 1\n",
    "novel": "Chiều hôm ấy, ông giáo sang nhà lão Hạc. Lão bảo con chó đã bán rồi. Ông giáo ngồi im, không nói gì.\n",
    "recipe": "1. Rửa sạch rau, để ráo.\n2. Xào thịt với hành.\n3. Cho rau vào, đảo đều rồi tắt bếp.\n",
}


@pytest.mark.parametrize("text", NOT_DIRECTIVES.values(), ids=NOT_DIRECTIVES.keys())
def test_what_is_no_directive_document_gives_no_directive(text: str) -> None:
    reading = read_text(text)
    assert reading.directives == ()
    jsonschema.validate(json.loads(json.dumps(to_json(reading))), SCHEMA)


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Tối mật"])
def test_a_secret_document_is_not_read(mark: str) -> None:
    text = f"SỞ NGOẠI VỤ\n\nSố: 09/SNgV-VP\n\n{mark}\n\nKính gửi: Công an tỉnh.\n\nPhòng A báo cáo trước 12/4/2023.\n"
    reading = read_text(text)
    assert reading.text == ""
    assert not reading.directives and not reading.citations
    assert [finding.code for finding in reading.findings] == ["secret-document"]
    assert "Phòng A" not in json.dumps(to_json(reading), ensure_ascii=False)


PIECES = st.sampled_from([
    "Giao Sở Y tế ", "chủ trì, phối hợp với ", "trước ngày 31/02/2024", "\n", "\n- ", "\n1. ", "| a | b |\n",
    "Điều 1. ", "Số: 12/TB-SYT", "THÔNG BÁO\n", "Nơi nhận:\n", "các ", ", ", "; ", "TL. GIÁM ĐỐC\n",
    "12/QĐ-UBND ", "…", "**", "\t\t", "Luật Đất đai ", "Kính gửi:\n", "a) ", "PHỤ LỤC\n", "hằng tháng ",
    "ngày 5 ", "Tết Giáp Thìn năm 2023 ", "\u00a0"
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_a_valid_reading(text: str) -> None:
    reading = read_text(text)
    jsonschema.validate(json.loads(json.dumps(to_json(reading))), SCHEMA)
    if reading.text:
        check_spans(reading)

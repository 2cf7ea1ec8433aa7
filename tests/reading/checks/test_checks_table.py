"""The table of rules: complete, worded in two languages, each rule used, no two in force for one document."""

import datetime
import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notices import notice

from dondoc.reading import checks
from dondoc.reading.checks.registry import CHECKS
from dondoc.reading.checks.rules import Rule, all_rules
from dondoc.reading.checks.symbols import is_near, issuer_codes, type_part
from dondoc.reading.model import Finding
from dondoc.reading.pipeline import read_text

CODES = {
    "missing-number", "incomplete-date", "missing-signer", "missing-recipients", "missing-heading",
    "kind-mismatch", "impossible-date", "weekday-mismatch", "lunar-year-mismatch", "unpadded-number",
    "unknown-kind", "kind-symbol-mismatch", "issuer-symbol-mismatch", "citation-after-document",
    "citation-on-day-off", "year-mismatch", "citation-conflict", "citation-incomplete", "deadline-past",
    "deadline-on-day-off", "deadline-conflict", "no-lead", "no-deadline", "unknown-unit", "outdated-name",
    "misspelling", "unfinished-text", "capitalisation", "terminology", "numbering", "secret-document",
}  # fmt: skip
SOURCES = "".join(path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
SOURCES += (Path(checks.__file__).parents[1] / "pipeline.py").read_text("utf-8")
ROWS = [(name, rule) for name, rules in all_rules().items() for rule in rules]


def test_every_code_of_the_contract_has_a_rule_and_a_check() -> None:
    assert {rule.code for _, rule in ROWS} == CODES
    # a secret document is not read, so that no check runs on it
    assert set().union(*(registered.codes for registered in CHECKS)) == CODES - {"secret-document"}


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_is_used(name: str) -> None:
    kind = {"words.capital": 'f"words.{kind}"', "words.term": 'f"words.{kind}"'}
    assert kind.get(name, f'"{name}"') in SOURCES


@pytest.mark.parametrize(("name", "rule"), ROWS)
def test_a_rule_is_worded_in_two_languages(name: str, rule: Rule) -> None:
    assert rule.severity in {"error", "warning", "info"}
    holes = [set(re.findall(r"{(\w+)}", words)) for words in (rule.message, rule.message_en)]
    assert holes[0] == holes[1] or {"reason"} in holes, name
    assert "law" not in holes[0] or rule.law
    assert rule.ground(english=False), name
    assert rule.ground(english=True), name


@pytest.mark.parametrize("name", all_rules())
def test_no_two_rows_of_a_rule_hold_at_once(name: str) -> None:
    for one, two in combinations(all_rules()[name], 2):
        days = [day for rule in (one, two) for day in (rule.valid_from, rule.valid_to) if day]
        for day in [*days, datetime.date(1990, 1, 1), datetime.date(2030, 1, 1), None]:
            assert not any(one.holds(day, party=party) and two.holds(day, party=party) for party in (True, False))


# ---- properties -----------------------------------------------------------------------------------------------------

PIECES = (
    "Văn phòng Sở", "báo cáo trước ngày 30/02/2024", "31/4", "thứ Ba ngày 06/11/2024", "...", "…", "(...)",
    "số 7/KL-TTr", "Kế hoạch số 12/KG-UBND", "của UBND tỉnh", "1.", "2.", "4.", "a)", "b)", "d)",
    "Tết Giáp Thìn năm 2023", "xx/xx", "và.", "Điều 1.", "Điều 3.", "| --- |", "| 1 | 2 |", "I.", "III.",
    "Nơi nhận:", "TL. GIÁM ĐỐC", "phải hoàn thành", "toàn bộ nhiệm vụ",
)  # fmt: skip
WORDS = st.sampled_from(PIECES)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.just("\n") | st.text(max_size=6), max_size=60))
def test_findings_lie_in_the_text_and_are_the_same_each_time(words: list[str]) -> None:
    text = notice(" ".join(words))
    reading = read_text(text)
    assert reading.findings == read_text(text).findings
    assert all(
        finding.span is None or 0 <= finding.span[0] < finding.span[1] <= len(reading.text)
        for finding in reading.findings
    )
    assert len(set(reading.findings)) == len(reading.findings)
    assert all(finding.message and finding.message_en for finding in reading.findings)
    # a message may quote a brace of the document, and has none of its own left
    assert "{" in text or not any("{" in finding.message for finding in reading.findings)


def test_what_is_missing_comes_first() -> None:
    found: list[Finding] = list(read_text(notice(foot="", number="Số: 5/TB-SKHCN")).findings)
    missing = [finding.span is None for finding in found]
    assert missing == sorted(missing, reverse=True)


@pytest.mark.parametrize(
    ("wrong", "right", "near"),
    [("KG", "KH", True), ("HDD", "HD", True), ("QD", "QĐ", True), ("TR", "TTr", True), ("DQ", "QĐ", True),
     ("TTR", "TTr", False), ("SNV", "KH", False), ("QĐ", "QĐ", False), ("CT", "KH", False)],
)  # fmt: skip
def test_near(wrong: str, right: str, near: bool) -> None:
    assert is_near(wrong, right) is near


@pytest.mark.parametrize(
    ("reference", "kind", "issuers"),
    [
        ("12/KH-UBND", "KH", ("UBND",)),
        ("29/2023/QĐ-TTg", "QĐ", ("TTg",)),
        ("114-KH/TU", "KH", ("TU",)),
        ("733/SNV-CCHC", "SNV", ("SNV",)),
        ("33/2024/QH15", "QH15", ("QH",)),
        ("23/2015/TTLT-BKHCN-BNV", "TTLT", ("BKHCN", "BNV")),
    ],
)
def test_parts_of_a_symbol(reference: str, kind: str, issuers: tuple[str, ...]) -> None:
    assert (type_part(reference), issuer_codes(reference)) == (kind, issuers)

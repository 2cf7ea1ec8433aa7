import pytest
from running import DOCUMENTS, NOTICE, SECRET, run

from dondoc.commands.lint import lines
from dondoc.reading import read_path
from dondoc.reading.model import Finding, Header, Reading, Source

TEXT = "Số: /TB-KHCN\n\nnăm Giáp Thìn năm 2023\n"
SOURCE = Source("a.txt", "text/plain", "0")


@pytest.mark.parametrize(
    ("finding", "language", "line"),
    [
        (
            Finding("missing-signer", "error", "Thiếu người ký.", None, "r"),
            "vi",
            "a.txt:1:1 missing-signer Thiếu người ký.",
        ),
        (
            Finding("lunar-year-mismatch", "error", "Là 2024.", (18, 36), "r", "Giáp Thìn năm 2024", "It is 2024."),
            "vi",
            "a.txt:3:5 lunar-year-mismatch Là 2024. → Giáp Thìn năm 2024",
        ),
        (
            Finding("lunar-year-mismatch", "error", "Là 2024.", (18, 36), "r", "Giáp Thìn năm 2024", "It is 2024."),
            "en",
            "a.txt:3:5 lunar-year-mismatch It is 2024. → Giáp Thìn năm 2024",
        ),
        (Finding("misspelling", "warning", "Hai\ndòng.", (0, 2), "r"), "en", "a.txt:1:1 misspelling Hai dòng."),
    ],
)
def test_a_line(finding, language, line):
    assert list(lines("a.txt", Reading(SOURCE, TEXT, Header(), findings=(finding,)), language)) == [line]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_code_one_where_there_is_an_error(path, capsys):
    findings = read_path(path).findings
    seen = run(capsys, "lint", path)
    assert seen.code == int(any(finding.severity == "error" for finding in findings))
    assert len(seen.out.splitlines()) == len(findings)
    assert all(line.startswith(f"{path}:") for line in seen.out.splitlines())


def test_places_lead_to_the_words(capsys):
    text = NOTICE.read_text("utf-8").split("\n")
    seen = [line for line in run(capsys, "lint", NOTICE).out.splitlines() if "lunar-year-mismatch" in line]
    _, line, column = seen[0].split(" ")[0].rsplit(":", 2)
    assert text[int(line) - 1][int(column) - 1 :].startswith("Giáp Thìn năm 2023")


def test_a_secret_document_is_an_error(capsys):
    seen = run(capsys, "lint", SECRET)
    assert seen.code == 1
    assert seen.out.startswith(f"{SECRET}:1:1 secret-document ")


def test_a_bad_file_outweighs_an_error(capsys):
    seen = run(capsys, "lint", SECRET, "missing.txt")
    assert seen.code == 2
    assert "secret-document" in seen.out

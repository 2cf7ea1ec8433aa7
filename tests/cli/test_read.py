import json
import os
import pty
import subprocess
import sys

import jsonschema
import pytest
from running import DOCUMENTS, NOTICE, ROOT, SECRET, process, run

from dondoc.commands.arguments import STAGES
from dondoc.commands.as_json import ORDER
from dondoc.reading import read_path

OPEN = [path for path in DOCUMENTS if read_path(path).text]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_people_see_every_directive_citation_and_finding(path, language, capsys):
    seen = run(capsys, "read", "--lang", language, path)
    reading = read_path(path)
    assert (seen.code, seen.err) == (0, "")
    words = "".join(seen.out.split())
    for directive in reading.directives:
        assert directive.id in seen.out
        # a word or two: cells are wrapped side by side
        assert directive.text.split()[0] in seen.out
    for finding in reading.findings if reading.text else ():
        assert finding.code in words
    for citation in reading.citations:
        assert not citation.reference or citation.reference[:8] in seen.out


@pytest.mark.parametrize("width", ["40", "60", "100", "200"])
def test_lines_keep_to_the_width(width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    lines = run(capsys, "read", NOTICE).out.splitlines()
    assert max(map(len, lines)) <= int(width)
    assert not any(line != line.rstrip() for line in lines)


def test_narrow_cells_are_whole(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    words = " ".join(run(capsys, "read", NOTICE).out.split())
    assert all(directive.text in words for directive in read_path(NOTICE).directives)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "vi",
            ["29 chỉ đạo", "2 có hạn", "11 viện dẫn", "hết thứ Ba", "27/02/2024", "2. Đối với Văn phòng Sở", "dòng 5"],
        ),
        ("en", ["29 directives", "2 with a deadline", "11 citations", "in time until", "27/02/2024", "Notice"]),
    ],
)
def test_the_real_notice(language, parts, capsys):
    said = run(capsys, "read", "--lang", language, NOTICE).out
    assert [part for part in parts if part not in said and part != "dòng 5"] == []


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "chỉ đạo"),
        ({"LANG": "C.UTF-8"}, "chỉ đạo"),
        ({"LANG": "en_GB.UTF-8"}, "directives"),
        ({"LANG": "en_US", "LC_MESSAGES": "vi_VN"}, "chỉ đạo"),
        ({"LANG": "vi_VN", "LC_ALL": "en"}, "directives"),
        ({"LC_ALL": "", "LANG": "en_US"}, "directives"),
    ],
)
def test_the_locale_decides(environment, word, capsys, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert word in run(capsys, "read", NOTICE).out


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_json_is_the_schemas(path, capsys):
    schema = json.loads((ROOT / "src/dondoc/reading/schema.json").read_text("utf-8"))
    seen = run(capsys, "read", "--json", path)
    assert seen.out.count("\n") == 1
    value = json.loads(seen.out)
    jsonschema.Draft202012Validator(schema).validate(value)
    assert value["source"]["name"] == path.name
    for name, part in schema["properties"].items():
        if part.get("type") == "array":
            for item in value[name]:
                wanted = [key for key in part["items"]["properties"] if key in item]
                assert list(item)[: len(wanted)] == wanted


@pytest.mark.parametrize("name", ["deadline", "party"])
def test_parts_are_in_the_schemas_order(name):
    schema = json.loads((ROOT / "src/dondoc/reading/schema.json").read_text("utf-8"))
    assert list(schema["$defs"][name]["properties"]) == list(ORDER[{"party": "leads"}.get(name, name)])


def test_several_documents_are_json_lines(capsys):
    seen = run(capsys, "read", "--json", *OPEN[:3])
    assert [json.loads(line)["source"]["name"] for line in seen.out.splitlines()] == [path.name for path in OPEN[:3]]


@pytest.mark.parametrize("options", [["--json"], [], ["--stage", "outline"]], ids=str)
def test_two_processes_print_the_same_bytes(options):
    first, second = (process("read", *options, *OPEN[:4], env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.returncode == 0
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}],
    ids=str,
)
def test_output_is_utf8_whatever_the_locale(environment):
    done = process("read", NOTICE, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "chỉ đạo" in done.stdout.decode("utf-8")
    assert "Không tìm thấy" in process("read", "không-có.txt", env=environment).stderr.decode("utf-8")


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_alone(stage, capsys):
    value = json.loads(run(capsys, "read", "--stage", stage, NOTICE).out)
    assert list(value) == ["stage", "source", stage]
    assert value["stage"] == stage
    assert value[stage]


def test_stages_agree_with_the_reading(capsys):
    reading = read_path(NOTICE)
    deadlines = json.loads(run(capsys, "read", "--stage", "deadlines", NOTICE).out)["deadlines"]
    chosen = [(limit["directive"], limit["phrase"]) for limit in deadlines if limit["chosen"]]
    assert chosen == [(one.id, one.deadline.phrase) for one in reading.directives if one.deadline]
    parties = json.loads(run(capsys, "read", "--stage", "parties", NOTICE).out)["parties"]
    assert [party["name"] for party in parties if party["role"] == "lead"] == [
        lead.name for directive in reading.directives for lead in directive.leads
    ]


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_of_a_secret_document_tells_its_content(stage, capsys):
    said = run(capsys, "read", "--stage", stage, SECRET).out
    tail = SECRET.read_text("utf-8").split("Kính gửi")[-1]
    assert not any(line.strip() in said for line in tail.splitlines() if len(line.strip()) > 12)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_secret_document_shows_its_register_line_alone(language, capsys):
    seen = run(capsys, "read", "--lang", language, SECRET)
    assert seen.code == 0
    assert "09/SNgV-VP" in seen.out
    assert "MẬT" in seen.out
    assert len(seen.out.splitlines()) <= 10


def test_standard_input(capsys):
    done = process("read", "--json", "-", stdin=NOTICE.read_bytes())
    value = json.loads(done.stdout)
    assert value["source"]["name"] == "stdin"
    assert len(value["directives"]) == 29


def test_good_documents_are_read_past_bad_ones(capsys):
    seen = run(capsys, "read", "--json", OPEN[0], "missing.txt", OPEN[1])
    assert seen.code == 2
    assert [json.loads(line)["source"]["name"] for line in seen.out.splitlines()] == [OPEN[0].name, OPEN[1].name]
    assert seen.err.count("\n") == 1
    assert "missing.txt" in seen.err


def test_the_page_is_written_whole(tmp_path, capsys):
    page = tmp_path / "thông báo.html"
    page.write_text("old", "utf-8")
    seen = run(capsys, "read", "--html", page, NOTICE)
    assert seen.code == 0
    assert page.as_uri() in seen.out
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == [page.name]


def test_json_and_page_together(tmp_path, capsys):
    seen = run(capsys, "read", "--json", "--html", tmp_path / "a.html", NOTICE)
    json.loads(seen.out)
    assert "file://" in seen.err


@pytest.mark.parametrize("width", [60, 120])
def test_a_terminal_gets_colours_and_its_width(width):
    said = on_terminal(["read", str(NOTICE)], {"COLUMNS": str(width), "TERM": "xterm-256color"})
    assert "\x1b[1m" in said
    assert "29 chỉ đạo" in said
    assert "29 chỉ đạo" in on_terminal(["read", str(NOTICE)], {"TERM": "dumb", "COLUMNS": str(width)})


def test_a_terminal_gets_one_json_indented():
    assert '\n  "schema"' in on_terminal(["read", "--json", str(NOTICE)], {}).replace("\r", "")


def on_terminal(words, environment):
    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "NO_COLOR"))}
    child = subprocess.Popen(
        [sys.executable, "-m", "dondoc", *words],
        stdout=theirs,
        stdin=subprocess.DEVNULL,
        env={**clean, "PYTHONPATH": str(ROOT / "src"), **environment},
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal is gone
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert child.wait() == 0
    return said.decode("utf-8")


def test_nothing_in_a_document_reaches_the_terminal_raw(tmp_path, capsys):
    bad = tmp_path / "bad.txt"
    bad.write_text(
        "THÔNG BÁO\n1. Đối với \x1b]0;owned\x07Văn phòng Sở\n- Rà soát \x1b[31mhồ sơ\u202e trước ngày 08/02/2024.\n",
        "utf-8",
    )
    said = run(capsys, "read", bad)
    assert not any(char in said.out + said.err for char in "\x1b\x07\u202e")

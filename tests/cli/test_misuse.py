import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import DOCUMENTS, NOTICE, ROOT, process, run

from dondoc import __version__
from dondoc.commands.arguments import EXAMPLES, build_parser

BAD = [
    (["read", "missing.docx"], "DON-F01"),
    (["read", "{folder}"], "DON-F02"),
    (["read", "/dev/null"], "DON-F"),
    (["read", "{empty}"], "DON-F"),
    (["read", "{binary}"], "DON-F"),
    (["read", "{pretender}"], "DON-F"),
    (["lint", "missing.docx"], "DON-F01"),
    (["lint", "{empty}"], "DON-F"),
    (["read", "a\nb.txt"], "DON-F01"),
    (["read", "a\x00b.txt"], "DON-F"),
    (["read", "{file}", "--html", "{folder}/no/page.html"], "{folder}/no/page.html"),
    (["read", "{file}", "--html", "{folder}"], "{folder}"),
    (["read", "{file}", "--html", "{file}"], "--html"),
    (["read", "{file}", "{file}", "--html", "{folder}/p.html"], "--html"),
    (["read", "{file}", "--stage", "text", "--html", "{folder}/p.html"], "--stage"),
    (["read", "{file}", "--html"], "--html"),
    (["read", "{file}", "--stage", "chapters"], "chapters"),
    (["read", "{file}", "--json=1"], "--json"),
    (["read", "{file}", "--jsn"], "--jsn"),
    (["read", "{file}", "--js"], "--js"),
    (["read", "{file}", "--lang", "fr"], "fr"),
    (["read"], "--help"),
    (["lint"], "--help"),
    (["completion", "tcsh"], "tcsh"),
    (["raed", "{file}"], "raed"),
    ([], "--help"),
]


@pytest.fixture
def files(tmp_path):
    made = {"folder": tmp_path, "file": tmp_path / "a.txt", "empty": tmp_path / "empty.txt"}
    made |= {"binary": tmp_path / "b.txt", "pretender": tmp_path / "c.docx"}
    made["file"].write_bytes(NOTICE.read_bytes())
    made["empty"].write_bytes(b"")
    made["binary"].write_bytes(bytes(range(256)) * 8)
    made["pretender"].write_bytes(b"PK\x03\x04 this is no package")
    return made


@pytest.mark.parametrize(("words", "named"), BAD, ids=lambda value: repr(value)[:60])
@pytest.mark.parametrize("language", ["vi_VN.UTF-8", "en_US.UTF-8"])
def test_one_sentence_and_code_two(words, named, language, files, capsys):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANG", language)
        seen = run(capsys, *(word.format(**files) for word in words))
    assert seen.code == 2
    assert seen.err.count("\n") == 1
    assert seen.err.startswith("dondoc: ")
    assert named.format(**files) in seen.err
    assert seen.err.rstrip().endswith((".", ")"))
    assert not list(files["folder"].glob(".*.tmp"))


@pytest.mark.parametrize(("words", "named"), BAD, ids=lambda value: repr(value)[:60])
def test_the_languages_say_it_differently(words, named, files, capsys, monkeypatch):
    said = set()
    for language in ("vi", "en"):
        monkeypatch.setenv("LANG", language)
        said.add(run(capsys, *(word.format(**files) for word in words)).err)
    assert len(said) == 2


@pytest.mark.parametrize(
    "words", [["--help"], ["read", "-h"], ["lint", "--help"], ["serve", "--help"], ["completion", "--help"]], ids=str
)
@pytest.mark.parametrize(("language", "head"), [("vi", "ví dụ:"), ("en", "examples:")])
def test_help_has_examples(words, language, head, capsys, monkeypatch):
    monkeypatch.setenv("LANG", language)
    seen = run(capsys, *words)
    assert (seen.code, seen.err) == (0, "")
    assert head in seen.out
    assert "dondoc " in seen.out.split(head)[1]
    assert ("options" in seen.out) == (language == "en")


def test_every_example_of_the_help_is_understood():
    for line in (line for lines in EXAMPLES.values() for line in lines):
        words = line.split(" &&")[0].split(" >")[0].split(" <")[0].split()
        assert words[0] == "dondoc"
        assert build_parser("vi").parse_args(words[1:]).command in {"read", "lint", "serve", "completion"}


def test_version(capsys):
    assert run(capsys, "--version") == (0, f"dondoc {__version__}\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell, capsys):
    seen = run(capsys, "completion", shell)
    assert (seen.code, seen.err) == (0, "")
    assert "dondoc" in seen.out
    assert "_ARGCOMPLETE" in seen.out


def test_completion_answers(tmp_path):
    answers = tmp_path / "answers"
    line = "dondoc read --stage d"
    process(
        env={
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_STDOUT_FILENAME": str(answers),
            "_ARGCOMPLETE_IFS": "\n",
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
        }
    )
    assert sorted(answers.read_text("utf-8").split()) == ["deadlines", "directives"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dondoc", "read", "--json", str(NOTICE)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("words", [["read", "--json"], ["read"], ["lint"]], ids=str)
def test_a_closed_pipe_ends_it_quietly(words):
    child = subprocess.Popen(
        [sys.executable, "-m", "dondoc", *words, *map(str, DOCUMENTS * 4)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    child.stdout.read(10)
    child.stdout.close()
    complaint = child.stderr.read()
    child.stderr.close()
    assert child.wait() == 141
    assert complaint == b""


def test_reading_a_text_loads_nothing_heavy():
    code = (
        "import sys; from dondoc.cli import main; main(['read', sys.argv[1]]);"
        "sys.exit(' '.join({'rich', 'argcomplete', 'lxml', 'dataclasses', 'shutil', 'textwrap', 'jsonschema',"
        " 'dondoc.page'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(NOTICE)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.returncode, done.stderr) == (0, b"")

"""Runs of the command line: in this process for its words, in a process of its own for its bytes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from dondoc.cli import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
NOTICE = SAMPLES / "thong-bao-giao-ban-02-2024.txt"
SECRET = SAMPLES / "cong-van-mat-4-2023.txt"
DOCUMENTS = sorted([*SAMPLES.glob("*.txt"), *(ROOT / "tests/reading/documents/open").glob("*.txt")])


class Run(NamedTuple):
    code: int
    out: str
    err: str


def run(capture, *words):
    code = main([str(word) for word in words])
    return Run(code, *capture.readouterr())


def process(*words, stdin=b"", env=None, module="dondoc"):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS"))}
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**clean, "PYTHONPATH": str(ROOT / "src"), **(env or {})},
    )

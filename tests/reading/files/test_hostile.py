"""Hostile files: each is refused with its code, or read whole, within 5 s of one processor and 512 MB."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import HOSTILE

import dondoc

CHILD = """
import resource, sys
megabytes, seconds = 512, 5
resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
from dondoc.reading.errors import ReadingError
from dondoc.reading import read_path
try:
    read_path(sys.argv[1])
    print(None)
except ReadingError as error:
    print(error.code)
    print(error.vi, file=sys.stderr)
"""


@pytest.mark.parametrize("case", HOSTILE)
def test_within_limits(case, tmp_path):
    make, code = HOSTILE[case]
    path = tmp_path / "thong-bao"
    path.write_bytes(make())
    environment = {**os.environ, "PYTHONPATH": str(Path(dondoc.__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip
    path.unlink()
    assert (child.returncode, child.stdout.strip()) == (0, str(code)), child.stderr[-2000:]
    assert not list(tmp_path.iterdir())

"""Which reader made a reading: the version of the program and of its rules."""

import hashlib
from functools import cache
from pathlib import Path

import dondoc
from dondoc import reading

__all__ = ["reader_version"]


@cache
def reader_version() -> str:
    """The program's version and eight digits that change with any rule or table of the reader."""
    folder = Path(reading.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".json", ".txt"}:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{dondoc.__version__}+{digest.hexdigest()[:8]}"

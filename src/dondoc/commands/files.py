"""Files out: whole or not at all."""

import os
from pathlib import Path

__all__ = ["address", "write_whole"]


def write_whole(name: str, content: bytes) -> None:
    """Write a file beside its place and rename it into it, so that nobody finds half of it; OSError as it comes."""
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(21, os.strerror(21), name)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def address(name: str) -> str:
    """The file: address of a file, to be opened in a browser."""
    return Path(name).resolve().as_uri()

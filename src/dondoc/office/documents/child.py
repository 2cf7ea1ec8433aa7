"""Reading a file in a process of its own, with limits: a file that kills it costs that file alone."""

import contextlib
import logging
import os
import resource
import signal
import tempfile
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from dondoc.reading.files.opening import PAGED
from dondoc.reading.files.signatures import format_of

__all__ = ["MEMORY", "SECONDS", "read_apart"]

SECONDS = 70
PAGED_SECONDS = 900
"""For documents of pages: a hundred scanned ones take two minutes on two cores."""
MEMORY = 1 << 30
PAGED_MEMORY = 2 << 30
"""Of addresses: the library for PDF asks for almost a gigabyte of them before it uses any."""
FILE = 256 << 20
LOOK = 4096
PID = "pid"

REFUSED = {
    "code": "DON-F50",
    "vi": "Tệp cần quá nhiều thời gian hoặc bộ nhớ nên đã dừng đọc. Hãy chép phần chữ sang tệp DOCX mới rồi thử lại.",
    "en": "The file took too much time or memory, so reading stopped. Copy its text into a new DOCX and try again.",
}
FAULT = {
    "code": "DON-F51",
    "vi": "Bộ đọc gặp lỗi ở văn bản này; bản gốc vẫn được giữ. Hãy báo quản trị, và dán phần chữ để làm tiếp.",
    "en": "The reader failed on this paper; the original is kept. Tell the administrator; paste its words to go on.",
}


def _limit(folder: str, memory: int) -> None:
    # a group of its own, so that programs which it calls end with it
    os.setsid()
    Path(folder, PID).write_text(str(os.getpid()), "ascii")
    tempfile.tempdir = folder
    # what the process has of its parent, libraries and all, is not the file's
    had = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (had + memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))


def _read(path: str, name: str) -> dict[str, Any]:
    """The reading as the schema has it, with its text; or a refusal."""
    from dondoc.reading import read
    from dondoc.reading.errors import ReadingError
    from dondoc.reading.model import to_json

    try:
        reading = read(Path(path).read_bytes(), name)
    except ReadingError as error:
        return {"refused": {"code": error.code, "vi": error.vi, "en": error.en}}
    except MemoryError:
        return {"refused": REFUSED}
    except Exception:
        # a fault of the reader costs this paper alone, and is written down for whoever looks after the office
        logging.getLogger("dondoc").exception("the reader failed on a paper")
        return {"refused": FAULT}
    return {"reading": to_json(reading)}


def addressees_of(data: bytes, name: str) -> dict[str, Any]:
    """{"units": names that a notice gives work to}, and {"refused_vi", "refused_en"} where it cannot be read.

    Nothing of the notice is kept.
    """
    from dondoc.office.organisation.matching import ALL
    from dondoc.reading.folding import fold

    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        result = read_apart(Path(file.name), name)
    if "refused" in result:
        return {"units": [], "refused_vi": result["refused"]["vi"], "refused_en": result["refused"]["en"]}
    names = [party["name"] for directive in result["reading"]["directives"] for party in directive["leads"]]
    return {"units": list(dict.fromkeys(name for name in names if not ALL.match(fold(name))))}


def read_apart(path: Path, name: str, seconds: float | None = None) -> dict[str, Any]:
    """{"reading": …} or {"refused": {"code", "vi", "en"}}; never raises for what a file does.

    What it and the programs that it calls write goes into a folder that ends with it, and so do they.
    """
    paged = _has_pages(path)
    seconds = seconds or (PAGED_SECONDS if paged else SECONDS)
    limits = PAGED_MEMORY if paged else MEMORY
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        try:
            with ProcessPool(max_workers=1, max_tasks=1, initializer=_limit, initargs=(folder, limits)) as pool:
                result: dict[str, Any] = pool.schedule(_read, args=(str(path), name), timeout=seconds).result()
        except (TookTooLong, ProcessExpired, MemoryError):
            return {"refused": REFUSED}
        finally:
            _end_group(Path(folder, PID))
    return result


def _has_pages(path: Path) -> bool:
    with path.open("rb") as file:
        return format_of(file.read(LOOK)) in PAGED


def _end_group(pid: Path) -> None:
    if pid.exists():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(int(pid.read_text("ascii")), signal.SIGKILL)

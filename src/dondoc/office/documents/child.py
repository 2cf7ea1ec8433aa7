"""Reading a file in a process of its own, with limits: a file that kills it costs that file alone."""

import logging
import resource
import tempfile
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

__all__ = ["MEMORY", "SECONDS", "read_apart"]

SECONDS = 30
MEMORY = 1 << 30

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


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


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


def read_apart(path: Path, name: str, seconds: float = SECONDS) -> dict[str, Any]:
    """{"reading": …} or {"refused": {"code", "vi", "en"}}; never raises for what a file does."""
    with ProcessPool(max_workers=1, max_tasks=1, initializer=_limit) as pool:
        future = pool.schedule(_read, args=(str(path), name), timeout=seconds)
        try:
            result: dict[str, Any] = future.result()
        except (TookTooLong, ProcessExpired, MemoryError):
            return {"refused": REFUSED}
    return result

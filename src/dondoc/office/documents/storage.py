"""Files by their SHA-256, in two levels of folders; written whole or not at all."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from dondoc.office.documents.models import StoredFile

__all__ = ["keep", "path_of", "remove"]


def path_of(sha256: str) -> Path:
    """Where the bytes of a file lie."""
    folder: Path = settings.FILES
    return folder / sha256[:2] / sha256


def keep(data: bytes) -> tuple[StoredFile, bool]:
    """Store bytes; the row, and whether they are new. The bytes are on the disk before the row is."""
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    return StoredFile.objects.get_or_create(sha256=digest, defaults={"size": len(data)})


def remove(file: StoredFile) -> None:
    """Take a file that nothing refers to off the disk and out of the database."""
    path = path_of(file.sha256)
    file.delete()
    path.unlink(missing_ok=True)

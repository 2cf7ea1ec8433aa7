"""Files by their SHA-256, in two levels of folders; written whole or not at all."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db.models import ProtectedError

from dondoc.office.documents.models import StoredFile

__all__ = ["keep", "path_of", "remove", "sweep"]


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
    """Take a file off the disk, and out of the database unless something else refers to it (evidence of a task)."""
    path_of(file.sha256).unlink(missing_ok=True)
    try:
        file.delete()
    except ProtectedError:
        return


def sweep() -> int:
    """Take off the disk what nothing refers to any more: a crash may come between a change and its file. How many."""
    orphans = [file for file in StoredFile.objects.filter(documents__isnull=True) if not _referred_to(file)]
    for file in orphans:
        remove(file)
    return len(orphans)


def _referred_to(file: StoredFile) -> bool:
    links = (field for field in StoredFile._meta.related_objects)
    return any(link.related_model._default_manager.filter(**{link.field.name: file}).exists() for link in links)

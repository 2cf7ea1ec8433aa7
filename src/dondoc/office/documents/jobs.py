"""What runs in the background: reading papers. Done again, once, where a worker died at it."""

from django_tasks import task

from dondoc.office.documents import actions, storage
from dondoc.office.documents.child import read_apart
from dondoc.office.documents.models import Document

__all__ = ["read_document", "reread_document", "take_up_unfinished"]


@task()
def read_document(number: int) -> None:
    """Read a paper and set up its desk; does nothing for one that has been read."""
    document = actions.begin(number)
    if document is None or document.file is None:
        return
    result = read_apart(storage.path_of(document.file.sha256), document.name)
    if "refused" in result:
        actions.refuse(document, result["refused"])
    else:
        actions.store_reading(document, result["reading"])


@task()
def reread_document(number: int) -> None:
    """Read a paper that lies on a desk with today's reader; the desk shows what would change."""
    document = Document.objects.select_related("file").filter(pk=number, state=Document.State.READ).first()
    if document is None or document.file is None:
        return
    result = read_apart(storage.path_of(document.file.sha256), document.name)
    if "reading" in result:
        actions.add_reading(document, result["reading"])


def take_up_unfinished() -> int:
    """Queue the papers that wait or were being read when the worker ended; called when a worker starts."""
    unfinished = [Document.State.WAITING, Document.State.READING]
    numbers = list(Document.objects.filter(state__in=unfinished).values_list("pk", flat=True))
    for number in numbers:
        read_document.enqueue(number)
    return len(numbers)

"""The only place that writes papers, readings and desks."""

from dondoc.office.documents.actions.desk import decide, edit, mend, merge, propose_due, reopen, set_up, split, undo
from dondoc.office.documents.actions.papers import add, begin, refuse, retry, store_reading

__all__ = [
    "add",
    "begin",
    "decide",
    "edit",
    "mend",
    "merge",
    "propose_due",
    "refuse",
    "reopen",
    "retry",
    "set_up",
    "split",
    "store_reading",
    "undo",
]

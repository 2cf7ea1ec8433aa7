"""The only place that writes papers, readings and desks."""

from dondoc.office.documents.actions.desk import (
    RHYTHMS,
    add_item,
    decide,
    edit,
    mend,
    merge,
    propose_due,
    reopen,
    set_up,
    split,
    take_over,
    undo,
)
from dondoc.office.documents.actions.papers import add, add_reading, begin, refuse, retry, store_reading

__all__ = [
    "RHYTHMS",
    "add",
    "add_item",
    "add_reading",
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
    "take_over",
    "undo",
]

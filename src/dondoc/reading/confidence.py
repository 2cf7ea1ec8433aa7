"""How sure a directive is: the share of directives read in the same way that were right in documents put aside.

`tables/confidence.toml` counts, on documents that no rule was written on, how many directives of each manner were
right in text, leads and deadline (`tools/calibrate.py` makes it). A manner seen seldom leans towards the share of all.
"""

from functools import cache

from dondoc.reading.directives import Draft
from dondoc.reading.lexicon import table

__all__ = ["confidence", "manner"]

LEAN = 10
"""As many directives of the overall share are added to each manner, so that one of three is not taken for a third."""


def manner(draft: Draft) -> str:
    """How a directive was read: where its leads come from, what its deadline rests on, whether it was cut from more."""
    limit = "no limit" if not draft.limit else "limit" if draft.limit.strength > 1 else "bare limit"
    cut = "whole" if draft.pieces == 1 else "cut"
    return f"{draft.lead_rule}, {limit}, {cut}"


def confidence(draft: Draft) -> float:
    """The calibrated share, from 0 to 1, two decimals."""
    shares, overall = _shares()
    right, seen = shares.get(manner(draft), (0, 0))
    return round((right + LEAN * overall) / (seen + LEAN), 2)


@cache
def _shares() -> tuple[dict[str, tuple[int, int]], float]:
    rows = table("confidence")["manner"]
    shares = {str(row["name"]): (int(str(row["right"])), int(str(row["seen"]))) for row in rows}
    seen = sum(pair[1] for pair in shares.values())
    return shares, sum(pair[0] for pair in shares.values()) / seen if seen else 0.5

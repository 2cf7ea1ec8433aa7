"""Which unit a name means: as people write it, blind to diacritics, order of tones and the article before it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dondoc.office.organisation.models import Unit
from dondoc.reading.folding import fold

__all__ = ["Chart", "Match"]

ARTICLE = re.compile(r"^(?:dong chi |cac dong chi )?(?:truong|pho truong|giam doc|lanh dao|thu truong|chanh) (?=\S+ )")
ALL = re.compile(
    r"^(?:truong |thu truong |lanh dao )?(?:cac|toan the|tat ca(?: cac)?|tung|moi)(?: truong| giam doc)? "
    r"(?:phong|don vi|ban|phong ban|co quan)(?:(?:,| va|,? co quan|,? don vi|,? trung tam)+.*)?$"
)


class Match(NamedTuple):
    """What a name means: a unit, every unit (`everyone`), or neither."""

    unit: Unit | None
    everyone: bool = False


class Chart:
    """The units of today, to look names up in."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = list(units)
        self.by_name: dict[str, Unit] = {}
        for unit in self.units:
            for name in (unit.name, unit.short, *unit.aliases):
                if name:
                    self.by_name.setdefault(fold(name), unit)

    def find(self, name: str) -> Match:
        """What a name as read from a document means."""
        folded = fold(name).strip(" .;:,")
        if unit := self.by_name.get(folded):
            return Match(unit)
        if ALL.match(folded) and "lien quan" not in folded:
            return Match(None, True)
        bare = ARTICLE.sub("", folded)
        if bare != folded and (unit := self.by_name.get(bare)):
            return Match(unit)
        return Match(None)

"""Which unit a name means: as people write it, blind to diacritics, order of tones and the article before it."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from dondoc.office.organisation.models import Unit

__all__ = ["Chart", "Match", "fold"]

ARTICLE = re.compile(r"^(?:dong chi |cac dong chi )?(?:truong|pho truong|giam doc|lanh dao|thu truong|chanh) (?=\S+ )")
ALL = re.compile(
    r"^(?:truong |thu truong |lanh dao )?(?:cac|toan the|tat ca(?: cac)?|tung|moi)(?: truong| giam doc)? "
    r"(?:phong|don vi|ban|phong ban|co quan)(?:(?:,| va|,? co quan|,? don vi|,? trung tam)+.*)?$"
)


class Match(NamedTuple):
    """What a name means: a unit, every unit (`everyone`), or neither."""

    unit: Unit | None
    everyone: bool = False


def fold(text: str) -> str:
    """A text without diacritics, in lower case with single spaces: "Phòng  Quản lý" → "phong quan ly"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())


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

    def suggest(self, typed: str, most: int = 8) -> list[Unit]:
        """The units whose name or short name holds what was typed, those that begin with it first."""
        folded = fold(typed)
        found = [unit for unit in self.units if folded in unit.folded or folded in fold(unit.short)]
        return sorted(found, key=lambda unit: (not unit.folded.startswith(folded), unit.order))[:most]

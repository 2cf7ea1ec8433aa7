"""What can go wrong on the desk: each with a sentence in the language of the request."""

from dondoc.office.texts import say

__all__ = ["DeskError", "Stale"]


class DeskError(Exception):
    """A change that cannot be made; `field` is where on the form it belongs."""

    def __init__(self, name: str, field: str = "", /, **values: object) -> None:
        super().__init__(say(name, **values))
        self.name, self.field = name, field


class Stale(DeskError):
    """Somebody else changed the same item meanwhile."""

    def __init__(self, who: str) -> None:
        super().__init__("documents.stale", who=who or "dondoc")

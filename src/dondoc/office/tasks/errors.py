"""What can go wrong with a task."""

from dondoc.office.texts import say

__all__ = ["TaskError"]


class TaskError(Exception):
    """A step that cannot be made; `field` is where on the form it belongs."""

    def __init__(self, name: str, field: str = "", /, **values: object) -> None:
        super().__init__(say(name, **values))
        self.name, self.field = name, field

"""Elements and escaping. Whatever comes from a document goes through `text` or an attribute here, never around them."""

from dondoc.wording import visible

__all__ = ["Markup", "el", "join", "light", "prov", "text"]

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Markup(str):
    """Finished markup, told apart from text so that no text is taken for markup."""

    __slots__ = ()


def text(value: str) -> Markup:
    """A text escaped for content and attributes; control and direction marks show as U+FFFD."""
    return Markup(visible(value).translate(ESCAPES))


def join(*parts: str) -> Markup:
    """Markup as it is and texts escaped, one after the other."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def el(name: str, *parts: str, **attributes: str | bool | None) -> Markup:
    """An element. `class_` gives class, `data_k` data-k; True an attribute without a value, None and False none."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{written}>{join(*parts)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(value)}"'


def light(kind: str, words: str) -> Markup:
    """A state by colour, shape and word."""
    return el("span", words, class_=f"badge light {kind}")


def prov(words: str, rule: str | None = None) -> Markup:
    """Where a value comes from; its rule is told on hover."""
    return el("span", words, class_="prov", title=rule)

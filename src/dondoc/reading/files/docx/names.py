"""Names of WordprocessingML. Parts in the strict form (ISO/IEC 29500 Strict) are brought to these on the way in."""

from collections.abc import Iterator

from lxml import etree

__all__ = ["MC", "OFF", "TRANSITIONAL", "M", "W", "attribute", "child", "children", "integer", "is_on", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TRANSITIONAL: tuple[tuple[bytes, bytes], ...] = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
VAL = W + "val"
OFF = {"0", "false", "off", "none"}


def attribute(element: etree._Element, name: str) -> str | None:
    """A w: attribute of an element."""
    return element.get(W + name)


def children(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The w: children with one of `names`; none where there is no parent."""
    return iter(()) if parent is None else parent.iterchildren(*[W + name for name in names])


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first w: child `name`; None where there is no parent or no such child."""
    return next(children(parent, name), None)


def value(parent: etree._Element | None, name: str) -> str | None:
    """The w:val of the child `name`; None where there is no parent, no child or no value."""
    found = child(parent, name)
    return None if found is None else found.get(VAL)


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as w:vanish is on: it is, unless its value says otherwise."""
    return element.get(VAL, "1") not in OFF


def integer(written: str | None, default: int) -> int:
    """A small number as files write it; `default` where it is absent, no number, or absurdly long."""
    if written and len(written) < 10 and written.removeprefix("-").isdecimal():
        return int(written)
    return default

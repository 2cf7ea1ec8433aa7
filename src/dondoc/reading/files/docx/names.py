"""Names of WordprocessingML. Parts in the strict form (ISO/IEC 29500 Strict) are brought to these on the way in."""

__all__ = ["M", "MC", "TRANSITIONAL", "W", "attribute", "integer", "is_on", "value"]

from lxml import etree

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


def value(parent: etree._Element | None, name: str) -> str | None:
    """The w:val of the child `name`; None where there is no parent, no child or no value."""
    if parent is not None:
        for child in parent.iterchildren(W + name):
            return child.get(VAL)
    return None


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as w:vanish is on: it is, unless its value says otherwise."""
    return element.get(VAL, "1") not in OFF


def integer(written: str | None, default: int) -> int:
    """A small number as files write it; `default` where it is absent, no number, or absurdly long."""
    if written and len(written) < 10 and written.removeprefix("-").isdecimal():
        return int(written)
    return default

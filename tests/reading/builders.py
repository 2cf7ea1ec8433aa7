"""DOCX files made by code: well-formed ones from fragments of WordprocessingML, hostile ones from bytes."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def root(name: str, inner: str, namespace: str = W) -> str:
    """A part with the root w:`name`."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{name} xmlns:w="{namespace}" {NAMES}>{inner}</w:{name}>'


def p(text: str = "", properties: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    """A run with a mark of a field: "begin", "separate" or "end"."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def listed(text: str, num: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    """A list that follows the definition `of`."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def tc(*paragraphs: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or p()}</w:tc>"


def tbl(*rows: list[str], borders: bool = False, style: str = "") -> str:
    """A table of rows of cells; a cell given as words without markup becomes one paragraph."""
    lines = '<w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders>' if borders else ""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    inner = "".join(f"<w:tr>{''.join(c if c.startswith('<') else tc(p(c)) for c in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{named}{lines}</w:tblPr>{inner}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A run that anchors a text box, written twice as Word does: as a drawing and as VML for old programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def relations(kinds: Mapping[str, str]) -> str:
    """A relations part: target → kind."""
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def docx_parts(body: str, namespace: str = W, **inner: str) -> dict[str, str | bytes]:
    """The parts of a document with `body`; `inner` holds styles, numbering, footnotes, endnotes, header1, footer1…"""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/_rels/document.xml.rels": relations({f"{name}.xml": name.rstrip("0123456789") for name in inner}),
        "word/document.xml": root("document", f"<w:body>{body}<w:sectPr/></w:body>", namespace),
    }
    for name, content in inner.items():
        part = roots.get(name) or {"header": "hdr", "footer": "ftr"}[name.rstrip("0123456789")]
        parts[f"word/{name}.xml"] = root(part, content, namespace)
    return parts


def docx(body: str, namespace: str = W, **inner: str) -> bytes:
    """A document with `body` and the parts of `inner`."""
    return zipped(docx_parts(body, namespace, **inner))


def docx_with(part: str, content: str | bytes) -> bytes:
    """A document with one part replaced or added, whatever it holds."""
    return zipped({**docx_parts(p("Kính gửi: Sở Y tế")), part: content})

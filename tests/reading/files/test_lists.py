"""List numbers that exist only as properties: one row a kind of list."""

import pytest
from builders import definition, docx, level, listed, num, p

from dondoc.reading.files import open_document
from dondoc.reading.files.docx.numbering import formatted

NOTICE = definition(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7"),
    level(4, "bullet", "+"),
)
LAW = definition(
    1,
    level(0, "upperRoman", "Chương %1"),
    level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>'),
    level(2, "decimal", "%2.%3."),
)
LEGAL = definition(2, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
OTHERS = definition(
    3,
    level(0, "decimalZero", "%1", '<w:suff w:val="nothing"/>'),
    level(1, "none", "%2"),
    level(2, "decimal", "(%3)", start=5),
    level(3, "decimal", "%4/", '<w:lvlRestart w:val="1"/>'),
)
LINKED = definition(
    4,
    level(0, "decimal", "%1.", '<w:pStyle w:val="Muc"/>'),
    level(1, "lowerLetter", "%2)", '<w:pStyle w:val="MucCon"/>'),
)
BY_STYLE = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="KieuDanhSach"/></w:abstractNum>'
NUMBERING = (
    NOTICE
    + LAW
    + LEGAL
    + OTHERS
    + LINKED
    + BY_STYLE
    + "".join(num(at + 1, at) for at in range(6))
    + num(11, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    + num(12, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Bước %1:", start=3)}</w:lvlOverride>')
    + num(13, 99)
)


def style(name: str, properties: str, parent: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    listed = f"<w:pPr><w:numPr>{properties}</w:numPr></w:pPr>" if properties else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{based}{listed}</w:style>'


STYLES = (
    style("Muc", '<w:numId w:val="5"/>')
    + style("MucCon", '<w:ilvl w:val="1"/>', "Muc")
    + style("MucRieng", "", "MucCon")
    + style("Sau", '<w:ilvl w:val="2"/><w:numId w:val="4"/>')
    + style("KieuDanhSach", '<w:numId w:val="2"/>', kind="numbering")
)


def styled(text: str, name: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{name}"/>{more}')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([listed("a", 1, 0), listed("b", 1, 1), listed("c", 1, 1)], ["I. a", "1. b", "2. c"]),
        # a deeper level begins again under each higher one
        ([listed("a", 1, 1), listed("b", 1, 2), listed("c", 1, 1), listed("d", 1, 2)],
         ["1. a", "a) b", "2. c", "a) d"]),
        # a level that was skipped shows its first number
        ([listed("a", 2, 2)], ["1.1. a"]),
        ([listed("a", 1, 3), listed("b", 1, 4)], ["- a", "+ b"]),
        # paragraphs between do not stop the count, nor do empty paragraphs of the list
        ([listed("a", 1, 0), p("giữa"), listed("b", 1, 0)], ["I. a", "giữa", "II. b"]),
        ([listed("a", 1, 0), listed("", 1, 0), listed("c", 1, 0)], ["I. a", "III. c"]),
        # articles are counted through all chapters
        ([listed("A", 2, 0), listed("b", 2, 1), listed("C", 2, 0), listed("d", 2, 1), listed("e", 2, 2)],
         ["Chương I A", "Điều 1. b", "Chương II C", "Điều 2. d", "2.1. e"]),
        ([listed("a", 3, 0), listed("b", 3, 0), listed("c", 3, 1)], ["I. a", "II. b", "2.1. c"]),
        ([listed("a", 4, 0), listed("b", 4, 1), listed("c", 4, 2), listed("d", 4, 2)], ["01a", "b", "(5) c", "(6) d"]),
        # begins again only after the first level
        ([listed("a", 4, 3), listed("b", 4, 1), listed("c", 4, 3), listed("d", 4, 0), listed("e", 4, 3)],
         ["1/ a", "b", "2/ c", "01d", "1/ e"]),
        # two lists of one definition count on together, unless one says to begin anew
        ([listed("a", 1, 0), listed("b", 11, 0), listed("c", 11, 0)], ["I. a", "I. b", "II. c"]),
        ([listed("a", 12, 0), listed("b", 12, 0)], ["Bước 3: a", "Bước 4: b"]),
        # a definition that is kept with a numbering style
        ([listed("a", 6, 0), listed("b", 6, 1)], ["Chương I a", "Điều 1. b"]),
        # lists by paragraph styles, their own level, inherited, and taken back
        ([styled("a", "Muc"), styled("b", "MucCon"), styled("c", "MucRieng"), styled("d", "Muc")],
         ["1. a", "a) b", "b) c", "2. d"]),
        ([styled("a", "Sau")], ["(5) a"]),
        ([styled("a", "Muc", '<w:numPr><w:numId w:val="0"/></w:numPr>'), styled("b", "Muc")], ["a", "1. b"]),
        ([styled("a", "Muc", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')], ["a) a"]),
        # lists that are not there, levels out of range
        ([listed("a", 13), listed("b", 77), listed("c", 1, 44)], ["a", "b", "c"]),
        # a paragraph that was deleted does not count
        ([listed("a", 1), '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>',
          listed("b", 1)], ["I. a", "II. b"]),
    ],
)  # fmt: skip
def test_labels(body, expected):
    text = open_document(docx("".join(body), numbering=NUMBERING, styles=STYLES), "a.docx").text
    assert text.strip().split("\n\n") == expected


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (1, "decimal", "1"), (7, "decimalZero", "07"), (12, "decimalZero", "12"),
        (4, "upperRoman", "IV"), (1999, "lowerRoman", "mcmxcix"), (4000, "upperRoman", "4000"), (0, "upperRoman", "0"),
        (1, "lowerLetter", "a"), (26, "upperLetter", "Z"), (27, "lowerLetter", "aa"), (53, "lowerLetter", "aaa"),
        (999_999_999, "lowerLetter", "999999999"), (3, "none", ""), (3, "chineseCounting", "3"),
    ],
)  # fmt: skip
def test_formats(number, style, expected):
    assert formatted(number, style) == expected

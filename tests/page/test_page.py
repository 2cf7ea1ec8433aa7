import base64
import hashlib
import html.parser
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.page import render
from dondoc.page.marks import Mark, pieces
from dondoc.reading import read_path, read_text
from dondoc.reading.model import Citation, Deadline, Directive, Finding, Header, Party, Reading, Source

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests/reading/documents/open").glob("*.txt")])
NOTICE = ROOT / "samples/thong-bao-giao-ban-02-2024.txt"
VOID = {"meta", "input", "br"}
CARRIED = {"style", "script"}


class Page(html.parser.HTMLParser):
    """The page taken apart; an element that is closed out of turn fails."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.text, self.paper = [], [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if not any(tag in CARRIED for tag, _ in self.open):
            self.text.append(data)
        if any(attributes.get("class") == "paper" for _, attributes in self.open):
            self.paper.append(data)

    def words(self):
        return " ".join("".join(self.text).split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_holds_its_reading(path, language):
    reading = read_path(path)
    source = render(reading, language)
    page = Page(source)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {attributes["href"] for tag, attributes in page.elements if tag == "a"}
    assert {link[1:] for link in links} - set(ids) == ({"directives"} if not reading.text else set())
    assert "".join(page.paper) == reading.text
    assert all(directive.text in page.words() for directive in reading.directives)
    assert sum(name.startswith("d") and name[1:].isdecimal() for name in ids) == len(reading.directives)
    assert sum(name.startswith("f") and name[1:].isdecimal() for name in ids) == (
        len(reading.findings) if reading.text else 0
    )


@pytest.mark.parametrize("path", [NOTICE, ROOT / "samples/cong-van-mat-4-2023.txt"], ids=lambda path: path.stem)
def test_the_page_asks_for_nothing(path):
    source = render(read_path(path), "vi")
    assert len(source.encode()) < 400_000
    assert not re.search(r"https?://|@import|<link|<img|<iframe", source)
    assert all(target.startswith("data:font/woff2;base64,") for target in re.findall(r"url\(([^)]*)\)", source))
    for tag, attributes in Page(source).elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "form"}
        assert not any(name in attributes for name in ("src", "action", "style"))
        assert not any(name.startswith("on") for name in attributes)


def test_the_script_is_the_one_that_the_policy_allows():
    source = render(read_path(NOTICE), "vi")
    script = re.search(r"<script>(.*?)</script>", source, re.DOTALL).group(1)
    assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in source


def test_landmarks_headings_and_language():
    page = Page(render(read_path(NOTICE), "en"))
    tags = [tag for tag, _ in page.elements]
    assert {tag: tags.count(tag) for tag in ("header", "main", "aside", "footer", "nav", "h1")} == dict.fromkeys(
        ("header", "main", "aside", "footer", "nav", "h1"), 1
    )
    assert page.elements[0] == ("html", {"lang": "en"})
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert ("div", {"class": "paper", "lang": "vi"}) in page.elements


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("vi", ["29 chỉ đạo", "2 có hạn", "11 viện dẫn", "hết thứ Ba 27/02/2024", "chắc chắn · dòng 33"]),
        ("en", ["29 directives", "11 citations", "Error"]),
    ],
)
def test_the_real_notice(language, parts):
    words = Page(render(read_path(NOTICE), language)).words()
    assert [part for part in parts if part not in words] == []


def test_a_secret_document_shows_its_register_line_alone():
    path = ROOT / "samples/cong-van-mat-4-2023.txt"
    page = Page(render(read_path(path), "vi"))
    assert "09/SNgV-VP" in page.words()
    assert page.paper == []
    tail = path.read_text("utf-8").split("Kính gửi")[-1]
    assert not any(line.strip() in page.words() for line in tail.splitlines() if len(line.strip()) > 12)


HOSTILE = [
    "</div></main><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;",
    "\u202egnp.exe",
    "\x00\x1b[2J",
    "]]>--><!--",
    "x" * 100_000,
    "\ud800",
    "{}%s",
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words)[:24])
def test_hostile_words_in_every_field_stay_words(words):
    span = (0, len(words))
    party = Party(words, span, words)
    limit = Deadline("by", words, span, words, due=words, time=words, reason=words)
    reading = Reading(
        Source(words, "text/plain", words),
        words,
        Header(kind=words, symbol=words, issuer=words, place=words, subject=words, recipients=(words,), urgency=words),
        (
            Directive(
                words, words, span, words, (party,), (party,), limit, (0,), 0.1, words, section=words, report_to=words
            ),
        ),
        (Citation(words, span, words, words, words, words, words, words),),
        (Finding(words, words, words, span, words, words, words), Finding(words, "info", words, None, words)),
    )
    for language in ("vi", "en"):
        source = render(reading, language)
        source.encode("utf-8")
        page = Page(source)
        assert [tag for tag, _ in page.elements].count("script") == 1
        assert "img" not in {tag for tag, _ in page.elements}
        assert not set(source) & set("\x00\x1b\u202e")
        assert len("".join(page.paper)) == len(words)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_makes_a_sound_page(text):
    reading = read_text(text)
    page = Page(render(reading, "vi"))
    assert len("".join(page.paper)) == len(reading.text)


marks = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(
        lambda pair: Mark(pair[0], pair[0] + pair[1], "k", f"d{pair[0]}")
    ),
    max_size=12,
)


@given(marks)
def test_pieces_tile_the_line_and_know_their_marks(found):
    tiles = list(pieces(0, 60, found))
    assert [tile.start for tile in tiles] == [0, *(tile.end for tile in tiles[:-1])]
    assert tiles[-1].end == 60
    for tile in tiles:
        assert sorted(tile.marks) == sorted(mark for mark in found if mark.start <= tile.start and tile.end <= mark.end)


def test_time_grows_with_the_text_alone():
    def spent(count):
        text = "- " + "Văn phòng Sở rà soát. " * count
        found = tuple(Finding("misspelling", "error", "x", (2 + 22 * at, 10 + 22 * at), "r") for at in range(count))
        reading = Reading(Source("a", "text/plain", "0"), text, Header(), findings=found)
        started = time.process_time()
        render(reading, "vi")
        return time.process_time() - started

    spent(10)
    assert spent(8000) < 12 * max(spent(2000), 0.02)

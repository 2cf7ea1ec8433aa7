"""Text recognition by Tesseract with Vietnamese data, a separate program; pages side by side on all cores."""

import os
import re
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from PIL import Image

from dondoc.reading.errors import NotReadable
from dondoc.reading.files.failures import failure
from dondoc.reading.files.paged.pictures import Picture
from dondoc.reading.files.paged.words import Page, Word, cleaned
from dondoc.reading.files.processes import Failed, run

__all__ = ["program", "recognised"]

LANGUAGE = "vie"
SECONDS = 60
"""For one page; an ordinary one takes one and a half."""
INCH = 72
FEWEST_WORDS = 12
UNSURE = 0.55
LEAST_SURE = 0.2
COLUMNS = 12
TURN = re.compile(r"Rotate:\s*(\d+)")
WRITTEN = re.compile(r"\w")
# one letter that recognition sees as two
DOUBLED = re.compile(r"Đ[ĐÐ]")


@cache
def program() -> str | None:
    """Where Tesseract is; None where it, or its Vietnamese data, is missing."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        listed = run([path, "--list-langs"], SECONDS)
    except Failed:
        return None
    return path if LANGUAGE in listed.decode("utf-8", "replace").split() else None


def recognised(pictures: Iterable[Picture]) -> list[Page]:
    """The pages of pictures; NotReadable where recognition is not installed or fails."""
    path = program()
    if path is None:
        raise failure("no_recognition")
    workers = os.cpu_count() or 1
    pages: list[Page] = []
    with ThreadPoolExecutor(workers) as pool:
        # a few pages at a time: a hundred pictures would not fit into memory
        waiting: deque[Future[Page]] = deque()
        for picture in pictures:
            waiting.append(pool.submit(_page, path, picture))
            if len(waiting) > workers:
                pages.append(waiting.popleft().result())
        return pages + [page.result() for page in waiting]


def _page(path: str, picture: Picture) -> Page:
    words = _words(path, picture)
    if len(words) < FEWEST_WORDS or _sureness(words) < UNSURE:
        turned = _upright(path, picture)
        if turned is not None:
            again = _words(path, turned)
            if _sureness(again) > _sureness(words):
                picture, words = turned, again
    scale = INCH / picture.dots
    width, height = picture.image.width * scale, picture.image.height * scale
    return Page(width, height, words, [], True, picture.turned)


def _sureness(words: list[Word]) -> float:
    return sum(word.sure * len(word.text) for word in words) / max(1, sum(len(word.text) for word in words))


def _upright(path: str, picture: Picture) -> Picture | None:
    """The page turned by a quarter, a half or three quarters, where its letters say so."""
    try:
        said = _run(path, picture.image, "--psm", "0", "-l", "osd", dots=picture.dots)
    except NotReadable:
        # too few letters to tell by, or the data for it is not installed
        return None
    match = TURN.search(said)
    if match is None or match.group(1) == "0":
        return None
    quarter = int(match.group(1))
    return Picture(picture.image.rotate(-quarter, expand=True, fillcolor=255), picture.dots, picture.turned - quarter)


def _words(path: str, picture: Picture) -> list[Word]:
    said = _run(path, picture.image, "-l", LANGUAGE, "--psm", "3", dots=picture.dots, form="tsv")
    return list(_read(said, INCH / picture.dots))


def _run(path: str, image: Image.Image, *options: str, dots: float, form: str = "") -> str:
    command = [path, "stdin", "stdout", *options, "--dpi", str(round(dots)), *([form] if form else [])]
    grey = b"P5 %d %d 255\n" % image.size + image.tobytes()
    try:
        return run(command, SECONDS, given=grey).decode("utf-8", "replace")
    except Failed as error:
        raise failure("recognition_failed") from error


def _read(table: str, scale: float) -> Iterator[Word]:
    """The words of Tesseract's table: level, four numbers, word, left, top, width, height, sureness, text."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t", COLUMNS - 1)
        if len(cells) < COLUMNS or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (float(cell) * scale for cell in cells[6:10])
        sure = max(0.0, float(cells[10]) / 100)
        if sure >= LEAST_SURE or WRITTEN.search(cells[11]):
            word = DOUBLED.sub("Đ", cleaned(cells[11].strip()))
            if word:
                yield Word(word, left, top, left + width, top + height, sure)

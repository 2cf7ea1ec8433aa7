"""Pictures of pages made ready for recognition: upright, level, grey, without the red of stamps, of a useful size."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from dondoc.reading.files.failures import failure

__all__ = ["DOTS", "PAGES_LIMIT", "PIXELS_LIMIT", "Picture", "pictures_of", "ready"]

DOTS = 300
"""Dots an inch that recognition works best with."""
PIXELS_LIMIT = 64_000_000
PAGES_LIMIT = 100
A4_INCHES = 8.27
KNOWN_DOTS = (72, 1200)
LOW, HIGH = 200, 420
SMALL = 640
MOST_TURN = 3.0
COARSE, FINE = 0.5, 0.1
LEVEL = 0.15
"""Degrees by which a page may be off without being turned."""
BLACK = 150
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")

ImageFile.LOAD_TRUNCATED_IMAGES = False


class Picture(NamedTuple):
    """A page as a grey picture, its dots an inch, and by how many degrees it was turned to stand level."""

    image: Image.Image
    dots: float
    turned: float = 0.0


def pictures_of(data: bytes) -> Iterator[Picture]:
    """The pages of a picture file, one frame each; NotReadable where it is damaged, TooLarge where it is too large."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            frames = getattr(opened, "n_frames", 1)
            if frames > PAGES_LIMIT:
                raise failure("too_many_pages", pages=frames, limit=PAGES_LIMIT)
            for frame in range(frames):
                opened.seek(frame)
                _check_size(*opened.size)
                turned = ImageOps.exif_transpose(opened)
                yield ready(turned, _dots(opened, turned.size))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise failure("picture_damaged") from error


def _check_size(width: int, height: int) -> None:
    if width * height > PIXELS_LIMIT:
        raise failure("picture_too_large", pixels=width * height // 1_000_000, limit=PIXELS_LIMIT // 1_000_000)


def _dots(image: Image.Image, size: tuple[int, int]) -> float:
    said = image.info.get("dpi", (0, 0))
    dots = float(said[0]) if isinstance(said, tuple) and said else 0.0
    # telephones write 72 into photographs of any size
    guessed = min(size) / A4_INCHES
    return dots if KNOWN_DOTS[0] < dots <= KNOWN_DOTS[1] and 0.4 < guessed / dots < 2.5 else guessed


def ready(image: Image.Image, dots: float) -> Picture:
    """A page ready for recognition."""
    grey = ImageOps.autocontrast(_grey(image), cutoff=0.5)
    if not LOW <= dots <= HIGH and dots > 0:
        by = min(DOTS / dots, 3.0)
        grey = grey.resize((max(1, round(grey.width * by)), max(1, round(grey.height * by))), Image.Resampling.LANCZOS)
        dots *= by
    angle = _slant(grey)
    if abs(angle) > LEVEL:
        grey = grey.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    else:
        angle = 0.0
    return Picture(grey, dots, angle)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode in {"1", "L"}:
        return image.convert("L")
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image.convert("RGB"), mask=image.convert("RGBA").getchannel("A"))
        image = flat
    # in the red channel the ink of a stamp is as light as the paper
    return image.convert("RGB").getchannel("R")


def _slant(grey: Image.Image) -> float:
    """By how many degrees to turn a page so that its lines lie level: where the rows of dots differ most."""
    small = grey.resize((SMALL, max(1, round(SMALL * grey.height / grey.width))), Image.Resampling.BOX)
    dark = small.point([255 if value < BLACK else 0 for value in range(256)])
    steps = round(MOST_TURN / COARSE)
    rough = max((step * COARSE for step in range(-steps, steps + 1)), key=lambda angle: _contrast(dark, angle))
    if not _contrast(dark, rough):
        return 0.0
    near = round(COARSE / FINE)
    return max((rough + step * FINE for step in range(-near, near + 1)), key=lambda angle: _contrast(dark, angle))


def _contrast(dark: Image.Image, angle: float) -> int:
    turned = dark.rotate(angle, resample=Image.Resampling.NEAREST)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - two) ** 2 for one, two in pairwise(rows))

"""Words without what people leave out when they type in a hurry."""

import unicodedata

__all__ = ["fold"]


def fold(text: str) -> str:
    """A text without diacritics, in lower case with single spaces: "Phòng  Quản lý" → "phong quan ly"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())

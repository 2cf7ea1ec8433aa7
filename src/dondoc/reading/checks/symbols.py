"""The parts of a symbol: the type and the issuer they stand for."""

import re
from functools import cache, lru_cache

from dondoc.reading.citations import known_symbols, split_symbol
from dondoc.reading.lexicon import table
from dondoc.reading.normalise import later
from dondoc.reading.patterns import words

__all__ = ["AMBIGUOUS", "is_near", "is_party_form", "issuer_codes", "symbols_of", "type_part"]

# a type's abbreviation that is an office's as well: Hội đồng, Thanh tra, Tài chính, Pháp chế
AMBIGUOUS = frozenset(words("checks-symbols", "ambiguous"))
NUMBER = later(r"\d+[a-z]?(?:/(?:19|20)\d\d)?([/-])")


@cache
def symbols_of(name: str) -> frozenset[str]:
    """All first parts of a symbol that a type may bear, by the type's name."""
    rows = [row for row in table("kinds")["kind"] if str(row["name"]).lower() == name.lower()]
    more = {str(symbol) for row in rows for symbol in row.get("symbols", [])}  # type: ignore[attr-defined]
    return frozenset({str(row["abbr"]) for row in rows} | more)


def is_party_form(reference: str) -> bool:
    """Whether a reference is built as the Party's are: 114-KH/TU."""
    return bool(re.match(r"\d+[a-z]?-[^/]+/", reference))


@lru_cache(1000)
def type_part(reference: str) -> str:
    """What stands where the type belongs: KH in 12/KH-UBND and in 114-KH/TU, "" in 33/2024/QH15."""
    match = NUMBER.match(reference)
    return split_symbol(reference[match.end() :])[0] if match else ""


@lru_cache(1000)
def issuer_codes(reference: str) -> tuple[str, ...]:
    """The abbreviations of the issuers in a reference: TTg, UBND, TU; of a letter its first part: 733/SNV-CCHC."""
    match = NUMBER.match(reference)
    if not match:
        return ()
    first, rest = split_symbol(reference[match.end() :])
    if first.startswith(("QH", "UBTVQH")):
        return (re.sub(r"\d+$", "", first),)
    if first not in known_symbols():
        return () if is_party_form(reference) else (first,)
    parts = tuple(part.strip() for part in re.split(r"[-–]", rest) if part.strip())
    return parts if first in {"TTLT", "NQLT"} else parts[:1]


def is_near(wrong: str, right: str) -> bool:
    """Whether one letter was added, dropped, changed or swapped, Đ and D being the same letter typed differently."""
    if wrong.upper() == right.upper():
        return False
    short, long = sorted((_typed(wrong), _typed(right)), key=len)
    if short == long:
        return True
    if len(long) == len(short):
        differ = [i for i in range(len(long)) if long[i] != short[i]]
        swapped = len(differ) == 2 and sorted(long) == sorted(short) and differ[1] == differ[0] + 1
        return len(differ) == 1 or swapped
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _typed(symbol: str) -> str:
    return symbol.upper().replace("Đ", "D")

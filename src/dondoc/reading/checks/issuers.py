"""Who issues what: the abbreviation in a symbol and the body as a text names it."""

import re
from functools import cache, lru_cache

from dondoc.reading.lexicon import table
from dondoc.reading.patterns import pattern, words

__all__ = ["conflict", "disagree", "is_known"]

HEADS = pattern("checks-issuers", "heads")
NOT_MINISTRY = words("checks-issuers", "not-ministry")


def _fold(name: str) -> str:
    """Lower case, one way of writing ủy, UBND and HĐND for the long names."""
    lower = " ".join(name.lower().replace("uỷ", "ủy").split())
    return lower.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


@cache
def _codes() -> dict[str, str]:
    return {str(code): str(row["group"]) for row in table("issuers")["issuer"] for code in row["codes"]}  # type: ignore[attr-defined]


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """First words of a name and the group they stand for, longer ones first."""
    pairs = [(str(name), str(row["group"])) for row in table("issuers")["issuer"] for name in row["names"]]  # type: ignore[attr-defined]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _accepts() -> dict[str, frozenset[str]]:
    rows = table("issuers")["issuer"]
    return {str(row["group"]): frozenset((str(row["group"]), *row.get("accepts", ()))) for row in rows}  # type: ignore[misc]


@cache
def _ministries() -> frozenset[str]:
    return frozenset(str(code) for row in table("issuers")["ministry"] for code in row["codes"])  # type: ignore[attr-defined]


@lru_cache(maxsize=512)
def _group_of_name(issuer: str) -> str | None:
    """The group of a body by its name; None where the table does not know it."""
    name = _fold(issuer)
    while match := HEADS.match(name):
        name = name[match.end() :]
    for first, group in _names():
        if name.startswith(first) and not name[len(first) : len(first) + 1].isalnum():
            return group
    if name.startswith("bộ ") and not name.startswith(NOT_MINISTRY):
        return "ministry"
    return "department" if name.startswith("sở ") and len(name) > 5 and not name.startswith("sở chỉ huy") else None


def _group_of_code(code: str) -> str | None:
    bare = code.replace("&", "")
    if code in _codes():
        return _codes()[code]
    if bare in _ministries():
        return "ministry"
    return "department" if re.fullmatch(r"S[A-ZĐ]{2,9}", bare) else None


def is_known(code: str) -> bool:
    """Whether an abbreviation surely stands for an issuer."""
    return _group_of_code(code) is not None


@lru_cache(maxsize=512)
def disagree(code: str, issuer: str) -> bool:
    """Whether the abbreviation in a symbol stands for another body than the one named, both being known."""
    by_code, by_name = _group_of_code(code), _group_of_name(issuer)
    if by_code is None or by_name is None:
        return False
    if by_code == by_name:
        return by_code in {"ministry", "department"} and not _initials_fit(code, issuer)
    return by_name not in _accepts().get(by_code, frozenset())


def _initials_fit(code: str, issuer: str) -> bool:
    """Whether the letters of a code stand in order among the initials: SNNMT, Sở Nông nghiệp và Môi trường."""
    initials, position = _initials(issuer), 0
    for letter in code[1:].replace("&", "").upper():
        position = initials.find(letter, position) + 1
        if not position:
            return False
    return True


def _initials(issuer: str) -> str:
    """The initials of what a ministry or department is for, without its head and its place."""
    bare = re.sub(r"^.*?(?<!\w)(?:bộ|sở)\s+(?!trưởng)", "", issuer, count=1, flags=re.IGNORECASE | re.DOTALL)
    bare = re.split(r"\s(?:tỉnh|thành phố|TP)(?!\w)", bare)[0]
    return "".join(_letters(word) for word in re.split(r"[\s,\-–]+", bare) if word and word != "và")


def _letters(word: str) -> str:
    return word.replace("&", "") if word.isupper() and len(word) > 1 else word[0].upper()


def conflict(first: str | None, second: str | None) -> bool:
    """Whether two names surely stand for different bodies: the Prime Minister and a ministry, two ministries."""
    if not first or not second:
        return False
    one, two = _group_of_name(first), _group_of_name(second)
    if one is None or two is None:
        return False
    if one != two:
        accepts = _accepts()
        return two not in accepts.get(one, frozenset()) and one not in accepts.get(two, frozenset())
    return one in {"ministry", "department"} and not _same_start(_initials(first), _initials(second))


def _same_start(one: str, two: str) -> bool:
    """Names are cut short in too many ways to compare more than how they begin."""
    return one.startswith(two) or two.startswith(one)

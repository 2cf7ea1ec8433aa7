"""The Vietnamese lunar calendar and the names of its years.

A lunar month begins on the civil day of the new moon in Hanoi (UTC+7); the month that holds the winter solstice is
the eleventh; where thirteen months lie between two eleventh months, the first in which the sun enters no new sign
is the leap month (Quyết định 121-CP of 8 August 1967 on the time zone and the calendar). New moons and the sun's place
follow the series of Jean Meeus, good to about a minute between 1900 and 2100. Before 1968 the almanacs were reckoned
for UTC+8, before 1929 for the meridian of Peking, and so are the days here.
"""

import datetime
from functools import cache, lru_cache
from math import floor, radians, sin
from typing import NamedTuple

from dondoc.datatables import beside, load

__all__ = [
    "LunarDate",
    "cycle_index",
    "gio_to",
    "names_year",
    "nearest_year_named",
    "tet",
    "to_lunar",
    "to_solar",
    "year_name",
]

# from which Julian day (1968, 1929) the calendar is reckoned how many days east of Greenwich
ZONES = ((2439856.5, 7 / 24), (2425612.5, 8 / 24), (0, 116.4 / 360))
MONTH = 29.530588861  # mean days from new moon to new moon
EPOCH = 2451550.09766  # Julian day of the mean new moon numbered 0, of January 2000
JULIAN_OF_ORDINAL = 1721425  # Julian day number of a date less its ordinal
# size in days; multiples of the mean anomaly of the sun, that of the moon, and the moon's argument of latitude
PHASE_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0),
)
# size in days, degrees at number 0, degrees a month
PLANET_TERMS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
)
# pull of Venus, Jupiter and the moon on the sun's longitude: size in degrees, degrees in 1900, degrees a century
SUN_TERMS = (
    (0.00134, 243.23, 22518.7541),
    (0.00154, 306.57, 45037.5082),
    (0.00200, 42.69, 32964.3577),
    (0.00179, 350.74, 445267.1142),
    (0.00178, 231.19, 20.20),
)


class LunarDate(NamedTuple):
    """A day of the lunar calendar; `year` is the Gregorian year in which that lunar year begins."""

    year: int
    month: int
    day: int
    leap: bool = False


def to_lunar(date: datetime.date) -> LunarDate:
    """The lunar date of a day, such as 10/3 for Giỗ Tổ."""
    ordinal = date.toordinal()
    year = date.year
    starts = _months(year if ordinal < _eleventh(year) else year + 1)
    start, month, leap = max(entry for entry in starts if entry[0] <= ordinal)
    lunar_year = year - 1 if month >= 11 and date.month < 6 else year
    return LunarDate(lunar_year, month, ordinal - start + 1, leap)


def to_solar(lunar: LunarDate) -> datetime.date:
    """The day of a lunar date; ValueError where that year has no such month or that month no such day."""
    months = _months(lunar.year + 1 if lunar.month >= 11 else lunar.year)
    for start, month, leap in months:
        if (month, leap) == (lunar.month, lunar.leap):
            date = datetime.date.fromordinal(start + lunar.day - 1)
            if to_lunar(date) == lunar:
                return date
    raise ValueError(f"no such lunar date: {lunar}")


@lru_cache(maxsize=512)
def tet(year: int) -> datetime.date:
    """The first day of Tết in a Gregorian year."""
    return to_solar(LunarDate(year, 1, 1))


@lru_cache(maxsize=512)
def gio_to(year: int) -> datetime.date:
    """Giỗ Tổ Hùng Vương in a Gregorian year, the tenth day of the third month (Bộ luật Lao động 2019, Điều 112)."""
    return to_solar(LunarDate(year, 3, 10))


def year_name(year: int) -> str:
    """The name of the lunar year that begins in a Gregorian year: Giáp Thìn for 2024."""
    stems, branches = _names()
    return f"{stems[(year - 4) % 10]} {branches[(year - 4) % 12]}"


def cycle_index(name: str) -> int | None:
    """The place of a year name in the cycle of sixty, 0 for Giáp Tý; None where there is no such year.

    Tị and Tỵ, Mẹo and Mão, Kỉ and Kỷ and the like are the same, in capitals or not.
    """
    words = name.casefold().split()
    stems, branches = _spellings()
    if len(words) != 2 or words[0] not in stems or words[1] not in branches:
        return None
    stem, branch = stems[words[0]], branches[words[1]]
    # only a stem and a branch of the same parity ever meet
    return (6 * stem - 5 * branch) % 60 if (stem - branch) % 2 == 0 else None


def names_year(name: str, year: int) -> bool:
    """Whether a year name belongs to a Gregorian year: Giáp Thìn to 2024, not to 2023."""
    return cycle_index(name) == (year - 4) % 60


def nearest_year_named(name: str, year: int) -> int | None:
    """The Gregorian year of that name nearest to a given one: 2024 for Giáp Thìn near 2023; None for no name."""
    index = cycle_index(name)
    if index is None:
        return None
    ahead = (index - (year - 4)) % 60
    return year + (ahead if ahead <= 30 else ahead - 60)


@cache
def _names() -> tuple[list[str], list[str]]:
    rows = load(beside(__file__))["years"]
    return [row["name"] for row in rows["stem"]], [row["name"] for row in rows["branch"]]


@cache
def _spellings() -> tuple[dict[str, int], dict[str, int]]:
    rows = load(beside(__file__))["years"]
    stems, branches = (
        {form.casefold(): index for index, row in enumerate(rows[key]) for form in (row["name"], *row.get("forms", ()))}
        for key in ("stem", "branch")
    )
    return stems, branches


@lru_cache(maxsize=512)
def _months(year: int) -> tuple[tuple[int, int, bool], ...]:
    """First day (as ordinal), number and leap mark of each month from the eleventh of `year` − 1 to that of `year`."""
    first, last = _eleventh(year - 1), _eleventh(year)
    number = round((first + JULIAN_OF_ORDINAL - EPOCH) / MONTH)
    starts = [_new_moon(number + step) for step in range(15)]
    starts = [start for start in starts if first <= start <= last]
    leap = _leap_place(starts) if len(starts) == 14 else len(starts)
    entries = []
    for place, start in enumerate(starts):
        month = 10 + place - (place >= leap)
        entries.append((start, month % 12 + 1, place == leap))
    return tuple(entries)


def _leap_place(starts: list[int]) -> int:
    # a month without a principal term begins and ends with the sun in the same sign
    for place in range(1, len(starts) - 1):
        if _sign(starts[place]) == _sign(starts[place + 1]):
            return place
    return len(starts)


@lru_cache(maxsize=512)
def _eleventh(year: int) -> int:
    """First day of the month that holds the winter solstice, when the sun enters its tenth sign."""
    last = datetime.date(year, 12, 31).toordinal()
    number = floor((last + JULIAN_OF_ORDINAL - EPOCH) / MONTH)
    start = _new_moon(number)
    return start if _sign(start) < 9 else _new_moon(number - 1)


def _new_moon(number: int) -> int:
    """The civil day in Hanoi (as ordinal) of the new moon with that number, 0 on 6 January 2000."""
    # Meeus, chapter 49: mean phase, then the terms of sun, moon and node, then those of the planets
    t = number / 1236.85
    mean = EPOCH + MONTH * number + 0.00015437 * t**2 - 0.00000015 * t**3
    sun = 2.5534 + 29.10535670 * number - 0.0000014 * t**2
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t**2 + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t**2 - 0.00000227 * t**3
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    moment = mean - 0.00017 * sin(radians(124.7746 - 1.56375588 * number))
    for size, suns, moons, latitudes in PHASE_TERMS:
        angle = suns * sun + moons * moon + latitudes * latitude
        moment += size * eccentricity ** abs(suns) * sin(radians(angle))
    moment += sum(size * sin(radians(start + speed * number)) for size, start, speed in PLANET_TERMS)
    return _civil_day(moment - _clock_drift(t))


def _civil_day(moment: float) -> int:
    return floor(moment + 0.5 + _zone(moment)) - JULIAN_OF_ORDINAL


def _zone(moment: float) -> float:
    return next(zone for since, zone in ZONES if moment >= since)


def _clock_drift(t: float) -> float:
    """How far the even time of the planets runs ahead of the turning earth, in days; `t` in centuries from 2000."""
    # Meeus, chapter 10, for years after 2000; a straight line meets the observed values before
    seconds = 65 + 139 * t + 25.3 * t**2 if t > 0 else 65 + 64 * t
    return seconds / 86400


def _sign(ordinal: int) -> int:
    """The sign of the zodiac (0–11) in which the sun stands as the day begins."""
    # Meeus, "Astronomical Formulae", chapter 18, centuries from 1900
    t = (ordinal + JULIAN_OF_ORDINAL - 0.5 - _zone(ordinal + JULIAN_OF_ORDINAL) - 2415020) / 36525
    anomaly = radians(358.47583 + 35999.04975 * t - 0.000150 * t**2 - 0.0000033 * t**3)
    longitude = 279.69668 + 36000.76892 * t + 0.0003025 * t**2
    longitude += (1.919460 - 0.004789 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.020094 - 0.000100 * t) * sin(2 * anomaly) + 0.000293 * sin(3 * anomaly)
    longitude += sum(size * sin(radians(start + speed * t)) for size, start, speed in SUN_TERMS)
    # aberration of light and nutation
    longitude -= 0.00569 + 0.00479 * sin(radians(259.18 - 1934.142 * t))
    return floor(longitude % 360 / 30)

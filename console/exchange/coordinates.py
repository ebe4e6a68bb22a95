"""Coordinates as people write them: decimal degrees, degrees-minutes-seconds, metres, with or without a CRS."""

from __future__ import annotations

import re

from console.errors import BadInput
from console.exchange.crs import from_lonlat, is_geographic, known_crs, to_lonlat
from console.language import tr

INSIDE = "EPSG:4490"
Bounds = tuple[float, float, float, float]

_CRS = re.compile(r"(?i)\b(epsg:\d+|gcj-?02|bd-?09|wgs-?84|cgcs2000)\b")
_LATITUDE = re.compile(r"(?i)\blat(?:itude)?\b[:=]?")
_LONGITUDE = re.compile(r"(?i)\bl(?:on|ng)(?:gitude)?\b[:=]?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，；：－＋（）　", "0123456789.,;:-+()\u0020")
_HEMISPHERES = {"东经": "E", "西经": "W", "北纬": "N", "南纬": "S", "东": "E", "西": "W", "北": "N", "南": "S"}
_NUMBER = r"[-+]?\d+(?:\.\d+)?"
# 114°03′12.5″E, N22 32 10, 114.0534, 508312.25
_PART = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<degrees>{_NUMBER})\s*(?:[°度d]\s*"
    r"(?:(?P<minutes>\d+(?:\.\d+)?)\s*['′’分m]\s*)?(?:(?P<seconds>\d+(?:\.\d+)?)\s*(?:\"|″|”|''|秒|s)\s*)?)?"
    r"(?P<after>[NSEW])?", re.IGNORECASE)


def parse_place(text: str, near: Bounds | None = None) -> tuple[float, float]:
    """Longitude and latitude (EPSG:4490 degrees) of a place as somebody typed or pasted it.

    Understood: "22.5431, 114.0579", "114.0579 22.5431", "114°03′28″E 22°32′35″N", "东经114.0579 北纬22.5431",
    "508312 2493850 EPSG:4547", "114.063 22.540 gcj02". Two plain degrees are taken in the order that makes sense:
    by the hemispheres named, by what can be a latitude, else by what lies in `near`, else latitude first as
    navigation does.

    Raises:
        BadInput: fewer or more than two coordinates, or no place on Earth.
    """
    plain = text.translate(_FULL_WIDTH)
    for word, letter in _HEMISPHERES.items():
        plain = plain.replace(word, letter)
    named = _CRS.search(plain)
    crs = known_crs(named.group(1)) if named else INSIDE
    plain = _LONGITUDE.sub("E", _LATITUDE.sub("N", _CRS.sub(" ", plain)))
    parts = [_value(found) for found in _PART.finditer(plain)]
    if len(parts) != 2:
        raise _unclear(text)
    (first, letter1), (second, letter2) = parts
    degrees = is_geographic(crs)
    if not degrees or (not named and max(abs(first), abs(second)) > 360):
        if not named:
            raise BadInput(tr("{text} is in metres; say in which system, for example EPSG:4547 behind it.", text=text))
        lon, lat = to_lonlat(first, second, crs)
    else:
        x, y = _ordered(first, letter1, second, letter2, near)
        lon, lat = to_lonlat(x, y, crs)
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # also refuses nan
        raise BadInput(tr("{text} is no place on Earth.", text=text))
    return lon, lat


def write_place(lon: float, lat: float, crs: str = INSIDE) -> str:
    """A place in the notation of a CRS: degrees with hemispheres, or metres east and north."""
    x, y = from_lonlat(lon, lat, crs)
    if x != x or y != y:
        return "–"
    if is_geographic(crs):
        return f"{abs(x):.6f}°{'E' if x >= 0 else 'W'} {abs(y):.6f}°{'N' if y >= 0 else 'S'}"
    return f"{x:,.2f} E  {y:,.2f} N"


def _value(found: re.Match[str]) -> tuple[float, str]:
    """Signed number and the hemisphere's letter, "" where none is written."""
    degrees = float(found["degrees"])
    size = abs(degrees) + float(found["minutes"] or 0) / 60 + float(found["seconds"] or 0) / 3600
    letter = (found["before"] or found["after"] or "").upper()
    negative = found["degrees"].startswith("-") or letter in ("S", "W")
    return (-size if negative else size), letter


def _ordered(first: float, letter1: str, second: float, letter2: str, near: Bounds | None) -> tuple[float, float]:
    if letter1 in ("E", "W") or letter2 in ("N", "S"):
        return first, second
    if letter1 in ("N", "S") or letter2 in ("E", "W"):
        return second, first
    if abs(first) > 90:
        return first, second
    if abs(second) > 90:
        return second, first
    if near and near[0] <= first <= near[2] and near[1] <= second <= near[3]:
        return first, second
    return second, first


def _unclear(text: str) -> BadInput:
    return BadInput(tr("“{text}” is not read as a place; write for example 22.5431, 114.0579 or "
                       "114°03′28″E 22°32′35″N or 508312 2493850 EPSG:4547.", text=text))

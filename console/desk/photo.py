"""What a photo says about itself (EXIF), and small pictures of it."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import tr

MOST_PIXELS = 400_000_000   # a picture that unpacks to more is an attack or a survey, not a photo
_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _TAKEN_OFFSET, _MODEL = 36867, 36881, 272
_LAT_REF, _LAT, _LON_REF, _LON, _GPS_TIME, _DIRECTION, _GPS_DATE = 1, 2, 3, 4, 7, 17, 29


class Photo(msgspec.Struct, frozen=True):
    """A picture's own words. What it does not say is None or "".

    Attributes:
        width, height: pixels, as it is to be looked at (turned by its orientation).
        taken_at: seconds since 1970 UTC; only where the file names its offset or the GPS time.
        taken_local: what the camera's clock showed, "2026-11-22 10:15:00".
        lon, lat: WGS 84 degrees. azimuth: degrees clockwise from north.
        camera: model.
    """

    width: int
    height: int
    taken_at: float | None = None
    taken_local: str = ""
    lon: float | None = None
    lat: float | None = None
    azimuth: float | None = None
    camera: str = ""


def read_photo(path: Path) -> Photo:
    """Read size and EXIF of a picture.

    Raises:
        BadInput: it is no picture, or damaged.
    """
    with _opened(path) as picture:
        exif = picture.getexif()
        inner, gps = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
        width, height = picture.size
        if exif.get(274, 1) in (5, 6, 7, 8):   # lies on its side
            width, height = height, width
        local = _local(inner.get(_TAKEN))
        lat, lon = _degrees(gps.get(_LAT), gps.get(_LAT_REF)), _degrees(gps.get(_LON), gps.get(_LON_REF))
        if lat is None or lon is None or not (abs(lat) <= 90 and abs(lon) <= 180) or (lat == 0 and lon == 0):
            lat = lon = None
        return Photo(
            width, height, _moment(local, inner.get(_TAKEN_OFFSET), gps), f"{local:%Y-%m-%d %H:%M:%S}" if local else "",
            lon, lat, _azimuth(gps.get(_DIRECTION)), str(exif.get(_MODEL, "")).strip("\0 "))


def write_thumbnail(path: Path, small: Path, side: int) -> None:
    """Write a JPEG of the picture, upright, `side` pixels at its longer side.

    Raises:
        BadInput: it is no picture, damaged, or the small one cannot be written.
    """
    from PIL import ImageOps

    with _opened(path, side) as picture:
        try:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((side, side))
            small.parent.mkdir(parents=True, exist_ok=True)
            part = small.with_suffix(".part")
            upright.save(part, "JPEG", quality=82)
            part.replace(small)
        except (OSError, ValueError, SyntaxError) as error:
            raise _damaged(error) from error


def _opened(path: Path, side: int = 0) -> Any:
    """The picture, unpacked; for a JPEG no finer than `side` needs."""
    from PIL import Image  # 50 ms that a start without photos need not spend

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    faults = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        picture = Image.open(path)
    except faults as error:
        raise _damaged(error) from error
    try:
        if side:
            picture.draft("RGB", (side, side))
        picture.load()
        return picture
    except faults as error:
        picture.close()
        raise _damaged(error) from error


def _damaged(error: Exception) -> BadInput:
    """Why it cannot be read, in the user's words: the library's are English, and name the program's own folders."""
    from PIL import Image, UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        why = tr("it is no picture")
    elif isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        why = tr("it has more than {n} pixels", n=f"{MOST_PIXELS:,}")
    elif isinstance(error, OSError) and error.errno:
        why = cause_of(error)
    elif "truncated" in str(error):
        why = tr("it breaks off before its end")
    else:
        why = tr("it is damaged")
    return BadInput(tr("The picture cannot be read ({why}); the file is kept as it is.", why=why))


def _local(text: Any) -> datetime | None:
    with suppress(ValueError, TypeError):
        return datetime.strptime(str(text).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    return None


def _moment(local: datetime | None, offset: Any, gps: dict[int, Any]) -> float | None:
    """The camera's time with its offset, else the satellites' time."""
    with suppress(ValueError, TypeError, AttributeError):
        hours, minutes = str(offset).strip("\0 ").split(":")
        shift = timedelta(hours=int(hours), minutes=math.copysign(int(minutes), int(hours)))
        if local is not None:
            return local.replace(tzinfo=timezone(shift)).timestamp()
    with suppress(ValueError, TypeError, KeyError, ZeroDivisionError):
        hour, minute, second = (float(part) for part in gps[_GPS_TIME])
        day = datetime.strptime(str(gps[_GPS_DATE]).strip("\0 "), "%Y:%m:%d").replace(tzinfo=UTC)
        return (day + timedelta(hours=hour, minutes=minute, seconds=second)).timestamp()
    return None


def _degrees(parts: Any, reference: Any) -> float | None:
    with suppress(ValueError, TypeError, ZeroDivisionError):
        degrees, minutes, seconds = (float(part) for part in parts)
        value = degrees + minutes / 60 + seconds / 3600
        if math.isfinite(value):
            return -value if str(reference).strip("\0 ").upper() in ("S", "W") else value
    return None


def _azimuth(value: Any) -> float | None:
    with suppress(ValueError, TypeError, ZeroDivisionError):
        if math.isfinite(degrees := float(value)):
            return degrees % 360
    return None

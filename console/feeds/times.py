"""Times as sources write them, as seconds since 1970 UTC."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from console.errors import BadInput
from console.language import tr

LATEST = 253_402_300_800.0  # the year 10000
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PARTS = {
    "Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})", "H": r"(?P<H>\d{1,2})",
    "I": r"(?P<I>\d{1,2})", "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})", "f": r"(?P<f>\d{1,9})",
    "b": r"(?P<b>[A-Za-z]{3,9})\.?", "p": r"(?P<p>[AaPp])\.?[Mm]\.?", "y": r"(?P<y>\d{2})", "%": "%",
}


def zone_named(name: str) -> tzinfo:
    """The time zone of that name, for example "Asia/Shanghai".

    Raises:
        BadInput: there is no such zone on this machine.
    """
    if name.upper() in ("UTC", "Z"):
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadInput(tr("There is no time zone {name}; write it like Asia/Shanghai.", name=name)) from error


def time_reader(formats: Sequence[str], zone: tzinfo) -> Callable[[str], float]:
    """A function from a text to seconds since 1970 UTC, raising `ValueError` where no format fits.

    Args:
        formats: tried in order: "iso" (2026-11-21T08:30:00+08:00), "epoch" (seconds), "epoch_ms", or %-codes
            (Y m d H I M S f b p y). %b and %p are English whatever the system's language is, which `strptime`
            does not promise.
        zone: of times that do not name theirs.

    Raises:
        BadInput: a format has an unknown %-code.
    """
    readers = [_reader(one, zone) for one in formats]

    @lru_cache(maxsize=4096)  # feeds say the same time again and again
    def read(text: str) -> float:
        for reader in readers:
            try:
                found = reader(text)
            except (ValueError, OverflowError, OSError):
                continue
            if abs(found) < LATEST:
                return found
        raise ValueError(text)

    return read


def _reader(name: str, zone: tzinfo) -> Callable[[str], float]:
    if name == "iso":
        return lambda text: _seconds(datetime.fromisoformat(text.strip()), zone)
    if name == "epoch":
        return float
    if name == "epoch_ms":
        return lambda text: float(text) / 1000
    return _by_codes(name, zone)


def _by_codes(name: str, zone: tzinfo) -> Callable[[str], float]:
    pattern = ""
    for code, blank, plain in re.findall(r"%(.)|(\s+)|([^%\s])", name):
        if code and (code not in PARTS or f"(?P<{code}>" in pattern):
            raise BadInput(tr("The time format {format} cannot be used: %{code} is unknown or given twice.",
                              format=name, code=code))
        pattern += PARTS[code] if code else r"\s+" if blank else re.escape(plain)
    compiled = re.compile(pattern)

    def read(text: str) -> float:
        match = compiled.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        return _seconds(_moment(match.groupdict()), zone)

    return read


def _moment(found: dict[str, str]) -> datetime:
    year = int(found["Y"]) if "Y" in found else 2000 + int(found.get("y", 0))
    month = MONTHS.index(found["b"][:3].lower()) + 1 if "b" in found else int(found.get("m", 1))
    hour = int(found.get("H", 0))
    if "I" in found:
        hour = int(found["I"]) % 12 + (12 if found.get("p", "a").lower() == "p" else 0)
    micro = int(found.get("f", "0").ljust(6, "0")[:6])
    return datetime(year, month, int(found.get("d", 1)), hour, int(found.get("M", 0)), int(found.get("S", 0)), micro)


def _seconds(moment: datetime, zone: tzinfo) -> float:
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)).timestamp()

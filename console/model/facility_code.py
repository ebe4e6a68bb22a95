"""Codes on plates and QR labels: component codes of 16 digits, doors of 19 (building) and rooms of 25.

A component code (部件编码, GB/T 30428.2) is 6 digits district, 2 class, 2 subclass and 6 serial. The code of a door is
the building's or room's on the standard address base. A label may carry more around it, such as the address of a
service: what counts is the one run of digits that is as long as a code.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from console.errors import BadInput
from console.language import tr

FACILITY, BUILDING, ROOM = "facility", "building", "room"
LENGTHS = {16: FACILITY, 19: BUILDING, 25: ROOM}
LAST_SERIAL = 999_999
_RUN = re.compile(r"\d+")


class PlaceCode(msgspec.Struct, frozen=True):
    """A code somebody scanned or typed: what it names, and its digits."""

    kind: str
    digits: str

    @property
    def building(self) -> str:
        """The building it belongs to, 19 digits; "" for a facility."""
        return "" if self.kind == FACILITY else self.digits[:19]


def read_place_code(text: str) -> PlaceCode:
    """The code in a scanned text or in what somebody typed; full-width digits and blanks between digits are fine.

    Raises:
        BadInput: there is none, or more than one.
    """
    plain = _plain(text)
    found = {run for run in _RUN.findall(plain) if len(run) in LENGTHS}
    if len(found) == 1:
        digits = found.pop()
        return PlaceCode(LENGTHS[len(digits)], digits)
    if found:
        raise BadInput(tr("“{text}” holds several codes; give one.", text=text[:80]))
    longest = max((len(run) for run in _RUN.findall(plain)), default=0)
    if not longest:
        raise BadInput(tr("“{text}” holds no code: a facility has 16 digits, a building 19, a room 25.",
                          text=text[:80]))
    raise BadInput(tr("“{text}” has {count} digits; a facility has 16, a building 19, a room 25.", text=text[:80],
                      count=longest))


def digits_of(text: str) -> str:
    """The run of digits somebody meant as a code, whether it is as long as one or not: the longest; "" for none."""
    return max(_RUN.findall(_plain(text)), key=len, default="")


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    return re.sub(r"[\s-]", "", plain) if re.fullmatch(r"[\d\s-]+", plain) else plain


def component_code(district: str, component: str, serial: int) -> str:
    """A component code of 16 digits.

    Args:
        district: 6 digits (GB/T 2260); component: 2 digits class + 2 subclass; serial: 1 … 999,999.

    Raises:
        BadInput: one of them is not that.
    """
    if not (re.fullmatch(r"[0-9]{6}", district) and re.fullmatch(r"[0-9]{4}", component)):
        raise BadInput(tr("A facility code needs a district of 6 digits and a component class of 4, not {district} and "
                          "{component}.", district=district or "?", component=component or "?"))
    if not 1 <= serial <= LAST_SERIAL:
        raise BadInput(tr("All {count} numbers of component class {component} in {district} are given out.",
                          count=f"{LAST_SERIAL:,}", component=component, district=district))
    return f"{district}{component}{serial:06}"

"""Codes of this profile that are one slip away from one that nobody gave: did you mean …?"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from console.language import tr
from console.model.code_slips import slips
from console.model.facility_code import LENGTHS, ROOM
from console.store.facility_codes import FacilityCodes
from console.store.places import PlaceStore

BUILDING_DIGITS = 19
MOST = 3    # that are named: more would not be read


class Near(msgspec.Struct, frozen=True):
    """A code that was given, and what it stands for."""

    code: str
    name: str


class NearCodes:
    """Looks for codes near to a wrong one; a few milliseconds, so only where one was wrong.

    Args:
        codes: of facilities. places: facilities and buildings.
        room_name: what a room is called, "" for one that is not registered.
    """

    def __init__(self, codes: FacilityCodes, places: PlaceStore, room_name: Callable[[str], str]) -> None:
        self._codes, self._places, self._room_name = codes, places, room_name

    def of(self, digits: str) -> tuple[Near, ...]:
        """Those that differ by one slip from these digits, by code; none for something quite different.

        Of rooms only registered ones are named: in a building that is there, any number looks like one.
        """
        near = slips(digits, LENGTHS)
        lengths = {len(one) for one in near}
        found: list[Near] = []
        for code, facility in self._codes.facilities_of([one for one in near if LENGTHS[len(one)] != ROOM]).items():
            one = self._places.facility(facility)
            found += [Near(code, one.name)] if one is not None else []
        if lengths - {16}:
            with self._places.store.read() as connection:
                buildings = self._places.with_codes(connection, sorted({one[:BUILDING_DIGITS] for one in near}))
            for code in near:
                building = buildings.get(code[:BUILDING_DIGITS])
                if building is None:
                    continue
                if len(code) == BUILDING_DIGITS:
                    found.append(Near(code, building.name))
                elif room := self._room_name(code):
                    found.append(Near(code, f"{building.name} {room}"))
        return tuple(sorted(found, key=lambda one: one.code))


def did_you_mean(refusal: str, near: tuple[Near, ...]) -> str:
    """A refusal with the question behind it; the refusal alone where nothing is near."""
    if not near:
        return refusal
    named = tr(", ").join(f"{one.code} ({one.name})" for one in near[:MOST])
    if len(near) > MOST:
        return tr("{refusal} Did you mean {codes} or one of {n} others?", refusal=refusal, codes=named,
                  n=len(near) - MOST)
    return tr("{refusal} Did you mean {codes}?", refusal=refusal, codes=named)

"""What the section of a building is coloured by: use, residents, firms or hazards; and the legend that says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from enum import StrEnum

from console.insight.card_parts import Cell, use_word
from console.language import tr
from console.model.address import BUILDING
from console.model.hazard import Hazard, HazardLevel
from widgets.hazard.pins import level_colour
from widgets.object.words import who_words
from widgets.theme import Theme

# Muted: only hazards are abnormal. Told apart by lightness too, and each room says its use in a word.
USE_COLOURS = {"home": "#31506b", "shop": "#7a6238", "office": "#4a5590", "workshop": "#7a4f3e", "store": "#5b5a45",
               "dormitory": "#2f6b5c", "public": "#5a4a66", "garage": "#454d57"}
STEPS = ("#232a33", "#2c4a5f", "#35688a", "#4789b4", "#7fb2dc")   # from none to many
CROWDED = (1, 3, 6, 11)   # residents of one room from which on the next step holds; 11 is a dormitory
_GRAVE = tuple(HazardLevel)


class Colouring(StrEnum):
    """What rooms are coloured by."""

    USE = "use"
    RESIDENTS = "residents"
    FIRMS = "firms"
    HAZARDS = "hazards"


@dataclasses.dataclass(frozen=True)
class RoomHazards:
    """Open hazards of one room: the gravest level and how many."""

    level: HazardLevel
    count: int


@dataclasses.dataclass(frozen=True)
class Look:
    """How a room is painted and what that means; a ring instead of a body for `hollow`."""

    colour: str
    words: str
    hollow: bool = False


def colouring_word(colouring: Colouring) -> str:
    """A colouring as shown."""
    return {Colouring.USE: tr("Use"), Colouring.RESIDENTS: tr("Residents"), Colouring.FIRMS: tr("Firms"),
            Colouring.HAZARDS: tr("Hazards")}[colouring]


def hazards_by_room(cells: Iterable[Cell], hazards: Iterable[Hazard]) -> tuple[dict[str, RoomHazards], int]:
    """Open hazards by code of their room, and how many belong to no room of the section.

    A hazard names its room by the whole code, its last six digits, or what is written on the door.
    """
    here = list(cells)
    names = {cell.code[BUILDING:].lstrip("0"): cell.code for cell in here}
    names |= {cell.name: cell.code for cell in here if cell.name}   # what is on the door goes before a short number
    names |= {cell.code[BUILDING:]: cell.code for cell in here} | {cell.code: cell.code for cell in here}
    found: dict[str, RoomHazards] = {}
    elsewhere = 0
    for one in hazards:
        if not one.is_open:
            continue
        code = names.get(one.room, "") if one.room else ""
        if not code:
            elsewhere += 1
            continue
        before = found.get(code, RoomHazards(one.level, 0))
        found[code] = RoomHazards(min(before.level, one.level, key=_GRAVE.index), before.count + 1)
    return found, elsewhere


def look_of(cell: Cell, colouring: Colouring, hazards: Mapping[str, RoomHazards], theme: Theme) -> Look:
    """How a room looks."""
    if colouring is Colouring.USE:
        return Look(USE_COLOURS.get(cell.use, STEPS[0]), use_word(cell.use) if cell.use else tr("use unknown"),
                    hollow=cell.use == "empty")
    if colouring is Colouring.RESIDENTS:
        step = sum(cell.residents >= least for least in CROWDED)
        return Look(STEPS[step], _crowd_words(step), hollow=step == 0)
    if colouring is Colouring.FIRMS:
        step = min(cell.firms, 2)
        words = (tr("no firm"), tr("one firm"), tr("several firms"))[step]
        return Look(STEPS[(0, 2, 4)[step]], words, hollow=step == 0)
    found = hazards.get(cell.code)
    if found is None:
        return Look(STEPS[0], tr("no open hazard"), hollow=True)
    return Look(level_colour(found.level, theme), level_word(found.level))


def legend_of(cells: Iterable[Cell], colouring: Colouring, hazards: Mapping[str, RoomHazards],
              theme: Theme) -> list[tuple[Look, int]]:
    """Each look there is with how many rooms have it, the most frequent first."""
    counts: dict[Look, int] = {}
    for cell in cells:
        look = look_of(cell, colouring, hazards, theme)
        counts[look] = counts.get(look, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])


def figure_of(cell: Cell, colouring: Colouring, hazards: Mapping[str, RoomHazards]) -> str:
    """The second line in a room: what its colour stands for, so that colour never speaks alone."""
    if colouring is Colouring.USE:
        return use_word(cell.use)
    if colouring is Colouring.RESIDENTS:
        return str(cell.residents or "")
    if colouring is Colouring.FIRMS:
        return str(cell.firms or "")
    return str(hazards[cell.code].count) if cell.code in hazards else ""


def room_words(cell: Cell, floor: int, hazards: Mapping[str, RoomHazards]) -> str:
    """A room in one line: 1203 · 12 F · home · 3 people."""
    parts = [cell.name or cell.code[BUILDING:], floor_word(floor), use_word(cell.use)]
    parts += who_words(cell.residents, cell.firms)
    if (found := hazards.get(cell.code)) is not None:
        parts.append(tr("open hazards: {n}, gravest: {level}", n=found.count, level=level_word(found.level)))
    return " · ".join(part for part in parts if part)


def floor_word(floor: int) -> str:
    """A floor as shown; 0 is where nobody said."""
    return tr("{n} F", n=floor) if floor else tr("floor unknown")


def level_word(level: HazardLevel) -> str:
    """A level of hazards as shown."""
    return {HazardLevel.MAJOR: tr("major hazard"), HazardLevel.LARGER: tr("larger hazard"),
            HazardLevel.GENERAL: tr("general hazard"), HazardLevel.LOW: tr("low hazard")}[level]


def _crowd_words(step: int) -> str:
    if step == 0:
        return tr("nobody")
    if step == len(CROWDED):
        return tr("{n} people or more", n=CROWDED[-1])
    least, most = CROWDED[step - 1], CROWDED[step] - 1
    return tr("{least}–{most} people", least=least, most=most)

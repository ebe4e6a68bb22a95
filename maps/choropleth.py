"""Areas coloured by their open cases: a layer over the land, under buildings and borders, and its legend."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from console.insight.choropleth import CLASSES, AreaFigures, class_ends, class_numbers, class_words, level_of
from console.insight.styling import read_ramps, spread
from console.language import tr
from console.model.area import AreaTree, Level
from console.model.overlay import Measure
from console.model.premises import Building
from maps.areas import AreaMap
from maps.map_keys import Key, KeyRow
from maps.prepare import Prepared, prepare
from maps.scene import Layer
from maps.style import Colour, Theme, rgba

NAME = "choropleth"
RAMP = "viridis"   # readable with any kind of colour blindness; its darkest violet would be lost on a dark map
OPACITY = 0.62
NOTHING: Colour = (0.0, 0.0, 0.0, 0.0)


@dataclasses.dataclass(frozen=True, eq=False)
class ColouredAreas:
    """The areas of one level, ready to be counted and painted; made once per tree and level.

    Attributes:
        made_of: the map they belong to. wanted: the level that was asked for, "" for the usual one.
    """

    made_of: AreaMap
    wanted: str
    level: Level
    data: Prepared
    figures: AreaFigures

    def counted(self, open_cases: Mapping[str, int], measure: Measure) -> Counted:
        """Classes of all areas for the open cases of the moment."""
        values = self.figures.values(open_cases, measure)
        ends = class_ends(values, measure)
        return Counted(self, measure, ends, class_numbers(values, ends))


@dataclasses.dataclass(frozen=True, eq=False)
class Counted:
    """The classes at one moment.

    Attributes:
        ends: round ends of the classes. classes: of each area, see `class_numbers`.
    """

    areas: ColouredAreas
    measure: Measure
    ends: tuple[float, ...]
    classes: NDArray[np.uint16]

    def looks_like(self, other: Counted | None) -> bool:
        """Whether a picture of the other shows the same."""
        return (other is not None and self.areas is other.areas and self.measure is other.measure
                and self.ends == other.ends and np.array_equal(self.classes, other.classes))

    def layer(self, theme: Theme) -> Layer:
        """The areas, coloured; those without a case or a figure are left as they are."""
        data = self.areas.data.with_classes(self.classes)
        return Layer(NAME, data, fills=(NOTHING, *colours(len(self.ends), theme), NOTHING), opacity=OPACITY)

    def key(self, theme: Theme) -> Key:
        """The legend."""
        title = title_of(self.areas.level, self.measure)
        if not self.ends:
            return Key(title, (KeyRow(tr("No open case lies in these areas.")),))
        words = class_words(self.ends, self.measure)
        rows = [KeyRow(word, (_over(colour, theme.land[0]),))
                for word, colour in zip(words, colours(len(words), theme), strict=True)]
        rows.reverse()   # many on top
        if (self.classes == len(self.ends) + 1).any():
            rows.append(KeyRow(tr("No figure: nothing is known of rooms there") if self.measure is Measure.ROOMS
                               else tr("No figure")))
        return Key(title, tuple(rows))


def colour_areas(areas: AreaMap, tree: AreaTree, buildings: Sequence[Building], word: str) -> ColouredAreas:
    """Prepare the areas of a level; takes as long as preparing a layer of that many polygons.

    Raises:
        ConsoleError: there is no such level, or none of its areas has an outline.
    """
    level = level_of(tree, word)
    rank = next(rank for rank in areas.ranks if rank.level == level)
    data = prepare(rank.shapes, 2, origin=areas.origin, coverage=True)
    return ColouredAreas(areas, word, level, data, AreaFigures(tree, rank.areas, buildings))


def colours(count: int, theme: Theme) -> tuple[Colour, ...]:
    """From few to many: towards light on a dark map, towards dark on a light one.

    Few classes take the middle of the ramp: a whole district in its brightest colour would hide names and roofs.
    """
    dark = sum(theme.outside[:3]) < 1.5
    ramp, first = _ramp(), max(0, CLASSES - count) // 2
    found = spread(ramp[1:], max(count, CLASSES))[first:first + count]
    return tuple(rgba(text) for text in (found if dark else spread(ramp, CLASSES + 1)[::-1][1:][:count]))


@functools.cache   # asked for in every frame while time plays
def _ramp() -> list[str]:
    return read_ramps()[RAMP]


def _over(colour: Colour, land: Colour) -> Colour:
    """The colour as it looks on the land."""
    red, green, blue = (OPACITY * a + (1 - OPACITY) * b for a, b in zip(colour[:3], land[:3], strict=True))
    return red, green, blue, 1.0


def title_of(level: Level, measure: Measure) -> str:
    """What the colours tell, as a heading."""
    words = {Level.CITY: tr("City"), Level.DISTRICT: tr("District"), Level.STREET: tr("Street"),
             Level.COMMUNITY: tr("Community"), Level.GRID: tr("Grid")}
    titles = {Measure.COUNT: tr("Open cases by area: {level}", level=words[level]),
              Measure.DENSITY: tr("Open cases per km²: {level}", level=words[level]),
              Measure.ROOMS: tr("Open cases per 1,000 rooms: {level}", level=words[level])}
    return titles[measure]

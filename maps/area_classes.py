"""Areas of one level coloured by classes that somebody else worked out, with their legend."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from console.insight.choropleth import class_ends, class_numbers, class_words
from console.language import tr
from console.model.area import Area, Level
from console.model.overlay import Measure
from maps.choropleth import NOTHING, OPACITY, ColouredAreas, colours
from maps.map_keys import Key, KeyRow
from maps.scene import Layer
from maps.sprites import blank, brush
from maps.style import Colour, Theme, qcolor, rgba

NAME = "classes"
PATCH = 16.0   # logical pixels
STEPS = 3   # of likelihood and of consequence
# Corners of the bivariate square on a dark map: neither, likely, grave, both. Light and dark tell them apart where
# colours do not; neither is lighter than land without hazards.
CORNERS = ((104, 116, 134), (58, 160, 200), (196, 88, 120), (250, 232, 240))


@dataclasses.dataclass(frozen=True, eq=False)
class AreaClasses:
    """What to paint.

    Attributes:
        level: of the areas. classes: number of the class by id of the area; 0 and areas left out stay as they are.
        fills: colour of each class from 1 on. opacity: less where buildings are to be seen through it.
    """

    level: Level
    classes: Mapping[str, int]
    fills: tuple[Colour, ...]
    key: Key
    opacity: float = OPACITY

    def looks_like(self, other: AreaClasses | None) -> bool:
        """Whether the map and its legend would look the same."""
        return other is not None and (self.level, self.classes, self.fills, self.key, self.opacity) == (
            other.level, other.classes, other.fills, other.key, other.opacity)

    def layer(self, areas: ColouredAreas) -> Layer:
        """The layer, of areas of the level."""
        numbers = np.array([self.classes.get(one.id, 0) for one in areas.figures.areas], np.uint16)
        return Layer(NAME, areas.data.with_classes(numbers), fills=(NOTHING, *self.fills),
                     opacity=self.opacity)


def by_value(level: Level, areas: Sequence[Area], values: NDArray[np.float64], title: str, theme: Theme,
             whole: bool = False, note: str = "", scale: NDArray[np.float64] | None = None) -> AreaClasses:
    """Classes with round ends, from few to many.

    Args:
        values: in the order of `areas`; nan where there is none. whole: they are counts.
        note: under the legend's title.
        scale: values that the ends are taken from instead, so that a colour means the same in every frame of a play.
    """
    measure = Measure.COUNT if whole else Measure.DENSITY
    ends = (class_ends(scale, measure) if scale is not None else ()) or class_ends(values, measure)
    numbers = class_numbers(values, ends)
    fills = colours(len(ends), theme)
    if not ends:
        return AreaClasses(level, {}, (), _key(title, note, [KeyRow(tr("Nothing of that kind here."))]))
    rows = [KeyRow(words, (over(colour, theme),))
            for words, colour in zip(class_words(ends, measure), fills, strict=True)]
    found = {one.id: int(number) for one, number in zip(areas, numbers, strict=True) if 0 < number <= len(ends)}
    return AreaClasses(level, found, fills, _key(title, note, rows[::-1]))


def bivariate(level: Level, areas: Sequence[Area], classes: NDArray[np.int8], title: str, theme: Theme,
              note: str = "") -> AreaClasses:
    """Likelihood and consequence in one colour.

    Args:
        classes: 3 × likelihood + consequence, 0 (both low) to 8 (both high), -1 for nothing.
    """
    square = [[_corner(likely / (STEPS - 1), grave / (STEPS - 1)) for grave in range(STEPS)] for likely in range(STEPS)]
    words = (tr("unlikely"), tr("possible"), tr("likely"))
    rows = [KeyRow(words[i], picture=_patches(tuple(over(colour, theme) for colour in square[i])))
            for i in reversed(range(STEPS))]
    rows.append(KeyRow(tr("left: slight, right: grave")))
    found = {one.id: int(number) + 1 for one, number in zip(areas, classes, strict=True) if number >= 0}
    return AreaClasses(level, found, tuple(colour for line in square for colour in line), _key(title, note, rows))


def diverging(level: Level, areas: Sequence[Area], change: NDArray[np.int64], title: str, theme: Theme,
              note: str = "") -> AreaClasses:
    """Fewer in blue, more in orange, in two steps each; no change stays as it is."""
    sizes = np.abs(change[change != 0])
    step = max(2, int(np.quantile(sizes, 0.7))) if len(sizes) else 2
    fills = tuple(rgba(text) for text in ("#2c7fb8", "#7fb8dd", "#f0b070", "#e0702c"))
    numbers = np.select([change <= -step, change < 0, change >= step, change > 0], [1, 2, 4, 3], 0)
    words = (tr("fewer by {n} or more", n=step), tr("fewer by {n}", n=_range(step)), tr("more by {n}", n=_range(step)),
             tr("more by {n} or more", n=step))
    rows = [KeyRow(word, (over(colour, theme),)) for word, colour in zip(words, fills, strict=True)]
    rows.insert(2, KeyRow(tr("as many"), (theme.land[0],)))
    found = {one.id: int(number) for one, number in zip(areas, numbers, strict=True) if number}
    return AreaClasses(level, found, fills, _key(title, note, rows[::-1]))


def _range(step: int) -> str:
    return f"1–{step - 1}" if step > 2 else "1"


def _key(title: str, note: str, rows: Sequence[KeyRow]) -> Key:
    return Key(title, (*((KeyRow(note),) if note else ()), *rows))


def over(colour: Colour, theme: Theme) -> Colour:
    """The colour as it looks on the land."""
    red, green, blue = (OPACITY * a + (1 - OPACITY) * b for a, b in zip(colour[:3], theme.land[0][:3], strict=True))
    return red, green, blue, 1.0


@functools.cache
def _patches(row: tuple[Colour, ...]) -> QImage:
    """Patches beside each other, for the legend; the same picture for the same colours."""
    image = blank(len(row) * PATCH * 2, 12 * 2)
    image.setDevicePixelRatio(2.0)
    with brush(image) as painter:
        for number, colour in enumerate(row):
            painter.fillRect(QRectF(number * PATCH, 0, PATCH - 1, 12), qcolor(colour))
    return image


def _corner(likely: float, grave: float) -> Colour:
    """Between the four corners, 0 to 1 either way."""
    mixed = ((1 - likely) * ((1 - grave) * a + grave * c) + likely * ((1 - grave) * b + grave * d)
             for a, b, c, d in zip(*CORNERS, strict=True))
    red, green, blue = (round(part) for part in mixed)
    return rgba(f"#{red:02x}{green:02x}{blue:02x}")

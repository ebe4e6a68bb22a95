"""What the hazard page shows at one moment, worked out in a background thread: colours, pins, figures, ranking."""

from __future__ import annotations

import dataclasses
import math
from datetime import datetime

import msgspec
import numpy as np

from console.errors import NotFound
from console.insight.hazard_aggregate import Aggregate, HazardMeasure
from console.insight.hazard_filter import HazardFilter
from console.insight.hazard_map import HazardMap
from console.insight.risk import Risk
from console.language import tr
from console.model.area import Area, Level
from maps.area_classes import AreaClasses, bivariate, by_value, diverging
from maps.pins import Pins
from maps.style import Theme as MapTheme
from widgets.hazard.pins import no_pins, pins_of
from widgets.theme import Theme
from widgets.words import level_word

PINS_FROM = 7.0   # metres per logical pixel up to which hazards stand on the map one by one or in groups
NEAR = 0.3        # opacity of colours there: buildings are to be seen
RANKED = 200      # rows of the ranking
PLAIN = (HazardMeasure.COUNT, HazardMeasure.OVERDUE, HazardMeasure.PER_KM2, HazardMeasure.PER_1000_ROOMS,
         HazardMeasure.PER_BUILDING)   # one figure of an area, which can be of the past


class Wish(msgspec.Struct, frozen=True):
    """What is to be shown.

    Attributes:
        level: of the areas. pins: whether single hazards are to be seen.
        since: the earlier day of a comparison, seconds since 1970 UTC; the later one is `filter.at`, or now.
    """

    filter: HazardFilter
    shown: HazardMeasure
    level: Level
    pins: bool
    since: float = 0.0


class Row(msgspec.Struct, frozen=True):
    """One line of the ranking: an area, its figure in words, and how long its bar is, 0 to 1."""

    id: str
    name: str
    words: str
    bar: float


class Picture(msgspec.Struct, frozen=True):
    """The answer to a wish.

    Attributes:
        total, open, overdue: hazards found; of these open; of these past their limit.
        scale: the figures of now, where the picture is of the past: its colours mean what they mean now.
        areas, values: the figure of each area, NaN for none.
        demo: generated hazards are among them, as far as pins tell; the page asks the areas too.
    """

    wish: Wish
    classes: AreaClasses
    pins: Pins
    areas: tuple[Area, ...]
    values: np.ndarray
    total: int
    open: int
    overdue: int
    scale: np.ndarray | None = None

    def ranking(self) -> tuple[Row, ...]:
        """Areas with a figure, the largest first; of a change the largest either way."""
        values, weight = self.values, np.abs(self.values)
        rows = [i for i in np.argsort(-np.nan_to_num(weight), kind="stable").tolist() if weight[i] > 0][:RANKED]
        most = float(np.nanmax(weight)) if rows else 1.0
        return tuple(Row(self.areas[i].id, self.areas[i].name, _figure(self.wish.shown, float(values[i])),
                         float(weight[i]) / most) for i in rows)


def level_at(metres: float) -> Level:
    """The level of areas that is readable at a scale, metres per logical pixel."""
    return Level.STREET if metres > 45 else Level.COMMUNITY if metres > 11 else Level.GRID


def picture_of(wish: Wish, hazards: HazardMap, risk: Risk, theme: Theme, map_theme: MapTheme,
               now: float, scale: np.ndarray | None = None) -> Picture:
    """Work a wish out; `scale` of a picture before, where only the moment is another one."""
    found = hazards.aggregate(wish.filter, wish.level)
    title = tr("{what}: {level}", what=shown_word(wish.shown), level=level_word(wish.level))
    if scale is None and wish.filter.at is not None and wish.shown in PLAIN:
        scale = hazards.aggregate(wish.filter.at_moment(None), wish.level).values(wish.shown)
    values, classes = _values(wish, found, hazards, risk, title, map_theme, now, scale)
    if wish.pins:
        classes = dataclasses.replace(classes, opacity=NEAR)
    pins = pins_of(hazards.points(wish.filter), hazards, theme) if wish.pins else no_pins()
    return Picture(wish, classes, pins, found.areas, values, found.total, int(found.open.sum()),
                   int(found.overdue.sum()), scale)


def shown_word(shown: HazardMeasure) -> str:
    """A measure in words."""
    return {
        HazardMeasure.COUNT: tr("Number of hazards"), HazardMeasure.OVERDUE: tr("Open past their limit"),
        HazardMeasure.PER_KM2: tr("Hazards per km²"), HazardMeasure.PER_1000_ROOMS: tr("Hazards per 1,000 rooms"),
        HazardMeasure.PER_BUILDING: tr("Hazards per building"), HazardMeasure.BIVARIATE: tr("Likelihood × consequence"),
        HazardMeasure.RISK: tr("Risk index"), HazardMeasure.CHANGE: tr("Change of open hazards")}[shown]


def _values(wish: Wish, found: Aggregate, hazards: HazardMap, risk: Risk, title: str, theme: MapTheme,
            now: float, scale: np.ndarray | None) -> tuple[np.ndarray, AreaClasses]:
    """The figure of each area, nan for none, and how areas are coloured by it."""
    if wish.shown is HazardMeasure.RISK:
        try:
            known = {one.id: one.index for one in risk.ranking(wish.level)}
        except NotFound:
            known = {}
        values = np.array([known.get(one.id, math.nan) for one in found.areas], np.float64)
        return values, by_value(wish.level, found.areas, values, title, theme, note=tr("now, of all hazards"))
    if wish.shown is HazardMeasure.CHANGE:
        later = now if wish.filter.at is None else wish.filter.at
        compared = hazards.compare(wish.since, later, wish.filter, wish.level)
        note = tr("{second} against {first}", first=day(compared.first), second=day(compared.second))
        return compared.change.astype(float), diverging(wish.level, found.areas, compared.change, title, theme, note)
    if wish.shown is HazardMeasure.BIVARIATE:
        score = np.where(found.count > 0, found.likelihood * found.consequence, math.nan)
        return score, bivariate(wish.level, found.areas, found.bivariate, title, theme)
    values = found.values(wish.shown)
    whole = wish.shown in (HazardMeasure.COUNT, HazardMeasure.OVERDUE)
    return values, by_value(wish.level, found.areas, values, title, theme, whole, scale=scale)


def day(at: float) -> str:
    """A moment's day, as here."""
    return datetime.fromtimestamp(at).strftime("%Y-%m-%d")


def _figure(shown: HazardMeasure, value: float) -> str:
    if shown is HazardMeasure.CHANGE:
        return f"{value:+.0f}".replace("-", "−")
    if shown in (HazardMeasure.COUNT, HazardMeasure.OVERDUE):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if value >= 1 else f"{value:.2f}"

"""Hazards as pins on the map: the pictogram is the kind, colour and shape the level; hollow once they are closed."""

from __future__ import annotations

import functools

import numpy as np

from console.desk.hazard.steps import state_word
from console.insight.hazard_map import HazardMap
from console.insight.hazard_series import Points
from console.language import current, tr
from console.model.hazard import HazardLevel, HazardState
from console.model.hazard_rules import HazardRules
from maps.pins import Form, PinLook, Pins
from maps.style import rgba
from maps.symbols import PICTOGRAMS
from widgets.theme import Theme

HAZARDS = "hazards"
FORMS = {HazardLevel.MAJOR: Form.DIAMOND, HazardLevel.LARGER: Form.TRIANGLE, HazardLevel.GENERAL: Form.ROUND,
         HazardLevel.LOW: Form.SQUARE}


def pins_of(points: Points, hazards: HazardMap, theme: Theme) -> Pins:
    """What is to be seen of hazards that were found."""
    table, looks = _looks(hazards.rules, tuple(points.kinds), points.levels, theme, current())
    over = np.array([int(not getattr(state, "is_open", True)) for state in points.states] or [0])
    places = points.places
    return Pins(HAZARDS, tr("Hazards"), places.ids, places.lon, places.lat,
                table[points.kind, points.level, over[points.state]], looks, at=points.rows)


def no_pins() -> Pins:
    """None of them."""
    none = np.zeros(0)
    return Pins(HAZARDS, "", (), none, none, np.zeros(0, np.uint16), ())


def level_colour(level: HazardLevel, theme: Theme) -> str:
    return {HazardLevel.MAJOR: theme.urgent, HazardLevel.LARGER: theme.high, HazardLevel.GENERAL: theme.normal,
            HazardLevel.LOW: theme.low}[level]


@functools.lru_cache(8)   # the same in every frame while time plays
def _looks(rules: HazardRules, kinds: tuple[str, ...], levels: tuple[HazardLevel, ...], theme: Theme,
           language: str) -> tuple[np.ndarray, tuple[PinLook, ...]]:
    """Number of the look by kind, level and whether it is closed, and the looks; their words are of the language."""
    looks: dict[PinLook, int] = {}
    labels = {rule.level: rule.label for rule in rules.levels}
    table = np.zeros((len(kinds), len(levels), 2), np.uint16)
    for k, code in enumerate(kinds):
        kind = rules.kind(code)
        symbol = kind.symbol if kind else "other"
        for i, level in enumerate(levels):
            for closed in (0, 1):
                words = state_word(HazardState.CLOSED) if closed else labels.get(level, level.value)
                look = PinLook(PICTOGRAMS.get(symbol, symbol), rgba(level_colour(level, theme)), FORMS[level], i + 1,
                               words, rules.kind_label(code), bool(closed))
                table[k, i, closed] = looks.setdefault(look, len(looks))
    return table, tuple(looks)

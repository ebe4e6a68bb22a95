"""The legend of what lies over the map: glow, trails and pins."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from console.language import tr
from console.model.unit import UnitKind
from maps.heat import ramp
from maps.map_keys import Key, KeyRow
from maps.pins import PinLook, PinShot, draw_pin
from maps.style import Theme, rgba
from maps.trails import draw_unit

SIGN = "#9aa7b8"  # of pictograms in the legend, where colour means something else
MOST = 64         # legends of pins that are kept


class PinKeys:
    """The legend of sets of pins, drawn anew only where other looks are on the map: time that plays asks often."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[Key, ...]] = {}

    def of(self, shots: Iterable[PinShot], theme: Theme) -> tuple[Key, ...]:
        """What the pins mean, set by set, and then what the signs on them mean."""
        meanings, signs = [], []
        for shot in shots:
            meaning, sign = self._of(shot, theme)
            meanings.append(meaning)
            signs += [sign] if sign.rows else []
        return (*meanings, *signs)

    def _of(self, shot: PinShot, theme: Theme) -> tuple[Key, ...]:
        wanted = (shot.pins.title, theme, tuple(shot.pins.looks[number] for number in shot.used()))
        if wanted not in self._known:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[wanted] = pins_key(shot, theme), signs_key(shot, theme)
        return self._known[wanted]


def heat_key(any_case: bool, theme: Theme) -> Key:
    """The legend of the glow."""
    title = tr("Where open cases lie close together")
    if not any_case:
        return Key(title, (KeyRow(tr("No open case is shown.")),))
    colours = tuple(rgba(text) for text in ramp(theme.outside, 8))
    return Key(title, (KeyRow(tr("few"), colours, more=tr("many")),))


def trails_key(moving: int, known: bool, minutes: int, theme: Theme) -> Key:
    """The legend of the trails."""
    title = tr("Units: trail of the last {n} min", n=minutes)
    if not known:
        return Key(title, (KeyRow(tr("No unit has told where it is.")),))
    rows = []
    for kind, silent, words in ((UnitKind.WALKER, False, tr("on foot")), (UnitKind.VEHICLE, False, tr("vehicle")),
                                (UnitKind.WALKER, True, tr("not heard of for 2 min"))):
        picture, _, _ = draw_unit(kind, silent, theme, 2.0)
        picture.setDevicePixelRatio(2.0)
        rows.append(KeyRow(words, picture=picture))
    return Key(title, (KeyRow(tr("{n} units are out", n=moving)), *rows))


def pins_key(shot: PinShot, theme: Theme) -> Key:
    """The legend of pins: the looks that are on the map and have words, one of those with the same words."""
    looks = [shot.pins.looks[number] for number in shot.used()]
    rows: list[KeyRow] = []
    for look in sorted(looks, key=lambda one: one.rank):
        if look.words and look.words not in [row.words for row in rows]:
            alone = sum(one.words == look.words for one in looks) == 1   # else no pictogram speaks for all of them
            rows.append(_pin_row(look.words, look if alone and not look.sign else dataclasses.replace(look, icon=""),
                                 shot, theme))
    return Key(shot.pins.title, tuple(rows))


def signs_key(shot: PinShot, theme: Theme) -> Key:
    """What the pictograms in those pins mean, where it is not the same as what the pins mean."""
    looks = [shot.pins.looks[number] for number in shot.used()]
    signs = dict.fromkeys((look.sign, look.icon) for look in looks if look.sign)
    colour = rgba(SIGN)
    return Key(tr("Signs"), tuple(_pin_row(words, PinLook(icon, colour), shot, theme) for words, icon in signs))


def _pin_row(words: str, look: PinLook, shot: PinShot, theme: Theme) -> KeyRow:
    picture, _, _ = draw_pin(look, shot.icons, theme, 2.0)
    picture.setDevicePixelRatio(2.0)
    return KeyRow(words, picture=picture)

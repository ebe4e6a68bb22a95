"""How things look: colours as values, one theme dark, one light."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QColor

Colour = tuple[float, float, float, float]


def rgba(text: str, alpha: float = 1.0) -> Colour:
    """Colour from "#rrggbb": red, green, blue, alpha in 0 … 1."""
    return (int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255, alpha)


def qcolor(colour: Colour) -> QColor:
    return QColor.fromRgbF(*colour)


class Line(msgspec.Struct, frozen=True):
    """A line's colour and width in logical pixels."""

    colour: Colour
    width: float = 1.0


class Text(msgspec.Struct, frozen=True):
    """A label's look: size in logical pixels, weight 100 … 900, letter spacing in logical pixels."""

    colour: Colour
    halo: Colour
    size: float = 13.0
    weight: int = 400
    spacing: float = 0.0


class Theme(msgspec.Struct, frozen=True):
    """Everything the map colours. Muted base; saturated colour only for what needs attention.

    Attributes:
        outside: where no area is. land: tones of neighbouring areas, all close together.
        borders: line for city and district, street, community, grid. selection: outline of the chosen area.
        buildings: by floors, low to high. building_line: their outline at large scales.
        labels: the same. furniture, furniture_halo: scale bar, north arrow, coordinates.
        urgent … low: priorities. mark: on urgent symbols. paper: inside symbols. fresh: new arrivals.
        chosen: the selected case. unit: moving units and their trails.
    """

    outside: Colour
    land: tuple[Colour, ...]
    borders: tuple[Line, ...]
    selection: Line
    shade: Colour
    buildings: tuple[Colour, ...]
    building_line: Line
    labels: tuple[Text, ...]
    furniture: Colour
    furniture_halo: Colour
    urgent: Colour
    high: Colour
    normal: Colour
    low: Colour
    closed: Colour
    mark: Colour
    paper: Colour
    fresh: Colour
    chosen: Colour
    unit: Colour


_DARK_HALO = rgba("#10161d", 0.85)
DARK = Theme(
    outside=rgba("#0c1117"),
    land=tuple(rgba(c) for c in ("#1d2834", "#232f3c", "#202b38", "#263240", "#1e2a36", "#24313e")),
    borders=(Line(rgba("#d5dee8", 0.85), 2.2), Line(rgba("#bccbd9", 0.62), 1.5),
             Line(rgba("#a9bac9", 0.40), 1.0), Line(rgba("#9fb1c2", 0.24), 1.0)),
    selection=Line(rgba("#5ec8f2"), 2.6),
    shade=rgba("#070b10", 0.42),
    buildings=tuple(rgba(c) for c in ("#323e4c", "#384555", "#3f4d5e", "#475769", "#526376")),
    building_line=Line(rgba("#5f7184", 0.55), 1.0),
    labels=(Text(rgba("#e9eff5", 0.95), _DARK_HALO, 17.0, 600, 3.0),
            Text(rgba("#d6e0ea", 0.95), _DARK_HALO, 15.0, 600, 1.0),
            Text(rgba("#b4c2cf", 0.95), _DARK_HALO, 13.0, 500),
            Text(rgba("#a6b4c2", 0.95), _DARK_HALO, 12.0, 400)),
    furniture=rgba("#c9d4de"), furniture_halo=rgba("#0c1117", 0.8),
    urgent=rgba("#ff5a4d"), high=rgba("#f0a63a"), normal=rgba("#9db2c6"), low=rgba("#6f8194"),
    closed=rgba("#55616d"), mark=rgba("#ffffff"), paper=rgba("#141b23"), fresh=rgba("#ffffff", 0.9),
    chosen=rgba("#5ec8f2"), unit=rgba("#35c9a5"),
)
_LIGHT_HALO = rgba("#ffffff", 0.85)
LIGHT = Theme(
    outside=rgba("#d9dfe4"),
    land=tuple(rgba(c) for c in ("#f3f4f2", "#eff1f0", "#f5f5f3", "#edf0ef", "#f1f3f1", "#f6f6f5")),
    borders=(Line(rgba("#35424f", 0.85), 2.2), Line(rgba("#4b5a68", 0.62), 1.5),
             Line(rgba("#5f6f7d", 0.45), 1.0), Line(rgba("#6f7f8d", 0.30), 1.0)),
    selection=Line(rgba("#0b7fb5"), 2.6),
    shade=rgba("#ffffff", 0.45),
    buildings=tuple(rgba(c) for c in ("#dfe2e3", "#d6dadc", "#cdd2d5", "#c3c9cd", "#b8bfc4")),
    building_line=Line(rgba("#98a3ab", 0.6), 1.0),
    labels=(Text(rgba("#1d2730"), _LIGHT_HALO, 17.0, 600, 3.0), Text(rgba("#2c3843"), _LIGHT_HALO, 15.0, 600, 1.0),
            Text(rgba("#465461"), _LIGHT_HALO, 13.0, 500), Text(rgba("#61707d"), _LIGHT_HALO, 12.0, 400)),
    furniture=rgba("#26323c"), furniture_halo=rgba("#ffffff", 0.8),
    urgent=rgba("#cf2a1e"), high=rgba("#c77700"), normal=rgba("#4d6478"), low=rgba("#8697a5"),
    closed=rgba("#a9b3bb"), mark=rgba("#ffffff"), paper=rgba("#fbfcfc"), fresh=rgba("#14202b", 0.9),
    chosen=rgba("#0b7fb5"), unit=rgba("#00876c"),
)

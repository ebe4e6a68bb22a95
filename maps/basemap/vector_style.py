"""How vector basemaps look: a muted ground that leaves saturated colour to what matters.

Layers are recognised by the names of the three common schemas (OpenMapTiles, Protomaps, Shortbread); a layer nobody
knows is drawn in a neutral tone rather than left out. Names are not drawn: the console writes its own.
"""

from __future__ import annotations

import msgspec

from console.exchange.tiles.mvt import LINE, POINT, POLYGON
from maps.style import Colour, rgba


class Dress(msgspec.Struct, frozen=True):
    """Look of one class: a colour, and for lines and points a width in pixels at zoom 14."""

    name: str
    colour: Colour
    width: float = 0.0


GROUND = rgba("#1b2430")
SEA = rgba("#141d29")

# In the order in which they are drawn.
DRESSES = (
    Dress("land", GROUND),
    Dress("green", rgba("#1d2c2a")),
    Dress("built", rgba("#202a36")),
    Dress("other area", rgba("#273240")),
    Dress("water", SEA),
    Dress("waterway", rgba("#141d29"), 1.6),
    Dress("building", rgba("#2d3845")),
    Dress("path", rgba("#2c3744"), 0.8),
    Dress("street", rgba("#34404e"), 1.4),
    Dress("main street", rgba("#3f4d5d"), 2.4),
    Dress("motorway", rgba("#4d5d70"), 3.2),
    Dress("rail", rgba("#39434f"), 1.0),
    Dress("other line", rgba("#46566a"), 1.2),
    Dress("boundary", rgba("#a9bac9", 0.4), 1.0),
    Dress("point", rgba("#6f8194"), 3.0),
)
_INDEX = {dress.name: number for number, dress in enumerate(DRESSES)}

_AREAS = {
    "land": ("earth", "land", "landmass", "country"),
    "green": ("landcover", "park", "natural", "green", "wood", "forest", "grass"),
    "built": ("landuse", "aeroway", "sites", "pier", "street_polygon", "bridge"),
    "water": ("water", "ocean", "sea", "lake", "river"),
    "building": ("building",),
}
_GREEN = {"park", "wood", "forest", "grass", "meadow", "garden", "scrub", "cemetery", "nature_reserve", "farmland",
          "golf_course", "pitch", "national_park", "protected_area", "wetland", "orchard"}
_MOTORWAY = {"motorway", "trunk", "highway", "motorway_link", "trunk_link"}
_MAIN = {"primary", "secondary", "major_road", "medium_road", "primary_link", "secondary_link", "tertiary"}
_PATH = {"path", "footway", "track", "pedestrian", "cycleway", "steps", "bridleway", "service"}
_RAIL = {"rail", "transit", "subway", "light_rail", "tram", "railway"}
_SILENT = ("place", "poi", "label", "housenum", "name", "mountain_peak", "aerodrome", "addresses", "symbol")


def sort(layer: str, value: str, kind: int) -> int:
    """Class of a feature (index into `DRESSES`) by its layer's name and telling value; -1 to leave it out."""
    layer = layer.lower()
    if any(word in layer for word in _SILENT):
        return -1
    if kind == POLYGON:
        return _INDEX[_area(layer, value)]
    if kind == LINE:
        return _INDEX[_line(layer, value)]
    # Points in layers that we know are addresses and the like; only those of other layers are their content.
    known = any(layer.startswith(word) for words in _AREAS.values() for word in words)
    return _INDEX["point"] if kind == POINT and not known else -1


def _area(layer: str, value: str) -> str:
    for name in ("building", "water", "green", "built", "land"):
        if any(layer.startswith(word) for word in _AREAS[name]):
            if name in ("built", "land") and value in _GREEN:
                return "green"
            return "water" if value in ("water", "ocean", "lake") else name
    return "other area"


def _line(layer: str, value: str) -> str:
    if layer.startswith(("water", "physical_line", "ocean")):
        return "waterway"
    if layer.startswith(("boundar", "admin")):
        return "boundary"
    if layer.startswith(("transportation", "road", "street", "transit", "highway", "rail", "bridge", "tunnel")):
        if value in _RAIL or layer.startswith(("transit", "rail")):
            return "rail"
        for name, values in (("motorway", _MOTORWAY), ("main street", _MAIN), ("path", _PATH)):
            if value in values:
                return name
        return "street"
    if layer.startswith("building"):
        return "path"
    return "other line"


def width_at(dress: Dress, zoom: float) -> float:
    """Pixels of a line at a zoom: growing gently, never thinner than half a pixel."""
    return max(0.5, dress.width * 1.25 ** (min(zoom, 19) - 14))

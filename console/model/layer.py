"""A map layer somebody added: where it came from, what it holds and how it is drawn."""

from __future__ import annotations

from enum import StrEnum

import msgspec

CANDIDATES = "candidates"  # `Layer.use` of what a survey found: drawn above the buildings it speaks of


class Shape(StrEnum):
    """What the features of a layer are; a mixed file becomes one layer per shape."""

    POLYGON = "polygon"
    LINE = "line"
    POINT = "point"
    TABLE = "table"      # no geometry at all


class Look(StrEnum):
    """How a layer's features get their colours."""

    SINGLE = "single"                # one colour
    CATEGORISED = "categorised"      # a colour per value
    GRADUATED = "graduated"          # a colour per class of a number


class Band(msgspec.Struct, frozen=True):
    """One line of a legend.

    Attributes:
        label: what the legend says.
        colour: "#rrggbb".
        value: the category's value as text, None for a class of numbers or for "all others".
        low, high: bounds of a class of numbers; low is inside, high is outside but for the last class.
    """

    label: str
    colour: str
    value: str | None = None
    low: float | None = None
    high: float | None = None


class LayerStyle(msgspec.Struct, frozen=True):
    """Appearance of one layer.

    Attributes:
        look, field, method: method is "quantile", "equal" or "natural" for a graduated look.
        bands: the legend, in order.
        fill, stroke: "#rrggbb"; width of lines and borders in pixels; size of points in pixels.
        label: field written beside each feature, "" for none.
        min_scale, max_scale: scale denominators between which the layer shows (0 = no bound):
            drawn while max_scale <= denominator <= min_scale, as 1:500 is a larger scale than 1:50,000.
    """

    look: Look = Look.SINGLE
    field: str = ""
    method: str = ""
    bands: tuple[Band, ...] = ()
    fill: str = "#5b7083"
    stroke: str = "#9fb2c3"
    width: float = 1.0
    size: float = 6.0
    label: str = ""
    min_scale: float = 0.0
    max_scale: float = 0.0


class Layer(msgspec.Struct, frozen=True):
    """One layer of a profile.

    Attributes:
        id: short and unique in the profile.
        name: shown in the layer list.
        shape: of all its features.
        prepared: folder below the profile's `layers/`, named by the content hash of its source.
        features, repaired, refused: counts at import.
        fields: names of its attribute columns.
        bounds: (west, south, east, north), EPSG:4490 degrees.
        order: position in the layer list, 0 at the bottom.
        filter: expression over the fields, "" for all.
        use: what the desk uses it for beside showing it: "roads" to measure ways along it,
            "candidates" to lie above the buildings, "" for nothing.
        source, source_hash, crs, encoding, added_at, added_by: lineage; times in seconds since 1970 UTC.
    """

    id: str
    name: str
    shape: Shape
    prepared: str
    features: int
    repaired: int = 0
    refused: int = 0
    fields: tuple[str, ...] = ()
    bounds: tuple[float, float, float, float] | None = None
    order: int = 0
    visible: bool = True
    opacity: float = 1.0
    filter: str = ""
    use: str = ""
    style: LayerStyle = LayerStyle()
    source: str = ""
    source_hash: str = ""
    crs: str = ""
    encoding: str = ""
    added_at: float = 0.0
    added_by: str = ""

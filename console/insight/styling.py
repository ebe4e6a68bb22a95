"""From a field of a layer to its legend: a colour per category or per class of a number."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from console.errors import BadInput
from console.insight.classify import class_edges, class_of
from console.language import RESOURCES, tr
from console.model.layer import Band, LayerStyle, Look

if TYPE_CHECKING:
    from console.exchange.attributes import Attributes

MOST_CATEGORIES = 12
OTHERS = "#7a858f"
Ramps = dict[str, list[str]]


def read_ramps(folder: Path = RESOURCES / "styles") -> Ramps:
    """Colour ramps by name, from the newest file "ramps-<version>.toml"."""
    newest = max(folder.glob("ramps-*.toml"), key=lambda path: path.stem)
    return msgspec.toml.decode(newest.read_bytes())["ramps"]


def styled(style: LayerStyle, table: Attributes, look: str, field: str, method: str = "quantile", classes: int = 5,
           ramp: str = "") -> LayerStyle:
    """A style with another legend, made from a field of the table.

    Args:
        ramp: name of a colour ramp, "" for the usual one of the look.

    Raises:
        BadInput: no such look, ramp or field, or the field cannot be classified.
    """
    if look == Look.SINGLE:
        return single(style)
    if look not in (Look.CATEGORISED, Look.GRADUATED):
        raise BadInput(tr("There is no look {look}; choose single, categorised or graduated.", look=look))
    ramps = read_ramps()
    ramp = ramp or ("viridis" if look == Look.GRADUATED else "set")
    if ramp not in ramps:
        raise BadInput(tr("There is no ramp {ramp}; the ramps are {ramps}.", ramp=ramp, ramps=", ".join(ramps)))
    if field not in table.fields:
        table.column(field)  # says which fields there are
    if look == Look.CATEGORISED:
        return categorised_by(style, field, table, ramps[ramp])
    return graduated(style, field, table.column(field), method, classes, ramps[ramp])


def ramp_of(style: LayerStyle, ramps: Ramps) -> str:
    """Name of the ramp a style's legend was coloured from, "" where it was none of these."""
    colours = [band.colour for band in style.bands if band.colour != OTHERS]
    for name, ramp in ramps.items():
        if style.look is Look.GRADUATED and colours == spread(ramp, len(colours)):
            return name
        if style.look is Look.CATEGORISED and colours == [ramp[i % len(ramp)] for i in range(len(colours))]:
            return name
    return ""


def single(style: LayerStyle) -> LayerStyle:
    """One colour for all features."""
    return msgspec.structs.replace(style, look=Look.SINGLE, field="", method="", bands=())


def categorised(style: LayerStyle, field: str, values: np.ndarray, ramp: list[str]) -> LayerStyle:
    """A colour for each of the most frequent values; the rest share one, named "all others"."""
    return by_counts(style, field, Counter(_word(v) for v in values), ramp)


def categorised_by(style: LayerStyle, field: str, table: Attributes, ramp: list[str]) -> LayerStyle:
    """As `categorised`, for a field of a table of any length, which is counted where it lies."""
    # nothing, NaN and "" are one category and may come as three
    often, more = table.often(field, MOST_CATEGORIES + 2)
    counted: Counter[str] = Counter()
    for value, number in often:
        counted[_word(value)] += number
    return by_counts(style, field, counted, ramp, more)


def by_counts(style: LayerStyle, field: str, counted: Counter[str], ramp: list[str],
              more: bool = False) -> LayerStyle:
    """A categorised style from counted values; `more` if there are others than those counted."""
    often = [value for value, _ in counted.most_common(MOST_CATEGORIES)]
    bands = [Band(value or tr("(empty)"), ramp[i % len(ramp)], value=value) for i, value in enumerate(sorted(often))]
    if more or len(counted) > len(often):
        bands.append(Band(tr("all others"), OTHERS))
    return msgspec.structs.replace(style, look=Look.CATEGORISED, field=field, method="", bands=tuple(bands))


def graduated(style: LayerStyle, field: str, values: np.ndarray, method: str, classes: int,
              ramp: list[str]) -> LayerStyle:
    """A colour for each class of a number.

    Raises:
        BadInput: the field holds no numbers, or the method or count is off.
    """
    if values.dtype == object or values.dtype.kind not in "iufb":
        raise BadInput(tr("The field {field} holds text; a graduated style needs numbers. Use a categorised one.",
                          field=field))
    edges = class_edges(values, method, classes)
    colours = spread(ramp, len(edges) - 1)
    bands = tuple(Band(f"{_number(low)} – {_number(high)}", colour, low=float(low), high=float(high))
                  for low, high, colour in zip(edges[:-1], edges[1:], colours, strict=True))
    return msgspec.structs.replace(style, look=Look.GRADUATED, field=field, method=method, bands=bands)


def bands_of(style: LayerStyle, values: np.ndarray | None, count: int) -> np.ndarray:
    """Legend line of each feature as uint16; `len(bands)` for those that no line covers.

    Args:
        values: of the style's field; None for a single look.
        count: how many features there are.
    """
    lines = len(style.bands)
    if style.look is Look.SINGLE or values is None:
        return np.zeros(count, np.uint16)
    if style.look is Look.GRADUATED:
        edges = np.array([style.bands[0].low, *(b.high for b in style.bands)], dtype=float)
        found = class_of(values, edges)
        return np.where(found < 0, lines, found).astype(np.uint16)
    known = {b.value: i for i, b in enumerate(style.bands) if b.value is not None}
    rest = next((i for i, b in enumerate(style.bands) if b.value is None), lines)
    # One value after another: np.array and np.unique over text hold the interpreter for 60 ms at 600,000.
    return np.fromiter((known.get(_word(v), rest) for v in values), np.uint16, count)


def spread(ramp: list[str], count: int) -> list[str]:
    """`count` colours evenly along a ramp, interpolated."""
    stops = np.array([[int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in ramp], float)
    at = np.linspace(0, len(ramp) - 1, count) if count > 1 else np.array([(len(ramp) - 1) / 2])
    mixed = [[np.interp(t, np.arange(len(ramp)), stops[:, i]) for i in range(3)] for t in at]
    return ["#" + "".join(f"{round(v):02x}" for v in colour) for colour in mixed]


@functools.lru_cache(maxsize=10_000)
def _float_word(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _word(value: object) -> str:
    """A value as text in a legend; nothing and NaN are ""."""
    if value is None or value != value:
        return ""
    return _float_word(float(value)) if isinstance(value, float | np.floating) else str(value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or float(value).is_integer() else f"{value:.3g}"

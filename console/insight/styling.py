"""From a field of a layer to its legend: a colour per category or per class of a number."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from console.errors import BadInput
from console.insight.classify import class_edges, class_of
from console.language import RESOURCES, tr
from console.model.layer import Band, LayerStyle, Look

MOST_CATEGORIES = 12
OTHERS = "#7a858f"
Ramps = dict[str, list[str]]


def read_ramps(folder: Path = RESOURCES / "styles") -> Ramps:
    """Colour ramps by name, from the newest file "ramps-<version>.toml"."""
    newest = max(folder.glob("ramps-*.toml"), key=lambda path: path.stem)
    return msgspec.toml.decode(newest.read_bytes())["ramps"]


def single(style: LayerStyle) -> LayerStyle:
    """One colour for all features."""
    return msgspec.structs.replace(style, look=Look.SINGLE, field="", method="", bands=())


def categorised(style: LayerStyle, field: str, values: np.ndarray, ramp: list[str]) -> LayerStyle:
    """A colour for each of the most frequent values; the rest share one, named "all others"."""
    counted = Counter(_word(v) for v in values)
    often = [value for value, _ in counted.most_common(MOST_CATEGORIES)]
    bands = [Band(value or tr("(empty)"), ramp[i % len(ramp)], value=value) for i, value in enumerate(sorted(often))]
    if len(counted) > len(often):
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
    words, inverse = np.unique(np.array([_word(v) for v in values]), return_inverse=True)
    return np.array([known.get(word, rest) for word in words.tolist()], np.uint16)[inverse]


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

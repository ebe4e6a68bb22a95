"""Which area holds each place of a table, counted by area."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path

import msgspec
import numpy as np
import shapely

from console.errors import BadInput
from console.exchange.area_place import is_exchanged, looks_like
from console.exchange.crs import INSIDE, is_geographic, known_crs, to_lonlat
from console.exchange.vector import VectorLayer, read_vector
from console.language import tr
from console.model.area import AreaTree, Level
from console.progress import Progress
from console.store.areas import AreaStore


class Located(msgspec.Struct, frozen=True):
    """How many places of a table lie in which area.

    Attributes:
        counts: area's name → number of places, by code. Areas of one name are told apart by the one above.
        outside: places in no area.
        refused: rows without a usable place.
    """

    counts: dict[str, int]
    outside: int
    refused: int


def locate_table(path: Path, places: tuple[str, str], crs: str, level: Level | None, areas: AreaStore,
                 encoding: str | None = None, progress: Progress | None = None) -> Located:
    """Count the places of a CSV by area.

    Args:
        places: columns with longitude or east, and latitude or north.
        crs: what they are in.
        level: to count by; None for the finest area that holds each place.

    Raises:
        BadInput: the file, a column or the CRS cannot be used.
    """
    layer = read_vector(path, encoding, progress, places).layers[0]
    points = _points(layer, places, path)
    _refuse_implausible(points, known_crs(crs or INSIDE), path)
    lon, lat = to_lonlat(points[:, 0], points[:, 1], crs or INSIDE)
    usable = np.isfinite(lon) & np.isfinite(lat) & (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
    ids = areas.locator().locate_many(lon[usable], lat[usable], level)
    tree = areas.tree()
    found = Counter(ids)
    outside = found.pop("", 0)
    names = _names(list(found), tree)
    ordered = sorted(found, key=lambda i: (tree[i].code or "~", names[i]))
    return Located({names[i]: found[i] for i in ordered}, outside,
                   int((~usable).sum()) + len(layer.refused))


def _points(layer: VectorLayer, places: tuple[str, str], path: Path) -> np.ndarray:
    """(n, 2) coordinates; nan where a row has none."""
    shapes = layer.geometries
    if layer.is_table:  # a spreadsheet: the reader knows of coordinates only in text tables
        missing = next((field for field in places if field not in layer.columns), None)
        if missing is not None:
            raise BadInput(tr("{file} has no column {field}; it has {fields}.", file=path.name, field=missing,
                              fields=", ".join(layer.columns)))
        return np.column_stack([_numbers(layer.columns[field]) for field in places])
    given = ~shapely.is_missing(shapes)
    if (shapely.get_dimensions(shapes[given]) > 0).any():
        raise BadInput(tr("{file} holds lines or polygons; only places can be located.", file=path.name))
    points = np.full((len(shapes), 2), np.nan)
    points[given] = np.column_stack([shapely.get_x(shapes[given]), shapely.get_y(shapes[given])])
    return points


def _numbers(cells: np.ndarray) -> np.ndarray:
    """Floats; nan for what is no number."""
    found = np.full(len(cells), np.nan)
    for i, cell in enumerate(cells):
        with suppress(TypeError, ValueError):
            found[i] = float(cell)
    return found


def _refuse_implausible(points: np.ndarray, crs: str, path: Path) -> None:
    """Degrees said to be metres would all be counted as outside, and exchanged ones too: say so instead.

    Raises:
        BadInput: most places cannot be in this CRS.
    """
    given = points[np.isfinite(points).all(axis=1)]
    if not len(given):
        return
    x, y = np.median(given, axis=0).tolist()
    where = (x, y, x, y)
    if is_geographic(crs) and is_exchanged(where):
        raise BadInput(tr("The longitudes of {file} look like latitudes (about {x}); exchange --lon and --lat.",
                          file=path.name, x=f"{x:.4f}"))
    if is_geographic(crs) == (max(abs(x), abs(y)) <= 360):
        return
    guess = tr("degrees of longitude and latitude") if not is_geographic(crs) else looks_like(where)
    raise BadInput(tr("The coordinates of {file} are said to be in {crs}, but look like {guess}; name the right CRS "
                      "with --crs.", file=path.name, crs=crs, guess=guess))


def _names(ids: list[str], tree: AreaTree) -> dict[str, str]:
    """Names that tell the areas apart: the plain one where it is unique, with the area above or the id else."""
    plain = Counter(tree[i].name for i in ids)
    names = {}
    for i in ids:
        parent = tree.get(tree[i].parent)
        names[i] = tree[i].name if plain[tree[i].name] == 1 else f"{tree[i].name} ({parent.name if parent else i})"
    again = Counter(names.values())
    return {i: name if again[name] == 1 else f"{tree[i].name} ({i})" for i, name in names.items()}

"""A GeoPackage of detections as the review desk takes it: of `detect run`, or of any program with the same columns.

Columns are read whole and turned into rows once; features stay in the file, which the desk keeps.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.desk.metres import per_degree
from console.desk.review.loading import Incoming
from console.detection.lineage import read_made_from
from console.detection.result import AGAIN, LAYER
from console.errors import BadInput
from console.exchange.crs import known_crs, transform_geometries
from console.language import tr
from console.model.review import Found

NUMBERS = ("dz_median", "dz_max", "dz_sigma", "dz_error", "volume", "confidence")
TEXTS = ("building", "permit", "model", "sources")
DEMO = "演示数据"


def read_incoming(path: Path, least: float = 0.0) -> Incoming:
    """Read a file of detections; nothing is kept yet. The layer "detections" is read, else the only one of polygons.

    A row without an outline, or with one that cannot be brought to degrees, is counted and left out.

    Args:
        least: confidence under which a detection is not taken in; most of what a run writes is far under any.

    Raises:
        BadInput: no such file or layer, or no CRS.
    """
    columns, shapes, crs = _layer(path, _layer_name(path))
    if not crs:
        raise BadInput(tr("{file} does not say the CRS of its detections. Nothing was changed.", file=path.name))
    name = known_crs(crs)
    shapes = shapely.force_2d(shapes)
    shapes[~np.isin(shapely.get_type_id(shapes), (3, 6))] = None
    degrees = transform_geometries(shapely.make_valid(shapes), name)
    usable = np.flatnonzero(~shapely.is_missing(degrees) & (shapely.area(degrees) > 0))
    made_from, generated = _made_from(path)
    rows = [one for one in _rows(columns, degrees, usable) if one.confidence >= least]
    return Incoming(path, rows, name, made_from, _bounds(path, degrees[usable], name), len(shapes) - len(usable),
                    generated or (bool(rows) and all(one.demo for one in rows)))


def _rows(columns: dict[str, np.ndarray], degrees: np.ndarray, usable: np.ndarray) -> list[Found]:
    count = len(degrees)
    told: dict[str, list[Any]] = {"source_id": _texts(columns, "id", count), "kind": _texts(columns, "kind", count)}
    told |= {name: _texts(columns, name, count) for name in TEXTS}
    told |= {name: _numbers(columns, name, count).tolist() for name in NUMBERS}
    storeys = _numbers(columns, "storeys", count).astype(int).tolist()
    reasons, label = _texts(columns, "reasons", count), _texts(columns, "label", count)
    m2, compact = _measures(degrees)
    own = _numbers(columns, "area", count)
    m2 = np.where(own > 0, own, m2)   # the file's own, where it says: in the survey's plane, from the points
    inside = shapely.get_coordinates(shapely.point_on_surface(degrees[usable]))
    wkb = shapely.to_wkb(degrees[usable])
    found = []
    for (lon, lat), shape, i in zip(inside.tolist(), wkb.tolist(), usable.tolist(), strict=True):
        found.append(Found(
            "", "", told["source_id"][i], told["kind"][i] or "change", shape, lon, lat, "", float(m2[i]),
            float(compact[i]), storeys=storeys[i], reasons=tuple(filter(None, reasons[i].split("; "))),
            demo=label[i] == DEMO, **{name: told[name][i] for name in (*NUMBERS, "building", "permit", "model")},
            sources=told["sources"][i] or "lidar"))
    return found


def _measures(degrees: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Plan area in m² and compactness of every outline, on the ellipsoid's metres at its own latitude."""
    middle = shapely.bounds(degrees)
    lat = np.where(np.isfinite(middle[:, 1]), (middle[:, 1] + middle[:, 3]) / 2, 0.0)
    east, north = np.array([per_degree(float(one)) for one in lat]).reshape(-1, 2).T
    corners, owner = shapely.get_coordinates(degrees, return_index=True)
    metric = shapely.set_coordinates(degrees.copy(), corners * np.column_stack([east[owner], north[owner]]))
    area, around = shapely.area(metric), shapely.length(metric)
    with np.errstate(divide="ignore", invalid="ignore"):
        return area, np.where(around > 0, np.clip(4 * np.pi * area / around**2, 0, 1), 0.0)


def _bounds(path: Path, degrees: np.ndarray, crs: str) -> tuple[float, float, float, float] | None:
    """Ground that was looked at, as far as the file tells: where something was found or could not be."""
    if not len(degrees):
        return None
    every = [degrees]
    try:
        _, again, _ = _layer(path, AGAIN)
        moved = transform_geometries(again, crs) if len(again) else again
        every.append(moved[~shapely.is_missing(moved)])
    except BadInput:   # a foreign file has no such layer
        pass
    west, south, east, north = shapely.total_bounds(np.concatenate(every)).tolist()
    return west, south, east, north


def _made_from(path: Path) -> tuple[str, bool]:
    """The lineage as JSON, and whether the surveys are generated; "" where the file does not say."""
    try:
        told = read_made_from(path)
    except BadInput:
        return "", False
    return msgspec.json.encode(told).decode(), told.demo


def _layer_name(path: Path) -> str:
    """Of the detections: another program calls its layer as it likes.

    Raises:
        BadInput: no such file, no file of layers, or several layers and none is called so.
    """
    import pyogrio
    from pyogrio.errors import DataSourceError

    if not path.is_file():
        raise BadInput(tr("There is no file {file}. Nothing was changed.", file=path))
    try:
        layers = pyogrio.list_layers(path).tolist()
    except (DataSourceError, OSError) as error:
        raise BadInput(tr("{file} cannot be read as a GeoPackage: it is of another kind, or damaged. Nothing was "
                          "changed.", file=path.name)) from error
    names = [name for name, _ in layers]
    shaped = [name for name, kind in layers if kind is not None and ("Polygon" in kind or kind == "Unknown")]
    if LAYER in names:
        return LAYER
    if len(shaped) != 1:
        raise BadInput(tr("{file} holds no layer {layer} of detections and not just one of polygons; it holds: "
                          "{layers}. Nothing was changed.", file=path.name, layer=LAYER,
                          layers=", ".join(names) or "—"))
    return str(shaped[0])


def _layer(path: Path, name: str) -> tuple[dict[str, np.ndarray], np.ndarray, str]:
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        meta, _, geometry, data = pyogrio.raw.read(path, layer=name)
    except (DataSourceError, DataLayerError, OSError) as error:
        raise BadInput(tr("{file} holds no layer of detections.", file=path.name)) from error
    columns = {str(field).lower(): values for field, values in zip(meta["fields"], data, strict=True)}
    shapes = np.full(len(geometry), None, object)
    for at, raw in enumerate(geometry):   # one broken outline must not hide the others
        shapes[at] = shapely.from_wkb(raw, on_invalid="ignore") if raw else None
    return columns, shapes, str(meta["crs"] or "")


def _texts(columns: dict[str, np.ndarray], name: str, count: int) -> list[str]:
    values = columns.get(name)
    if values is None:
        return [""] * count
    return ["" if value is None or value != value else str(value).strip() for value in values.tolist()]


def _numbers(columns: dict[str, np.ndarray], name: str, count: int) -> np.ndarray:
    values = columns.get(name)
    if values is None or values.dtype.kind not in "fiub":
        return np.zeros(count)
    return np.nan_to_num(values.astype(np.float64))

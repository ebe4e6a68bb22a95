"""The registry: approved buildings and permits, from a GeoPackage or GeoJSON, in the surveys' CRS.

Layers are told apart by what they hold (`registry_columns`). A file that is no registry, or none of this place, would
make every building illegal: it is refused, and what was understood of one that is used is told with the run.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import shapely

from console.causes import cause_at
from console.detection.grid import Bounds
from console.detection.registry_columns import (
    Columns,
    Understood,
    columns_of,
    days,
    kind_of_layer,
    numbers,
    objection,
    over,
)
from console.errors import BadInput
from console.language import tr


@dataclass(frozen=True)
class Places:
    """Polygons of one kind. `height` is above ground, `top` above the surveys' zero; nan where not given."""

    ids: np.ndarray
    shapes: np.ndarray
    height: np.ndarray
    top: np.ndarray
    since: list[datetime.date | None]
    until: list[datetime.date | None]
    over: np.ndarray  # said to be run out, whatever the days

    def __len__(self) -> int:
        return len(self.ids)

    def active(self, day: datetime.date | None) -> np.ndarray:
        """Which are valid on a day; an open end is no end, and without a day all that are not said to be over."""
        if day is None:
            return ~self.over
        return ~self.over & np.array([(a is None or a <= day) and (b is None or b >= day)
                         for a, b in zip(self.since, self.until, strict=True)], bool)


@dataclass(frozen=True)
class Registry:
    """What is known to be approved, and what was made of each layer of the file."""

    buildings: Places
    permits: Places
    layers: tuple[Understood, ...] = ()


def nothing() -> Places:
    return Places(np.zeros(0, object), np.zeros(0, object), np.zeros(0), np.zeros(0), [], [], np.zeros(0, bool))


def read_registry(path: Path, crs: str, survey: Bounds | None = None) -> Registry:
    """Read buildings and permits and bring them to `crs`.

    Args:
        survey: bounds in `crs` that they must meet; None asks for nothing.

    Raises:
        BadInput: no polygons, a layer without a CRS, no layer that is a registry, or none of the survey's place.
    """
    told: list[Understood] = []
    found: dict[str, list[Places]] = {"buildings": [], "permits": []}
    for name, declared, shapes, columns in _layers(path):
        polygons = np.isin(shapely.get_type_id(shapes), (3, 6))
        if not polygons.any():
            continue
        if not declared:
            raise BadInput(tr("Layer {layer} of {file} says no CRS; the registry was not used.", layer=name,
                              file=path.name))
        shapes, columns = _moved(shapes[polygons], declared, crs), {k: v[polygons] for k, v in columns.items()}
        kind = kind_of_layer(name, columns)
        why = objection(kind, columns, shapes)
        if why:
            told.append(Understood(name, "", len(shapes), why=why))
            continue
        inside = None if survey is None else int(shapely.intersects(shapely.box(*survey), shapes).sum())
        told.append(Understood(name, kind, len(shapes), inside, columns_of(kind, columns)))
        found[kind].append(_places(shapes, columns, kind))
    _check(path, told, found, survey)
    return Registry(_joined(found["buildings"]), _joined(found["permits"]), tuple(told))


def _check(path: Path, told: list[Understood], found: dict[str, list[Places]], survey: Bounds | None) -> None:
    """Refuse a file that is no registry, or one of another place."""
    if not told:
        raise BadInput(tr("The registry {file} holds no polygons.", file=path.name))
    used = [one for one in told if one.kind]
    if not used:
        raise BadInput(tr("{file} is no registry of buildings or permits: layer {layer} was not used, for {why}. "
                          "Nothing was compared.", file=path.name, layer=told[0].layer, why=told[0].why))
    if survey is not None and not any(one.inside for one in used):
        shapes = np.concatenate([places.shapes for some in found.values() for places in some])
        away = float(shapely.distance(shapely.box(*survey), shapes).min()) / 1000
        raise BadInput(tr("The registry {file} covers nothing of the survey: its nearest polygon lies {away} km away. "
                          "Check its coordinate reference system, or leave --registry out; nothing was compared.",
                          file=path.name, away=f"{away:,.1f}"))


def _layers(path: Path) -> list[tuple[str, str, np.ndarray, Columns]]:
    """(name, declared CRS, shapes, columns by lower-case name) of every layer with geometry."""
    import pyogrio
    from pyogrio.errors import DataSourceError

    try:
        names = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        return [(name, *_layer(path, name)) for name in names]
    except (DataSourceError, OSError) as error:
        raise BadInput(tr("The registry {file} cannot be read ({why}).", file=path.name,
                          why=cause_at(path, error))) from error


def _layer(path: Path, name: str) -> tuple[str, np.ndarray, Columns]:
    import pyogrio

    meta, _, geometry, data = pyogrio.raw.read(path, layer=name)
    columns = {str(field).lower(): values for field, values in zip(meta["fields"], data, strict=True)}
    return str(meta["crs"] or ""), shapely.force_2d(shapely.from_wkb(geometry)), columns


def _moved(shapes: np.ndarray, declared: str, crs: str) -> np.ndarray:
    from pyproj import CRS, Transformer

    one, other = CRS.from_user_input(declared).to_2d(), CRS.from_user_input(crs).to_2d()
    if one == other:
        return shapes
    way = Transformer.from_crs(one, other, always_xy=True)
    return shapely.transform(shapes, lambda xy: np.column_stack(way.transform(xy[:, 0], xy[:, 1])))


def _places(shapes: np.ndarray, columns: Columns, kind: str) -> Places:
    named = {what: columns[name] for what, name in columns_of(kind, columns).items()}
    count, ids = len(shapes), named.get("id")
    names = [str(i + 1) for i in range(count)] if ids is None else [str(value) for value in ids]
    return Places(np.array(names, object), shapely.make_valid(shapes), numbers(named.get("height"), count),
                  numbers(named.get("top"), count), days(named.get("from"), count), days(named.get("until"), count),
                  over(named.get("status"), count))


def _joined(parts: list[Places]) -> Places:
    if len(parts) < 2:
        return parts[0] if parts else nothing()
    arrays = {name: np.concatenate([getattr(one, name) for one in parts])
              for name in ("ids", "shapes", "height", "top", "over")}
    return Places(since=[day for one in parts for day in one.since], until=[day for one in parts for day in one.until],
                  **arrays)


def told_of(registry: Registry) -> dict[str, object]:
    """For the run's answer: how much there is of each kind, and what was made of each layer."""
    return {"buildings": len(registry.buildings), "permits": len(registry.permits),
            "layers": msgspec.to_builtins(registry.layers)}

"""The registry: approved buildings and permits, from a GeoPackage or GeoJSON, in the surveys' CRS.

Layers are told apart by what they hold: polygons with a time of validity or in a layer called "permits" are permits,
all others buildings. Names of columns differ from city to city; the first known one is taken.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from console.causes import cause_at
from console.errors import BadInput
from console.language import tr

IDS = {"buildings": ("building_id", "code", "id", "building", "identificatie", "identificatie.lokaalid", "lokaalid",
                     "gml_id", "楼栋编码", "编号", "name"),
       "permits": ("permit_id", "permit", "id", "code", "许可证号", "编号", "name")}
HEIGHTS = ("approved_height", "permit_height", "height", "批准高度", "高度")
TOPS = ("approved_top", "permit_top", "top", "批准顶高")
FROM = ("valid_from", "from", "start", "起始日期")
STATUS = ("status", "状态")
OVER = ("expired", "revoked", "withdrawn", "过期", "已过期", "撤销", "吊销")
UNTIL = ("valid_to", "valid_until", "until", "end", "截止日期")


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
    """What is known to be approved."""

    buildings: Places
    permits: Places


def nothing() -> Places:
    return Places(np.zeros(0, object), np.zeros(0, object), np.zeros(0), np.zeros(0), [], [], np.zeros(0, bool))


def read_registry(path: Path, crs: str) -> Registry:
    """Read buildings and permits and bring them to `crs`.

    Raises:
        BadInput: no polygons, or a layer without a CRS.
    """
    import pyogrio
    from pyogrio.errors import DataSourceError

    try:
        layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        read = [(name, *_layer(path, name)) for name in layers]
    except (DataSourceError, OSError) as error:
        raise BadInput(tr("The registry {file} cannot be read ({why}).", file=path.name,
                          why=cause_at(path, error))) from error
    found: dict[str, Places] = {}
    for name, declared, shapes, columns in read:
        polygons = np.isin(shapely.get_type_id(shapes), (3, 6))
        if not polygons.any():
            continue
        if not declared:
            raise BadInput(tr("Layer {layer} of {file} says no CRS; the registry was not used.", layer=name,
                              file=path.name))
        kind = "permits" if "permit" in name.lower() or _pick(columns, UNTIL) is not None else "buildings"
        found.setdefault(kind, _places(_moved(shapes[polygons], declared, crs),
                                       {key: value[polygons] for key, value in columns.items()}, kind))
    if not found:
        raise BadInput(tr("The registry {file} holds no polygons.", file=path.name))
    return Registry(found.get("buildings", nothing()), found.get("permits", nothing()))


def _layer(path: Path, name: str) -> tuple[str, np.ndarray, dict[str, np.ndarray]]:
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


def _places(shapes: np.ndarray, columns: dict[str, np.ndarray], kind: str) -> Places:
    ids, status = _pick(columns, IDS[kind]), _pick(columns, STATUS)
    over = [str(value).strip().lower() in OVER for value in status] if status is not None else [False] * len(shapes)
    names = [str(i + 1) for i in range(len(shapes))] if ids is None else [str(value) for value in ids]
    return Places(np.array(names, object), shapely.make_valid(shapes), _numbers(columns, HEIGHTS, len(shapes)),
                  _numbers(columns, TOPS, len(shapes)), _days(columns, FROM, len(shapes)),
                  _days(columns, UNTIL, len(shapes)), np.array(over, bool))


def _pick(columns: dict[str, np.ndarray], names: tuple[str, ...]) -> np.ndarray | None:
    return next((columns[name] for name in names if name in columns), None)


def _numbers(columns: dict[str, np.ndarray], names: tuple[str, ...], count: int) -> np.ndarray:
    values = _pick(columns, names)
    if values is None or values.dtype.kind not in "fiu":
        return np.full(count, np.nan)
    return values.astype(np.float64)


def _days(columns: dict[str, np.ndarray], names: tuple[str, ...], count: int) -> list[datetime.date | None]:
    values = _pick(columns, names)
    return [None] * count if values is None else [_day(value) for value in values]


def _day(value: Any) -> datetime.date | None:
    text = "" if value is None else str(value)[:10].replace("/", "-")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None

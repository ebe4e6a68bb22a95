"""Devices from a table or a vector file: columns go by their names, in Chinese or English."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import shapely

from console.errors import BadInput
from console.exchange.crs import to_lonlat
from console.exchange.vector import read_vector
from console.language import tr
from console.model.device import Device
from console.model.device_rules import DeviceKinds
from console.progress import Progress
from console.store.locator import Locator

COLUMNS = {
    "id": ("id", "device", "device_id", "设备编号", "编号"), "kind": ("kind", "type", "设备类型", "类型", "种类"),
    "name": ("name", "设备名称", "名称"), "building": ("building", "building_code", "楼栋编码", "楼栋"),
    "stream": ("stream", "url", "rtsp", "视频地址", "流地址"), "azimuth": ("azimuth", "朝向", "方位角"),
    "angle": ("angle", "视角", "视场角"), "reach": ("reach", "可视距离", "距离"),
}
WEDGE = (("azimuth", 0.0, 360.0), ("angle", 1.0, 360.0), ("reach", 1.0, 5000.0))   # degrees, degrees, metres


class DeviceRows(msgspec.Struct, frozen=True):
    """Devices that can be registered, and (row, why) of those that cannot."""

    devices: list[Device]
    refused: list[tuple[int, str]]


def read_devices(path: Path, kinds: DeviceKinds, locator: Locator, crs: str = "",
                 progress: Progress | None = None, check: Callable[[Device], None] = lambda device: None) -> DeviceRows:
    """Read devices; a row with a mistake is left out and told.

    Args:
        check: raises `BadInput` for a device that cannot be put on record.
        crs: overrides what the file declares; EPSG:4490 where it declares nothing.

    Raises:
        BadInput: the file cannot be read, or has no columns for id and kind.
    """
    layer = read_vector(path, None, progress).layers[0]
    plain = {name.strip().lower(): name for name in layer.columns}
    named = {field: next((plain[one] for one in names if one in plain), "") for field, names in COLUMNS.items()}
    missing = [field for field in ("id", "kind") if not named[field]]
    if missing:
        raise BadInput(tr("{file} has no column for {fields}; it has {columns}. Nothing was changed.", file=path.name,
                          fields=", ".join(missing), columns=", ".join(layer.columns)))
    found: dict[str, Device] = {}
    refused = list(layer.refused)
    for i, row in enumerate(layer.rows.tolist()):
        told = {field: layer.columns[name][i] for field, name in named.items() if name}
        try:
            one = _device(told, layer.geometries[i], crs or layer.crs or "EPSG:4490", kinds, locator)
            if one.id in found:
                raise BadInput(tr("its id {id} stands in the file twice", id=one.id))
            check(one)
            found[one.id] = one
        except BadInput as error:
            refused.append((row, str(error)))
    return DeviceRows(list(found.values()), refused)


def _device(told: dict[str, Any], shape: shapely.Geometry | None, crs: str, kinds: DeviceKinds,
            locator: Locator) -> Device:
    if shape is None:
        raise BadInput(tr("it has no place"))
    at = shape if shape.geom_type == "Point" else shape.representative_point()
    lon, lat = to_lonlat(at.x, at.y, crs)
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise BadInput(tr("its place is none in {crs}", crs=crs))
    code = _text(told.get("id"))
    if not code:
        raise BadInput(tr("it has no id"))
    kind = kinds.named(_text(told.get("kind")))
    azimuth, angle, reach = (_within(told.get(name), name, low, high) for name, low, high in WEDGE)
    plain = Device(code, kind.kind, "")
    return Device(code, kind.kind, _text(told.get("name")) or code, locator.locate(lon, lat), lon, lat,
                  _text(told.get("building")), _text(told.get("stream")), azimuth,
                  plain.angle if angle is None else angle, plain.reach if reach is None else reach)


def _within(value: Any, name: str, low: float, high: float) -> float | None:
    """A number of a wedge; None where the cell is empty. Raises `BadInput` for anything else than such a number."""
    if not _text(value):
        return None
    found = _number(value)
    if found is None or not low <= found <= high:
        raise BadInput(tr("its {field} “{value}” is no number from {low} to {high}", field=name, value=_text(value),
                          low=f"{low:g}", high=f"{high:g}"))
    return found


def _text(value: Any) -> str:
    """A cell as text; whole numbers without the ".0" that tables give them."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _number(value: Any) -> float | None:
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None

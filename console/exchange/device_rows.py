"""Devices from lists, row by row: columns by their names, in Chinese or English, each row checked by itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import msgspec
import shapely

from console.errors import BadInput
from console.exchange.crs import to_lonlat
from console.language import tr
from console.model.device import Device
from console.model.device_rules import DeviceKinds
from console.store.locator import Locator

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("device", "device_id", "设备编号", "编号"), "kind": ("type", "设备类型", "类型", "种类"),
    "name": ("设备名称", "名称"), "building": ("building_code", "楼栋编码", "楼栋"),
    "lon": ("lng", "longitude", "long", "经度", "经度坐标", "x"), "lat": ("latitude", "纬度", "纬度坐标", "y"),
    "wkt": ("geometry", "geom", "the_geom", "shape_wkt"),
    "stream": ("url", "rtsp", "视频地址", "流地址"), "azimuth": ("朝向", "方位角"), "angle": ("视角", "视场角"),
    "reach": ("可视距离", "距离"),
}
NEEDED = ("id", "kind")
WEDGE = (("azimuth", 0.0, 360.0), ("angle", 1.0, 360.0), ("reach", 1.0, 5000.0))   # degrees, degrees, metres


class Known(msgspec.Struct, frozen=True):
    """What rows are checked against.

    Attributes:
        check: raises `BadInput` for a device that cannot be put on record. crs: of coordinates.
    """

    kinds: DeviceKinds
    locator: Locator
    check: Callable[[Device], None]
    crs: str


def device_row(told: Mapping[str, str], point: tuple[float, float] | None, known: Known) -> Device:
    """One row as a device.

    Args:
        told: field → text. point: x, y of the row's shape, None for none.

    Raises:
        BadInput: one sentence about what is wrong.
    """
    x, y = point if point is not None else _written(told)
    lon, lat = to_lonlat(x, y, known.crs)
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise BadInput(tr("its place is none in {crs}", crs=known.crs))
    code = told.get("id", "")
    if not code:
        raise BadInput(tr("it has no id"))
    kind = known.kinds.named(told.get("kind", ""))
    azimuth, angle, reach = (_within(told.get(name, ""), name, low, high) for name, low, high in WEDGE)
    plain = Device(code, kind.kind, "")
    made = Device(code, kind.kind, told.get("name") or code, known.locator.locate(lon, lat), lon, lat,
                  told.get("building", ""), told.get("stream", ""), azimuth,
                  plain.angle if angle is None else angle, plain.reach if reach is None else reach)
    known.check(made)
    return made


def _written(told: Mapping[str, str]) -> tuple[float, float]:
    """x, y as a row writes them."""
    if told.get("wkt"):
        shape = shapely.from_wkt(told["wkt"], on_invalid="ignore")
        if shape is None or shape.is_empty:
            raise BadInput(tr("its shape cannot be read"))
        at = shape.representative_point()
        return at.x, at.y
    x, y = _number(told.get("lon", "")), _number(told.get("lat", ""))
    if x is None or y is None:
        raise BadInput(tr("it has no place"))
    return x, y


def _within(text: str, name: str, low: float, high: float) -> float | None:
    """A number of a wedge; None where the cell is empty. Raises `BadInput` for anything else than such a number."""
    if not text:
        return None
    found = _number(text)
    if found is None or not low <= found <= high:
        raise BadInput(tr("its {field} “{value}” is no number from {low} to {high}", field=name, value=text,
                          low=f"{low:g}", high=f"{high:g}"))
    return found


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None

"""What the columns of a registry are called in one city and the next, and what a layer must have to be one."""

from __future__ import annotations

import datetime
import re
from typing import Any

import msgspec
import numpy as np
import shapely

from console.language import tr

NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "buildings": {
        "id": ("building_id", "building_code", "code", "id", "building", "bldg_id", "identificatie",
               "identificatie.lokaalid", "lokaalid", "identificatiebagpnd", "gml_id", "osm_id", "楼栋编码", "楼栋号",
               "建筑编码", "建筑编号", "房屋编码", "房屋编号", "编码", "编号", "name", "名称")},
    "permits": {
        "id": ("permit_id", "permit", "permit_no", "id", "code", "许可证号", "许可证编号", "规划许可证号", "证号",
               "编号", "name", "名称")},
}
OF_BOTH: dict[str, tuple[str, ...]] = {
    "height": ("approved_height", "permit_height", "height", "bldg_height", "批准高度", "审批高度", "许可高度",
               "建筑高度", "高度"),
    "top": ("approved_top", "permit_top", "top", "批准顶高", "顶高", "顶标高"),
    "from": ("valid_from", "from", "start", "起始日期", "生效日期", "批准日期", "发证日期"),
    "until": ("valid_to", "valid_until", "until", "end", "截止日期", "有效期至", "到期日期", "失效日期"),
    "status": ("status", "状态", "许可状态"),
}
OVER = ("expired", "revoked", "withdrawn", "过期", "已过期", "失效", "已失效", "撤销", "已撤销", "吊销", "注销")
PERMIT_WORDS = ("permit", "许可")  # in the name of a layer
FOUND = ({"dz_median", "confidence"}, {"dz", "kind"})  # columns of candidates and of truths: no registry has them
LARGEST = {"buildings": 10_000.0, "permits": 200_000.0}  # m² of a polygon in the middle: larger are areas or parcels
NUMBER = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*(?:m|米)?\s*", re.IGNORECASE)


class Understood(msgspec.Struct, frozen=True):
    """What was made of one layer.

    Attributes:
        layer: its name; kind: "buildings", "permits", or "" for a layer that was left out, and then `why`.
        count: polygons; inside: those that meet the survey, None where no survey was given.
        columns: what was found, by "id", "height", "top", "from", "until" and "status".
    """

    layer: str
    kind: str
    count: int
    inside: int | None = None
    columns: dict[str, str] = {}
    why: str = ""


Columns = dict[str, np.ndarray]


def kind_of_layer(name: str, columns: Columns) -> str:
    """Permits have a time of validity, or say so in the layer's name; all others are buildings."""
    named = any(word in name.lower() for word in PERMIT_WORDS)
    return "permits" if named or any(one in columns for one in OF_BOTH["until"]) else "buildings"


def columns_of(kind: str, columns: Columns) -> dict[str, str]:
    """Which column says what; the first known name of each."""
    wanted = NAMES[kind] | OF_BOTH
    found = {what: next((name for name in names if name in columns), "") for what, names in wanted.items()}
    return {what: name for what, name in found.items() if name}


def objection(kind: str, columns: Columns, shapes: np.ndarray) -> str:
    """Why a layer of polygons is no registry, in half a sentence; "" for one that may be.

    Args:
        shapes: in metres.
    """
    if any(signs <= columns.keys() for signs in FOUND):
        return tr("it lists changes that were found, not what was approved")
    told = columns_of(kind, columns)
    if not {"id", "height", "top"} & told.keys():
        return tr("none of its columns ({columns}) names a building or a permit, such as id, code or 编号, or gives a "
                  "height", columns=", ".join(list(columns)[:6]) or tr("(nothing)"))
    middle = float(np.median(shapely.area(shapes)))
    if middle > LARGEST[kind]:
        return tr("its polygons measure {area} m² in the middle: these are areas, no buildings or permits",
                  area=f"{middle:,.0f}")
    return ""


def numbers(values: np.ndarray | None, count: int) -> np.ndarray:
    """A column of metres; text such as "12.5 m" is read, what says no number is nan."""
    if values is None:
        return np.full(count, np.nan)
    if values.dtype.kind in "fiu":
        return values.astype(np.float64)
    told = [NUMBER.fullmatch(str(value)) for value in values]
    return np.array([float(found[1]) if found else np.nan for found in told])


def days(values: np.ndarray | None, count: int) -> list[datetime.date | None]:
    """A column of days; what is none is open."""
    return [None] * count if values is None else [_day(value) for value in values]


def _day(value: Any) -> datetime.date | None:
    text = "" if value is None else str(value)[:10].replace("/", "-")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def over(values: np.ndarray | None, count: int) -> np.ndarray:
    """[count] whether something is said to have run out."""
    return np.zeros(count, bool) if values is None else np.array(
        [str(value).strip().lower() in OVER for value in values], bool)

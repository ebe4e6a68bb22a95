"""Hazards from other systems' lists (隐患台账), row by row: columns by their names, each row checked by itself."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

import msgspec

from console.desk.hazard.draft import HazardDraft, Listed
from console.desk.hazard.rights import refuse_unless_allowed
from console.desk.hazard.steps import FINDERS
from console.errors import BadInput
from console.exchange.address.people import SURE
from console.exchange.address.values import day_of
from console.exchange.crs import to_lonlat
from console.exchange.rows.headings import matched, refuse_incomplete
from console.insight.periods import moment_given
from console.language import tr
from console.model.area import AreaTree
from console.model.hazard import MOST, HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardKind, HazardRules
from console.model.person import User
from console.model.premises import Building
from console.store.locator import Locator

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("number", "id", "隐患编号", "编号", "台账编号", "序列号"),
    "kind": ("kind", "type", "隐患类型", "隐患类别", "类型", "类别", "种类"),
    "text": ("text", "description", "隐患描述", "问题描述", "隐患内容", "描述", "内容", "问题"),
    "building": ("building", "building_code", "楼栋编码", "建筑物编码", "楼栋编号", "楼栋"),
    "address": ("address", "地址", "详细地址", "隐患地点", "地点", "位置"),
    "room": ("room", "房号", "房间号", "房间", "室号"),
    "area": ("area", "grid", "网格编码", "所属网格", "网格", "区域", "社区", "街道"),
    "lon": ("lon", "lng", "longitude", "经度", "x"),
    "lat": ("lat", "latitude", "纬度", "y"),
    "level": ("level", "grade", "隐患等级", "隐患级别", "等级", "级别"),
    "state": ("state", "status", "整改状态", "隐患状态", "状态"),
    "found": ("found", "found_at", "发现时间", "发现日期", "排查时间", "排查日期", "检查日期", "登记时间"),
    "party": ("party", "responsible", "责任单位", "责任主体", "责任人"),
    "likelihood": ("likelihood", "可能性"),
    "consequence": ("consequence", "后果", "严重性"),
}
PLACES = ("building", "address", "lon", "area")   # one of them says where it is
_STATES = {
    HazardState.FOUND: ("found", "待处置", "未处理", "新发现", "登记"),
    HazardState.ORDERED: ("ordered", "整改中", "已责令", "责令整改", "未整改", "待整改"),
    HazardState.RECTIFIED: ("rectified", "待复查", "待复核", "已整改待复查"),
    HazardState.CLOSED: ("closed", "已销号", "已闭环", "已整改", "已完成", "销号"),
}


class HazardRow(msgspec.Struct, frozen=True):
    """A row that can be recorded.

    Attributes:
        state: how far the hazard is, None where the row does not say. area: id of the area it is in, "" for none.
    """

    draft: HazardDraft
    state: HazardState | None
    area: str

    def listed_in(self, file: str, row: int) -> HazardRow:
        """The same with where it stands, which stays on record with the hazard."""
        listed = Listed(self.state, file, row)
        return msgspec.structs.replace(self, draft=msgspec.structs.replace(self.draft, listed=listed))


class Known(msgspec.Struct, frozen=True):
    """What rows are checked against.

    Attributes:
        buildings: by 19-digit code. parties: name → id. responsible: building → id of the party.
        match: address in words → code, score, what it was taken for.
        crs: of coordinates. now: seconds since 1970 UTC.
    """

    rules: HazardRules
    tree: AreaTree
    locator: Locator
    buildings: Mapping[str, Building]
    parties: Mapping[str, str]
    responsible: Mapping[str, str]
    match: Callable[[str], tuple[str, float, str] | None]
    crs: str
    zone: ZoneInfo
    who: User
    now: float


def guess_columns(header: Sequence[str], named: Mapping[str, str], shapes: bool = False) -> dict[str, str]:
    """Which column holds which field: field → heading.

    Args:
        named: what a person says about it; an empty heading says that a field is not there.
        shapes: the rows have places of their own.

    Raises:
        BadInput: no such field or column, or no column for the kind or for the place.
    """
    found = matched(COLUMNS, header, named)
    refuse_incomplete(found, header, ("kind",), () if shapes else (PLACES,))
    return found


def hazard_row(told: Mapping[str, str], point: tuple[float, float] | None, known: Known) -> HazardRow:
    """One row as a hazard.

    Args:
        told: field → text. point: x, y of the row's shape, None for none.

    Raises:
        BadInput: one sentence about what is wrong; the same words for the same fault.
        Refused: it lies where this person may not record hazards.
    """
    kind = _kind(told.get("kind", ""), known.rules)
    state, level = _state(told.get("state", "")), _level(told.get("level", ""), known.rules)
    building = _building(told, point is not None, known)
    lon, lat = (None, None) if building else _place(told, point, known.crs)
    area = building.area if building else known.locator.locate(lon, lat) if lon is not None and lat is not None else \
        _area(told.get("area", ""), known.tree)
    refuse_unless_allowed(known.who, FINDERS, area, known.tree)
    found_at = _found(told.get("found", ""), known)
    number = told.get("number", "")
    party = known.parties.get(told.get("party", ""), "") or known.responsible.get(building.code if building else "", "")
    digest = hashlib.sha256("\0".join(f"{k}={v}" for k, v in sorted(told.items()) if k != "state").encode())
    draft = HazardDraft(
        kind.code, told.get("text", ""), building.code if building else "", told.get("room", ""),
        area if lon is None and building is None else "", lon, lat, told.get("address", "") if not building else "",
        level, _score(told.get("likelihood", "")), _score(told.get("consequence", "")), HazardSource.IMPORT,
        f"import:{number or digest.hexdigest()[:16]}", party=party,
        found_at=found_at, order=state is HazardState.ORDERED,
        result=tr("rectified, as the imported list says") if state is HazardState.RECTIFIED else "")
    return HazardRow(draft, state, area)


def _kind(text: str, rules: HazardRules) -> HazardKind:
    """A kind by code or name, 消防 as well as 消防隐患."""
    if not text:
        raise BadInput(tr("it has no kind"))
    plain = text.strip().lower()
    names = (plain, plain.removesuffix("类"), plain.removesuffix("隐患"), plain.removesuffix("类隐患"))
    found = next((one for one in rules.kinds if {one.code, one.name, one.name_en.lower()} & {*names}), None)
    if found is None:
        raise BadInput(tr("its kind is none of the catalogue"))
    return found


def _building(told: Mapping[str, str], placed: bool, known: Known) -> Building | None:
    """The building a row names by code or by its address in words; None where it names a place or an area only."""
    code = told.get("building", "")
    if code:
        found = known.buildings.get(code)
        if found is None:
            raise BadInput(tr("this profile has no building of that code"))
        return found
    words = told.get("address", "")
    if not words or placed or told.get("lon") or told.get("area"):
        return None
    match = known.match(words)
    if match is None or match[1] < SURE or match[0][:19] not in known.buildings:
        raise BadInput(tr("its address leads to no building for certain, and it has no other place"))
    return known.buildings[match[0][:19]]


def _place(told: Mapping[str, str], point: tuple[float, float] | None,
           crs: str) -> tuple[float, float] | tuple[None, None]:
    x, y = point if point is not None else (_number(told.get("lon", "")), _number(told.get("lat", "")))
    if x is None and y is None:
        return None, None
    if x is None or y is None:
        raise BadInput(tr("its place has only one coordinate"))
    lon, lat = to_lonlat(x, y, crs)
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise BadInput(tr("its coordinates are no place"))
    return lon, lat


def _area(text: str, tree: AreaTree) -> str:
    found = tree.find(text) if text else []
    if not text:
        raise BadInput(tr("it has neither building nor place nor area"))
    if len(found) != 1:
        raise BadInput(tr("its area is none of this profile, or several have that name"))
    return found[0].id


def _level(text: str, rules: HazardRules) -> HazardLevel | None:
    """A level by code or name, 重大 as well as 重大隐患; None where nothing is said."""
    if not text:
        return None
    for rule in rules.levels:
        if text.lower() in (rule.level.value, rule.name_en.lower()) or text.startswith(rule.name):
            return rule.level
    raise BadInput(tr("its level is none of the catalogue"))


def _state(text: str) -> HazardState | None:
    """How far it is; None where nothing is said, which for a new one means that it was only found."""
    if not text:
        return None
    found = next((state for state, words in _STATES.items() if text.strip().lower() in words), None)
    if found is None:
        raise BadInput(tr("its state is not known: found, ordered, rectified or closed"))
    return found


def _found(text: str, known: Known) -> float | None:
    if not text:
        return None
    try:
        moment = moment_given(text.replace("/", "-").replace(".", "-"), known.zone)
    except BadInput:
        day = day_of(text)
        if day is None:
            raise BadInput(tr("the day it was found is none")) from None
        moment = moment_given(day, known.zone)
    if moment > known.now + 300.0:
        raise BadInput(tr("it was found in the future"))
    return moment


def _score(text: str) -> int | None:
    value = _number(text)
    if value is None:
        return None
    if not (value.is_integer() and 1 <= value <= MOST):
        raise BadInput(tr("likelihood and consequence are 1 to 5"))
    return int(value)


def _number(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        found = float(text)
    except ValueError as error:
        raise BadInput(tr("a number is expected where words stand")) from error
    return found if math.isfinite(found) else None

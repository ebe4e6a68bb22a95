"""A hazard (安全隐患): something that may do harm, from being found to being closed."""

from __future__ import annotations

from enum import StrEnum

import msgspec

MOST = 5   # of likelihood and consequence


class HazardState(StrEnum):
    """Where a hazard stands. What may follow what is the desk's (console/desk/hazard/steps.py)."""

    FOUND = "found"            # 待处置
    ORDERED = "ordered"        # 整改中
    RECTIFIED = "rectified"    # 待复查
    CLOSED = "closed"          # 已销号
    ESCALATED = "escalated"    # 已转案件

    @property
    def is_open(self) -> bool:
        return self is not HazardState.CLOSED


class HazardLevel(StrEnum):
    """How grave it is (隐患等级), the gravest first."""

    MAJOR = "major"        # 重大
    LARGER = "larger"      # 较大
    GENERAL = "general"    # 一般
    LOW = "low"            # 低


class HazardSource(StrEnum):
    """Who or what found it (来源)."""

    INSPECTION = "inspection"   # 排查
    CASE = "case"               # 案件
    SENSOR = "sensor"           # 感知设备
    DETECTION = "detection"     # 变化检测
    REPORT = "report"           # 上报
    IMPORT = "import"           # 导入


class Move(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One move of a hazard: from `at` on (seconds since 1970 UTC) it was in `state`, with the limit `due`.

    All moves together tell how the map looked at any moment.
    """

    at: float
    state: HazardState
    due: float | None = None


class Hazard(msgspec.Struct, frozen=True, gc=False):
    """One hazard as the screens show it: a fold over its ledger entries.

    Attributes:
        id: unique, "<day>-<eight characters>"; "case:<id>" for what a case of a hazard class shows on the map.
        kind: code in the catalogue of hazards: fire, gas, electricity, ebike, structure, slope, flooding, falling,
            crowd, goods, construction, illegal, or what a place adds.
        source: who or what found it; `origin` names it: "device:…", "visit:…", "case:…". One origin has at most one
            open hazard of a kind.
        area: id of the finest area that holds it. building: 19-digit code, "" for none. room: code or number.
        lon, lat: EPSG:4490 degrees; both None where the place is unknown.
        party: id of the responsible party (责任主体), "" where none is known.
        likelihood, consequence: 1 to 5 (可能性 × 后果).
        text: what was found, in words. item: code of the checklist's item it answers, "" for none.
        found_at … closed_at: seconds since 1970 UTC, of the last time where it may happen again; None where it has not.
        due_at: by when it must be rectified; None without a limit.
        returns: how often a re-check found it still there.
        result: what the party did. why: the reason given last. outcome: how it was closed, "rechecked", "on_the_spot",
            "dismissed" or "case".
        case: id of the case it became or comes from, "" for none.
        listed: what the list it was imported from says of its state, as of the last import; None where it says nothing.
        photos: SHA-256 of attached pictures.
        moves: every change of its state or limit, the first found.
        version: how many ledger entries it is folded from.
    """

    id: str
    kind: str
    level: HazardLevel = HazardLevel.GENERAL
    state: HazardState = HazardState.FOUND
    source: HazardSource = HazardSource.REPORT
    area: str = ""
    building: str = ""
    room: str = ""
    lon: float | None = None
    lat: float | None = None
    address: str = ""
    party: str = ""
    likelihood: int = 3
    consequence: int = 3
    text: str = ""
    item: str = ""
    origin: str = ""
    found_at: float = 0.0
    found_by: str = ""
    ordered_at: float | None = None
    ordered_by: str = ""
    rectified_at: float | None = None
    rectified_by: str = ""
    escalated_at: float | None = None
    closed_at: float | None = None
    closed_by: str = ""
    due_at: float | None = None
    returns: int = 0
    result: str = ""
    why: str = ""
    outcome: str = ""
    case: str = ""
    listed: HazardState | None = None
    photos: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    demo: bool = False
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    @property
    def is_placed(self) -> bool:
        return self.lon is not None and self.lat is not None

    @property
    def severity(self) -> int:
        """Likelihood × consequence, 1 to 25."""
        return self.likelihood * self.consequence

    def is_overdue(self, now: float) -> bool:
        """Open past its limit at `now` (seconds since 1970 UTC)."""
        return self.is_open and self.due_at is not None and now > self.due_at

    def state_at(self, moment: float) -> HazardState | None:
        """How it stood at a moment; None before it was found."""
        found = None
        for move in self.moves:
            if move.at <= moment:
                found = move.state
        return found

"""A case (案件): one incident from report to closure."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import msgspec


class State(StrEnum):
    """Where a case stands in the closed loop (闭环). Issue-free words; what may follow what is the desk's."""

    REPORTED = "reported"        # 上报
    ACCEPTED = "accepted"        # 受理
    REFUSED = "refused"          # 不予受理
    REGISTERED = "registered"    # 立案
    DISPATCHED = "dispatched"    # 派遣
    TAKEN = "taken"              # 接单
    ARRIVED = "arrived"          # 到场
    HANDLED = "handled"          # 处置
    FED_BACK = "fed_back"        # 反馈
    CHECKED = "checked"          # 核查
    REWORK = "rework"            # 返工
    SUSPENDED = "suspended"      # 挂起
    CLOSED = "closed"            # 结案

    @property
    def is_open(self) -> bool:
        return self not in (State.CLOSED, State.REFUSED)


class Priority(IntEnum):
    """How much it matters; 1 comes first."""

    URGENT = 1   # 紧急
    HIGH = 2     # 较急
    NORMAL = 3   # 一般
    LOW = 4      # 低


class Source(StrEnum):
    """Who or what reported it (来源)."""

    PATROL = "patrol"          # 网格巡查
    VOLUNTEER = "volunteer"    # 志愿者
    HOTLINE = "hotline"        # 热线
    QR = "qr"                  # 扫码
    SENSOR = "sensor"          # 感知设备
    OPINION = "opinion"        # 舆情
    FEED = "feed"              # 外部接口
    DESK = "desk"              # 坐席登记


class Case(msgspec.Struct, frozen=True, gc=False):
    """One case as the screens show it: a fold over its ledger entries.

    Attributes:
        id: unique and stable. For cases from a feed "<feed>:<external id>".
        title: one line in the reporter's words.
        class_code: key into the class catalogue, "" where unknown.
        lon, lat: EPSG:4490 degrees; both None where the place is unknown (never 0, 0).
        area: id of the finest area that holds the place; "" outside all areas or without a place.
        address: place in words.
        reported_at, updated_at, due_at, closed_at: seconds since 1970 UTC; None where not set.
        feed: name of the feed that brought it, "" for cases made here.
        external_id: its id at the source.
        demo: generated, not real.
        extra: whatever else the source said, as text.
    """

    id: str
    title: str
    class_code: str = ""
    priority: Priority = Priority.NORMAL
    state: State = State.REPORTED
    source: Source = Source.FEED
    lon: float | None = None
    lat: float | None = None
    area: str = ""
    address: str = ""
    reported_at: float = 0.0
    updated_at: float = 0.0
    due_at: float | None = None
    closed_at: float | None = None
    feed: str = ""
    external_id: str = ""
    demo: bool = False
    extra: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    @property
    def is_placed(self) -> bool:
        return self.lon is not None and self.lat is not None

    def is_overdue(self, now: float) -> bool:
        """Open past its limit at `now` (seconds since 1970 UTC)."""
        return self.is_open and self.due_at is not None and now > self.due_at

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
    MERGED = "merged"            # 并案: lives on in another case

    @property
    def is_open(self) -> bool:
        return self not in OVER


OVER = frozenset({State.CLOSED, State.REFUSED, State.MERGED})  # asked of every case of a profile: ten times as fast


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


class Asked(msgspec.Struct, frozen=True, gc=False):
    """A request that waits for somebody's approval (申请): to suspend a case or to extend its limit.

    Attributes:
        step: name of the step that is asked for, "suspend" or "extend".
        by: id of the user who asks.
        at: when, seconds since 1970 UTC.
        why: the reason given.
        until: the limit asked for, seconds since 1970 UTC; None where the step needs none.
    """

    step: str
    by: str = ""
    at: float = 0.0
    why: str = ""
    until: float | None = None


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
        handler: who is to handle it, "department:<code>", "squad:<code>" or "person:<user id>"; "" before dispatch.
        taken_by: id of the user who took it over from the department or squad it was sent to.
        handled_by: id of the user who handled it last; may not check it.
        accepted_by, registered_by, dispatched_by, checked_by: id of the user who last did that (evaluation by post).
        asked: what somebody asked for and nobody has decided yet.
        source_state: what its feed last said of its state, once the desk moved it on; "" before.
        level: where it is to be settled (三级负责): "community", "street" or "district".
        task_force: named at an escalation (专班).
        state_at: since when it is in its state; None where a feed never said.
        step_due_at: when the present step is overdue; None without a limit, and while suspended.
        warn_at: from when on it is to be shown as about to be overdue, be it the step or the whole.
        accepted_at, registered_at, dispatched_at, taken_at, arrived_at, handled_at, fed_back_at, checked_at:
            when it last came to that state.
        first_dispatched_at: when it was first dispatched; what a later dispatch does not change.
        suspended_left: work seconds left of the whole and the present step while the clock is stopped.
        before_suspension: the state to come back to.
        extensions, returns, reworks, reopenings, recalls, send_backs: how often that happened.
        merged_into: id of the case it lives on in; "" where it was not merged.
        split_from: id of the case it was split from.
        finding: what the check found (核查结论).
        rating: evaluation after closing, 1 (bad) to 5 (good); 0 where there is none.
        has_files: something is attached to it.
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
    handler: str = ""
    handled_by: str = ""
    accepted_by: str = ""
    registered_by: str = ""
    dispatched_by: str = ""
    checked_by: str = ""
    taken_by: str = ""
    asked: Asked | None = None
    source_state: str = ""
    level: str = ""
    task_force: str = ""
    state_at: float | None = None
    step_due_at: float | None = None
    warn_at: float | None = None
    accepted_at: float | None = None
    registered_at: float | None = None
    dispatched_at: float | None = None
    taken_at: float | None = None
    arrived_at: float | None = None
    handled_at: float | None = None
    fed_back_at: float | None = None
    checked_at: float | None = None
    first_dispatched_at: float | None = None
    suspended_left: tuple[float | None, float | None] | None = None
    before_suspension: str = ""
    extensions: int = 0
    returns: int = 0
    reworks: int = 0
    reopenings: int = 0
    recalls: int = 0
    send_backs: int = 0
    merged_into: str = ""
    split_from: str = ""
    finding: str = ""
    rating: int = 0
    has_files: bool = False

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    @property
    def is_placed(self) -> bool:
        return self.lon is not None and self.lat is not None

    def is_overdue(self, now: float) -> bool:
        """Open past a limit, the present step's or the whole's, at `now` (seconds since 1970 UTC)."""
        bites_at = self.bites_at
        return bites_at is not None and now > bites_at and self.is_open

    def is_near_limit(self, now: float) -> bool:
        """Open and past the moment from which on it is to be warned of, but not overdue yet."""
        return self.warn_at is not None and now > self.warn_at and self.is_open and not self.is_overdue(now)

    @property
    def bites_at(self) -> float | None:
        """The earlier of the two limits that run: the present step's and the whole's; None without any."""
        step, whole = self.step_due_at, self.due_at
        if step is None or whole is None:
            return whole if step is None else step
        return min(step, whole)

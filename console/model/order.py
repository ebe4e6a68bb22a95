"""A community order (社区发令): a community orders a department to come, to settle something, in time."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from console.model.case import Priority

Mood = Literal["none", "running", "warning", "late", "met", "missed", "stopped"]
WARN_SHARE = 0.25   # of a limit's time left when a clock begins to warn


class OrderState(StrEnum):
    """Where an order stands. What may follow what is the desk's (console/desk/order_steps.py)."""

    ISSUED = "issued"        # 已发令
    RECEIVED = "received"    # 已签收
    ARRIVED = "arrived"      # 已到场
    RESOLVED = "resolved"    # 已办结，待验收
    RETURNED = "returned"    # 验收退回
    ACCEPTED = "accepted"    # 验收通过
    CANCELLED = "cancelled"  # 已撤令

    @property
    def is_open(self) -> bool:
        return self not in (OrderState.ACCEPTED, OrderState.CANCELLED)


class Visit(msgspec.Struct, frozen=True):
    """Somebody of the department came.

    Attributes:
        at: when, seconds since 1970 UTC.
        name: who came.
        rank: code of the person's rank in the catalogue of orders.
        enough: whether that rank is at least the one the order asks for; one below does not fulfil it.
        lon, lat: where, EPSG:4490 degrees; both None where nobody said.
        place: where, in words.
        by: id of the user who recorded it.
    """

    at: float
    name: str
    rank: str
    enough: bool
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    by: str = ""


class Reading(msgspec.Struct, frozen=True):
    """One of an order's three clocks at a moment.

    Attributes:
        name: "arrival" (到场时限), "resolution" (办结时限) or "acceptance" (验收时限).
        due: seconds since 1970 UTC; None without a limit, and for the acceptance of what is not resolved yet.
        done: when it was done, None while it was not.
        mood: "none" no clock runs, "running", "warning" little time is left, "late" overdue and not done,
            "met" done in time, "missed" done too late, "stopped" the order was called off before.
    """

    name: str
    due: float | None
    done: float | None
    mood: Mood


class Order(msgspec.Struct, frozen=True):
    """One order to one department as the screens show it: a fold over its ledger entries.

    Attributes:
        id: unique, "<day>-<six characters>".
        title: what is to be settled, in one line.
        area: id of the community that issued it.
        department: code in the catalogue of departments.
        call: the same for all orders that were issued together to several departments.
        case: id of the case it is about, "" for none.
        priority: decides the limits unless they are given.
        rank: code of the lowest rank of the leader who must come.
        address, lon, lat: where to come; degrees as in EPSG:4490, None where nobody said.
        issued_at … accepted_at: seconds since 1970 UTC; None where that has not happened. After the community
            gave an order back, `resolved_at` is None again.
        issued_by … accepted_by: id of the user.
        arrive_by, resolve_by: the limits; they are counted from `issued_at`.
        accept_in: the community's own limit as (amount, unit), counted from `resolved_at`; None for none.
        accept_by: set when it is resolved.
        returns: how often the community gave it back.
        level: "" or the level it was escalated to, "street" or "district".
        result: what the department did, in words.
        why: the reason given last (back, called off, escalated).
        rating: the community's, 1 to 5; 0 for none.
        visits: everybody who came, those of too low a rank too.
        demo: generated, not real.
        version: how many ledger entries it is folded from.
    """

    id: str
    title: str
    area: str
    department: str
    state: OrderState = OrderState.ISSUED
    call: str = ""
    case: str = ""
    priority: Priority = Priority.NORMAL
    rank: str = ""
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    issued_at: float = 0.0
    issued_by: str = ""
    received_at: float | None = None
    received_by: str = ""
    arrived_at: float | None = None
    resolved_at: float | None = None
    resolved_by: str = ""
    accepted_at: float | None = None
    accepted_by: str = ""
    cancelled_at: float | None = None
    arrive_by: float | None = None
    resolve_by: float | None = None
    accept_in: tuple[float, str] | None = None
    accept_by: float | None = None
    returns: int = 0
    level: str = ""
    result: str = ""
    why: str = ""
    rating: int = 0
    visits: tuple[Visit, ...] = ()
    demo: bool = False
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    @property
    def arrival(self) -> Visit | None:
        """The visit that fulfilled the order: the first by somebody of sufficient rank."""
        return next((visit for visit in self.visits if visit.enough), None)

    def readings(self, now: float) -> tuple[Reading, Reading, Reading]:
        """The three clocks at `now` (seconds since 1970 UTC)."""
        resolved = self.resolved_at
        return (self._reading("arrival", self.issued_at, self.arrive_by, self.arrived_at, now),
                self._reading("resolution", self.issued_at, self.resolve_by, resolved, now),
                self._reading("acceptance", resolved or now, self.accept_by, self.accepted_at, now))

    def bites_at(self) -> float | None:
        """The earliest limit that still runs; None for an order that is done or has none."""
        running = [r.due for r in self.readings(self.issued_at) if r.done is None and r.due is not None]
        return min(running) if running and self.is_open else None

    def _reading(self, name: str, start: float, due: float | None, done: float | None, now: float) -> Reading:
        mood: Mood = "none"
        if due is None:
            mood = "none"
        elif done is not None:
            mood = "met" if done <= due else "missed"
        elif self.state is OrderState.CANCELLED:
            mood = "stopped"
        elif now > due:
            mood = "late"
        else:
            mood = "warning" if due - now < WARN_SHARE * (due - start) else "running"
        return Reading(name, due, done, mood)

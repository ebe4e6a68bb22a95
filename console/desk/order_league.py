"""How orders are carried out: execution rate, arrival and settlement on time, the ranking of departments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from console.language import tr
from console.model.order import Order, OrderState


class Share(msgspec.Struct, frozen=True):
    """A rate that opens into its orders.

    Attributes:
        numerator, denominator: ids of the orders; the first are among the second.
    """

    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """0 to 1; None (—) where nothing is due yet: neither 0 % nor 100 % would be true."""
        return len(self.numerator) / len(self.denominator) if self.denominator else None


class Standing(msgspec.Struct, frozen=True):
    """How one department (or all of them, "") carried out the orders of a period.

    Attributes:
        place: 1 for the best; equal departments share a place. None where no order is due yet, and for all.
        orders: ids of all orders to it, those called off left out.
        executed: accepted by the community, of those accepted or past their limit for settling.
        arrived_on_time: a leader of sufficient rank came in time, of those who came or whose limit is past.
        resolved_on_time: settled in time, of those settled or past their limit.
        returned: given back by the community at least once, of those that were settled at least once.
        rating: mean of the community's ratings, None without any.
    """

    department: str
    place: int | None
    orders: tuple[str, ...]
    executed: Share
    arrived_on_time: Share
    resolved_on_time: Share
    returned: Share
    rating: float | None


def total(orders: Iterable[Order], now: float) -> Standing:
    """All orders together."""
    return _standing("", [order for order in orders if order.state is not OrderState.CANCELLED], now)


def league(orders: Iterable[Order], now: float) -> list[Standing]:
    """Departments from the best to the worst: by execution rate, then arrivals on time, then settlements on time;
    of equals, whoever had more orders first. Those of whom nothing is due yet stand last, without a place.

    Args:
        orders: of the period; those called off do not count.
        now: seconds since 1970 UTC: limits past by then count.
    """
    by_department: dict[str, list[Order]] = {}
    for order in orders:
        if order.state is not OrderState.CANCELLED:
            by_department.setdefault(order.department, []).append(order)
    found = [_standing(code, some, now) for code, some in by_department.items()]
    found.sort(key=lambda one: (_merit(one), -len(one.orders), one.department))
    placed: list[Standing] = []
    for i, one in enumerate(found):
        place: int | None = i + 1
        if one.executed.value is None:
            place = None
        elif placed and _merit(placed[-1]) == _merit(one):
            place = placed[-1].place
        placed.append(msgspec.structs.replace(one, place=place))
    return placed


def formulas() -> dict[str, str]:
    """The formula of each figure in words, by its field's name."""
    return {
        "executed": tr("accepted by the community ÷ accepted or past the limit for settling"),
        "arrived_on_time": tr("a leader of sufficient rank came in time ÷ came, or the limit is past"),
        "resolved_on_time": tr("settled in time ÷ settled, or the limit is past"),
        "returned": tr("given back by the community ÷ settled at least once"),
    }


def _standing(department: str, orders: list[Order], now: float) -> Standing:
    def share(counts: Callable[[Order], bool], due: Callable[[Order], bool]) -> Share:
        below = [order for order in orders if due(order)]
        return Share(tuple(o.id for o in below if counts(o)), tuple(o.id for o in below))

    ratings = [order.rating for order in orders if order.rating]
    return Standing(
        department, None, tuple(order.id for order in orders),
        executed=share(lambda o: o.state is OrderState.ACCEPTED,
                       lambda o: o.state is OrderState.ACCEPTED or (_past(o.resolve_by, now) and not _waits(o))),
        arrived_on_time=share(lambda o: o.arrived_at is not None and not _past(o.arrive_by, o.arrived_at),
                              lambda o: o.arrived_at is not None or _past(o.arrive_by, now)),
        resolved_on_time=share(lambda o: o.resolved_at is not None and not _past(o.resolve_by, o.resolved_at),
                               lambda o: o.resolved_at is not None or _past(o.resolve_by, now)),
        returned=share(lambda o: o.returns > 0, lambda o: o.returns > 0 or o.resolved_at is not None),
        rating=sum(ratings) / len(ratings) if ratings else None)


def _past(limit: float | None, at: float) -> bool:
    return limit is not None and at > limit


def _waits(order: Order) -> bool:
    """Settled in time and waiting for the community: not the department's delay."""
    return (order.state is OrderState.RESOLVED and order.resolved_at is not None
            and not _past(order.resolve_by, order.resolved_at))


def _merit(one: Standing) -> tuple[float, float, float]:
    """Smaller is better; what has no value yet counts as the worst."""
    def lack(share: Share) -> float:
        return 2.0 if share.value is None else 1.0 - share.value

    return lack(one.executed), lack(one.arrived_on_time), lack(one.resolved_on_time)

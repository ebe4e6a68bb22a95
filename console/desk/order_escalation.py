"""Which orders go up because a limit was missed for too long (发令督办); carried out through the desk of orders."""

from __future__ import annotations

from collections.abc import Iterable

from console.model.order import Order
from console.model.order_rules import LEVELS, OrderEscalation, OrderRules

HOUR = 3600.0


def due(orders: Iterable[Order], rules: OrderRules, now: float) -> list[tuple[Order, OrderEscalation]]:
    """Open orders with the highest rule that has come due and that they are not before already.

    Args:
        now: seconds since 1970 UTC.
    """
    found = []
    for order in orders:
        if not order.is_open:
            continue
        late = {reading.name: reading.due for reading in order.readings(now) if reading.mood == "late"}
        reached = [rule for rule in rules.escalations
                   if LEVELS.index(rule.to) > LEVELS.index(order.level)
                   and (limit := late.get(rule.clock)) is not None and now >= limit + rule.after_hours * HOUR]
        if reached:
            found.append((order, max(reached, key=lambda rule: LEVELS.index(rule.to))))
    return found

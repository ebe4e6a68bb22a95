"""Community orders and the league as plain records: what `order …` returns and a terminal shows."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from console.commands.show import table
from console.desk.order_league import Share, Standing, formulas
from console.desk.order_steps import state_word
from console.language import tr
from console.model.order import Order

if TYPE_CHECKING:
    from console.wiring import Console

SHARES = ("executed", "arrived_on_time", "resolved_on_time", "returned")


def league_text(value: dict[str, Any]) -> str:
    """The league for a terminal, with the formulas below."""
    rows = []
    for one in [*value["departments"], value["total"]]:
        rows.append({tr("Ranking"): one["place"] or "—", tr("Department"): one["name"], tr("Orders"): one["orders"],
                     **{word: _percent(one[key]) for key, word in _share_words().items()},
                     tr("Rating"): "—" if one["rating"] is None else f"{one['rating']:.1f}"})
    return "\n".join([table(rows), *(f"  {_share_words()[key]} = {text}" for key, text in formulas().items())])


def standing(console: Console, one: Standing) -> dict[str, Any]:
    """A department's place and rates; each rate with its orders."""
    shares = {name: _share(getattr(one, name)) for name in SHARES}
    name = department_name(console, one.department) if one.department else tr("All departments")
    return {"place": one.place, "department": one.department, "name": name, "orders": len(one.orders), **shares,
            "rating": one.rating}


def _share(share: Share) -> dict[str, Any]:
    """With the orders behind it: those that count, and those that do not."""
    return {"value": share.value, "numerator": len(share.numerator), "denominator": len(share.denominator),
            "orders": list(share.numerator),
            "others": [one for one in share.denominator if one not in set(share.numerator)]}


def line(console: Console, order: Order) -> dict[str, Any]:
    """An order as a line of a list, with the moods of its clocks at this moment."""
    area = console.areas.tree().get(order.area)
    arrival, resolution, acceptance = order.readings(time.time())
    return {
        "id": order.id, "title": order.title, "state": order.state.value, "state_name": state_word(order.state),
        "department": order.department, "department_name": department_name(console, order.department),
        "area": order.area, "area_name": area.name if area else "", "case": order.case, "level": order.level,
        "issued_at": moment(order.issued_at), "arrival": arrival.mood, "resolution": resolution.mood,
        "acceptance": acceptance.mood, "demo": order.demo,
    }


def full(console: Console, order: Order) -> dict[str, Any]:
    """Everything about an order but its history."""
    clocks = {r.name: {"due": moment(r.due), "done": moment(r.done), "mood": r.mood}
              for r in order.readings(time.time())}
    visits = [{"at": moment(v.at), "name": v.name, "rank": rank_name(console, v.rank), "enough": v.enough,
               "place": v.place, "lon": v.lon, "lat": v.lat, "by": v.by} for v in order.visits]
    return line(console, order) | clocks | {
        "priority": order.priority.name.lower(), "rank": rank_name(console, order.rank), "address": order.address,
        "visits": visits, "result": order.result, "why": order.why, "rating": order.rating,
        "returns": order.returns, "call": order.call, "version": order.version,
    }


def rank_name(console: Console, code: str) -> str:
    """A rank in the user's language, or its code where the catalogue no longer has it."""
    rank = console.orders.rules.rank(code)
    return rank.label if rank else code


def clock_word(name: str) -> str:
    """One of the three clocks in the user's language."""
    return {"arrival": tr("Arrival"), "resolution": tr("Settlement"), "acceptance": tr("Acceptance")}[name]


def _share_words() -> dict[str, str]:
    return {"executed": tr("Executed"), "arrived_on_time": tr("Arrived on time"),
            "resolved_on_time": tr("Settled on time"), "returned": tr("Given back")}


def _percent(share: dict[str, Any]) -> str:
    if share["value"] is None:
        return "—"
    return f"{share['value']:.1%} ({share['numerator']}/{share['denominator']})"


def moment(at: float | None) -> str | None:
    """A time as ISO 8601 in this machine's zone."""
    return None if at is None else datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")


def department_name(console: Console, code: str) -> str:
    """The department in the user's language, or its code where the catalogue no longer has it."""
    return console.catalogues.departments.label(f"department:{code}") or code

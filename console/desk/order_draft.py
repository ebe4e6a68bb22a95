"""What a community says when it issues an order, and the fields the order begins with."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable
from typing import Any

import msgspec

from console.errors import BadInput, NotFound
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority
from console.model.departments import Department, Departments
from console.model.limits import Limit
from console.model.order_rules import OrderRules
from console.model.person import User


class OrderDraft(msgspec.Struct, frozen=True):
    """An order before it is issued.

    Attributes:
        title: what is to be settled, in one line; may be empty where a case is named.
        departments: codes or names; each gets an order of its own.
        area: id of the community or of an area in it; "" for the case's.
        case: id of the case it is about, "" for none; gives title, place and priority where they are left out.
        priority: None for the case's, else normal.
        rank: code or name of the lowest rank that must come; "" for the rule of the priority.
        arrive, resolve, accept: limits; None for the rule of the priority.
        address, lon, lat: where to come; degrees as in EPSG:4490.
        demo: generated, not real.
    """

    title: str
    departments: tuple[str, ...]
    area: str = ""
    case: str = ""
    priority: Priority | None = None
    rank: str = ""
    arrive: Limit | None = None
    resolve: Limit | None = None
    accept: Limit | None = None
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    demo: bool = False


def order_area(draft: OrderDraft, case_of: Callable[[str], Case | None], tree: AreaTree) -> Area:
    """The community that issues the order: of an area in it, the one above; in a profile that has no communities
    the area itself.

    Raises:
        NotFound: there is no such case or area.
        BadInput: the area is above all communities, or none is known.
    """
    case = _case(draft, case_of)
    area_id = draft.area or (case.area if case else "")
    if not area_id:
        raise BadInput(tr("An order needs the community that issues it. Nothing was changed."))
    path = tree.path(area_id)
    if not path:
        raise NotFound(tr("There is no area {area} in this profile; nothing was changed.", area=area_id))
    found = next((area for area in path if area.level is Level.COMMUNITY), None)
    if found is None and tree.level(Level.COMMUNITY):
        raise BadInput(tr("Orders come from a community, and {area} is none. Nothing was changed.",
                          area=path[-1].name))
    return found or path[-1]


def opening(draft: OrderDraft, area: Area, who: User, now: float, rules: OrderRules, departments: Departments,
            case_of: Callable[[str], Case | None], add: Callable[[float, Limit], float]
            ) -> list[tuple[str, dict[str, Any]]]:
    """(id, fields) of the orders of a draft, one for each department.

    Args:
        add: a moment plus a limit, over the work calendar.

    Raises:
        BadInput: no title, no department, an unknown rank, a place that is none, a year without a calendar.
        NotFound: no such department or case.
    """
    case = _case(draft, case_of)
    title = draft.title.strip() or (case.title if case else "")
    if not title:
        raise BadInput(tr("An order needs a title: what is to be settled. Nothing was changed."))
    named = list(dict.fromkeys(one.code for one in _departments(draft, departments)))
    priority = draft.priority or (case.priority if case else Priority.NORMAL)
    rule = rules.limits_of(priority)
    rank = rules.rank_named(draft.rank).code if draft.rank else rule.rank
    accept = draft.accept or rule.accept
    call = uuid.uuid4().hex[:12]
    fields: dict[str, Any] = {
        "title": title, "area": area.id, "call": call, "priority": int(priority), "rank": rank, "issued_at": now,
        "issued_by": who.id, "arrive_by": add(now, draft.arrive or rule.arrive),
        "resolve_by": add(now, draft.resolve or rule.resolve), "accept_in": [accept.amount, accept.unit.value],
    }
    rest = {"case": draft.case, "demo": draft.demo or bool(case and case.demo)} | _place(draft, case)
    fields |= {name: value for name, value in rest.items() if value not in ("", None, False)}
    return [(_new_id(now), fields | {"department": code}) for code in named]


def _case(draft: OrderDraft, case_of: Callable[[str], Case | None]) -> Case | None:
    case = case_of(draft.case) if draft.case else None
    if draft.case and case is None:
        raise NotFound(tr("There is no case {id}.", id=draft.case))
    return case


def _departments(draft: OrderDraft, known: Departments) -> list[Department]:
    found = []
    for text in draft.departments:
        department = known.find(text)
        if department is None:
            raise NotFound(tr("There is no department {name} in the catalogue. Nothing was changed.", name=text))
        found.append(department)
    if not found:
        raise BadInput(tr("An order needs at least one department. Nothing was changed."))
    return found


def _place(draft: OrderDraft, case: Case | None) -> dict[str, Any]:
    lon, lat = draft.lon, draft.lat
    if lon is None and lat is None:
        said = {"address": draft.address or (case.address if case else "")}
        return said | ({"lon": case.lon, "lat": case.lat} if case else {})
    if lon is None or lat is None or not (math.isfinite(lon) and abs(lon) <= 180 and math.isfinite(lat)
                                          and abs(lat) <= 90):
        raise BadInput(tr("A place needs a longitude from -180 to 180 and a latitude from -90 to 90, both. "
                          "Nothing was changed."))
    return {"address": draft.address, "lon": lon, "lat": lat}


def _new_id(now: float) -> str:
    """The day and six characters: short enough to be said on the telephone, and sites do not meet by chance."""
    return f"{time.strftime('%Y%m%d', time.localtime(now))}-{uuid.uuid4().hex[:6]}"

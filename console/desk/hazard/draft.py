"""What somebody says when reporting a hazard, and the fields the hazard begins with."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from console.errors import BadInput, NotFound
from console.language import tr
from console.model.hazard import MOST, Hazard, HazardLevel, HazardSource, HazardState
from console.model.hazard_rules import HazardKind, HazardRules
from console.model.premises import Building
from console.store.areas import AreaStore


class Listed(msgspec.Struct, frozen=True):
    """What a list of another system says of a hazard.

    Attributes:
        state: None where it says nothing of it.
        file, row: where it says so; the row as a spreadsheet numbers it.
    """

    state: HazardState | None = None
    file: str = ""
    row: int = 0

    def told(self) -> dict[str, Any]:
        """As it stands in a ledger entry, beside what the entry changes."""
        return {"list": {"file": self.file, "row": self.row, "says": self.state.value if self.state else ""}}


class HazardDraft(msgspec.Struct, frozen=True):
    """A hazard before it is reported. What is left out comes from the building, the kind or the catalogue.

    Attributes:
        kind: code or name in the catalogue of hazards.
        building: 19-digit code; gives area and place. room: code or number of a room in it.
        area: id; only where neither building nor place is known.
        level, likelihood, consequence: None for those of the kind; the level for that of the score.
        origin: what it comes from, "device:…", "visit:…"; reported again while it is open, nothing is added.
        photos: pictures to attach.
        found_at: seconds since 1970 UTC; None for now.
        order: order its rectification at once, with the limit of its level.
        result: what the party did about it already, in words: it is rectified, and to be re-checked.
        party: id of the responsible party; "" for the building's.
        case: id of the case it comes from.
        listed: the list it is imported from.
    """

    kind: str
    text: str = ""
    building: str = ""
    room: str = ""
    area: str = ""
    lon: float | None = None
    lat: float | None = None
    address: str = ""
    level: HazardLevel | None = None
    likelihood: int | None = None
    consequence: int | None = None
    source: HazardSource = HazardSource.REPORT
    origin: str = ""
    item: str = ""
    party: str = ""
    case: str = ""
    photos: tuple[Path, ...] = ()
    found_at: float | None = None
    order: bool = False
    result: str = ""
    listed: Listed | None = None
    demo: bool = False


class Place(msgspec.Struct, frozen=True):
    """Where a hazard is: id of the area, degrees as in EPSG:4490, the building's name as address."""

    area: str
    lon: float | None
    lat: float | None
    address: str
    demo: bool


def place_of(draft: HazardDraft, building_of: Callable[[str], Building | None], areas: AreaStore) -> Place:
    """Where a draft says the hazard is.

    Raises:
        NotFound: no such building or area.
        BadInput: a place that is none, or no place at all.
    """
    lon, lat = draft.lon, draft.lat
    if (lon is None) != (lat is None) or (lon is not None and lat is not None and not (
            math.isfinite(lon) and abs(lon) <= 180 and math.isfinite(lat) and abs(lat) <= 90)):
        raise BadInput(tr("A place needs a longitude from -180 to 180 and a latitude from -90 to 90, both. "
                          "Nothing was changed."))
    if draft.building:
        building = building_of(draft.building)
        if building is None:
            raise NotFound(tr("There is no building {code} in this profile; nothing was changed.",
                              code=draft.building))
        if lon is None or lat is None:
            lon, lat = building.lon, building.lat
        return Place(building.area, lon, lat, draft.address or building.name, building.demo)
    if lon is not None and lat is not None:
        return Place(areas.locator().locate(lon, lat), lon, lat, draft.address, False)
    if not draft.area:
        raise BadInput(tr("A hazard needs a building, a place or an area. Nothing was changed."))
    found = areas.tree().get(draft.area)
    if found is None:
        raise NotFound(tr("There is no area {area} in this profile; nothing was changed.", area=draft.area))
    return Place(found.id, None, None, draft.address, found.demo)


def moved(hazards: Iterable[Hazard], buildings: Iterable[Building], areas: AreaStore) -> list[tuple[Hazard, str]]:
    """Hazards whose area is another now than they say, with that area; what has neither building nor place stays."""
    area_of = {one.code: one.area for one in buildings}
    some = list(hazards)
    found = [(one, area_of[one.building]) for one in some if one.building in area_of]
    rest = [one for one in some if one.building not in area_of and one.is_placed]
    if rest:
        places = np.array([(one.lon, one.lat) for one in rest], dtype=float)
        found += zip(rest, areas.locator().locate_many(places[:, 0], places[:, 1]), strict=True)
    return [(one, area) for one, area in found if one.area != area]


def opening(draft: HazardDraft, place: Place, party: str, who: str, now: float, rules: HazardRules) -> dict[str, Any]:
    """The fields of a hazard's first entry, those at their defaults left out.

    Raises:
        BadInput: no such kind, a likelihood or consequence beyond 1 to 5, or found in the future.
    """
    kind = rules.kind_named(draft.kind)
    likelihood, consequence = _score(draft, kind)
    found_at = now if draft.found_at is None else draft.found_at
    if not (math.isfinite(found_at) and found_at <= now + 300.0):
        raise BadInput(tr("A hazard cannot be found in the future. Nothing was changed."))
    fields: dict[str, Any] = {
        "kind": kind.code, "level": (draft.level or rules.level_of(likelihood * consequence)).value,
        "source": draft.source.value, "likelihood": likelihood, "consequence": consequence, "found_at": found_at,
    }
    rest = {"area": place.area, "building": draft.building, "room": draft.room, "lon": place.lon, "lat": place.lat,
            "address": place.address, "party": draft.party or party, "text": draft.text.strip(), "item": draft.item,
            "origin": draft.origin, "found_by": who, "case": draft.case, "demo": draft.demo,
            "listed": draft.listed.state.value if draft.listed is not None and draft.listed.state else None}
    return fields | {name: value for name, value in rest.items() if value not in ("", None, False)}


def _score(draft: HazardDraft, kind: HazardKind) -> tuple[int, int]:
    likelihood = kind.likelihood if draft.likelihood is None else draft.likelihood
    consequence = kind.consequence if draft.consequence is None else draft.consequence
    if not (1 <= likelihood <= MOST and 1 <= consequence <= MOST):
        raise BadInput(tr("Likelihood and consequence are 1 to 5. Nothing was changed."))
    return likelihood, consequence


def new_id(now: float) -> str:
    """The day and eight characters: short enough to be said on the telephone, and sites do not meet by chance."""
    return f"{time.strftime('%Y%m%d', time.localtime(now))}-{uuid.uuid4().hex[:8]}"

"""What hazards and inspections tell of on the card of a thing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.inspections import InspectionDesk
from console.desk.hazard.steps import state_word
from console.insight.card_parts import Event, Source, Subject
from console.language import tr
from console.model.address import BUILDING
from console.model.area import AreaTree
from console.model.hazard import Hazard
from console.model.inspection import Party

RECENT = 90 * 86_400.0   # s: on the card of an area, older hazards that are closed and older visits are left out


def hazard_events(hazards: HazardDesk, tree: Callable[[], AreaTree],
                  clock: Callable[[], float] = time.time,
                  parties_of: Callable[[str], Iterable[Party]] = lambda building: ()) -> Source:
    """All hazards of a building or a room, or of a firm and the room it is in; of an area and below it the open ones
    and those found of late."""

    def tell(subject: Subject) -> Iterable[Event]:
        if subject.kind == "area":
            within, since = tree().within(subject.area), clock() - RECENT
            found = [one for one in hazards.hazards().values()
                     if (one.is_open or one.found_at >= since) and one.area in within]
        else:
            found = hazards.of_building(subject.building) if subject.building else []
        if subject.kind in ("room", "firm"):
            number = subject.room[BUILDING:]   # six digits; people say what is on the door, or 301 for 000301
            names = {subject.room, number, subject.name or number.lstrip("0")} - {""}
            firms = {f"firm:{subject.id}", subject.id} if subject.kind == "firm" else set()
            parties = parties_of(subject.building) if firms else ()
            own = {party.id for party in parties if party.ref in firms}
            found = [one for one in found if one.room in names or one.party in own]
        return [_event(hazards, one) for one in found]

    return tell


def inspection_events(inspections: InspectionDesk, tree: Callable[[], AreaTree],
                      clock: Callable[[], float] = time.time) -> Source:
    """All inspections of a building; of an area and below it those of late."""

    def tell(subject: Subject) -> Iterable[Event]:
        if subject.kind == "area":
            within, since = tree().within(subject.area), clock() - RECENT
            found = [one for one in inspections.visits().values() if one.at >= since and one.area in within]
        else:
            found = inspections.of_building(subject.building) if subject.kind == "building" else []
        return [Event("inspection", one.id, one.at, tr("Inspection"),
                      tr("{n} found", n=len(one.hazards)) if one.entered else tr("Nobody in"))
                for one in found if not one.withdrawn]

    return tell


def _event(hazards: HazardDesk, one: Hazard) -> Event:
    kind = hazards.rules.kind_label(one.kind)
    return Event("hazard", one.id, one.found_at, f"{kind}: {one.text}" if one.text else kind, state_word(one.state),
                 one.is_open)

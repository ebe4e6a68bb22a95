"""The demo district with all that stands in it: rooms, devices, contacts, a year of hazards; made and taken out."""

from __future__ import annotations

import time
from typing import Protocol

from sqlalchemy import Connection

from console.demo.devices import place_devices, speak
from console.demo.facility_contacts import contacts_of
from console.demo.facts import read_facts
from console.demo.hazards import make_demo_hazards
from console.demo.make import make_demo, remove_demo
from console.demo.roads import add_roads, forget_roads, lay_roads
from console.demo.rooms import register_demo
from console.desk.devices.board import DeviceBoard
from console.desk.facilities import FacilityDesk
from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.inspections import InspectionDesk
from console.desk.uncollected import uncollected
from console.ledger.ledger import Ledger
from console.model.premises import Building, Facility
from console.profile import Profile
from console.progress import Progress
from console.store.addresses import AddressStore
from console.store.areas import AreaStore
from console.store.engine import Store
from console.store.layers import LayerStore
from console.store.places import PlaceStore


class Parts(Protocol):
    """What of a console the district is written into."""

    profile: Profile
    store: Store
    ledger: Ledger
    areas: AreaStore
    places: PlaceStore
    addresses: AddressStore
    layers: LayerStore
    facilities: FacilityDesk
    devices: DeviceBoard
    hazards: HazardDesk
    inspections: InspectionDesk


def make_whole_demo(parts: Parts, seed: int, progress: Progress) -> dict[str, int]:
    """Generate the district with everything; see `console.demo.make.make_demo`, whose errors it raises."""
    registered = dict[str, int]()

    def stand(connection: Connection, buildings: list[Building], facilities: list[Facility], told: Progress) -> None:
        parts.facilities.insert_contacts(connection, contacts_of(facilities, seed))
        parts.devices.insert(connection, place_devices(buildings, seed))
        registered.update(register_demo(connection, buildings, seed, told))

    with uncollected():
        made = make_demo(parts.areas, parts.places, seed, progress.part(0, 800, 1000), stand)
        rest = progress.part(800, 1000, 1000, stoppable=False)   # the district is written: too late to stop
        speak(parts.devices, time.time())
        year = make_demo_hazards(parts.ledger, parts.places, parts.inspections.parties,
                                 (parts.hazards, parts.inspections), seed, progress=rest,
                                 rooms=parts.addresses.rooms_in)
        roads = lay_roads(parts.areas.tree(), parts.places.buildings(), read_facts())
        add_roads(parts.profile, parts.layers, roads)
    return made | registered | {"devices": len(parts.devices.devices()), "roads": len(roads.names)} | year


def remove_whole_demo(parts: Parts) -> dict[str, int]:
    """Take out everything generated that stands in the district; cases and the ledger stay."""
    from console.detection.forget_demo import forget_demo_surveys
    from console.detection.surveys import Surveys

    before = len(parts.devices.devices())

    def rows(connection: Connection) -> None:
        parts.addresses.remove_demo(connection)
        parts.devices.remove_demo(connection)
        parts.facilities.remove_demo(connection)
        parts.inspections.parties.remove_demo(connection)

    gone = remove_demo(parts.areas, parts.places, rows)
    forget_roads(parts.layers, time.time())
    surveys = forget_demo_surveys(parts.profile, Surveys(parts.store, parts.ledger), parts.layers, time.time())
    return gone | {"devices": before - len(parts.devices.devices()), "surveys": surveys}

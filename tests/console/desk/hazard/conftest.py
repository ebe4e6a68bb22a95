"""The desks of hazards and inspections on a real ledger, and a clock that is moved by hand."""

import pytest
from desk_world import NOW
from hazard_people import four_buildings
from order_people import HandClock

from console.desk.attachments import Attachments
from console.desk.hazard.desk import HazardDesk
from console.desk.hazard.inspections import InspectionDesk
from console.desk.hazard.to_case import HazardCases
from console.language import RESOURCES
from console.model.checklist import read_checklists
from console.model.hazard_rules import read_hazard_rules
from console.model.limits import Unit
from console.profile import Profile
from console.store.parties import PartyStore
from console.store.places import PlaceStore

RULES = read_hazard_rules(RESOURCES / "catalogues" / "hazards-2026.1.toml")
LISTS = read_checklists(RESOURCES / "catalogues" / "checklists-2026.1.toml")


def add(start, limit):
    """Hours on the wall clock: the calendar has tests of its own."""
    assert limit.unit is Unit.HOUR
    return start + limit.amount * 3600


@pytest.fixture
def hands():
    return HandClock(NOW)


@pytest.fixture
def places(store):
    places = PlaceStore(store)
    places.add_buildings(four_buildings())
    return places


@pytest.fixture
def parties(store):
    return PartyStore(store)


@pytest.fixture
def files(tmp_path):
    return Attachments(Profile(tmp_path / "profile").make())


@pytest.fixture
def make_hazards(ledger, areas, places, parties, files, desk, catalogue, hands):
    """Another desk on the same ledger, as a second start of the program would have it."""
    def make():
        return HazardDesk(ledger, areas, places, parties, lambda: RULES, add, files,
                          HazardCases(desk, lambda: RULES, lambda: catalogue), hands)

    return make


@pytest.fixture
def hazards(make_hazards):
    return make_hazards()


@pytest.fixture
def risks():
    """Risk indices by building; tests write into it."""
    return {}


@pytest.fixture
def make_inspections(ledger, areas, places, parties, hazards, hands, risks):
    def make():
        return InspectionDesk(ledger, areas, places, parties, hazards, lambda: LISTS, lambda: (risks, "1"), hands)

    return make


@pytest.fixture
def inspections(make_inspections):
    return make_inspections()


@pytest.fixture
def picture(tmp_path):
    from PIL import Image

    path = tmp_path / "photo.png"
    Image.new("RGB", (8, 8), "red").save(path)
    return path

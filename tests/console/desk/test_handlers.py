"""Names a case may be sent to."""

import pytest

from console.desk.handlers import Handlers
from console.model.departments import Department, Departments, Squad
from console.model.person import User
from console.model.premises import Person
from console.store.places import PlaceStore

DEPARTMENTS = Departments("t", "a", "1", (Department("cg", "城管局", "City", squads=(Squad("cg-1", "一中队"),)),))
USERS = [User("li", "李敏"), User("old", "旧人", active=False), User("nameless")]


@pytest.fixture
def handlers(store):
    places = PlaceStore(store)
    places.add_people([Person("P1", "网格员甲", "grid_worker", "G0")])
    return Handlers(lambda: DEPARTMENTS, lambda: USERS, places)


@pytest.mark.parametrize(("handler", "known", "label"), [
    ("department:cg", True, "City"), ("squad:cg-1", True, "一中队"), ("person:li", True, "李敏"),
    ("person:P1", True, "网格员甲"), ("person:nameless", True, "nameless"), ("person:old", False, "旧人"),
    ("department:xx", False, "department:xx"), ("squad:cg", False, "squad:cg"), ("person:P2", False, "P2"),
    ("cg", False, "cg"), ("", False, ""),
])
def test_who_there_is_and_what_they_are_called(handlers, handler, known, label):
    assert handlers.knows(handler) is known and handlers.label(handler) == label

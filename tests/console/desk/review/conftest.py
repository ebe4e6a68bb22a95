"""A review desk on the ten grids of the desk's tests, with rules of its own, a ticking clock and three reviewers."""

import pytest
from review_world import INSPECTORS, RULES, TICK, incoming

from console.desk.people import People
from console.desk.review.desk import ReviewDesk
from console.model.access import Access
from console.model.departments import Departments
from console.profile import Profile
from console.store.places import PlaceStore
from console.store.users import UserStore


class Clock:
    """A clock that goes some seconds further each time it is read, and further when told."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        self.now += TICK
        return self.now


@pytest.fixture
def profile(tmp_path):
    return Profile(tmp_path).make()


@pytest.fixture
def clock():
    from desk_world import NOW

    return Clock(NOW)


@pytest.fixture
def people(store, ledger, areas):
    return People(UserStore(store, ledger), ledger, lambda: Access("t", "t", "1"), areas.tree,
                  lambda: Departments("t", "t", "1"))


@pytest.fixture
def rules():
    """The rules in force, in a list so that a test can put others in their place."""
    return [RULES]


@pytest.fixture
def make_desk(areas, people, rules, desk, profile, clock, ledger, store):
    """A desk on the same database: another one is what a program is after a restart."""
    def make(**other):
        return ReviewDesk(other.get("store", store), other.get("ledger", ledger), areas, PlaceStore(store), people,
                          lambda: rules[0], other.get("cases", desk), profile, clock)

    return make


@pytest.fixture
def reviews(make_desk):
    return make_desk()


@pytest.fixture
def loaded(reviews, tmp_path):
    """The desk with six detections, ids in their order: sure ones first."""
    reviews.load(incoming(tmp_path), INSPECTORS[0], "一期")
    return reviews


@pytest.fixture
def ids(loaded):
    return {one.source_id: one.id for one in loaded.detections()}



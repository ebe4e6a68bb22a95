"""Writing the demo district into a profile: whole or not at all, the same every time, and out again."""

from contextlib import closing

import pytest

from console.demo import make
from console.demo.facts import read_facts
from console.demo.make import make_demo, remove_demo
from console.errors import Cancelled, NotFound, Refused
from console.ledger.ledger import Ledger
from console.model.area import Area, Level
from console.progress import Progress
from console.store.areas import AreaStore, digest
from console.store.engine import open_store
from console.store.places import PlaceStore


class Profile:
    def __init__(self, folder):
        self.store = open_store(folder / "console.db")
        self.ledger = Ledger(self.store)
        self.areas = AreaStore(self.store, self.ledger)
        self.places = PlaceStore(self.store)

    def is_empty(self):
        return (not self.areas.refresh() and len(self.areas.tree()) == 0
                and set(self.places.counts().values()) == {0} and not list(self.ledger.entries()))


@pytest.fixture
def profile(tmp_path):
    profile = Profile(tmp_path)
    with closing(profile.store):
        yield profile


def test_made_whole_and_removed_again(profile, district, monkeypatch):
    monkeypatch.setattr(make, "generate", lambda *_: district)
    made = make_demo(profile.areas, profile.places)
    layout, buildings, facilities, people = district
    assert digest(list(profile.areas.tree())) == digest(layout.areas)
    assert profile.places.buildings() == sorted(buildings, key=lambda b: b.code)
    assert profile.places.facilities() == facilities and profile.places.people() == people
    assert made["buildings"] == len(buildings) and made["grids"] == len(layout.grids)
    assert profile.places.base_of(layout.grids[0]) == layout.bases[layout.grids[0]]
    entry, = profile.ledger.entries()
    assert entry.kind == "areas.imported" and entry.payload["set"]["lineage"]["seed"] == make.SEED

    with pytest.raises(Refused):
        make_demo(profile.areas, profile.places)
    gone = remove_demo(profile.areas, profile.places)
    assert gone == {key: made[key] for key in ("areas", "buildings", "facilities", "people")}
    assert len(profile.areas.tree()) == 0 and set(profile.places.counts().values()) == {0}
    assert [e.kind for e in profile.ledger.entries()] == ["areas.imported", "areas.removed"]


def test_the_same_every_time_with_progress(district):
    heard = []
    layout, buildings, facilities, people = make.generate(
        read_facts(), make.SEED, Progress(lambda *step: heard.append(step)))
    assert digest(layout.areas) == digest(district[0].areas)  # generated on its own, from the same seed
    assert (buildings, facilities, people) == district[1:]
    done = [step[0] / step[1] for step in heard]
    assert done == sorted(done) and len({step[2] for step in heard}) >= 5


@pytest.mark.parametrize("share", [0.0, 0.1])
def test_cancelled_early_leaves_nothing(profile, share):
    progress = Progress(lambda done, total, _: progress.cancel() if done >= share * total else None)
    with pytest.raises(Cancelled):
        make_demo(profile.areas, profile.places, progress=progress)
    assert profile.is_empty()


def test_cancelled_at_the_last_moment_leaves_nothing(profile, district, monkeypatch):
    progress = Progress()

    def generate(*_args):
        progress.cancel()
        return district

    monkeypatch.setattr(make, "generate", generate)
    with pytest.raises(Cancelled):
        make_demo(profile.areas, profile.places, progress=progress)
    assert profile.is_empty()


def test_a_failure_while_saving_leaves_nothing(profile, district, monkeypatch):
    layout, buildings, facilities, people = district
    monkeypatch.setattr(make, "generate", lambda *_: (layout, buildings, facilities, [*people, people[0]]))
    with pytest.raises(Refused):
        make_demo(profile.areas, profile.places)
    assert profile.is_empty()


def test_real_areas_stay_when_the_demo_goes(profile, district, monkeypatch):
    monkeypatch.setattr(make, "generate", lambda *_: district)
    real = Area("real", "", "真街道", Level.STREET)
    profile.areas.add([real], {})
    make_demo(profile.areas, profile.places)
    remove_demo(profile.areas, profile.places)
    assert list(profile.areas.tree()) == [real]
    with pytest.raises(NotFound):
        remove_demo(profile.areas, profile.places)

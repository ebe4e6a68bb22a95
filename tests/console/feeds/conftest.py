"""A desk on a real ledger, two grids near 114°E 22.5°N, and a place to write recordings."""

import gzip
import json

import pytest
import shapely

from console.desk.cases import CaseDesk
from console.feeds.hub import FeedHub
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.area import Area, Level
from console.model.catalogue import read_catalogue
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.engine import open_store
from console.store.places import PlaceStore


def area(id, name, level, parent, west, east):
    shape = shapely.box(west, 22.5, east, 22.6)
    return Area(id, id, name, level, parent, wkb=shape.wkb, bounds=shape.bounds, size=1e6)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "console.db")
    yield store
    store.close()


@pytest.fixture
def ledger(store):
    return Ledger(store)


@pytest.fixture
def no_areas(store, ledger):
    return AreaStore(store, ledger)


@pytest.fixture
def areas(no_areas):
    no_areas.add([area("D", "福田区", Level.DISTRICT, "", 114.0, 114.1),
                  area("S", "莲花街道", Level.STREET, "D", 114.0, 114.1),
                  area("G1", "第一网格", Level.GRID, "S", 114.0, 114.05),
                  area("G2", "第二网格", Level.GRID, "S", 114.05, 114.1)], {})
    return no_areas


@pytest.fixture
def places(store):
    return PlaceStore(store)


@pytest.fixture
def buildings(places):
    found = [Building(f"{i:019d}", f"莲花二村{i}栋", "G1" if i < 8 else "G2", "residential", 6, 18.0, 12,
                      114.02 if i < 8 else 114.07, 22.52 + i / 1000, shapely.Point(114, 22.5).wkb) for i in range(10)]
    places.add_buildings(found)
    return found


@pytest.fixture
def catalogue():
    return read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml")


@pytest.fixture
def desk(ledger, areas, catalogue):
    return CaseDesk(ledger, areas, catalogue)


@pytest.fixture
def hub(desk):
    hub = FeedHub(desk)
    yield hub
    hub.stop()


@pytest.fixture
def write(tmp_path):
    """Write a file of that name: text, bytes, or lines of JSON; .gz is packed."""
    def write(name, content):
        if not isinstance(content, str | bytes):
            content = "\n".join(json.dumps(line, ensure_ascii=False) for line in content)
        data = content if isinstance(content, bytes) else content.encode()
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path
    return write

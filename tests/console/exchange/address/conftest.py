"""A small profile with areas and four buildings, into which registers are imported."""

from contextlib import closing

import pytest
import shapely

from console.exchange.address.importer import Registers
from console.insight.address_words import AddressWords
from console.ledger.ledger import Ledger
from console.model.area import Area, Level
from console.model.premises import Building
from console.store.addresses import AddressStore
from console.store.areas import AreaStore
from console.store.engine import open_store
from console.store.places import PlaceStore

BASE = "44030400800101"


class World:
    """The stores of one profile, and an importer into it."""

    def __init__(self, store, folder):
        self.folder = folder
        self.ledger = Ledger(store)
        self.areas, self.places = AreaStore(store, self.ledger), PlaceStore(store)
        self.addresses = AddressStore(store)
        shape = shapely.box(114.05, 22.54, 114.06, 22.55)
        self.areas.add([
            Area(code, code, name, level, code[:above], wkb=shapely.to_wkb(shape), bounds=shape.bounds)
            for code, name, level, above in (
                ("440304", "福田区", Level.DISTRICT, 0), ("440304008", "莲花街道", Level.STREET, 6),
                ("440304008001", "彩田社区", Level.COMMUNITY, 9), ("440304008001001", "第一网格", Level.GRID, 12))
        ], {"source": "test"})
        with store.write() as connection:
            self.places.insert_base_grids(connection, {"440304008001001": BASE})
        self.places.add_buildings([
            Building(f"{BASE}{n:05}", f"翠湖花园{n}栋", "440304008001001", "residential", 30, 90.0, 9,
                     114.0501 + n * 1e-3, 22.5451, shapely.to_wkb(shapely.box(0, 0, 1e-4, 1e-4)))
            for n in range(1, 5)])
        self.words = AddressWords(self.addresses, self.places, self.areas)
        self.registers = Registers(self.addresses, self.places, self.areas, self.ledger, self.words.best)

    def run(self, name, kind, *rows, encoding="utf-8", **options):
        """Import lines of CSV, or a file that was written before."""
        path = self.folder / name
        if rows:
            path.write_bytes("\n".join(rows).encode(encoding))
        report = self.registers.run(path, kind, **options)
        assert report.rows == report.imported + report.updated + report.unchanged + report.refused
        return report


@pytest.fixture
def world(tmp_path):
    with closing(open_store(tmp_path / "console.db")) as store:
        yield World(store, tmp_path)

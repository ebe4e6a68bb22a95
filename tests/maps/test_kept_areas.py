"""What was prepared is read back the same, prepared anew when an outline changed, and never needed."""

import dataclasses

import msgspec
import numpy as np
import pytest
import shapely
from map_fakes import SOUTH, WEST, square_district

from console.model.area import AreaTree
from console.model.premises import Building
from maps import kept_areas as module
from maps.areas import map_areas
from maps.kept_areas import KEPT, kept_areas, kept_buildings
from maps.style import DARK


@pytest.fixture
def nothing_is_prepared(monkeypatch):
    def refuse(*given):
        raise AssertionError("prepared anew")
    return lambda: [monkeypatch.setattr(module, name, refuse) for name in ("map_areas", "map_buildings")]


def same(one, other):
    """Whether two values of dataclasses and arrays say the same."""
    if dataclasses.is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in dataclasses.fields(one)
                   if f.name != "index")
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and bool((shapely.equals_exact(one, other) if one.dtype == object
                                                  else one == other).all())
    return one == other


def test_read_back_the_same(tmp_path, nothing_is_prepared):
    tree = square_district()
    made = kept_areas(tmp_path, tree)
    assert same(made, map_areas(tree))
    nothing_is_prepared()
    found = kept_areas(tmp_path, tree)
    assert same(found, made)
    x, y = shapely.get_coordinates(shapely.centroid(made.ranks[-1].shapes[17]))[0]
    assert found.at(x, y, 1.0) == made.at(x, y, 1.0) != ""
    assert [layer.name for layer in found.borders(DARK)] == [layer.name for layer in made.borders(DARK)]


def test_a_name_is_the_trees_and_an_outline_is_prepared_anew(tmp_path, nothing_is_prepared):
    tree = square_district()
    kept_areas(tmp_path, tree)
    smaller = shapely.to_wkb(shapely.box(WEST, SOUTH, WEST + 0.001, SOUTH + 0.001))
    changed = AreaTree([msgspec.structs.replace(a, wkb=smaller) if a.id == "g3-3" else a for a in tree])
    assert kept_areas(tmp_path, changed).shape("g3-3").area < map_areas(tree).shape("g3-3").area
    nothing_is_prepared()
    renamed = AreaTree([msgspec.structs.replace(a, name="新名") if a.id == "d" else a for a in tree])
    assert kept_areas(tmp_path, renamed).ranks[0].areas[0].name == "新名"


@pytest.mark.parametrize("name", ["areas.json", "arrays.npz", "land.map", "borders1.map"])
def test_damage_costs_time_only(tmp_path, name):
    tree = square_district()
    made = kept_areas(tmp_path, tree)
    file = next(tmp_path.glob(f"areas-*/{name}"))
    file.write_bytes(file.read_bytes()[:40])
    assert same(kept_areas(tmp_path, tree), made)
    file.unlink()
    assert same(kept_areas(tmp_path, tree), made) and file.exists()


def building(number):
    west = WEST + number / 1e3
    wkb = shapely.to_wkb(shapely.box(west, SOUTH, west + 5e-4, SOUTH + 1e-3))
    return Building(code=str(number), name="", area="", use="office", floors=number, height=3.0 * number, rooms=1,
                    lon=west, lat=SOUTH, wkb=wkb)


def test_old_ones_go(tmp_path):
    for number in range(KEPT + 4):
        kept_buildings(tmp_path, [building(number)], "EPSG:4547", (0.0, 0.0))
    assert len([*tmp_path.iterdir()]) == KEPT


def test_a_folder_that_cannot_be_written_to_costs_time_only(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert same(kept_areas(tmp_path / "file", square_district()), map_areas(square_district()))


def test_buildings_are_read_back_the_same(tmp_path, nothing_is_prepared):
    buildings = [building(number) for number in range(40)]
    made = kept_buildings(tmp_path, buildings, "EPSG:4547", (0.0, 0.0))
    nothing_is_prepared()
    assert same(kept_buildings(tmp_path, buildings, "EPSG:4547", (0.0, 0.0)), made)
    assert len(made) == 40

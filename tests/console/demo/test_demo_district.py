"""The demo district as it is generated: areas without gaps, buildings without overlaps, codes that fit."""

import re
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
import shapely

from console.demo.make import BUILDINGS, FACILITIES
from console.model.area import AreaTree, Level
from console.store.locator import Locator

NAMES = "南园 园岭 福田 沙头 香蜜湖 梅林 莲花 华富 福保 华强北"


@pytest.fixture(scope="module")
def tree(district):
    return AreaTree(district[0].areas)


@pytest.fixture(scope="module")
def shapes(tree):
    return {area.id: shapely.from_wkb(area.wkb) for area in tree}


@pytest.fixture(scope="module")
def buildings(district):
    return district[1]


@pytest.fixture(scope="module")
def footprints(buildings):
    return shapely.from_wkb([building.wkb for building in buildings])


def test_streets_and_communities_are_the_real_ones_by_name_and_code(tree):
    top, = tree.children()
    assert (top.name, top.code, top.level) == ("福田区", "440304", Level.DISTRICT)
    assert {a.name.removesuffix("街道") for a in tree.level(Level.STREET)} == set(NAMES.split())
    communities = tree.level(Level.COMMUNITY)
    assert len(communities) == 92 and len({a.name for a in communities}) == 92
    assert all(re.fullmatch(r"\d{12}", a.code) and a.code.startswith(a.parent) for a in communities)
    assert all((a.authority, a.year) == ("NBS", 2023) for a in tree if a.level < Level.GRID)
    assert not any("居委会" in a.name or a.code.startswith("440304400") for a in tree)
    assert all(a.demo for a in tree)


def test_about_a_thousand_grids_of_the_size_of_blocks(tree):
    grids = tree.level(Level.GRID)
    assert 950 <= len(grids) <= 1050
    across = np.sqrt([grid.size for grid in grids])
    assert 220 < np.median(across) < 320 and across.min() > 100 and across.max() < 800


def test_every_level_covers_the_district_without_gaps_or_overlaps(tree, shapes):
    for level in (Level.STREET, Level.COMMUNITY, Level.GRID):
        cells = [shapes[area.id] for area in tree.level(level)]
        assert shapely.coverage_is_valid(cells)
        assert np.isclose(shapely.area(cells).sum(), shapes["440304"].area, rtol=1e-12)


def test_children_tile_their_parent_corner_for_corner(tree, shapes):
    for area in tree:
        below = tree.children(area.id)
        if below:
            union = shapely.coverage_union_all([shapes[child.id] for child in below])
            assert union.normalize().equals_exact(shapes[area.id].normalize(), 0), area.name


def test_areas_are_whole_and_carry_their_bounds_and_size(tree, shapes):
    for area in tree:
        shape = shapes[area.id]
        assert shape.geom_type == "Polygon" and shape.is_valid, area.name
        assert area.bounds == shape.bounds
    assert 70e6 < tree["440304"].size < 80e6
    for parent in [*tree.level(Level.STREET), *tree.level(Level.COMMUNITY)]:
        assert np.isclose(parent.size, sum(child.size for child in tree.children(parent.id)), rtol=1e-6)


def test_grids_are_numbered_from_west_to_east_and_north_to_south(tree, shapes):
    """Within a row to the east; a step back to the west begins a row further south."""
    for community in tree.level(Level.COMMUNITY):
        grids = tree.children(community.id)
        assert [grid.code for grid in grids] == [f"{community.code}{n:03}" for n in range(1, len(grids) + 1)]
        middles = [shapes[grid.id].centroid for grid in grids]
        assert all(b.x > a.x or b.y < a.y for a, b in pairwise(middles))


def test_twenty_thousand_buildings_with_codes_that_fit_their_community(district, buildings):
    bases = district[0].bases
    assert len(buildings) == BUILDINGS == len({building.code for building in buildings})
    for building in buildings:
        assert re.fullmatch(r"\d{19}", building.code)
        assert building.code[:14] == bases[building.area] and building.code[:12] == building.area[:12]
        assert building.demo and building.name
    numbers = Counter(building.code[:14] for building in buildings)
    assert all(max(int(b.code[14:]) for b in buildings if b.code[:14] == base) == numbers[base]
               for base in list(numbers)[:20])


def test_buildings_do_not_overlap(footprints):
    assert shapely.is_valid(footprints).all()
    first, second = shapely.STRtree(footprints).query(footprints, "intersects")
    assert (first == second).all()


def test_buildings_stand_well_inside_their_grid(tree, shapes, buildings, footprints):
    homes = np.array([shapes[building.area] for building in buildings])
    assert shapely.contains_properly(homes, footprints).all()
    found = Locator(tree).locate_many([b.lon for b in buildings], [b.lat for b in buildings])
    assert found == [building.area for building in buildings]
    assert shapely.intersects_xy(footprints, [b.lon for b in buildings], [b.lat for b in buildings]).all()


def test_buildings_look_like_their_use(buildings):
    by_use = {use: [b for b in buildings if b.use == use] for use in {b.use for b in buildings}}
    assert set(by_use) >= {"residential", "urban_village", "office", "industrial", "school", "hospital"}
    assert {b.floors for b in by_use["urban_village"]} == {6, 7, 8}
    assert len(by_use["urban_village"]) > 3000
    assert all(re.fullmatch(r"\D+村\d+坊\d+号", b.name) for b in by_use["urban_village"])
    towers = [b for b in buildings if b.floors > 35]
    assert all(b.use == "office" and 4 * b.floors < b.height < 4.5 * b.floors for b in towers)
    middle = np.mean([(b.lon, b.lat) for b in towers], axis=0)
    assert np.hypot(*(middle - (114.0565, 22.5385))) < 0.006   # the centre, not anywhere
    assert all(b.rooms >= 1 and 2.9 * b.floors < b.height for b in buildings)


def test_door_plates_are_unique_in_their_community(buildings):
    plates = Counter((building.area[:12], building.name) for building in buildings)
    assert max(plates.values()) == 1


def test_hills_are_nearly_empty(tree, buildings):
    houses = Counter(building.area for building in buildings)
    large = [grid for grid in tree.level(Level.GRID) if grid.size > 230_000]
    assert large and np.mean([houses[grid.id] for grid in large]) < 4


def test_facilities_and_staff(district, tree):
    _, _, facilities, people = district
    assert len(facilities) == FACILITIES == len({f.id for f in facilities})
    kinds = Counter(f.kind for f in facilities)
    assert (kinds["mediation"], kinds["legal"], kinds["community_office"]) == (23, 11, 92)
    assert kinds["confirmation"] == 48
    assert kinds["street_office"] == 10 and kinds["hydrant"] > 400 and kinds["school"] > 60
    found = Locator(tree).locate_many([f.lon for f in facilities], [f.lat for f in facilities])
    assert found == [f.area for f in facilities]
    assert 1300 <= len(people) <= 1500 and len({p.id for p in people}) == len(people)
    workers = [p.area for p in people if p.post == "grid_worker"]
    assert sorted(workers) == sorted(grid.id for grid in tree.level(Level.GRID))
    assert all(p.area in tree and len(p.name) in (2, 3) for p in people)
    assert all(x.demo and (not x.phone or x.phone.startswith("000-")) for x in [*facilities, *people])


@pytest.mark.real
def test_streets_lie_about_where_the_real_ones_do(tree, shapes, shared):
    """The real outlines (GCJ-02) only judge the drawing; nothing of them is in it."""
    import json

    import pyproj

    from console.exchange.crs import to_lonlat

    metric = pyproj.Transformer.from_crs(4490, 4547, always_xy=True)
    source = shared / "areas" / "shenzhen_streets74_gcj02_declared4326.geojson"
    real = {}
    for feature in json.loads(source.read_text("utf-8"))["features"]:
        if feature["properties"]["DISTRICT"] == "福田区":
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            real[feature["properties"]["NAME"] + "街道"] = metric.transform(
                *(float(v[0]) for v in to_lonlat(*np.array([[shape.centroid.x], [shape.centroid.y]]), "gcj02")))
    assert len(real) == 10
    for street in tree.level(Level.STREET):
        middle = shapes[street.id].centroid
        assert np.hypot(*np.subtract(metric.transform(middle.x, middle.y), real[street.name])) < 700, street.name

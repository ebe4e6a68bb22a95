"""The nearest facility of each kind, straight and on foot, and the ground within reach."""

import numpy as np
import pyproj
import pytest
import shapely

from console.errors import NotFound
from console.insight.circle_ground import ground_shares
from console.insight.nearest import nearest
from console.insight.roads import Roads
from console.model.area import Area, Level
from console.model.premises import Facility

X, Y = 500_000.0, 2_494_000.0   # EPSG:4547
BACK = pyproj.Transformer.from_crs(4547, 4490, always_xy=True)


def at(x, y):
    return BACK.transform(X + x, Y + y)


def facility(name, kind, x, y):
    return Facility(name, kind, name, "g", *at(x, y))


THREE = [facility("far", "hydrant", 900, 0), facility("near", "hydrant", 0, 120), facility("h", "hospital", 3000, 4000)]


def test_the_nearest_of_each_kind_in_metres():
    found = nearest(THREE, *at(0, 0))
    assert [one.facility.id for one in found] == ["near", "h"]
    assert [one.metres for one in found] == pytest.approx([120, 5000], abs=0.5)
    assert [one.facility.id for one in nearest(THREE, *at(0, 0), each=2)] == ["near", "far", "h"]
    assert nearest([], *at(0, 0)) == []


def test_on_foot_the_way_counts_and_what_no_road_leads_to_comes_last():
    path = [(0, 0), (900, 0), (900, 300), (0, 300), (0, 120)]   # 120 m off, but 2,280 m round
    roads = Roads(np.array([shapely.LineString([at(*place) for place in path])], object))
    found = nearest(THREE, *at(0, 0), each=2, roads=roads)
    assert [(one.facility.id, one.by_road) for one in found] == [("far", True), ("near", True), ("h", False)]
    assert [one.metres for one in found] == pytest.approx([900, 2280, 5000], abs=1.0)


def area(id_, x0, y0, x1, y1):
    shape = shapely.Polygon([at(*corner) for corner in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))])
    return Area(id_, id_, id_, Level.STREET, "", wkb=shapely.to_wkb(shape), bounds=shape.bounds)


def test_the_ground_within_reach_by_hand():
    """A circle of 500 m in the middle of 2 km × 2 km is π/16 of it; the street beside has none."""
    one, two = ground_shares([facility("s", "hydrant", 1000, 1000)], [area("a", 0, 0, 2000, 2000),
                                                                     area("b", 2000, 0, 4000, 2000)])
    assert (one.id, one.inside_km2, one.stations) == ("b", 0.0, 0)
    assert two.stations == 1 and two.total_km2 == pytest.approx(4.0, rel=1e-6)
    assert two.inside_km2 == pytest.approx(np.pi / 4, rel=5e-4) and two.share == pytest.approx(np.pi / 16, rel=5e-4)
    with pytest.raises(NotFound):
        ground_shares([], [Area("c", "c", "c", Level.STREET, "")])


@pytest.mark.real
def test_the_streets_of_shenzhen_agree_with_shapely(shared):
    """1,706 stations and 74 streets as they are, measured once more without anything of ours but the numbers."""
    import csv
    import json

    folder = shared / "areas"
    features = json.loads((folder / "shenzhen_streets74_gcj02_declared4326.geojson").read_text("utf-8"))["features"]
    outlines = [shapely.geometry.shape(one["geometry"]) for one in features]
    with (folder / "shenzhen_ev_stations.csv").open(encoding="utf-8-sig", newline="") as file:
        spots = [(float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)]
    streets = [Area(str(i), "", str(i), Level.STREET, "", wkb=shapely.to_wkb(one), bounds=one.bounds)
               for i, one in enumerate(outlines)]
    found = {one.id: one for one in ground_shares([Facility(str(i), "c", "", "", *spot) for i, spot in
                                                   enumerate(spots)], streets)}
    there = pyproj.Transformer.from_crs(4490, 4547, always_xy=True)
    plane = [shapely.transform(one, lambda xy: np.column_stack(there.transform(*xy.T))) for one in outlines]
    reached = shapely.union_all(shapely.buffer(shapely.points(*there.transform(*np.array(spots).T)), 500, quad_segs=32))
    for i, one in enumerate(plane):
        assert found[str(i)].inside_km2 == pytest.approx(one.intersection(reached).area / 1e6, abs=1e-6)
        assert found[str(i)].total_km2 == pytest.approx(one.area / 1e6, rel=1e-9)

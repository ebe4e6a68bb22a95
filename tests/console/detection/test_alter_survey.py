"""A second epoch made by rule: what its truth says is what the points show, elsewhere nothing moved."""

import json

import numpy as np
import pyogrio.raw
import pytest
import shapely
from las_files import plain, write_las

from console.detection.alter import alter, apply
from console.detection.alter_rules import Alteration
from console.detection.points import Points
from console.detection.reading import describe, read_points
from console.errors import BadInput


@pytest.fixture(scope="module")
def altered(generated, tmp_path_factory):
    """A second epoch of the generated scene's first survey: (before, after, folder)."""
    folder = tmp_path_factory.mktemp("altered")
    source = generated[0] / "before.laz"
    alter(source, folder, seed=2)
    return read_points(source), read_points(folder / "after.laz"), folder


def truth_of(folder):
    meta, _, geometry, columns = pyogrio.raw.read(folder / "truth.gpkg", layer="changes")
    return shapely.from_wkb(geometry), dict(zip(meta["fields"], columns, strict=True))


def test_changes_show_in_the_points(altered):
    before, after, folder = altered
    drift = json.loads((folder / "alter.json").read_text("utf-8"))["drift"]
    shapes, columns = truth_of(folder)
    assert len(shapes) >= 4 and len(set(columns["kind"])) >= 2
    for shape, kind, dz in zip(shapes, columns["kind"], columns["dz"], strict=True):
        inner = shape.buffer(-0.5)
        if inner.area < 2 or kind == "heap":
            continue
        heights = [np.median(p.z[shapely.contains_xy(inner, p.x, p.y)]) for p in (before, after)]
        assert heights[1] - heights[0] - drift["bias"] == pytest.approx(dz, abs=0.6), kind


def test_points_are_scanned_anew(altered):
    before, after, folder = altered
    drift = json.loads((folder / "alter.json").read_text("utf-8"))["drift"]
    assert len(after) == pytest.approx(len(before) * drift["keep"], rel=0.1)
    same = shapely.STRtree(shapely.points(before.x, before.y)).query(
        shapely.points(after.x[:500] - drift["shift"][0], after.y[:500] - drift["shift"][1]), "dwithin", distance=0.001)
    assert same.shape[1] < 10


def test_it_says_that_it_was_made(altered):
    _, _, folder = altered
    told = json.loads((folder / "alter.json").read_text("utf-8"))
    assert told["demo"] and told["made_by_rule_from"] == "before.laz" and describe(folder / "after.laz").demo


def test_nothing_to_change_is_refused(tmp_path):
    luck = np.random.default_rng(99)
    x, y, z = plain(count=8_000, side=60.0)
    write_las(tmp_path / "wood.laz", x, y, z + luck.uniform(0, 9, len(x)))
    with pytest.raises(BadInput, match="no roof and no open ground"):
        alter(tmp_path / "wood.laz", tmp_path / "out", seed=1)
    assert not (tmp_path / "out" / "after.laz").exists()


def field(count=4_000):
    luck = np.random.default_rng(3)
    ones = np.ones(count, np.uint8)
    x, y = luck.uniform(0, 40, (2, count))
    return Points(x, y, luck.normal(10, 0.02, count), ones, ones, ones)


def test_a_box_hides_what_lies_below():
    box = Alteration("new", "new", shapely.box(10, 10, 20, 16), 3.0, planes=((13.0, 0.0, 0.0),))
    after = apply(field(), box, np.random.default_rng(1))
    roof = shapely.contains_xy(box.shape.buffer(-0.05), after.x, after.y)
    beyond = ~shapely.contains_xy(box.shape.buffer(0.05), after.x, after.y)
    wall = after.z[~roof & ~beyond]
    assert np.abs(after.z[roof] - 13).max() < 0.1 and np.abs(after.z[beyond] - 10).max() < 0.2
    assert ((wall > 10.3) & (wall < 12.7)).sum() > 5  # rays that came in below the roof met a wall
    assert roof.sum() > 100 and len(after) < 4_000   # and a shadow behind it


def test_a_house_torn_down_leaves_its_ground():
    house = Alteration("demolished", "demolition", shapely.box(10, 10, 20, 16), -5.0, ground=5.0)
    after = apply(field(), house, np.random.default_rng(1))
    inside = shapely.contains_xy(house.shape, after.x, after.y)
    assert np.abs(after.z[inside] - 5).max() < 0.2 and (after.z[~inside] > 9).all()

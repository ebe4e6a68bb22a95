"""Rules of generated scenes that must be possible: containers do not stand in each other, rows are cut in one piece."""

import itertools

import numpy as np
import pytest
import shapely

from console.detection.simulate.buildings import Body, Building, Roof, crest
from console.detection.simulate.containers import HIGH, WIDE, set_down
from console.detection.simulate.layout import lay_out
from console.detection.simulate.paint import Ground, paint
from console.detection.simulate.parts import Layer, pack, rectangle
from console.detection.simulate.row_rules import _cut
from console.detection.simulate.site import Rect, Site


def yard():
    ground = Ground(-80.0, -80.0, 4.0, np.full((80, 80), 5.0, np.float32))
    site = Site(np.random.default_rng(3), ground, 120.0, 0.3, {})
    site.yards += [Rect(-45, -45, 45, 45)]
    return site


def test_containers_of_one_epoch_keep_apart_and_some_are_moved_and_stacked():
    stood = {"before": [], "after": []}

    def put(kind, epoch, shape, pieces):
        stood[epoch].append((kind, shape, pieces[0].planes[0][0] - 5.0))
        return True

    set_down(yard(), 8.0, put, lambda shape: False)
    for mine in stood.values():
        assert len(mine) > 10
        assert not any(a.intersects(b) for (_, a, _), (_, b, _) in itertools.combinations(mine, 2))
        for _, shape, high in mine:
            assert min(np.ptp(shapely.get_coordinates(shapely.affinity.rotate(
                shape, -0.3, (0, 0), use_radians=True)), axis=0)) == pytest.approx(WIDE, abs=0.6)
            assert any(abs(high - n * one) < 1e-3 for n in (1, 2) for one in HIGH)
    both = [(a, b) for a in stood["before"] for b in stood["after"] if a[1].equals(b[1])]
    assert any(a[2] == b[2] and a[0] == "" for a, b in both)  # it stays, and is told nowhere
    assert any(a[2] != b[2] and a[0] == "container" for a, b in both)  # one more or one less on top


@pytest.mark.parametrize("seed", range(6))
def test_a_stretch_of_a_row_goes_and_the_rest_stays_as_it_was(seed):
    ring = rectangle((50.0, 40.0), 0.4, -18, -5, 18, 5)
    row = Building(7, 3.0, 0.4, (Body(ring, 6.0, Roof.GABLE, 0.5, 0.4),))
    made = _cut(row, np.random.default_rng(seed))
    rest = shapely.union_all([body.shape for body in made.after.bodies])
    assert made.kind == "demolished"
    assert rest.area + made.shape.area == pytest.approx(360.0)
    assert rest.intersection(made.shape).area == pytest.approx(0.0, abs=1e-6)
    assert all(body.roof is Roof.GABLE and body.height == 6.0 for body in made.after.bodies)
    assert made.before.bodies == row.bodies


def test_a_short_house_is_no_row():
    short = Building(7, 3.0, 0.0, (Body(rectangle((0, 0), 0.0, -5, -4, 5, 4), 6.0, Roof.GABLE, 0.5, 0.0),))
    assert _cut(short, np.random.default_rng(1)) is None


@pytest.mark.parametrize(("roof", "slope", "parapet"), [
    (Roof.FLAT, 0.0, 0.9), (Roof.GABLE, 0.5, 0.0), (Roof.HIP, 0.5, 0.0), (Roof.LEAN, 0.2, 0.0)])
def test_the_crest_is_what_a_painter_paints(roof, slope, parapet):
    """A permit that is kept names the height of the ridge: another would call a legal house too high."""
    body = Body(rectangle((20.0, 20.0), 0.3, -8, -4, 8, 4), 6.0, roof, slope, 0.3, parapet)
    layer = Layer()
    layer.add(Building(0, 2.0, 0.3, (body,)).pieces())
    flat = Ground(-9.0, -9.0, 4.0, np.zeros((20, 20), np.float32))
    assert paint(flat, pack([layer]), (0, 0, 40, 40), 0.1, 0).top.max() == pytest.approx(2.0 + crest(body), abs=0.06)


def test_terraces_stand_wall_to_wall_in_gardens():
    site = lay_out(160.0, "terraces", np.random.default_rng([4, 5]))
    houses = [b for b in site.buildings if b.bodies[0].shape.area > 25]
    shapes = np.array([b.bodies[0].shape for b in houses], object)
    one, other = shapely.STRtree(shapes).query(shapes, "dwithin", distance=0.05)
    assert len(np.unique(one[one != other])) > 0.7 * len(houses)
    over = shapely.area(shapely.intersection(shapes[one[one < other]], shapes[other[one < other]]))
    assert over.max() < 0.01
    assert any(b.bodies[0].roof is Roof.GABLE and b.on_top for b in houses)
    assert sum(b.bodies[0].shape.area < 14 for b in site.buildings) > 10 and len(site.trees) > 50

"""Points classed as water: no firm ground, no candidate, whatever the tide and the boats do."""

import copy
import dataclasses

import numpy as np
import pytest
from scenes import Scene, scan

from console.detection.bring import none_at
from console.detection.find import find
from console.detection.register import measure
from console.detection.settings import Settings
from console.detection.surface import rasterise

SIZE, SHORE = 64.0, 36.0  # metres; west of the shore there is water
LAND = Scene(size=SIZE, slope=(0.0, 0.0), boxes=[(40.0, 4.0 + 20 * n, 52.0, 14.0 + 20 * n, 6.0) for n in range(3)])
WEST, SOUTH = LAND.origin
BOX = (WEST - 10, SOUTH - 10, WEST + SIZE + 10, SOUTH + SIZE + 10)
NEW, BOAT, MADE = (54.0, 40.0, 62.0, 48.0, 5.0), (10.0, 20.0, 22.0, 25.0, 3.0), (4.0, 40.0, 20.0, 56.0, 4.0)


def flown(scene, seed, tide=0.0, filled=None, classed=True):
    """The scene with its water at a level; what floats or was filled in is none."""
    points = scan(scene, seed, density=8)
    x, y = points.x - WEST, points.y - SOUTH
    wet = x < SHORE
    for west, south, east, north, *_ in [BOAT, *([filled] if filled else [])]:
        wet &= ~((x >= west) & (x < east) & (y >= south) & (y < north)) | (points.z < 20.5)
    if filled:
        wet &= ~((x >= filled[0]) & (x < filled[2]) & (y >= filled[1]) & (y < filled[3]))
    return dataclasses.replace(points, z=points.z + np.where(x < SHORE, tide, 0.0),
                               kind=np.where(wet & classed, 9, 1).astype(np.uint8))


def with_boxes(*boxes):
    made = copy.deepcopy(LAND)
    made.boxes += boxes
    return made


@pytest.fixture(scope="module")
def before():
    return flown(LAND, 1)


def found(before, after):
    told = find(before, after, BOX, BOX, Settings(), none_at(BOX)).candidates
    return sorted((round(one.geometry.centroid.x - WEST), round(one.geometry.centroid.y - SOUTH)) for one in told)


@pytest.mark.parametrize("tide", [0.5, -0.4])
def test_another_level_and_a_boat_are_no_change(before, tide):
    assert found(before, flown(with_boxes(NEW, BOAT), 2, tide)) == [(58, 44)]
    assert found(flown(with_boxes(NEW, BOAT), 2, tide), before) == [(58, 44)]


def test_one_survey_that_is_classed_is_enough(before):
    assert found(before, flown(with_boxes(NEW, BOAT), 2, 0.5, classed=False)) == [(58, 44)]


def test_without_classes_water_is_like_anything_else(before):
    plain = dataclasses.replace(before, kind=np.ones_like(before.kind))
    assert len(found(plain, flown(with_boxes(NEW, BOAT), 2, classed=False))) == 2


def test_what_is_built_where_water_was_is_claimed(before):
    assert found(before, flown(with_boxes(MADE), 2, filled=(0.0, 36.0, 30.0, 60.0))) == [(12, 48)]


def test_water_is_no_firm_ground(before):
    """The level of more than half of the ground rose by half a metre: the bias is that of the land."""
    told = measure(before, flown(LAND, 2, 0.5), BOX, horizontal=False)
    assert told.bias == pytest.approx(0.0, abs=0.02)
    land = told.dz[np.isfinite(told.dz)]
    assert 200 < len(land) < 600 and np.abs(land).max() < 0.1
    all_wet = dataclasses.replace(before, kind=np.full_like(before.kind, 9))
    assert measure(all_wet, all_wet, BOX, horizontal=False).firm == 0


def test_empty_cells_beside_water_are_water_and_ground_is_not(before):
    thin = before.subset((before.kind != 9) | (np.random.default_rng(99).random(len(before)) < 0.1))
    surface = rasterise(thin, BOX)
    inside = surface.water[20:-20, 20:-20]
    side = round(SHORE / 0.5)
    assert inside[:, :side - 1].mean() > 0.9 and not inside[:, side + 2:].any()
    assert rasterise(before.subset(before.kind != 9), BOX).water is None

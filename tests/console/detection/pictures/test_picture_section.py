"""Sections: what lies along the line, and that the drawing shows it."""

import dataclasses

import numpy as np
import pytest
import shapely
from review_scene_fakes import GAIN, GROUND, HOUSE, made_scene, permit, place

from console.detection.pictures.ink import EARLIER, LATER, PERMIT
from console.detection.pictures.section import draw_section, profile

SIZE = (600, 300)


def near(rgb, colour, within=14):
    return np.abs(rgb.astype(int) - np.array(colour)).max(axis=2) < within


def test_the_profile_measures_the_house():
    scene = made_scene()
    cut = profile(scene, scene.line)
    assert cut.length == pytest.approx(32) and cut.inside == [pytest.approx((8.0, 24.0))]
    assert cut.change == pytest.approx(GAIN)
    for epoch, roof in ((0, GROUND + HOUSE), (1, GROUND + HOUSE + GAIN)):
        at, z = cut.points[epoch]
        assert ((at >= 0) & (at <= 32)).all() and z.max() == pytest.approx(roof) and z.min() == pytest.approx(GROUND)
        assert z[(at > 8.3) & (at < 23.7)] == pytest.approx(roof)


def test_only_points_within_half_a_metre_are_taken():
    scene = made_scene()
    cloud = scene.clouds[0]
    line = shapely.LineString([place(-20, 2.1), place(13, 2.1)])
    at, _ = profile(scene, line).points[0]
    wanted = (np.abs(cloud.y - 2.1) <= 0.5) & (cloud.x >= -20) & (cloud.x <= 13)
    assert len(at) == wanted.sum()
    back = shapely.LineString([place(13, 2.1), place(-20, 2.1)])
    mirrored, _ = profile(scene, back).points[0]
    assert sorted(33 - mirrored) == pytest.approx(sorted(at), abs=1e-4)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_both_surfaces_stand_at_their_heights(scale):
    scene = made_scene()
    rgb, frame = draw_section(scene, scene.line, SIZE, scale)
    assert rgb.shape == (300 * scale, 600 * scale, 3)
    column = round(frame.to_px(20.2, 0)[0] * scale)
    for colour, roof in ((EARLIER, GROUND + HOUSE), (LATER, GROUND + HOUSE + GAIN)):
        row = round(frame.to_px(0, roof)[1] * scale)
        part = rgb[row - 4:row + 5, column - 40:column + 40]
        assert near(part, colour, 30).any(), roof
    middle = rgb[round(frame.to_px(0, GROUND + HOUSE + GAIN / 2)[1] * scale), column].astype(int)
    assert middle[0] > middle[2] + 15  # gained: tinted as the later epoch
    under = rgb[round(frame.to_px(0, GROUND + HOUSE / 2)[1] * scale), column].astype(int)
    assert abs(under[0] - under[2]) < 25


def test_a_loss_is_tinted_as_the_earlier_epoch():
    scene = made_scene(gain=-4.0)
    rgb, frame = draw_section(scene, scene.line, SIZE)
    x, y = frame.to_px(20.2, GROUND + HOUSE - 2.0)
    colour = rgb[round(y), round(x)].astype(int)
    assert colour[2] > colour[0] + 15


def test_a_small_change_on_a_high_house_is_still_seen():
    scene = made_scene(gain=0.25)
    _, frame = draw_section(scene, scene.line, SIZE)
    assert 0.25 * frame.up >= 0.05 * frame.height
    assert frame.y0 < GROUND + HOUSE < GROUND + HOUSE + 0.25 < frame.y1
    _, given = draw_section(scene, scene.line, SIZE, levels=(5.0, 25.0))
    assert (given.y0, given.y1) == (5.0, 25.0)


def test_permits_show_how_high_one_may_build():
    scene = dataclasses.replace(made_scene(), permits=(permit(18.0),), kept={})
    with_it, frame = draw_section(scene, scene.line, SIZE)
    without, _ = draw_section(made_scene(), scene.line, SIZE)
    y = round(frame.to_px(0, 18.0)[1])
    x0, x1 = (round(frame.to_px(at, 0)[0]) for at in (8.0, 16.0))
    assert near(with_it[y - 1:y + 2, x0:x1], PERMIT).any(axis=0).mean() > 0.5
    assert not near(without, PERMIT, 10).any()


def test_lines_that_miss_or_are_too_short_are_drawn_too():
    scene = made_scene()
    beside = shapely.LineString([place(500, 500), place(520, 500)])
    cut = profile(scene, beside)
    assert np.isnan(cut.change) and not cut.inside and not len(cut.points[0][0])
    for line in (beside, shapely.LineString([place(0, 0), place(0, 0)])):
        rgb, frame = draw_section(scene, line, SIZE)
        assert rgb.shape == (300, 600, 3) and frame.x1 >= 0.5
    half = made_scene(epochs=(False, True))
    assert profile(half, half.line).points[0] is None and draw_section(half, half.line, SIZE)[0].any()
    nothing = made_scene(epochs=(False, False), missing=("gone",))
    assert draw_section(nothing, nothing.line, SIZE)[0].shape == (300, 600, 3)


def test_a_section_is_the_same_on_paper():
    one, other = made_scene(), made_scene()
    assert np.array_equal(draw_section(one, one.line, SIZE)[0], draw_section(other, other.line, SIZE)[0])

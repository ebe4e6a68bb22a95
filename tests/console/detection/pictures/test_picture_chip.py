"""Chips and the height difference: what lies where, in which colour, and what is said where nothing is known."""

import dataclasses

import numpy as np
import pytest
from review_scene_fakes import SHED_BOX, house, made_scene, permit, place

from console.detection.pictures.canvas import Canvas
from console.detection.pictures.chip import draw_chip, wrapped
from console.detection.pictures.difference import LEGEND, draw_difference, measure_words, signed
from console.detection.pictures.ink import HATCH, OUTLINE, PERMIT, UNKNOWN
from console.detection.pictures.shade import GAIN, LOSS, most_of, noise_of, ramp
from console.detection.review_scene import Measure

SIZE = (420, 380)


def pixel(rgb, frame, place):
    x, y = frame.to_px(*place)
    return rgb[round(y * frame.scale), round(x * frame.scale)].astype(int)


def bluish(colour):
    return colour[2] > colour[0] + 30


def reddish(colour):
    return colour[0] > colour[2] + 30


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_gain_is_warm_a_loss_cold_and_what_stayed_grey(scale):
    scene = made_scene()
    rgb, frame = draw_difference(scene, SIZE, scale)
    assert rgb.shape == (380 * scale, 420 * scale, 3) and frame.width == 420 - LEGEND
    assert reddish(pixel(rgb, frame, place(3.3, 2.2)))
    shed = np.mean([SHED_BOX[::2], SHED_BOX[1::2]], axis=1)
    assert bluish(pixel(rgb, frame, place(*shed)))
    stayed = pixel(rgb, frame, place(12.3, 8.3))
    assert np.ptp(stayed) < 25


def test_what_nobody_saw_is_hatched_and_not_grey():
    scene = made_scene()
    rgb, frame = draw_difference(scene, (800, 700))
    x, y = (round(v) for v in frame.to_px(*place(16.2, -13.2)))
    found = {tuple(v) for v in rgb[y - 8:y + 8, x - 8:x + 8].reshape(-1, 3).tolist()}
    assert {UNKNOWN, HATCH} <= found


def test_the_ramp_is_as_strong_down_as_up_and_lighter_for_more():
    dz = np.array([0.3, 1.0, 2.0, 5.0])
    gain, loss = ramp(dz, 5.0, 0.1), ramp(-dz, 5.0, 0.1)
    weight = np.array([0.2126, 0.7152, 0.0722])
    for colours in (gain, loss):
        assert (np.diff(colours @ weight) > 0).all()
    assert np.abs(gain @ weight - loss @ weight).max() < 30
    assert (gain[:, 0] > gain[:, 2]).all() and (loss[:, 2] > loss[:, 0]).all()
    assert ramp(np.array([99.0, -99.0]), 5.0, 0.1) == pytest.approx(np.array([GAIN[-1], LOSS[-1]]))


def test_the_legend_ends_on_a_round_number_and_grey_on_the_noise():
    assert most_of(made_scene()) == 5.0 and most_of(made_scene(gain=0.4)) == 0.5
    assert noise_of(made_scene()) == pytest.approx(0.05)
    assert noise_of(dataclasses.replace(made_scene(), sigma=0.08, kept={})) == pytest.approx(0.2)
    assert noise_of(dataclasses.replace(made_scene(), sigma=float("nan"), kept={})) == pytest.approx(0.05)


def test_both_epochs_lie_in_one_place_with_outline_and_permit():
    scene = dataclasses.replace(made_scene(photos=True), permits=(permit(20.0),), kept={})
    before, frame = draw_chip(scene, "before", SIZE, line=scene.line)
    after, other = draw_chip(scene, "after", SIZE, line=scene.line)
    assert frame == other
    assert pixel(before, frame, place(12, 8)) == pytest.approx((30, 90, 40), abs=30)
    assert pixel(after, frame, place(12, 8)) == pytest.approx((120, 60, 60), abs=30)
    assert pixel(before, frame, place(8.0, 2.0)) == pytest.approx(OUTLINE, abs=40)
    ring = before.reshape(-1, 3).astype(int) - np.array(PERMIT)
    assert (np.abs(ring).max(axis=1) < 12).sum() > 20


def test_photos_give_way_to_the_surface_when_asked_or_when_one_is_lacking():
    scene = made_scene(photos=True)
    grey, frame = draw_chip(scene, "before", SIZE, kind="surface")
    assert np.ptp(pixel(grey, frame, place(12, 8))) < 30
    half = dataclasses.replace(scene, photos=(scene.photos[0], None), kept={})
    assert np.ptp(pixel(draw_chip(half, "before", SIZE)[0], frame, place(12, 8))) < 30
    assert np.ptp(pixel(draw_chip(half, "before", SIZE, kind="photo")[0], frame, place(12, 8))) > 40


def test_a_part_can_be_shown_and_a_missing_epoch_says_so():
    scene = made_scene(epochs=(True, False), missing=("The later survey x.laz is gone.",))
    view = (*place(-3, -3), *place(3, 3))
    _, frame = draw_chip(scene, "before", SIZE, view=view)
    assert frame.x1 - frame.x0 == pytest.approx(6 * 420 / 352, rel=0.01)
    for rgb, _ in (draw_chip(scene, "after", SIZE), draw_difference(scene, SIZE)):
        assert (rgb == np.array(HATCH)).all(axis=2).any()
    assert wrapped(Canvas((100, 100)), "The later survey x.laz is gone and will not come", 120.0)[1:]
    chinese = "后期测量文件已不在原处放回后即可看到"
    assert "".join(wrapped(Canvas((100, 100)), chinese, 80.0)) == chinese


def test_the_same_drawing_twice_is_the_same_to_the_pixel():
    one, other = made_scene(), made_scene()
    for draw in (lambda s: draw_chip(s, "after", SIZE, line=s.line), lambda s: draw_difference(s, SIZE, line=s.line)):
        assert np.array_equal(draw(one)[0], draw(other)[0])


def test_the_sign_is_said_in_words_too():
    assert signed(-3.2) == "−3.20" and signed(0.5) == "+0.50"
    assert measure_words(Measure("storey", 3.21, 3.4, 0.05, 0.004)) == "▲ +3.21 ± 0.01 m  Added storey"
    assert measure_words(Measure("demolished", -6.0)) == "▼ −6.00 m  Demolished"
    assert house().area == 160

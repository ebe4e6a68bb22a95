"""Surveys in the wrong order: told by days, by names, by what came and went, by crowns that only grow."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import shapely
from scenes import Scene, scan, write_las

from console.detection.candidate import Candidate
from console.detection.compare import check_names, check_pair, in_order_by_days
from console.detection.crowns import Growth, growth
from console.detection.features import INDEX
from console.detection.order import ASK, MOST, Tally, check_order, odds, of_crowns, tally
from console.detection.registry import Places
from console.detection.tile_files import Tiles
from console.detection.tiles import ingest
from console.errors import Refused

STILL = Growth(0, 0.0)


def change(number, dz, on_roof=False, confidence=0.9, kind="new", permit="", top=20.0):
    features = np.zeros(len(INDEX), np.float32)
    features[INDEX["on_roof"]] = on_roof
    return Candidate(str(number), kind, shapely.box(20 * number, 0, 20 * number + 10, 10), dz, dz, 0.1, 100.0, 300.0,
                     confidence=confidence, features=features, permit=permit, top=top)


def changes(come=0, gone=0, higher=0, lower=0):
    """So many gains and losses on the ground, and so many on standing roofs."""
    sizes = [(5.0, False)] * come + [(-5.0, False)] * gone + [(3.0, True)] * higher + [(-3.0, True)] * lower
    return [change(number, dz, roof) for number, (dz, roof) in enumerate(sizes)]


def told(found, grown=STILL, permits=None, **how):
    return check_order(found, permits, lambda: grown, **how)


def test_a_city_that_grows_is_in_order():
    assert told(changes(come=6, gone=3, higher=2)) == ""
    assert told([]) == ""
    assert told(changes(come=6, gone=5), Growth(12, 0.4)) == ""


def test_a_city_that_vanishes_is_not():
    with pytest.raises(Refused, match=r"7 buildings or parts of them vanish and 0 appear\. Give the earlier first"):
        told(changes(gone=7))
    with pytest.raises(Refused, match="8 buildings or parts of them vanish and 0 appear"):
        told(changes(lower=8))
    with pytest.raises(Refused, match=r"--flown, or add --order-is-right; nothing was written\.$"):
        told(changes(come=3, gone=3, lower=4))


def test_a_few_are_only_asked_about():
    assert told(changes(gone=4)).startswith("4 buildings or parts of them vanish and 0 appear: if that is not so")
    assert told(changes(gone=1)) == ""


def test_trees_that_grew_clear_a_district_that_was_torn_down():
    assert told(changes(come=1, gone=14), Growth(30, 0.5)).startswith("14 buildings or parts of them vanish")
    assert told(changes(come=2, gone=7), Growth(30, 0.5)) == ""
    with pytest.raises(Refused, match=r"14 .* vanish and 1 appear, and 30 trees are 0\.5 m lower\."):
        told(changes(come=1, gone=14), Growth(30, -0.5))


def test_trees_that_shrank_convict_a_pair_that_the_changes_leave_open():
    with pytest.raises(Refused, match=r"3 .* vanish and 2 appear, and 90 trees"):
        told(changes(come=2, gone=3), Growth(90, -0.4))
    assert "swapped" not in told(changes(come=3, gone=2), Growth(90, -0.4)).replace("the surveys are swapped", "")


def test_days_that_say_so_are_believed_and_only_asked_about():
    assert "the surveys are swapped" in told(changes(gone=9), by_days=True)
    assert told(changes(come=2, gone=5), by_days=True) == ""


def test_earth_and_what_is_not_believed_say_nothing():
    found = [change(n, -5.0, kind="dug") for n in range(9)] + [change(n, -5.0, confidence=0.3) for n in range(9, 20)]
    assert tally(found) == Tally(0, 0, 0, 0, 0, 0) and told(found) == ""


def permit(number, top):
    none = [None]
    return Places(np.array(["P"], object), np.array([shapely.box(20 * number - 1, -1, 20 * number + 11, 11)], object),
                  np.array([np.nan]), np.array([top]), none, none, np.array([False]))


def test_what_a_permit_allows_appears_and_does_not_vanish():
    allowed = [change(n, 5.0, permit="P1") for n in range(2)]
    assert tally(allowed).allowed == 2
    lost = [change(3, -5.0, top=20.0)]
    assert tally(lost, permit(3, 20.3)).undone == 1
    assert tally(lost, permit(3, 28.0)).undone == 0  # something else stood there
    assert tally(lost, permit(4, 20.3)).undone == 0
    assert odds(tally(lost, permit(3, 20.3))) < odds(tally(lost))


def test_evidence_is_bounded_and_turns_with_the_order():
    assert of_crowns(Growth(3, 1.0)) == 1.5 and of_crowns(Growth(500, 3.0)) == MOST
    assert of_crowns(Growth(40, 0.3)) == -of_crowns(Growth(40, -0.3)) > 2
    assert of_crowns(Growth(40, 0.3), thinner=2.0) < of_crowns(Growth(40, 0.3))
    assert odds(Tally(0, 0, 0, 0, 0, 0)) > ASK


# --- crowns

GRID = [(x, y) for x in range(8, 60, 13) for y in range(8, 60, 13)]


def crowns(height, seed):
    """Trees of a height, their echoes in the upper six metres, on a slope."""
    scene = Scene(size=60.0)
    points = scan(scene, seed, density=16)
    floor = scene.ground(points.x, points.y)
    z, luck = points.z.copy(), np.random.default_rng(seed)
    for x, y in GRID:
        away = np.hypot(points.x - scene.origin[0] - x, points.y - scene.origin[1] - y)
        crown = away < 3.5
        z[crown] = (floor + height - 0.2 * away ** 2 - 6 * luck.random(len(z)))[crown]
    return dataclasses.replace(points, z=z)


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crowns")
    return [ingest(write_las(crowns(height, seed), folder / f"{seed}.laz"), folder / "tiles")
            for seed, height in ((1, 12.0), (2, 12.6))]


def test_crowns_say_how_much_they_grew_and_the_other_way_round_the_contrary(grown):
    forward, back = growth(*grown, (0.0, 0.0)), growth(*grown[::-1], (0.0, 0.0))
    assert len(GRID) * 0.7 <= forward.trees <= len(GRID) * 1.3
    assert forward.median == pytest.approx(0.6, abs=0.15) and back.median == pytest.approx(-forward.median, abs=0.01)


# --- days and names

def survey(digest, flown="", written=""):
    return Tiles(Path(digest), "EPSG:4547", (0.0, 0.0, 90.0, 90.0), 10, 8.0, digest,
                 {"flown": flown, "written": written}, {(0, 0): 10}, False, 0.0)


@pytest.mark.parametrize(("one", "other", "words"), [
    ({"flown": "2025-05-01"}, {"flown": "2024-05-01"}, "first was flown on 2025-05-01, the second on 2024-05-01"),
    ({"flown": "2025-05-01"}, {"written": "2024-06-01"}, "the second was written on 2024-06-01 already")])
def test_days_in_the_wrong_order(one, other, words):
    pair = survey("a", **one), survey("b", **other)
    with pytest.raises(Refused, match=words):
        check_pair(*pair, order_is_right=False)
    check_pair(*pair, order_is_right=True)
    check_pair(*pair[::-1], order_is_right=False)
    assert in_order_by_days(*pair[::-1]) and not in_order_by_days(*pair)


def test_a_file_written_late_says_nothing_of_its_flight():
    pair = survey("a", flown="2024-05-01"), survey("b", written="2026-05-01")
    check_pair(*pair, order_is_right=False)
    check_pair(*pair[::-1], order_is_right=False)
    assert not in_order_by_days(*pair) and not in_order_by_days(*pair[::-1])


@pytest.mark.parametrize(("early", "late"), [
    ("before.laz", "after.laz"), ("前期.las", "后期.las"), ("delft_2014.laz", "delft_2019.laz"),
    ("old_a.tif", "NEW_a.tif"), ("2014/a.laz", "2019/a.laz"), ("x-2024-05-01.laz", "x-2024-11-30.laz"),
    ("x20240501.laz", "x20241130.laz")])
def test_names_that_say_the_contrary(early, late):
    check_names((Path(early),), (Path(late),))
    with pytest.raises(Refused, match="--order-is-right"):
        check_names((Path(late),), (Path(early),))


@pytest.mark.parametrize(("one", "other"), [
    ("tile_1961_9733.laz", "tile_1960_9733.laz"), ("newtown.laz", "oldtown.laz"), ("afternoon.laz", "before.laz"),
    ("2019_2020.laz", "2018.laz"), ("b.laz", "a.laz"), ("2019.laz", "2018-05.laz")])
def test_names_that_say_nothing(one, other):
    check_names((Path(one),), (Path(other),))
    check_names((Path(one), Path("c.laz")), (Path(other),))

"""Which true changes a survey has hardly a point of, and how they are told apart."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from scenes import Scene, scan, write_las
from test_detect_score import candidate, truth_of

from console.detection.bench_classes import by_class
from console.detection.score import score
from console.detection.tiles import ingest
from console.detection.unseen import bare, unseen_changes

SCENE = Scene(size=60.0)
WEST, SOUTH = SCENE.origin
HOLE, STRIP = (10, 10, 24, 24), (40, 10, 41.5, 22)  # m: a gap in the later survey, a strip a wall hid in the earlier


def box(west, south, east, north):
    return shapely.box(WEST + west, SOUTH + south, WEST + east, SOUTH + north)


def without(points, gap):
    x, y = points.x - WEST, points.y - SOUTH
    return points.subset(~((x >= gap[0]) & (x < gap[2]) & (y >= gap[1]) & (y < gap[3])))


@pytest.fixture(scope="module", params=[4.0, 12.0], ids=["sparse", "dense"])
def surveys(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unseen")
    clouds = {"before": without(scan(SCENE, 1, request.param), STRIP), "after": without(
        scan(SCENE, 2, request.param), HOLE)}
    return [ingest(write_las(cloud, folder / f"{name}.laz"), folder / "tiles") for name, cloud in clouds.items()]


def test_changes_in_a_hole_or_a_shadow_are_told_and_thin_surveys_are_no_hole(surveys):
    shapes = {"in the hole": box(13, 13, 19, 19), "in the shadow": box(*STRIP), "in the open": box(30, 30, 36, 36),
              "small in the open": box(50, 50, 52, 52), "half a metre beside the hole": box(24.5, 12, 30, 20),
              "mostly beside the shadow": box(40, 10, 44, 22)}
    told = dict(zip(shapes, unseen_changes(np.array(list(shapes.values()), object), *surveys).tolist(), strict=True))
    assert {name for name, hidden in told.items() if hidden} == {"in the hole", "in the shadow"}


def test_no_changes_are_no_matter(surveys):
    assert unseen_changes(np.array([], object), *surveys).shape == (0,)


def test_hardly_any_points_is_told_by_those_around():
    assert bare(0.2, np.full(9, 1.0)) and not bare(0.3, np.full(9, 1.0))
    assert not bare(0.0, np.zeros(0)) and not bare(0.0, np.zeros(4))


A, B, C = (shapely.box(west, 0, west + 6, 6) for west in (0, 20, 40))


def test_recall_of_all_stays_beside_recall_of_what_was_seen():
    truth = truth_of((A, 3.0, "new"), (B, 3.0, "new"), (C, 3.0, "new"))
    mine = [candidate(A, 3.0)]
    assert score(mine, truth)["recall_seen"] is None and score(mine, truth)["unseen"] is None
    told = score(mine, replace(truth, hidden=np.array([False, True, False])))
    assert (told["recall"], told["recall_seen"], told["unseen"]) == (0.3333, 0.5, 1)
    found_all_the_same = score(mine, replace(truth, hidden=np.array([True, True, False])))
    assert (found_all_the_same["recall"], found_all_the_same["recall_seen"]) == (0.3333, 0.0)


def test_widenings_are_a_class_of_their_own_and_the_plain_class_keeps_them():
    thin, deep = shapely.box(0, 0, 12, 1.5), shapely.box(20, 0, 32, 1.8)
    lean_to = shapely.box(60, 0, 72, 1.2)  # as thin, but no extension
    truth = replace(truth_of((thin, 6.0, "extension"), (deep, 3.0, "extension"), (lean_to, 3.0, "new")),
                    hidden=np.array([True, False, False]))
    told = by_class([candidate(deep, 3.0, kind="extension"), candidate(lean_to, 3.0)], truth)
    assert {name: (one["truth"], one["recall"], one["recall_seen"]) for name, one in told.items() if one["truth"]} == {
        ">=8, >=1.5 m": (3, 0.6667, 1.0), ">=8, >=1.5 m, no widenings": (2, 1.0, 1.0),
        "widenings 1-1.5 m": (1, 0.0, None)}
    assert told["widenings 1-1.5 m"]["precision"] is None and told[">=8, >=1.5 m"]["precision"] == 1.0
    assert by_class([], truth_of())[">=8, >=1.5 m"]["recall"] is None

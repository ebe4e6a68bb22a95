"""Reading scenes: only what is near, beforehand, and with what is left where files are gone."""

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest
import shapely

from console.detection.bring import Field
from console.detection.job import read_survey
from console.detection.lineage import MadeFrom, epoch_of
from console.detection.review_near import Approved
from console.detection.review_reader import SceneReader
from console.detection.review_scene import Measure, reach_of, section_line, square_around
from console.detection.tasks import write_field
from console.detection.tile_files import Tiles, open_tiles


@pytest.fixture(scope="module")
def made(generated, tmp_path_factory):
    """(MadeFrom, caches, middle of the surveys): two generated surveys, cut into tiles, with their movement."""
    folder, _ = generated
    caches = tmp_path_factory.mktemp("caches")
    tiles = [read_survey((folder / f"{name}.laz",), caches / "surveys") for name in ("before", "after")]
    west, south, east, north = tiles[0].bounds
    write_field(caches / "field.npz", Field((0.4, -0.3), np.full((2, 2), 0.25), west, south, 0.25, (0, 0), 0.03, 0.0))
    epochs = [msgspec.structs.replace(epoch_of(one, [folder / f"{name}.laz"], image=folder / f"{name}.tif"),
                                      flown="2026-11-14") for one, name in zip(tiles, ("before", "after"), strict=True)]
    told = MadeFrom(*epochs, field=str(caches / "field.npz"), metric=tiles[0].crs, demo=True,
                    registry=str(folder / "registry.gpkg"))
    return told, caches, ((west + east) / 2, (south + north) / 2)


@pytest.fixture
def reader(made):
    opened = SceneReader(made[0], made[1])
    yield opened
    opened.close()


def spot(made, dx=0.0, dy=0.0, half=4.0):
    x, y = made[2]
    return shapely.box(x + dx - half, y + dy - half, x + dx + half, y + dy + half)


def test_a_scene_holds_both_epochs_photos_and_registry(reader, made):
    scene = reader.scene(spot(made), Measure("storey", 3.0))
    assert scene.missing == () and scene.demo and scene.sigma == 0.03 and scene.measure.kind == "storey"
    assert all(len(one) > 1000 for one in scene.clouds) and all(one is not None for one in scene.photos)
    assert scene.buildings and all(shapely.box(*scene.reach).intersects(near.shape) for near in scene.buildings)
    west, south, east, north = scene.reach
    for cloud in scene.clouds:
        x, y = cloud.x + scene.origin[0], cloud.y + scene.origin[1]
        assert x.min() >= west - 0.5 and x.max() <= east + 0.5 and y.min() >= south - 0.5 and y.max() <= north + 0.5
    for relief in scene.reliefs:
        heights = relief.at(*shapely.get_coordinates(spot(made).centroid)[0][:, None])
        assert np.isfinite(heights).all()


def test_the_later_survey_is_brought_onto_the_earlier(reader, made):
    """By the movement that was found: the points of the tiles, moved and lowered."""
    scene = reader.scene(spot(made, 2))
    told, _, _ = made
    tiles = open_tiles(Path(told.after.tiles))
    raw = tiles.read(tuple(np.array(scene.reach) - [0.4, -0.3, 0.4, -0.3]))
    assert len(scene.clouds[1]) == pytest.approx(len(raw), rel=0.01)
    assert scene.clouds[1].z.mean() + scene.origin[2] == pytest.approx(raw.z.mean() - 0.25, abs=0.02)


def test_only_the_tiles_around_are_touched_and_each_scene_once(reader, made, monkeypatch):
    asked = []
    real = Tiles.read
    monkeypatch.setattr(Tiles, "read", lambda self, bounds: (asked.append(bounds), real(self, bounds))[1])
    shape = spot(made, 5)
    first = reader.scene(shape)
    assert len(asked) == 2
    assert all(b[2] - b[0] <= reach_of(square_around(shape))[2] - reach_of(square_around(shape))[0] + 2 for b in asked)
    assert reader.scene(shape) is first and len(asked) == 2


def test_what_is_prefetched_is_there_at_once_and_what_waits_can_be_dropped(reader, made):
    shapes = [spot(made, dx) for dx in (-10, 0, 10)]
    reader.prefetch(shapes)
    scene = reader.scene(shapes[0])
    reader.prefetch(shapes[2:])
    assert "change" in scene.kept or reader.scene(shapes[0]) is scene
    last = reader.scene(shapes[2])
    assert last.outline.equals(shapes[2])
    reader.close()
    reader.prefetch(shapes)  # opened again
    assert reader.scene(shapes[1]).outline.equals(shapes[1])


def test_scenes_are_let_go_when_there_is_no_room(made):
    small = SceneReader(made[0], made[1], room=1)
    kept = [small.scene(spot(made, dx)) for dx in (-9, -3, 3, 9)]
    assert small.scene(spot(made, 9)) is kept[-1] and small.scene(spot(made, -9)) is not kept[0]
    small.close()


def test_degrees_come_back_to_the_same_place(reader, made):
    from pyproj import Transformer

    back = Transformer.from_crs(made[0].metric, "EPSG:4490", always_xy=True)
    shape = spot(made, 1)
    degrees = shapely.transform(shape, lambda xy: np.column_stack(back.transform(xy[:, 0], xy[:, 1])))
    found = reader.scene_at(degrees).outline
    assert np.abs(shapely.get_coordinates(found) - shapely.get_coordinates(shape)).max() < 0.005


def test_a_survey_that_is_gone_is_named_and_the_rest_is_shown(made, tmp_path):
    told, caches, _ = made
    gone = msgspec.structs.replace(told.after, tiles=str(tmp_path / "no"), files=(str(tmp_path / "after.laz"),),
                                   image=str(tmp_path / "after.tif"))
    reader = SceneReader(msgspec.structs.replace(told, after=gone, registry=str(tmp_path / "r.gpkg")), caches)
    scene = reader.scene(spot(made))
    reader.close()
    assert scene.clouds[0] is not None and scene.clouds[1] is None and scene.reliefs[1] is None
    said = " ".join(scene.missing)
    assert "after.laz" in said and "after.tif" in said and "r.gpkg" in said and len(scene.missing) == 3


def test_tiles_are_cut_again_where_the_cache_was_cleared_and_damage_is_said(made, tmp_path):
    told, caches, _ = made
    again = msgspec.structs.replace(told, before=msgspec.structs.replace(told.before, tiles=str(tmp_path / "no")))
    reader = SceneReader(again, tmp_path)
    assert reader.scene(spot(made)).clouds[0] is not None and list((tmp_path / "surveys").iterdir())
    reader.close()
    copy = tmp_path / "damaged"
    shutil.copytree(told.after.tiles, copy)
    for tile in copy.glob("tile_*"):
        tile.write_bytes(tile.read_bytes()[:-7])
    reader = SceneReader(msgspec.structs.replace(
        told, after=msgspec.structs.replace(told.after, tiles=str(copy))), caches)
    scene = reader.scene(spot(made))
    reader.close()
    assert scene.clouds[0] is not None and scene.clouds[1] is None and "damaged" in scene.missing[0]


def test_files_that_do_not_say_and_places_outside_are_scenes_too(made, reader, tmp_path):
    lost = SceneReader(None, tmp_path)
    scene = lost.scene(spot(made))
    assert scene.flat and "does not say" in scene.missing[0]
    lost.prefetch([spot(made)])
    lost.close()
    far = reader.scene(spot(made, 90_000))
    assert len(far.clouds[0]) == 0 and not np.isfinite(far.reliefs[0].upper).any()
    from console.detection.pictures.chip import draw_chip
    from console.detection.pictures.difference import draw_difference
    from console.detection.pictures.section import draw_section

    assert draw_chip(far, "after", (300, 300))[0].any() and draw_difference(far, (300, 300))[0].any()
    assert draw_section(far, far.line, (300, 200))[0].any()


def test_without_its_field_the_mean_movement_stands_in(made):
    told, caches, _ = made
    mean = msgspec.structs.replace(told, field="", bias=0.25, shift=(0.4, -0.3), sigma=0.04)
    one, other = SceneReader(mean, caches), SceneReader(told, caches)
    a, b = one.scene(spot(made)), other.scene(spot(made))
    one.close()
    other.close()
    assert a.sigma == 0.04 and np.allclose(a.clouds[1].z, b.clouds[1].z, atol=1e-3)


def test_permits_know_whether_they_hold_on_the_day(made):
    approved = Approved(Path(made[0].registry), made[0].metric)
    everywhere, lacks = (-1e7, -1e7, 1e7, 1e7), []
    _, now = approved.near(everywhere, "2026-11-14", lacks)
    _, much_later = approved.near(everywhere, "2199-01-01", lacks)
    assert not lacks and len(now) == len(much_later) > 0
    assert sum(one.active for one in now) > sum(one.active for one in much_later)
    assert approved.near((0, 0, 1, 1), "", lacks) == ((), ())


def test_squares_and_lines_have_room_around():
    shape = shapely.box(0, 0, 20, 6)
    west, south, east, north = square_around(shape)
    assert east - west == north - south and shapely.box(west, south, east, north).contains(shape.buffer(8))
    reach = reach_of((west, south, east, north))
    assert reach[2] - reach[0] == pytest.approx(2 * (east - west), abs=2)
    wide = square_around(shapely.box(0, 0, 900, 20))
    assert wide[2] - wide[0] <= 262 and reach_of(wide) == wide
    ring = shapely.box(0, 0, 30, 30).difference(shapely.box(5, 5, 25, 25))
    assert shapely.intersection(section_line(ring), ring).length > 0

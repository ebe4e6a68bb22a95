"""Tiles: every point once, in any box, and found again without decoding."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from las_files import plain, write_las

from console.detection import tiles as tiles_module
from console.detection.reading import read_points
from console.detection.tiles import ingest, open_tiles
from console.errors import BadInput, Cancelled, NotFound
from console.progress import Progress

CORNER = (506_000.0, 2_494_000.0)


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    """600 m of field over several tiles, with colour."""
    folder = tmp_path_factory.mktemp("survey")
    x, y, z = plain(count=40_000, side=600.0)
    colours = {name: np.full(len(x), 257 * i, np.uint16) for i, name in ((10, "red"), (20, "green"), (30, "blue"))}
    path = write_las(folder / "a.laz", x, y, z, point_format=7, **colours)
    return path, ingest(path, folder / "tiles")


def ordered(points):
    return np.column_stack([points.x, points.y, points.z])[np.lexsort((points.z, points.y, points.x))]


def test_all_points_come_back(survey):
    path, tiles = survey
    back = tiles.read(tiles.bounds)
    assert tiles.count == len(back) == 40_000
    assert ordered(back) == pytest.approx(ordered(read_points(path)), abs=3e-5)
    assert (back.rgb[0] == [2570, 5140, 7710]).all()
    assert len(tiles.keys()) >= 9 and sum(len(p) for p in tiles.each()) == 40_000


def test_colour_is_read_where_pulses_give_one_return_or_on_request(tmp_path):
    x, y, z = plain(count=400)
    returns = {"number_of_returns": np.full(400, 2, np.uint8), "return_number": np.resize([1, 2], 400)}
    path = write_las(tmp_path / "a.laz", x, y, z, point_format=7, green=np.full(400, 2570, np.uint16), **returns)
    plainly, coloured = (ingest(path, tmp_path / "tiles", colour=wanted) for wanted in (False, True))
    assert (plainly.colour, coloured.colour) == (False, True) and plainly.folder != coloured.folder
    assert plainly.read(plainly.bounds).rgb is None
    assert (coloured.read(coloured.bounds).rgb[:, 1] == 2570).all()
    assert ordered(plainly.read(plainly.bounds)).tolist() == ordered(coloured.read(coloured.bounds)).tolist()


@settings(max_examples=25, deadline=None)
@given(st.floats(-50, 650), st.floats(-50, 650), st.floats(1, 400), st.floats(1, 400))
def test_boxes_side_by_side_share_no_point(survey, u, v, wide, high):
    _, tiles = survey
    west, south = CORNER[0] + u, CORNER[1] + v
    middle, east, north = west + wide / 3, west + wide, south + high
    whole = tiles.read((west, south, east, north))
    halves = [tiles.read((west, south, middle, north)), tiles.read((middle, south, east, north))]
    assert len(whole) == sum(map(len, halves))
    assert not len(whole) or (whole.x.min() >= west and whole.x.max() < east and whole.y.max() < north)


def test_a_second_call_decodes_nothing(survey, monkeypatch):
    path, tiles = survey
    monkeypatch.setattr(tiles_module, "read_chunks", lambda *_: pytest.fail("decoded again"))
    again = ingest(path, tiles.folder.parent)
    assert again == tiles and open_tiles(tiles.folder) == tiles


def test_overlapping_files_count_once(tmp_path):
    x, y, z = plain(count=4_000)
    left, right = x < 506_060, x > 506_040
    write_las(tmp_path / "a.laz", x[left], y[left], z[left])
    write_las(tmp_path / "b.laz", x[right], y[right], z[right])
    tiles = ingest(tmp_path, tmp_path / "tiles")
    assert tiles.count == 4_000 and tiles.lineage["duplicates"] == int((left & right).sum())


def test_a_large_survey_is_put_down_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(tiles_module, "HELD", 20_000)
    monkeypatch.setattr(tiles_module, "CHUNK", 700)
    x, y, z = plain(count=4_000, side=600)
    path = write_las(tmp_path / "a.laz", x, y, z)
    tiles = ingest(path, tmp_path / "tiles")
    assert tiles.count == 4_000 and not list(tiles.folder.glob("*.part"))
    assert ordered(tiles.read((5e5, 2.4e6, 5.1e5, 2.5e6))) == pytest.approx(ordered(read_points(path)), abs=3e-5)


def test_stopping_leaves_nothing(tmp_path):
    path = write_las(tmp_path / "a.laz", *plain(count=100))
    progress = Progress(lambda done, total, text: progress.cancel())
    with pytest.raises(Cancelled):
        ingest(path, tmp_path / "tiles", progress=progress)
    assert not [p for p in (tmp_path / "tiles").iterdir() if p.is_dir()]


def test_feet_are_given_back(tmp_path):
    import shapely

    x, y, z = plain(count=100, west=2_000_000.0, south=500_000.0)
    tiles = ingest(write_las(tmp_path / "a.las", x, y, z, crs="EPSG:2263", scale=0.01), tmp_path / "tiles")
    back = tiles.to_source(shapely.points(tiles.bounds[0], tiles.bounds[1]))[0]
    assert back.x == pytest.approx(x.min(), abs=0.03) and tiles.source_crs == "EPSG:2263"


def test_damage_is_told(tmp_path):
    tiles = ingest(write_las(tmp_path / "a.las", *plain(count=100)), tmp_path / "tiles")
    next(tiles.folder.glob("*.bin")).write_bytes(b"short")
    with pytest.raises(BadInput, match="damaged"):
        tiles.read((0, 0, 1e7, 1e7))
    (tiles.folder / "survey.json").write_text("{", "utf-8")
    with pytest.raises(BadInput):
        open_tiles(tiles.folder)
    with pytest.raises(NotFound):
        open_tiles(tmp_path)


def test_lineage_says_what_it_was_made_of(survey):
    _, tiles = survey
    assert tiles.lineage["files"][0]["name"] == "a.laz" and len(tiles.lineage["files"][0]["sha256"]) == 64
    assert tiles.lineage["demo"] is False and tiles.crs == "EPSG:4547"

"""Scenes of the real cloud of Delft: one epoch taken twice shows no change; the CRS is named, not in the file."""

import numpy as np
import pytest
import shapely

from console.detection.job import read_survey
from console.detection.lineage import MadeFrom, epoch_of
from console.detection.pictures.section import draw_section, profile
from console.detection.pictures.shade import noise_of
from console.detection.review_reader import SceneReader

pytestmark = pytest.mark.real


def test_the_same_survey_twice_shows_no_change(shared, tmp_path):
    files = sorted((shared / "lidar" / "ahn3_delft" / "ahn3").glob("*.laz"))[:1]
    tiles = read_survey(tuple(files), tmp_path / "surveys", "EPSG:28992")
    epoch = epoch_of(tiles, files, "EPSG:28992")
    reader = SceneReader(MadeFrom(epoch, epoch, metric=tiles.crs), tmp_path)
    west, south, east, north = tiles.bounds
    x, y = (west + east) / 2, (south + north) / 2
    scene = reader.scene(shapely.box(x - 6, y - 4, x + 6, y + 4))
    reader.close()
    assert not scene.missing and len(scene.clouds[0]) == len(scene.clouds[1]) > 5_000
    difference = scene.reliefs[1].upper - scene.reliefs[0].upper
    assert np.nanmax(np.abs(difference)) == 0 and noise_of(scene) == pytest.approx(0.05)
    cut = profile(scene, scene.line)
    assert cut.change == 0 and len(cut.points[0][0]) > 100
    rgb, frame = draw_section(scene, scene.line, (700, 320), 2.0)
    assert rgb.shape == (640, 1400, 3) and -10 < frame.y0 < frame.y1 < 60   # heights above the sea, at Delft

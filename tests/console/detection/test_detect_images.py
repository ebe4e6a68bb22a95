"""Pictures: read by window, brought together, compared; and a surface model as a survey."""

import numpy as np
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.errors import NotGeoreferencedWarning

from console.detection.bench_peers import plain_difference
from console.detection.grid import Window
from console.detection.image_change import image_changes
from console.detection.image_fit import fit_light, phase_shift
from console.detection.imagery import ingest_surface, read_colour, read_window
from console.errors import BadInput, Refused

ORIGIN = (506_000.0, 2_494_000.0)


def town(seed=1, size=160, cell=0.5, houses=()):
    """[rows, cols, 3]: a lawn with grain, streets and coloured roofs; `houses` are (x, y, w, h, rgb) in metres."""
    rng = np.random.default_rng(seed)
    n = int(size / cell)
    picture = np.full((n, n, 3), (88, 120, 70), float)
    fixed = np.random.default_rng(5)
    picture[:, ::80] = picture[::80] = (95, 95, 100)
    roofs = [(15 + 30 * i, 12 + 28 * j, 9 + fixed.integers(6), 8 + fixed.integers(5), fixed.integers(60, 220, 3))
             for i in range(5) for j in range(5)]
    for x, y, w, h, colour in [*roofs, *houses]:
        picture[int(y / cell):int((y + h) / cell), int(x / cell):int((x + w) / cell)] = colour
    return picture + rng.normal(0, 3, picture.shape)


def write(path, picture, shift=(0.0, 0.0), cell=0.5, crs="EPSG:4547", dtype="uint8", **more):
    bands = picture[None] if picture.ndim == 2 else picture.transpose(2, 0, 1)
    place = Affine(cell, 0, ORIGIN[0] + shift[0], 0, -cell, ORIGIN[1] + picture.shape[0] * cell + shift[1])
    with rasterio.open(path, "w", driver="GTiff", width=picture.shape[1], height=picture.shape[0], count=len(bands),
                       dtype=dtype, crs=crs, transform=place, **more) as file:
        file.write(np.clip(bands, 0, 255).astype(dtype) if dtype == "uint8" else bands.astype(dtype))
    return path


def test_a_new_roof_is_a_lead_and_light_and_shift_are_not(tmp_path):
    new = (70.0, 100.0, 12.0, 10.0, (200, 60, 40))
    first = write(tmp_path / "a.tif", town(1))
    # Darker, yellower, hazy and 2.5 m away, as another flight would give it.
    second = write(tmp_path / "b.tif", town(2, houses=[new]) * (0.8, 0.75, 0.7) + 18, shift=(2.0, -1.5))
    leads, fit, crs = image_changes(first, second)
    assert fit.shift == pytest.approx((-2.0, 1.5), abs=0.25) and crs == "EPSG:4547"
    here = shapely.box(ORIGIN[0] + 70, ORIGIN[1] + 160 - 110, ORIGIN[0] + 82, ORIGIN[1] + 160 - 100)
    assert leads and leads[0].geometry.intersection(here).area > 0.8 * here.area
    assert leads[0].geometry.intersection(here).area > 0.5 * leads[0].area
    assert sum(one.geometry.intersection(here).area < 0.1 * one.area for one in leads) <= 1
    assert leads[0].sources == "image" and 0 < leads[0].confidence < 0.5 and np.isnan(leads[0].dz_median)


def test_equal_pictures_give_nothing(tmp_path):
    first, second = write(tmp_path / "a.tif", town(1)), write(tmp_path / "b.tif", town(3) * 0.9)
    assert image_changes(first, second)[0] == []


def test_pictures_that_do_not_belong_together_are_refused(tmp_path):
    first = write(tmp_path / "a.tif", town(1))
    noise = np.random.default_rng(8).uniform(0, 255, (320, 320, 3))
    for other in (write(tmp_path / "far.tif", town(1), shift=(5000.0, 0.0)), write(tmp_path / "noise.tif", noise)):
        with pytest.raises(Refused):
            image_changes(first, other)


@pytest.mark.parametrize("name", ["plain.tif", "degrees.tif", "text.tif", "missing.tif"])
def test_a_picture_without_place_or_metres_is_one_sentence(tmp_path, name):
    path = tmp_path / name
    if name == "text.tif":
        path.write_text("no picture")
    elif name == "plain.tif":
        with pytest.warns(NotGeoreferencedWarning), rasterio.open(
                path, "w", driver="GTiff", width=9, height=9, count=1, dtype="uint8", crs="EPSG:4547") as file:
            file.write(np.ones((1, 9, 9), np.uint8))
    elif name == "degrees.tif":
        write(path, town(1), crs="EPSG:4490")
    with pytest.raises(BadInput) as told:
        image_changes(path, path)
    assert "\n" not in str(told.value)


def test_phase_correlation_sees_parts_of_a_cell():
    from scipy import ndimage

    tone = np.random.default_rng(3).normal(0, 1, (2, 128, 128))
    tone = ndimage.gaussian_filter(tone, (0, 2, 2))
    moved = ndimage.shift(tone, (0, 3.4, -5.2), order=3, mode="wrap")
    right, up, _ = phase_shift(tone, moved)
    assert (right, up) == pytest.approx((5.2, 3.4), abs=0.35)


def test_light_is_fitted_to_what_stayed():
    rng = np.random.default_rng(1)
    first = rng.uniform(20, 220, (3, 5000))
    second = (first - np.array([[5], [10], [-4]])) / np.array([[1.2], [0.9], [1.05]]) + rng.normal(0, 1, first.shape)
    second[:, :600] = 250.0   # new roofs
    gain, offset = fit_light(first, second)
    assert gain == pytest.approx([1.2, 0.9, 1.05], rel=0.06) and offset == pytest.approx([5, 10, -4], abs=9)


def test_windows_are_read_where_they_lie_and_unknown_beside(tmp_path):
    picture = np.zeros((40, 40, 3)) + np.arange(40)[:, None, None] * 5
    path = write(tmp_path / "a.tif", picture)
    window = Window(round(ORIGIN[0] / 0.5) - 10, round(ORIGIN[1] / 0.5) + 40, 30, 20, 0.5)
    values = read_window(path, window, "EPSG:4547")
    assert np.isnan(values[:, :, :10]).all() and values[0, :, 15] == pytest.approx(np.arange(20) * 5, abs=0.6)
    assert read_colour(path, (0.0, 0.0, 50.0, 50.0), "EPSG:4547", 0.5) is None


def test_a_surface_model_is_a_survey(tmp_path):
    x = np.arange(120) + np.zeros((120, 1))
    heights = 20 + 0.02 * x.astype(np.float32)
    heights[40:60, 40:60] += 6
    path = write(tmp_path / "dsm.tif", heights, dtype="float32", nodata=-9999)
    heights[80:100, 20:50] += 4
    heights[:10, :10] = np.nan
    later = write(tmp_path / "dsm2.tif", heights, dtype="float32")
    first, second = (ingest_surface(p, tmp_path / "tiles") for p in (path, later))
    assert first.count == 14400 and second.count == 14300 and first.crs == "EPSG:4547"
    assert ingest_surface(path, tmp_path / "tiles").folder == first.folder
    points = first.read(first.bounds)
    inside = (points.x > ORIGIN[0] + 21) & (points.x < ORIGIN[0] + 29) & (points.y > ORIGIN[1] + 31) & (
        points.y < ORIGIN[1] + 39)
    assert inside.any() and np.median(points.z[inside]) == pytest.approx(27, abs=0.2)
    found = plain_difference(points, second.read(second.bounds), first.bounds)
    assert len(found) == 1 and found[0].area == pytest.approx(150, rel=0.25)
    for wrong in (write(tmp_path / "photo.tif", town(1)),
                  write(tmp_path / "none.tif", np.full((20, 20), np.nan), dtype="float32")):
        with pytest.raises(BadInput):
            ingest_surface(wrong, tmp_path / "tiles")
    assert not list((tmp_path / "tiles").glob(".making_*"))

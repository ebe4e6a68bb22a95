import os

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.enums import ColorInterp

from console.errors import BadInput, Cancelled
from console.exchange.tiles import geotiff, overviews
from console.exchange.tiles.geotiff import GeoTIFF
from console.exchange.tiles.pyramid import Tile
from console.exchange.tiles.tile import BadTile, SourceGone
from console.progress import Progress

PLACE = Affine(0.5, 0, 500000, 0, -0.5, 2495000)  # half a metre a pixel, west of Shenzhen in EPSG:4547


def write(path, data, crs="EPSG:4547", transform=PLACE, **more):
    more = {"tiled": True, "blockxsize": 256, "blockysize": 256, **more}
    mask = more.pop("interpretation", None)
    palette = more.pop("palette", None)
    with rasterio.open(path, "w", driver="GTiff", width=data.shape[2], height=data.shape[1], count=len(data),
                       dtype=data.dtype, crs=crs, transform=transform, **more) as file:
        file.write(data)
        if mask:
            file.colorinterp = mask
        if palette:
            file.write_colormap(1, palette)
    return path


@pytest.fixture
def opened():
    made = []

    def open_it(*args, **more):
        made.append(GeoTIFF(*args, **more))
        return made[-1]

    yield open_it
    for one in made:
        one.close()


def noise(bands=3, height=1300, width=1100, seed=1):
    return np.random.default_rng(seed).integers(0, 256, (bands, height, width), np.uint8)


def test_the_finest_level_is_the_raster_pixel_for_pixel(tmp_path, opened):
    data = noise()
    source = opened(write(tmp_path / "a.tif", data))
    finest = len(source.pyramid.levels) - 1
    assert source.pyramid.levels[finest].resolution == pytest.approx(0.5)
    tile = source.read(Tile(finest, 2, 2))
    assert (tile[:1300 - 1024, :1100 - 1024, :3] == np.moveaxis(data[:, 1024:, 1024:], 0, 2)).all()
    assert (tile[:1300 - 1024, :1100 - 1024, 3] == 255).all() and not tile[1300 - 1024:, :, 3].any()
    px, py = source.pyramid.levels[finest].pixels(np.array([500010.0]), np.array([2494980.0]))
    assert (px[0], py[0]) == pytest.approx((20, 40))


def test_coarser_levels_lie_on_the_same_ground(tmp_path, opened):
    data = np.zeros((3, 1301, 1101), np.uint8)
    data[:, :650, :] = 200
    source = opened(write(tmp_path / "a.tif", data))
    assert len(source.pyramid.levels) == 3
    for level in source.pyramid.levels:
        px, py = level.pixels(*(np.array([v]) for v in (PLACE @ (1101, 1301))))
        assert px[0] == pytest.approx(np.ceil(1101 / int(level.id))) and py[0] == pytest.approx(
            np.ceil(1301 / int(level.id)))
    tile = source.read(Tile(0, 0, 0))
    assert (tile[:160, :250, 0] == 200).all() and not tile[165:320, :250, 0].any()


def test_nodata_is_transparent_and_16_bit_is_stretched(tmp_path, opened):
    data = np.linspace(1000, 3000, 600 * 600).reshape(1, 600, 600).astype(np.uint16)
    data[:, :100] = 0
    source = opened(write(tmp_path / "a.tif", data, nodata=0))
    tile = source.read(Tile(len(source.pyramid.levels) - 1, 0, 0))
    assert not tile[:100, :, 3].any() and (tile[100:, :, 3] == 255).all()
    assert tile[101, 5, 0] < 10 and tile[511, 511, 0] > 200 and (tile[..., 0] == tile[..., 1]).all()


def test_floats_with_holes(tmp_path, opened):
    data = np.random.default_rng(0).normal(50, 9, (1, 300, 300)).astype(np.float32)
    data[0, :20] = np.nan
    tile = opened(write(tmp_path / "a.tif", data)).read(Tile(0, 0, 0))
    assert not tile[:20, :, 3].any() and (tile[20:300, :300, 3] == 255).all()
    assert 100 < tile[20:300, :300, 0].mean() < 156


def test_palettes_and_band_order(tmp_path, opened):
    indices = np.repeat(np.arange(4, dtype=np.uint8), 100)[None, None].repeat(300, 1)
    colours = {0: (255, 0, 0, 255), 1: (0, 255, 0, 255), 2: (0, 0, 255, 255), 3: (9, 9, 9, 255)}
    tile = opened(write(tmp_path / "p.tif", indices, palette=colours, photometric="palette")).read(Tile(0, 0, 0))
    assert [tuple(tile[5, x]) for x in (5, 105, 205)] == [(255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)]
    bands = np.stack([np.full((300, 300), v, np.uint8) for v in (30, 20, 10, 99)])
    tile = opened(write(tmp_path / "b.tif", bands, interpretation=(
        ColorInterp.blue, ColorInterp.green, ColorInterp.red, ColorInterp.undefined))).read(Tile(0, 0, 0))
    assert tuple(tile[5, 5]) == (10, 20, 30, 255)


def test_a_rotated_raster_lies_where_it_says(tmp_path, opened):
    turned = Affine.translation(500000, 2495000) @ Affine.rotation(30) @ Affine.scale(0.5, -0.5)
    source = opened(write(tmp_path / "a.tif", noise(3, 600, 600), transform=turned))
    x, y = turned @ (123.0, 456.0)
    px, py = source.pyramid.levels[-1].pixels(np.array([x]), np.array([y]))
    assert (px[0], py[0]) == pytest.approx((123, 456))


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_what_cannot_be_placed_is_refused(tmp_path, opened):
    with pytest.raises(BadInput, match="does not say where it lies"):
        GeoTIFF(write(tmp_path / "a.tif", noise(), transform=Affine.identity()))
    with pytest.raises(BadInput, match="--crs"):
        GeoTIFF(write(tmp_path / "b.tif", noise(), crs=None))
    assert opened(tmp_path / "b.tif", "EPSG:4547").bounds[0] == pytest.approx(114.0, abs=1e-3)
    (tmp_path / "c.tif").write_bytes(b"II*\0 nothing")
    with pytest.raises(BadInput, match="cannot be read as GeoTIFF"):
        GeoTIFF(tmp_path / "c.tif")


def test_a_giant_single_block_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(geotiff, "LARGEST_BLOCK", 1 << 20)
    path = write(tmp_path / "a.tif", noise(1), tiled=False, blockxsize=1100, blockysize=1300,
                 compress="deflate")
    with pytest.raises(BadInput, match="one block of 1 MB"):
        GeoTIFF(path)


def test_a_damaged_block_is_a_bad_tile_and_the_rest_is_shown(tmp_path, opened):
    path = write(tmp_path / "a.tif", noise(3, 1024, 1024), compress="deflate")
    source = opened(path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 60_000)
        file.write(b"\0" * 50_000)
    finest = len(source.pyramid.levels) - 1
    assert source.read(Tile(finest, 0, 0)) is not None
    with pytest.raises(BadTile):
        source.read(Tile(finest, 1, 1))
    path.unlink()
    with pytest.raises(SourceGone):
        source.changed()


@pytest.fixture
def large(tmp_path, monkeypatch):
    """A raster that counts as large, of 1301 × 1100 pixels."""
    monkeypatch.setattr(overviews, "LARGE", 1000 * 1000)
    monkeypatch.setattr(overviews, "ENOUGH", 400)
    monkeypatch.setattr(overviews, "BLOCK", 512)
    smooth = np.linspace(0, 255, 1301 * 1100).reshape(1, 1301, 1100).repeat(3, 0).astype(np.uint8)
    return write(tmp_path / "a.tif", smooth)


def test_overviews_are_built_once_and_used(large, tmp_path, opened):
    source = opened(large)
    assert overviews.are_needed(source)
    seen = []
    folder = overviews.build(source, tmp_path / "caches", Progress(lambda *told: seen.append(told)))
    assert seen[0][0] == 0 and seen[-1][0] == seen[-1][1] > 3
    assert sorted(int(p.stem) for p in folder.iterdir()) == [2, 4, 8]
    assert overviews.build(source, tmp_path / "caches", Progress(lambda *_: pytest.fail("built twice"))) == folder
    ready = opened(large, prepared=folder)
    for level in range(len(ready.pyramid.levels)):
        plain, quick = source.read(Tile(level, 0, 0)), ready.read(Tile(level, 0, 0))
        assert abs(plain[..., :3].astype(int) - quick[..., :3])[plain[..., 3] > 0].mean() < 3  # WebP is lossy
        assert (plain[..., 3] == quick[..., 3]).mean() > 0.99
    assert large.parent == tmp_path and not list(tmp_path.glob("*.ovr")), "nothing is written beside the source"


def test_a_stop_leaves_nothing_behind(large, tmp_path, opened):
    progress = Progress(lambda done, *_: progress.cancel() if done == 2 else None)
    with pytest.raises(Cancelled):
        overviews.build(opened(large), tmp_path / "caches", progress)
    assert not list((tmp_path / "caches" / "overviews").iterdir())


def test_another_version_of_the_file_has_other_overviews(large, tmp_path):
    before = overviews.folder_of(large, tmp_path)
    os.utime(large, (1, 1))
    assert overviews.folder_of(large, tmp_path) != before


def test_halving_does_not_let_the_transparent_darken_the_rest():
    fine = np.zeros((2, 2, 4), np.uint8)
    fine[0, 0] = (200, 100, 50, 255)
    out = np.empty((1, 1, 4), np.uint8)
    overviews.halve(fine, out)
    assert out[0, 0].tolist() == [200, 100, 50, 64]

"""Leads from pictures alone: the network that sees roofs, the things it sees, and how far they are believed."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from affine import Affine
from PIL import Image

from console.detection.bench_images import bench_images, otsu
from console.detection.candidate import Candidate
from console.detection.image_change import EYE, MODEL, image_changes
from console.detection.image_eye import STRIDE, Eye, load_eye, save_eye
from console.detection.image_fit import Fit
from console.detection.image_leads import LEAST, LOWERED, MOST, WEIGHTS, believed, beside_heights, lead_of
from console.detection.image_objects import NAMES, Thing, parts, squareness
from console.detection.image_scenes import paint_pair
from console.errors import BadInput, Cancelled
from console.progress import Progress

SEEDS = (3, 8, 15)
SIDE = 192
FIT = Fit((0.0, 0.0), (np.ones(3), np.zeros(3)), 0.6, True)


@pytest.fixture(scope="module")
def pairs():
    """Pairs that nothing was learnt from: the eye's own seeds begin at 10,000."""
    return [paint_pair(seed, SIDE) for seed in SEEDS]


@pytest.fixture(scope="module")
def eye():
    return load_eye(EYE)


def as_geotiff(path, picture, west=506_000.0, north=2_494_096.0):
    with rasterio.open(path, "w", driver="GTiff", width=picture.shape[1], height=picture.shape[0], count=3,
                       dtype="uint8", crs="EPSG:4547", transform=Affine(0.5, 0, west, 0, -0.5, north)) as file:
        file.write(picture.transpose(2, 0, 1))
    return path


def halved(picture):
    rows, cols = picture.shape[0] // 2, picture.shape[1] // 2
    return picture.reshape(rows, 2, cols, 2, 3).mean(axis=(1, 3)).transpose(2, 0, 1).astype(np.float32)


def test_painted_pairs_are_the_same_again_and_their_truth_holds_together(pairs):
    again = paint_pair(SEEDS[0], SIDE)
    assert (again.before == pairs[0].before).all() and (again.new == pairs[0].new).all()
    assert sum(one.new.any() for one in pairs) >= 2
    for one in pairs:
        assert one.before.shape == one.after.shape == (SIDE, SIDE, 3) and one.before.dtype == np.uint8
        assert not (one.new & ~one.roofs_after).any() and not (one.gone & ~one.roofs_before).any()
        assert not (one.new & one.roofs_before & ~one.doubt).any()


def test_the_eye_sees_roofs_and_which_of_them_are_new(pairs, eye):
    roofs, others, new, old = [], [], [], []
    for one in pairs:
        seen = eye.look(halved(one.before), halved(one.after))
        after, fresh = one.roofs_after[::2, ::2], (one.new & ~one.doubt)[::2, ::2]
        roofs.append(seen.after[after])
        others.append(seen.after[~after])
        new.append(seen.new[fresh])
        old.append(seen.new[after & ~fresh])
    assert np.concatenate(roofs).mean() > np.concatenate(others).mean() + 0.4
    assert np.concatenate(new).mean() > np.concatenate(old).mean() + 0.3


def test_where_a_picture_shows_nothing_nothing_is_claimed(pairs, eye):
    first, second = halved(pairs[0].before), halved(pairs[0].after)
    second[:, :, :48] = np.nan
    seen = eye.look(first, second)
    assert all((one[:, :48] == 0).all() and np.isfinite(one).all() for one in seen)
    empty = eye.look(np.full((3, STRIDE, STRIDE), np.nan, np.float32), np.zeros((3, STRIDE, STRIDE), np.float32))
    assert not any(one.any() for one in empty)


def test_an_eye_is_stored_as_arrays_and_a_damaged_file_is_one_sentence(tmp_path, eye):
    save_eye(tmp_path / "eye.npz", eye)
    again = load_eye(tmp_path / "eye.npz")
    assert again.version == eye.version and set(again.weight) == set(eye.weight)
    assert all(np.allclose(again.weight[n], w, rtol=1e-3, atol=1e-6) for n, w in eye.weight.items())
    for content in (b"", b"PK\x03\x04 torn", b"x" * 100):
        (tmp_path / "bad.npz").write_bytes(content)
        with pytest.raises(BadInput):
            load_eye(tmp_path / "bad.npz")
    np.savez(tmp_path / "pickle.npz", version=np.array("1"), **{"w:e1.0": np.array([object()])})
    with pytest.raises(BadInput):
        load_eye(tmp_path / "pickle.npz")


def test_convolution_is_the_sum_over_neighbours():
    weight = np.arange(18, dtype=np.float32)[None]
    told = np.random.default_rng(1).normal(size=(2, 6, 8)).astype(np.float32)
    eye = Eye({"a": weight}, {"a": np.array([100.0], np.float32)}, "test")
    for stride, apart in ((1, 1), (2, 1), (1, 2)):
        around = np.pad(told, ((0, 0), (apart, apart), (apart, apart)))
        row, col = 4, 2
        near = around[:, row:row + 2 * apart + 1:apart, col:col + 2 * apart + 1:apart]
        found = eye._wide("a", told, stride, apart)[0, row // stride, col // stride]
        assert found == pytest.approx(max(float((weight.reshape(2, 3, 3) * near).sum()) + 100, 0), rel=1e-4)


def test_leads_of_painted_pairs_are_mostly_right_and_never_claims(tmp_path, pairs):
    right = total = 0
    for number, one in enumerate(pairs):
        paths = [as_geotiff(tmp_path / f"{number}{k}.tif", p) for k, p in enumerate((one.before, one.after))]
        for lead in image_changes(*paths)[0]:
            x, y = shapely.get_coordinates(shapely.point_on_surface(lead.geometry))[0]
            row, col = int((2_494_096 - y) * 2), int((x - 506_000) * 2)
            right += bool((one.new | one.gone)[row, col])
            total += 1
            assert 0 < lead.confidence <= MOST < 0.5 and lead.sources == "image" and lead.model == MODEL
            assert np.isnan(lead.dz_median) and np.isnan(lead.volume) and lead.reasons
    assert total >= 4 and right >= 0.6 * total


def test_a_house_on_the_edge_of_two_tiles_is_one_lead(tmp_path, pairs):
    best = max(pairs, key=lambda one: int(one.new.sum()))
    rows, cols = np.nonzero(best.new)
    # The middle of what is new on the corner of four tiles of 256 m.
    west, north = 505_856.0 - 0.5 * round(float(np.median(cols))), 2_493_952.0 + 0.5 * round(float(np.median(rows)))
    far = [as_geotiff(tmp_path / f"{k}.tif", p, west, north) for k, p in enumerate((best.before, best.after))]
    leads, _, _ = image_changes(*far)
    shapes = [one.geometry for one in leads]
    both = sum(a.intersection(b).area for i, a in enumerate(shapes) for b in shapes[:i])
    assert leads and both < 0.05 * sum(one.area for one in shapes) and len({one.id for one in leads}) == len(leads)


def test_a_stopped_comparison_leaves_nothing_behind(tmp_path, pairs, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    paths = [as_geotiff(tmp_path / f"{k}.tif", p) for k, p in enumerate((pairs[0].before, pairs[0].after))]
    progress = Progress(lambda done, total, text: progress.cancel() if total else None)
    with pytest.raises(Cancelled):
        image_changes(*paths, progress=progress)
    assert not list((tmp_path / "temp").iterdir())


def test_houses_that_grew_together_are_told_apart_and_one_house_stays_whole():
    likely = np.full((30, 60), 0.1)
    likely[5:20, 5:20] = likely[5:20, 24:40] = 0.85
    likely[8:16, 20:24] = 0.55
    found = parts(likely, likely > 0.4, 12)
    assert len(found) == 2 and sum(int(one.sum()) for one in found) <= (likely > 0.4).sum()
    alone = np.full((30, 30), 0.1)
    alone[5:20, 5:20] = 0.5 + 0.4 * np.hanning(15)[:, None] * np.hanning(15)
    assert len(parts(alone, alone > 0.4, 12)) == 1
    assert squareness(np.ones((6, 9), bool)) == pytest.approx(1.0) and squareness(np.eye(30, dtype=bool)) < 0.8


def test_no_number_makes_a_lead_a_claim():
    best = np.where(WEIGHTS > 0, 50.0, -50.0)
    assert len(WEIGHTS) == len(NAMES) and believed(-best) < 0.01 < LEAST < believed(best)
    shares = [believed(best * k) for k in np.linspace(-0.1, 0.1, 50)]
    assert shares == sorted(shares)
    thing = Thing(shapely.box(0, 0, 10, 10), True, best)
    sure, unsure = lead_of(thing, FIT, "m"), lead_of(thing, Fit(FIT.shift, FIT.light, 0.0, False), "m")
    assert sure is not None and unsure is not None and unsure.confidence < sure.confidence <= MOST < 0.5
    assert len(unsure.reasons) == len(sure.reasons) + 1 and lead_of(thing._replace(row=-best), FIT, "m") is None


def test_heights_merge_a_lead_lower_it_or_leave_it():
    def one(west, source="image"):
        return Candidate(f"{west}", "change", shapely.box(west, 0, west + 10, 10), 3.0, 3.0, 0.1, 100.0, 300.0,
                         confidence=0.4, sources=source, reasons=[])

    house = one(0, "lidar")
    leads = [one(1), one(50), one(200)]
    kept = beside_heights([house], leads, shapely.box(-10, -10, 100, 100))
    assert house.sources == "both" and len(house.reasons) == 1
    assert [lead.id for lead in kept] == ["50", "200"]
    assert kept[0].confidence == pytest.approx(0.4 * LOWERED) and kept[1].confidence == 0.4
    assert beside_heights([house], [], shapely.box(0, 0, 1, 1)) == []


def test_the_bench_judges_both_methods_on_the_same_pairs(tmp_path, pairs):
    for epoch in ("A", "B", "label"):
        (tmp_path / epoch).mkdir()
    for number, one in enumerate(pairs[1:]):
        mask = 255 * (one.new | one.gone).astype(np.uint8)
        for epoch, picture in (("A", one.before), ("B", one.after), ("label", mask)):
            Image.fromarray(picture).save(tmp_path / epoch / f"{number}.png")
    told = bench_images(tmp_path, only="1")
    assert told["names"] == ["1"] and told["changed"] > 0 and told["km2"] == pytest.approx(0.096 ** 2, abs=1e-4)
    for method in (told["leads"], told["differencing"]):
        assert 0 <= method["recall"] <= 1 and method["right"] <= method["leads"] and method["found"] <= told["changed"]
    assert told["leads"]["precision"] > told["differencing"]["precision"]
    with pytest.raises(BadInput):
        bench_images(Path(tmp_path) / "A")


def test_otsu_cuts_between_two_humps():
    rng = np.random.default_rng(2)
    assert 17 < otsu(np.r_[rng.normal(10, 3, 900), rng.normal(80, 8, 200)]) < 65

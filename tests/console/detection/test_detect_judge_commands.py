"""The commands around a run: run with pictures, score, evidence, verdicts and training, map layer, imports."""

import json

import numpy as np
import pyogrio
import pytest
import shapely

import main
from console.detection.lessons import read_lessons
from console.detection.lineage import read_made_from
from console.detection.models import BASE
from console.detection.result import read_detections
from console.detection.review_scene import section_line, square_around
from console.detection.scorer import SHIPPED

NUMBERS = ("dz_median", "dz_max", "dz_sigma", "area", "volume", "confidence")


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("judge") / "p"


@pytest.fixture
def run(profile, capsys):
    def go(*line):
        code = main.main(["--profile", str(profile), "--json", "--lang", "en", *map(str, line)])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out.strip() else None, err.strip()

    return go


@pytest.fixture(scope="module")
def found(generated, profile, tmp_path_factory):
    """A run over the generated scene with its orthophotos, candidates on the map."""
    folder, _ = generated
    out = tmp_path_factory.mktemp("found") / "out.gpkg"
    line = ["--profile", str(profile), "--lang", "en", "detect", "run", str(folder / "before.laz"),
            str(folder / "after.laz"), "-o", str(out), "--registry", str(folder / "registry.gpkg"), "--images",
            str(folder / "before.tif"), str(folder / "after.tif"), "--add"]
    assert main.main(line) == 0
    return out, folder


def test_the_trained_scorer_judges_and_the_truth_says_how_well(found, run, tmp_path):
    out, folder = found
    candidates, _ = read_detections(out)
    assert {one.model for one in candidates if one.sources != "image"} == {"2026.1"}
    code, told, _ = run("detect", "score", out, folder / "truth.gpkg", "--diagram", tmp_path / "rel.png")
    assert code == 0 and {"precision", "recall", "f1", "iou", "by_size", "by_kind", "calibration"} <= set(told)
    assert told["precision"] >= 0.7 and told["recall"] >= 0.6
    assert 0 <= told["unseen"] < told["truth"] and told["recall_seen"] is not None  # the surveys are at hand
    assert (tmp_path / "rel.png").stat().st_size > 3000


def test_evidence_is_drawn_once_and_also_without_the_caches(found, run, profile, tmp_path):
    import shutil

    from PIL import Image

    out, _ = found
    one = read_detections(out)[0][0]
    code, told, _ = run("detect", "evidence", out, "--id", one.id, "-o", tmp_path)
    assert code == 0 and set(told) == {"id", "before", "after", "height", "section"}
    sizes = {}
    for name in ("before", "height", "section"):
        with Image.open(told[name]) as picture:
            sizes[name] = picture.size
    assert sizes["height"][0] > sizes["before"][0] == 640 and sizes["section"] == (960, 420)
    kept = sorted((profile / "caches" / "evidence").rglob("*.png"))
    stamps = [path.stat().st_mtime_ns for path in kept]
    assert run("detect", "evidence", out, "--id", one.id, "-o", tmp_path)[0] == 0
    assert [path.stat().st_mtime_ns for path in kept] == stamps
    shutil.rmtree(profile / "caches")
    assert run("detect", "evidence", out, "--id", one.id, "-o", tmp_path / "again")[0] == 0
    code, _, words = run("detect", "evidence", out, "--id", "nobody", "-o", tmp_path)
    assert code == 1 and "nobody" in words


def test_candidates_lie_on_the_map_by_kind_and_doubt(found, run):
    code, layers, _ = run("layer", "list")
    mine = [one for one in layers if one["name"].startswith("Candidates")]
    assert code == 0 and mine and mine[0]["look"] == "categorised" and mine[0]["features"] > 0
    code, told, _ = run("layer", "show", mine[0]["id"])
    assert told["style"]["field"] == "Kind of change" and told["source"] == str(found[0])
    words = [band["value"] for band in told["style"]["bands"]]
    assert len(words) == len(set(words)) and len({band["colour"] for band in told["style"]["bands"]}) == len(words)


def test_pictures_alone_give_leads(found, run, tmp_path):
    _, folder = found
    out = tmp_path / "leads.gpkg"
    code, told, _ = run("detect", "run", "-o", out, "--images", folder / "before.tif", folder / "after.tif")
    assert code == 0 and told["points"] == 0 and told["warnings"] and told["image_leads"] == told["candidates"]
    leads, _ = read_detections(out)
    assert all(one.sources == "image" and one.confidence < 0.5 for one in leads)
    assert read_made_from(out).demo
    if leads:
        code, drawn, _ = run("detect", "evidence", out, "--id", leads[0].id, "-o", tmp_path)
        assert code == 0 and set(drawn) == {"id", "before", "after"}


@pytest.mark.parametrize("line", [["run", "-o", "x.gpkg"], ["run", "a.laz", "-o", "x.gpkg"], ["train"],
                                  ["run", "nothing", "nobody", "-o", "x.gpkg"], ["models", "--use", "none"],
                                  ["score", "none.gpkg", "none.gpkg"], ["train", "--scenes", "."]])
def test_what_cannot_be_done_is_one_sentence_more(run, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, told, words = run("detect", *line)
    assert code == 1 and told is None and words and "\n" not in words


def test_a_survey_is_imported_with_lineage_and_used_by_name(found, run, profile):
    _, folder = found
    code, told, _ = run("detect", "import", folder / "before.laz", "--name", "spring", "--flown", "2025-11-15")
    assert code == 0 and told["name"] == "spring" and told["demo"] and told["points"] > 1000
    code, listed, _ = run("detect", "surveys")
    assert [one["name"] for one in listed] == ["spring"] and listed[0]["flown"] == "2025-11-15"
    from console.ledger.ledger import Ledger
    from console.store.engine import open_store

    store = open_store(profile / "console.db")
    try:
        record = Ledger(store).record(f"survey:{told['id']}")
        assert record is not None and record.fields["points"] == told["points"]
    finally:
        store.close()


def test_verdicts_are_learnt_and_what_is_no_verdict_is_refused(found, run, tmp_path, monkeypatch):
    out, _ = found
    monkeypatch.setattr("console.detection.training.SEEDS", (11,))
    monkeypatch.setattr("console.detection.training.ROUNDS", 20)
    monkeypatch.setattr("console.detection.training.FOLDS", 2)
    base = read_lessons(SHIPPED / BASE)
    few = base.subset(np.arange(len(base)) % 8 == 0)
    monkeypatch.setattr("console.detection.models.read_lessons", lambda _: few)
    said = _with_verdicts(out, tmp_path / "said.gpkg", lambda one: "属实" if one.confidence > 0.5 else "误报")
    code, told, _ = run("detect", "train", said)
    assert code == 0 and told["version"] == "own-1" and told["verdicts"] > 5 and told["promoted"] in (True, False)
    code, listed, _ = run("detect", "models")
    assert {"rule-1", "2026.1", "own-1"} <= {one["version"] for one in listed}
    odd = _with_verdicts(out, tmp_path / "odd.gpkg", lambda one: "perhaps")
    code, _, words = run("detect", "train", odd)
    assert code == 1 and "perhaps" in words
    assert run("detect", "train", out)[0] == 1


def _with_verdicts(source, target, say):
    """A copy of a result in which every candidate of heights has a verdict."""
    import shutil

    shutil.copyfile(source, target)
    candidates, crs = read_detections(source)
    shapes = shapely.to_wkb(np.array([one.geometry for one in candidates], object))
    pyogrio.raw.write(target, shapes, [np.array([one.id for one in candidates], object),
                      np.array([say(one) if one.sources != "image" else "" for one in candidates], object),
                      np.array([one.kind for one in candidates], object),
                      *(np.array([getattr(one, name) for one in candidates]) for name in NUMBERS)],
                      ["id", "verdict", "kind", *NUMBERS],
                      layer="detections", driver="GPKG", geometry_type="Polygon", crs=crs)
    return target


def test_sections_run_along_the_longer_side():
    shape = shapely.box(0, 0, 20, 6)
    line = section_line(shape)
    assert line.length == pytest.approx(36) and shapely.get_coordinates(line)[:, 1] == pytest.approx([3, 3])
    west, south, east, north = square_around(shape)
    assert east - west == north - south and shapely.box(west, south, east, north).contains(shape.buffer(8))

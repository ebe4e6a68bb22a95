"""Imported surveys as a user meets them: run by name without their files, orthophotos, days, doubts; the queue."""

import json
import shutil

import msgspec
import pytest
import rasterio
from affine import Affine
from las_files import plain, write_las

import main
from console.commands.detect_lines import crs_word, say_import
from console.detection.job import Request
from console.detection.review_load import read_incoming


@pytest.fixture(scope="module")
def desk(generated, tmp_path_factory):
    """A profile with both epochs of the generated scene imported from a folder of their own, with orthophotos."""
    scene, _ = generated
    folder = tmp_path_factory.mktemp("原件 与结果")
    for epoch in ("before", "after"):
        shutil.copy(scene / f"{epoch}.laz", folder / f"{epoch} 数据.laz")
        code = main.main(["--profile", str(folder / "p"), "--lang", "en", "detect", "import",
                          str(folder / f"{epoch} 数据.laz"), "--name", epoch, "--image", str(scene / f"{epoch}.tif")])
        assert code == 0
    return folder, scene


@pytest.fixture
def run(desk, capsys):
    def go(*line):
        code = main.main(["--profile", str(desk[0] / "p"), "--json", "--lang", "en", *map(str, line)])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out.strip() else None, err.strip()

    return go


def test_a_survey_stands_without_its_files_and_brings_its_orthophoto(desk, run, tmp_path):
    folder, _ = desk
    files = sorted(folder.glob("*.laz"))
    for file in files:
        file.rename(file.with_suffix(".gone"))
    try:
        code, told, words = run("detect", "run", "before", "after", "-o", tmp_path / "一 次.gpkg", "--review")
        assert code == 0, words
        assert told["points"] > 10_000 and "image_leads" in told
        assert told["queued"]["taken"] == len(read_incoming(tmp_path / "一 次.gpkg", 0.15).rows) < told["candidates"]
        assert run("review", "progress")[1]["left"] == told["queued"]["taken"]
        (folder / "p" / "caches" / "surveys").rename(folder / "p" / "caches" / "away")
        code, _, words = run("detect", "run", "before", "after", "-o", tmp_path / "y.gpkg")
        assert code == 1 and "before 数据.laz" in words and "import the survey again" in words
        assert not (tmp_path / "y.gpkg").exists()
    finally:
        (folder / "p" / "caches" / "away").rename(folder / "p" / "caches" / "surveys")
        for file in files:
            file.with_suffix(".gone").rename(file)


def test_tiles_of_an_import_stand_only_for_the_system_they_were_cut_in(tmp_path):
    imported = Request((), (), tmp_path / "x.gpkg", imported_as=("EPSG:4547", ""), kept=("first", "second"))
    assert imported.cut() == ("first", "second")
    assert msgspec.structs.replace(imported, crs="EPSG:4547").cut() == ("first", "")


def test_what_is_no_orthophoto_of_the_survey_is_refused(desk, run, tmp_path):
    folder, scene = desk
    survey = folder / "before 数据.laz"
    for picture, word in ((tmp_path / "none.tif", "no orthophoto"), (scene / "truth.gpkg", "cannot be read")):
        code, _, words = run("detect", "import", survey, "--name", "x", "--image", picture)
        assert code == 1 and word in words
    write_las(tmp_path / "far.las", *plain(west=600_000.0))
    code, _, words = run("detect", "import", tmp_path / "far.las", "--image", scene / "before.tif")
    assert code == 1 and "nothing of the survey" in words
    assert {one["name"] for one in run("detect", "surveys")[1]} == {"before", "after"}


def test_what_was_said_otherwise_before_is_told(desk, run):
    folder, _ = desk
    survey = folder / "before 数据.laz"
    code, _, words = run("detect", "import", survey, "--flown", "2999-01-01")
    assert code == 1 and "2999-01-01" in words
    _, told, _ = run("detect", "import", survey, "--flown", "2001-02-03", "--name", "spring")
    assert any("2001-02-03" in one for one in told["warnings"]) and any("before" in one for one in told["warnings"])
    assert "2001-02-03 is taken" in say_import(told)
    _, back, _ = run("detect", "import", survey, "--name", "before")
    assert back["flown"] == "2001-02-03"


def test_a_picture_of_another_place_is_left_out_and_such_a_truth_judges_nothing(desk, run, tmp_path):
    from console.detection.alter import alter

    _, scene = desk
    folder = tmp_path / "far"
    write_las(tmp_path / "far.laz", *plain(count=30_000, west=700_000.0), crs="EPSG:4547")
    alter(tmp_path / "far.laz", folder, 3)
    with rasterio.open(tmp_path / "far.tif", "w", driver="GTiff", width=9, height=9, count=3, dtype="uint8",
                       crs="EPSG:4547", transform=Affine(1, 0, 700_000, 0, -1, 2_494_000)):
        pass
    code, told, words = run("detect", "run", scene / "before.laz", scene / "after.laz", "-o", tmp_path / "out.gpkg",
                            "--images", scene / "before.tif", tmp_path / "far.tif")
    assert code == 0, words
    assert told["candidates"] and "image_leads" not in told
    assert any("left out" in one and "do not overlap" in one for one in told["warnings"])
    code, told, words = run("detect", "score", tmp_path / "out.gpkg", folder / "truth.gpkg")
    assert code == 1 and told is None and "another place" in words
    assert run("detect", "score", tmp_path / "out.gpkg", scene / "truth.gpkg")[0] == 0


def test_a_named_system_that_is_not_the_files_own_is_told_by_a_run(desk, run, tmp_path):
    _, scene = desk
    code, told, words = run("detect", "run", scene / "before.laz", scene / "after.laz", "-o", tmp_path / "out.gpkg",
                            "--crs", "EPSG:28992")
    assert code == 0, words
    assert sum("declares" in one and "was named" in one for one in told["warnings"]) == 2


def test_a_system_is_told_by_its_code_or_its_name():
    from pyproj import CRS

    assert crs_word("EPSG:4547") == "EPSG:4547"
    assert crs_word(CRS.from_epsg(2991).to_wkt()).startswith("NAD83")

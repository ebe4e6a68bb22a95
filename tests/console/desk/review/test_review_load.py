"""Files of detections: what is taken in, what is counted, what is refused, and what stays in the profile."""

import hashlib
import sqlite3
from pathlib import Path

import msgspec
import numpy as np
import pyogrio
import pytest
import shapely
from desk_world import area
from review_world import ANN, CLERK, LOCAL, found, incoming, six

from console.detection.review_load import read_incoming
from console.errors import BadInput, NotFound, Refused
from console.model.area import Level
from console.model.review import QueueFilter
from console.store.detections import DetectionStore

SQUARE = shapely.box(505_000, 2_495_000, 505_010, 2_495_020)   # EPSG:4547, inside grid G4 or near it


def write(path, shapes, crs="EPSG:4547", layer="detections", **columns):
    geometry = shapely.to_wkb(np.array(shapes, object))
    pyogrio.raw.write(path, geometry, [np.array(values) for values in columns.values()], list(columns), layer=layer,
                      driver="GPKG", geometry_type="Unknown", crs=crs, append=path.exists())
    return path


def test_six_rows_one_entry(loaded, ledger, profile):
    batch = loaded.batch("一期")
    assert (batch.count, batch.outside, batch.loaded_by) == (6, 1, "ann") and len(loaded) == 6
    entries = [e for e in ledger.entries() if e.kind == "detections.loaded"]
    assert len(entries) == 1 and entries[0].payload["set"]["count"] == 6
    kept = Path(batch.kept)
    assert kept.parent == profile.folder / "review"
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == entries[0].payload["set"]["sha256"]
    assert loaded.get(f"{batch.id}-c").is_permitted and loaded.get(f"{batch.id}-e").is_image_only
    assert [loaded.get(f"{batch.id}-{name}").area for name in "acf"] == ["G0", "G1", ""]


def test_each_thing_to_know_is_one_sentence(reviews, tmp_path):
    rows = [*six(), found("a"), found("a", 114.033), found("", 114.034)]
    made = msgspec.json.encode({"before": {"files": [str(tmp_path / "gone.laz")]}, "after": {
        "files": [str(tmp_path)], "image": str(tmp_path / "gone.tif"), "later": 1}}).decode()
    told = reviews.load(incoming(tmp_path, rows, unusable=2, made_from=made), ANN)
    assert (told.taken, told.repeated, told.renamed, told.outside, told.permitted, told.pictures) == (8, 1, 1, 1, 1, 1)
    assert told.batch.missing == (str(tmp_path / "gone.laz"), str(tmp_path / "gone.tif"))
    assert len(told.notices) == 7 and "gone.laz, gone.tif" in " ".join(told.notices)
    assert {f"{told.batch.id}-a~2", f"{told.batch.id}-row9"} <= {one.id for one in reviews.detections()}
    (tmp_path / "gone.laz").touch()
    assert reviews.missing(told.batch.id) == [str(tmp_path / "gone.tif")]


def test_the_same_file_again_is_refused_and_an_unknown_lineage_misses_nothing(loaded, tmp_path):
    with pytest.raises(Refused, match="loaded already"):
        loaded.load(incoming(tmp_path), ANN)
    assert len(loaded) == 6 and len(loaded.batches()) == 1
    told = loaded.load(incoming(tmp_path, [found("z")], "o.gpkg", made_from="{not json"), ANN)
    assert told.batch.missing == () and told.batch.name == "o"
    with pytest.raises(NotFound, match="no batch"):
        loaded.batch("zwei")


def test_not_everybody_loads_and_not_nothing(reviews, tmp_path):
    with pytest.raises(Refused, match="Reviewing is for"):
        reviews.load(incoming(tmp_path), CLERK)
    with pytest.raises(BadInput, match="no detection"):
        reviews.load(incoming(tmp_path, []), ANN)
    assert reviews.load(incoming(tmp_path), LOCAL).taken == 6 and len(reviews.queue(who=LOCAL)) == 4


def test_another_desk_on_the_profile_sees_the_batch(loaded, make_desk, tmp_path):
    other = make_desk()
    assert len(other) == 6
    loaded.load(incoming(tmp_path, [found("z")], "later.gpkg"), ANN)
    assert len(other) == 7


def test_areas_that_are_divided_anew_take_their_detections(loaded, areas):
    areas.remove(["G0"], "re-divided")
    assert loaded.queue(QueueFilter(area="G0")) == []
    areas.add([area("H0", Level.GRID, "S0", 114.0, 114.01)], {})
    assert len(loaded.queue(QueueFilter(area="H0"))) == 2


def test_a_profile_that_was_moved_finds_its_files(loaded, store, profile):
    (stored,) = DetectionStore(store).batches()
    assert (profile.folder / "review" / stored.kept).is_file() and Path(stored.kept).name == stored.kept


def test_a_file_of_the_detector_or_of_another_program(tmp_path):
    small = shapely.box(505_100, 2_495_000, 505_104, 2_495_004)
    path = write(tmp_path / "f.gpkg", [SQUARE, None, shapely.Point(1, 1), small],
                 id=["x", "y", "z", "w"], kind=["shed", "new", "new", ""], dz_median=[2.5, 1, 1, np.nan],
                 confidence=[0.8, 0.5, 0.5, 0.25], reasons=["升高; 平整", "", "", ""], label=["演示数据"] * 4,
                 sources=["image", "", "", ""], storeys=[1, 0, 0, 0])
    read = read_incoming(path)
    assert read.crs == "EPSG:4547" and read.unusable == 2 and read.demo and read.made_from == ""
    shed, plain = read.rows
    assert (shed.source_id, shed.kind, shed.reasons) == ("x", "shed", ("升高", "平整"))
    assert (shed.sources, shed.storeys) == ("image", 1)
    assert shed.m2 == pytest.approx(200, rel=1e-3) and shed.compact == pytest.approx(np.pi * 4 * 200 / 3600, rel=1e-3)
    assert (plain.kind, plain.dz_median, plain.sources) == ("change", 0.0, "lidar")
    assert plain.m2 == pytest.approx(16, rel=1e-3)
    assert 114.04 < shed.lon < 114.06 and 22.5 < shed.lat < 22.6
    assert shapely.from_wkb(shed.wkb).contains(shapely.Point(shed.lon, shed.lat))


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path):
    with pytest.raises(BadInput, match="no file"):
        read_incoming(tmp_path / "none.gpkg")
    (tmp_path / "text.gpkg").write_text("hello")
    with pytest.raises(BadInput, match="cannot be read as a GeoPackage"):
        read_incoming(tmp_path / "text.gpkg")
    foreign = write(tmp_path / "l.gpkg", [SQUARE], layer="other", id=["x"])
    assert [row.source_id for row in read_incoming(foreign).rows] == ["x"]   # the only layer, whatever its name
    with pytest.raises(BadInput, match="it holds: other, more"):
        read_incoming(write(foreign, [SQUARE], layer="more", id=["y"]))
    with pytest.warns(UserWarning, match="crs"):
        nowhere = write(tmp_path / "c.gpkg", [SQUARE], crs=None, id=["x"])
    with pytest.raises(BadInput, match="CRS"):
        read_incoming(nowhere)


def test_a_file_that_another_program_has_open_is_copied_whole(reviews, tmp_path):
    path = write(tmp_path / "w.gpkg", [SQUARE], id=["x"], kind=["new"])
    open_elsewhere = sqlite3.connect(path)
    try:
        open_elsewhere.execute("PRAGMA journal_mode = WAL").close()
        open_elsewhere.execute("CREATE TABLE notes (words TEXT)")
        open_elsewhere.execute("INSERT INTO notes VALUES ('in the log only')")
        open_elsewhere.commit()
        kept = reviews.load(read_incoming(path), ANN).batch.kept
        copy = sqlite3.connect(f"file:{kept}?mode=ro", uri=True)
        assert copy.execute("SELECT words FROM notes").fetchall() == [("in the log only",)]
        copy.close()
    finally:
        open_elsewhere.close()

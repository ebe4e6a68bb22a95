"""Results as a GeoPackage: everything said of a detection, with styles that QGIS finds by itself."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing

import pyogrio
import pytest
import shapely

from console import language
from console.errors import BadInput, ProfileError
from console.exchange.evidence.results import LAYER, Words, write_results
from console.model.review import Detection, Disposal, Fact, FieldPhoto, FieldTask, Question, Status, Verdict

# Runs in the system's Python, which has QGIS but not us.
QGIS = r"""
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=detections", "d", "ogr")
message, loaded = layer.loadDefaultStyle()
renderer = layer.renderer()
count, ids, names, texts, problem = layer.listStylesInDatabase()
told = {"valid": layer.isValid(), "loaded": loaded, "renderer": renderer.type(), "n": layer.featureCount(),
        "crs": layer.crs().authid(), "styles": names, "alias": layer.attributeDisplayName(layer.fields().indexOf("id")),
        "classes": {c.value(): [c.label(), c.symbol().color().name()] for c in renderer.categories()}
        if renderer.type() == "categorizedSymbol" else {}, "opacity": layer.opacity()}
for index, name in zip(ids, names):
    text, problem = layer.getStyleFromDatabase(index)
    document = QDomDocument()
    document.setContent(text)
    told.setdefault("each", {})[name] = [layer.importNamedStyle(document)[0], layer.renderer().type()]
print(json.dumps(told))
"""


def square(at=0.0):
    return shapely.to_wkb(shapely.box(114.05 + at, 22.54, 114.0501 + at, 22.5401))


@pytest.fixture(scope="module")
def found():
    first = Verdict("v1", "lin", 1_790_000_000.0, Fact.TRUE, disposal=Disposal.CASE, model="2026.1", note="二层加建")
    second = Verdict("v2", "wang", 1_790_000_100.0, Fact.TRUE, disposal=Disposal.CASE, round=2)
    task = FieldTask("t1", "b-1", "lin", 1_790_000_050.0, questions=(Question("builder", "建设人", "Who builds"),),
                     back_at=1_790_000_060.0, answers={"builder": "不明"},
                     found=(FieldPhoto("ab" * 32, "现场.jpg", doubts=("90 m away",)),))
    common = {"batch": "b", "area": "g1", "m2": 31.25, "dz_median": 3.1, "confidence": 0.93, "model": "2026.1"}
    return [
        Detection(id="b-1", source_id="1", kind="new", wkb=square(), status=Status.LOCKED, fact=Fact.TRUE,
                  disposal=Disposal.CASE, decided_at=1_790_000_100.0, decided_by=("lin", "wang"), first_by="lin",
                  verdicts=(first, second), tasks=(task,), case="case:1", demo=True, **common),
        Detection(id="b-2", source_id="2", kind="shed", wkb=square(0.001), status=Status.SETTLED, fact=Fact.FALSE,
                  reason="tree", verdicts=(Verdict("v3", "lin", 1.79e9, Fact.FALSE, "tree", undone=True),), **common),
        Detection(id="b-3", source_id="3", kind="我市自定", wkb=square(0.002), **common)]


@pytest.fixture(scope="module")
def written(found, tmp_path_factory):
    language.use("zh")
    path = tmp_path_factory.mktemp("results") / "结果.gpkg"
    told = write_results(path, found, Words(lambda code: {"tree": "树木生长"}[code], lambda user: f"{user}（员）", str))
    assert told == {"file": str(path), "detections": 3, "verdicts": 3}
    return path


def test_everything_said_is_in_the_file(written):
    meta, _, shapes, values = pyogrio.raw.read(written, layer=LAYER)
    columns = dict(zip(meta["fields"], values, strict=True))
    assert meta["crs"] == "EPSG:4490" and len(shapes) == 3
    assert columns["fact"].tolist() == ["属实", "不属实", ""] and columns["disposal"][0] == "立案"
    assert columns["fact_code"].tolist() == ["true", "false", "open"] and columns["reason"][1] == "树木生长"
    assert columns["decided_by"][0] == "lin（员）, wang（员）" and columns["label"].tolist() == ["演示数据", "", ""]
    assert columns["area_m2"].dtype.kind == "f" and columns["verdicts"].tolist() == [2, 1, 0]
    meta, _, _, values = pyogrio.raw.read(written, layer="verdicts", read_geometry=False)
    said = dict(zip(meta["fields"], values, strict=True))
    assert said["look"].tolist() == ["初审", "复审", "初审"] and said["stands"].tolist() == ["yes", "yes", "undone"]
    meta, _, _, values = pyogrio.raw.read(written, layer="field_checks", read_geometry=False)
    checks = dict(zip(meta["fields"], values, strict=True))
    assert checks["answers"][0] == "建设人: 不明" and "ab" * 32 in checks["photos"][0] and "90 m" in checks["doubts"][0]


def test_the_file_is_a_sound_geopackage_with_one_default_style(written):
    with closing(sqlite3.connect(written)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = file.execute("SELECT styleName, useAsDefault, styleQML FROM layer_styles ORDER BY id").fetchall()
        assert [row[1] for row in rows] == [1, 0, 0] and all(row[2].startswith("<!DOCTYPE qgis") for row in rows)
        assert file.execute("SELECT data_type FROM gpkg_contents WHERE table_name='layer_styles'").fetchone()


def test_qgis_opens_it_with_its_colours(written):
    python = shutil.which("python3", path="/usr/bin:/bin")
    done = python and subprocess.run([python, "-c", QGIS, str(written)], capture_output=True, text=True, timeout=60)
    if not done or "No module named 'qgis'" in done.stderr:
        pytest.skip("QGIS is not installed")
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["valid"] and told["loaded"] and told["n"] == 3 and told["crs"] == "EPSG:4490", told
    assert told["renderer"] == "categorizedSymbol" and told["classes"]["true"] == ["属实", "#d55e00"]
    assert told["classes"]["open"][0] and told["opacity"] == 0.85 and told["alias"] == "图斑编号"
    assert sorted(told["each"].values()) == [[True, "categorizedSymbol"], [True, "categorizedSymbol"],
                                             [True, "graduatedSymbol"]]


def test_what_cannot_be_written_is_said_and_nothing_is_left(found, tmp_path):
    with pytest.raises(BadInput):
        write_results(tmp_path / "x.shp", found)
    with pytest.raises(BadInput):
        write_results(tmp_path / "x.gpkg", [])
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProfileError):
        write_results(tmp_path / "file" / "x.gpkg", found)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]

"""Shapefile, GeoPackage, FlatGeobuf and the rest, good and broken."""

import struct
import zipfile

import numpy as np
import pyogrio.raw
import pytest
import shapely

from console.errors import BadInput, Cancelled, NotFound
from console.exchange import ogr
from console.exchange.vector import read_vector
from console.progress import Progress

NAMES = np.array(["莲花街道", "福田街道", None], dtype=object)
SHAPES = np.array([shapely.box(114, 22, 115, 23), shapely.box(115, 22, 116, 23), None], dtype=object)


def write(path, shapes=SHAPES, names=NAMES, encoding="UTF-8", crs="EPSG:4490", kind="Polygon", field="名称", **more):
    pyogrio.raw.write(path, shapely.to_wkb(np.array(shapes, dtype=object)), [names, np.arange(len(names))],
                      [field, "N"], geometry_type=kind, crs=crs, encoding=encoding, **more)
    return path


@pytest.mark.parametrize(("suffix", "driver"), [(".gpkg", "GPKG"), (".fgb", "FlatGeobuf"), (".shp", "ESRI Shapefile")])
def test_formats(tmp_path, suffix, driver):
    more = {"kind": "Unknown", "SPATIAL_INDEX": "NO"} if suffix == ".fgb" else {}
    path = write(tmp_path / f"t{suffix}", **more)
    layer = read_vector(path).layers[0]
    assert layer.driver == driver
    assert layer.crs == "EPSG:4490"
    order = np.argsort(layer.columns["N"])   # FlatGeobuf orders by place
    assert layer.columns["名称"][order].tolist() == ["莲花街道", "福田街道", None]
    assert [g is None for g in layer.geometries[order]] == [False, False, True]


@pytest.mark.parametrize("codec", ["GB18030", "UTF-8", "Big5"])
def test_a_shapefile_without_cpg_is_read_right(tmp_path, codec):
    field, text = {"Big5": ("名稱", "油尖旺區")}.get(codec, ("名称", "梅林一村"))
    path = write(tmp_path / "t.shp", names=np.array([text] * 3, dtype=object), encoding=codec, field=field)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    layer = read_vector(path).layers[0]
    assert layer.columns[field].tolist() == [text] * 3
    assert layer.encoding == codec


def test_a_wrong_cpg_is_not_believed(tmp_path):
    path = write(tmp_path / "t.shp", encoding="GB18030")
    path.with_suffix(".cpg").write_text("UTF-8")
    assert read_vector(path).layers[0].columns["名称"][0] == "莲花街道"
    path.with_suffix(".cpg").write_text("ISO-8859-1")
    assert read_vector(path).layers[0].columns["名称"][0] == "莲花街道"


def test_a_named_encoding_is_used(tmp_path):
    path = write(tmp_path / "t.shp", names=np.array(["網格", "a", "b"], dtype=object), encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    assert read_vector(path, encoding="gbk").layers[0].columns["名称"][0] == "網格"


def test_a_dbf_alone_is_a_table(tmp_path):
    write(tmp_path / "t.shp", encoding="GB18030")
    for suffix in (".shp", ".shx", ".cpg", ".prj"):
        (tmp_path / "t").with_suffix(suffix).unlink()
    layer = read_vector(tmp_path / "t.dbf").layers[0]
    assert layer.is_table
    assert layer.columns["名称"].tolist()[:2] == ["莲花街道", "福田街道"]


def test_a_zipped_shapefile(tmp_path):
    write(tmp_path / "t.shp")
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        for part in tmp_path.glob("t.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    assert len(read_vector(tmp_path / "t.zip").layers[0]) == 3


def test_chunks_are_joined_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(ogr, "_CHUNK", 7)
    points = shapely.points(np.arange(50.0), np.arange(50.0))
    path = write(tmp_path / "t.gpkg", points, np.array([str(i) for i in range(50)], dtype=object), kind="Point")
    layer = read_vector(path).layers[0]
    assert layer.columns["N"].tolist() == list(range(50))
    assert shapely.get_x(layer.geometries).tolist() == list(range(50))


def test_mixed_and_broken_geometries(tmp_path):
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    nothing = shapely.Polygon([(0, 0), (1, 1), (2, 2)])
    shapes = [bow, nothing, shapely.Polygon(), shapely.Point(1, 2, 3), shapely.LineString([(0, 0), (1, 1)])]
    path = write(tmp_path / "t.gpkg", shapes, np.array(list("abcde"), dtype=object), kind="Unknown")
    layer = read_vector(path).layers[0]
    assert layer.columns["名称"].tolist() == ["a", "c", "d", "e"]
    assert layer.repaired == 1
    assert layer.geometries[0].area == pytest.approx(2)
    assert layer.geometries[1] is None
    assert not layer.geometries[2].has_z
    assert [row for row, _ in layer.refused] == [2]


def test_several_layers(tmp_path):
    path = write(tmp_path / "t.gpkg", layer="one")
    write(path, layer="two", append=True)
    assert [layer.name for layer in read_vector(path).layers] == ["one", "two"]


@pytest.mark.parametrize("part", [".shp", ".dbf"])
def test_a_cut_off_shapefile_is_refused(tmp_path, part):
    path = write(tmp_path / "t.shp")
    broken = path.with_suffix(part)
    broken.write_bytes(broken.read_bytes()[:-30])
    with pytest.raises(BadInput, match="cut off"):
        read_vector(path)


def test_a_header_that_claims_millions_of_rows_takes_no_memory(tmp_path):
    path = write(tmp_path / "t.shp").with_suffix(".dbf")
    raw = bytearray(path.read_bytes())
    raw[4:8] = struct.pack("<I", 4_000_000_000)
    path.write_bytes(raw)
    with pytest.raises(BadInput, match="cut off"):
        read_vector(path)


def test_a_shapefile_without_its_index(tmp_path):
    path = write(tmp_path / "t.shp")
    path.with_suffix(".shx").unlink()
    with pytest.raises(BadInput, match=r"t\.shx"):
        read_vector(path)


@pytest.mark.parametrize("name", ["t.gpkg", "t.fgb", "t.shp", "t.tif", "t", "t.zip", "t.xlsx"])
@pytest.mark.parametrize("content", [b"", b"nonsense" * 40, bytes(range(256)) * 20])
def test_rubbish_is_one_sentence(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput) as error:
        read_vector(path)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 260


def test_no_file_and_a_folder(tmp_path):
    with pytest.raises(NotFound):
        read_vector(tmp_path / "none.shp")
    with pytest.raises(BadInput, match="folder"):
        read_vector(tmp_path)


def test_reading_can_be_stopped(tmp_path):
    path = write(tmp_path / "t.gpkg")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_vector(path, progress=progress)


def test_progress_tells_how_far(tmp_path, monkeypatch):
    monkeypatch.setattr(ogr, "_CHUNK", 2)
    told = []
    read_vector(write(tmp_path / "t.gpkg"), progress=Progress(lambda done, total, text: told.append((done, total))))
    assert (2, 3) in told


@pytest.mark.real
def test_every_odd_real_file_opens_or_gives_one_sentence(shared):
    opened = 0
    for path in sorted((shared / "robustness").rglob("*")):
        if not path.is_file():
            continue
        try:
            opened += bool(read_vector(path).layers)
        except BadInput as error:
            assert "\n" not in str(error), path
            assert len(str(error)) < 200, path
            assert not path.parent.name.endswith("good"), path
    assert opened == 4 + 18 + 11   # tables, good ones, and the bad ones whose fault is no harm


@pytest.mark.real
@pytest.mark.parametrize(("name", "encoding", "text"), [
    ("big5", "Big5", "繁體國語"), ("gb2312", "GB18030", "简体国语"), ("gbk", "GB18030", "简体国语"),
    ("utf8", "UTF-8", "国语國語"),
])
def test_real_dbf_encodings(shared, name, encoding, text):
    layer = read_vector(shared / "robustness" / "dbf_encodings" / f"{name}.dbf").layers[0]
    assert (layer.encoding, layer.columns["NAME"][0]) == (encoding, text)

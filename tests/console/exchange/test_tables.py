"""CSV in every dress."""

import numpy as np
import pytest

from console.errors import BadInput
from console.exchange.vector import read_vector
from console.exchange.vector_layer import numbers_or_text, text_of

ROWS = [["名称", "编号", "经度", "纬度"], ["莲花街道", "0440304", "114.05", "22.54"],
        ["福田街道", "0440305", "114.06", "22.53"]]


def write(tmp_path, text, encoding="utf-8", name="t.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def joined(delimiter):
    return "\n".join(delimiter.join(row) for row in ROWS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(("encoding", "told"), [
    ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16"),
])
def test_any_encoding_and_delimiter(tmp_path, delimiter, encoding, told):
    layer = read_vector(write(tmp_path, joined(delimiter), encoding)).layers[0]
    assert layer.columns["名称"].tolist() == ["莲花街道", "福田街道"]
    assert layer.columns["编号"].tolist() == ["0440304", "0440305"]
    assert layer.encoding == told
    assert [(p.x, p.y) for p in layer.geometries] == [(114.05, 22.54), (114.06, 22.53)]
    assert (layer.crs, layer.driver, layer.is_table) == (None, "CSV", False)


def test_a_plain_table_has_no_geometry(tmp_path):
    layer = read_vector(write(tmp_path, "a,b\n1,x\n2,\n")).layers[0]
    assert layer.is_table
    assert layer.columns["a"].tolist() == [1, 2]
    assert layer.columns["b"].tolist() == ["x", None]
    assert [g for g in layer.geometries if g is not None] == []


def test_wkt(tmp_path):
    text = 'name,WKT\na,"POLYGON((0 0,1 0,1 1,0 0))"\nb,\nc,nonsense\n'
    layer = read_vector(write(tmp_path, text)).layers[0]
    assert layer.geometries[0].area == 0.5
    assert layer.geometries[1] is None
    assert [row for row, _ in layer.refused] == [3]


def test_a_very_long_cell(tmp_path):
    ring = ",".join(f"{np.cos(a)} {np.sin(a)}" for a in np.linspace(0, 2 * np.pi, 20_001)[:-1]) + ",1.0 0.0"
    layer = read_vector(write(tmp_path, f'name,wkt\na,"POLYGON(({ring}))"\n')).layers[0]
    assert layer.geometries[0].area == pytest.approx(np.pi, rel=1e-6)


def test_places_that_are_none(tmp_path):
    text = "n,lon,lat\n1,114,22\n2,,\n3,114,\n4,abc,22\n5,inf,22\n"
    layer = read_vector(write(tmp_path, text)).layers[0]
    assert layer.columns["n"].tolist() == [1, 2]
    assert layer.geometries[1] is None
    assert [row for row, _ in layer.refused] == [3, 4, 5]


def test_named_columns(tmp_path):
    path = write(tmp_path, "n,ost,nord\n1,500000,2490000\n")
    assert read_vector(path).layers[0].is_table
    assert read_vector(path, places=("ost", "nord")).layers[0].geometries[0].x == 500000
    with pytest.raises(BadInput, match="ost, nord"):
        read_vector(path, places=("east", "nord"))


def test_ragged_rows(tmp_path):
    layer = read_vector(write(tmp_path, "a,b\n1\n\n2,3,4\n5,6,,\n")).layers[0]
    assert layer.columns["a"].tolist() == [1, 5]
    assert layer.rows.tolist() == [1, 3]
    assert [row for row, _ in layer.refused] == [2]


def test_headers_are_made_unique(tmp_path):
    assert list(read_vector(write(tmp_path, "a,a,,a\n1,2,3,4\n")).layers[0].columns) == ["a", "a_2", "column3", "a_3"]


@pytest.mark.parametrize("text", ["\n\n", ",,\n1,2,3", "a\0b\n1"])
def test_no_table_is_one_sentence(tmp_path, text):
    with pytest.raises(BadInput):
        read_vector(write(tmp_path, text))


def test_a_wrong_encoding_names_the_line(tmp_path):
    path = write(tmp_path, joined(","), "gb18030")
    with pytest.raises(BadInput, match="line 1"):
        read_vector(path, encoding="utf-8")


@pytest.mark.parametrize(("values", "wanted"), [
    (["1", "2"], [1, 2]), (["1.5", ""], [1.5, None]), (["007", "1"], ["007", "1"]), (["0", "0.5"], [0, 0.5]),
    (["4403040080010001", "1"], ["4403040080010001", "1"]), (["1_000"], ["1_000"]), (["", ""], [None, None]),
    (["-1", "2"], [-1, 2]), (["x", "1"], ["x", "1"]),
])
def test_numbers_are_numbers_and_codes_stay_text(values, wanted):
    found = [None if isinstance(v, float) and np.isnan(v) else v for v in numbers_or_text(values).tolist()]
    assert found == wanted


@pytest.mark.parametrize(("value", "text"), [(1054.0, "1054"), (np.int64(7), "7"), (None, ""), (float("nan"), ""),
                                             (" a ", "a"), (1.5, "1.5"), (np.float64(440304001019), "440304001019")])
def test_text_of(value, text):
    assert text_of(value) == text

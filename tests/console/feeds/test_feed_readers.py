import gzip
import json

import pytest

from console.errors import BadInput
from console.feeds.mapping import Records
from console.feeds.readers import Recording


def read(file, **layout):
    frames = list(Recording(file, Records(**layout)).frames())
    return [n for f in frames for n, _ in f.records], [r for f in frames for _, r in f.records], [
        r for f in frames for r in f.refused]


@pytest.mark.parametrize("name,content,layout", [
    ("a.jsonl", '{"id": "1"}\n\n{"id": "2"}\n', {}),
    ("a.ndjson.gz", '{"id": "1"}\r\n{"id": "2"}', {}),
    ("a.json", '[{"id": "1"}, {"id": "2"}]', {}),
    ("a.json", '{"data": {"rows": [{"id": "1"}, {"id": "2"}]}}', {"path": "data.rows"}),
    ("a.json.gz", '[{"rows": [{"id": "1"}]}, {"rows": [{"id": "2"}]}]', {"path": "rows"}),
    ("a.csv", 'id\r\n1\r\n\r\n2\r\n', {}),
    ("a.csv", '\ufeffid\n"1"\n2', {}),
    ("A.CSV.GZ", 'id\n1\n2\n', {}),
    ("a.txt", 'id\n1\n2\n', {"format": "csv"}),
])
def test_kinds_of_files(write, tmp_path, name, content, layout):
    path = write(name, gzip.compress(content.encode()) if name.endswith(".GZ") else content)
    assert read(path, **layout) == ([1, 2], [{"id": "1"}, {"id": "2"}], [])


def test_geojson_features_become_flat_records(write):
    point = {"type": "Point", "coordinates": [114.0, 22.5]}
    path = write("a.geojson", json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 7, "properties": {"name": "x"}, "geometry": point},
        {"type": "Feature", "properties": None, "geometry": None}, 5]}))
    numbers, records, refused = read(path)
    assert records == [{"id": 7, "name": "x", "geometry": point}, {"geometry": None}]
    assert numbers == [1, 2] and [n for n, _ in refused] == [3]


def test_each_snapshot_is_a_frame_even_an_empty_one(write):
    path = write("a.jsonl", [{"t": 1, "rows": [{"id": 1}, {"id": 2}]}, {"t": 2, "rows": []},
                             {"t": 3, "rows": [{"id": 2}]}])
    frames = list(Recording(path, Records(path="rows")).frames())
    assert [(f.head["t"], [n for n, _ in f.records]) for f in frames] == [(1, [1, 2]), (2, []), (3, [3])]


def test_bad_lines_are_numbered_and_the_rest_goes_on(write):
    numbers, _, refused = read(write("a.jsonl", '{"id": 1}\n{"id": \n7\n{"id": 4}\n'))
    assert (numbers, [n for n, _ in refused]) == ([1, 4], [2, 3])
    numbers, _, refused = read(write("a.csv", "id,x\n1,2\n3\n4,5,6\n7,8\n"))
    assert (numbers, refused) == ([1, 4], [(2, "It has 1 columns, the heading has 2."),
                                           (3, "It has 3 columns, the heading has 2.")])


def test_a_broken_snapshot_is_refused_before_the_next(write):
    path = write("a.jsonl", '{"rows": [{"id": 1}]}\n{"rows": [{"id\n{"rows": [{"id": 2}]}\n{"lines": []}\n')
    frames = list(Recording(path, Records(path="rows")).frames())
    assert [[n for n, _ in f.records] for f in frames] == [[1], [3], []]
    assert [[n for n, _ in f.refused] for f in frames] == [[], [2], [4]]


def test_chinese_csv_in_gb18030_is_understood(write):
    assert read(write("a.csv", "编号,标题\n1,井盖缺失\n".encode("gb18030")))[1] == [{"编号": "1", "标题": "井盖缺失"}]


def test_many_rows_come_in_frames(write):
    frames = list(Recording(write("a.csv", "id\n" + "1\n" * 2500), Records()).frames())
    assert [len(f) for f in frames] == [1000, 1000, 500]


@pytest.mark.parametrize("name,content,layout,said", [
    ("a.jsonl", "", {}, "empty"),
    ("a.csv", " \n\n ", {}, "empty"),
    ("a.jsonl.gz", "", {}, "empty"),
    ("a.pdf", "x", {}, "kind of file"),
    ("noname", "x", {}, "kind of file"),
    ("a.csv.gz", None, {}, "cannot be read"),
    ("a.csv", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff", {}, "not text"),
    ("a.csv", "编号".encode("gbk"), {"encoding": "utf-8"}, "not text in the encoding utf-8"),
])
def test_a_file_that_cannot_be_used_is_refused_at_once(write, tmp_path, name, content, layout, said):
    path = tmp_path / name
    if content is None:
        path.write_bytes(gzip.compress(b"id\n" + b"1\n" * 9999)[:-20])  # cut off
    else:
        write(name, content)
    with pytest.raises(BadInput, match=said):
        Recording(path, Records(**layout))


@pytest.mark.parametrize("name,content,said", [
    ("a.json", '[{"id": 1}', "not JSON"), ("a.json", "[" * 100_000, "not JSON"),
    ("a.geojson", '{"type": "Topology"}', "GeoJSON"), ("a.geojson", "[]", "GeoJSON"),
])
def test_json_that_is_broken_as_a_whole(write, name, content, said):
    with pytest.raises(BadInput, match=said):
        read(write(name, content))


def test_missing_files_are_named(tmp_path):
    with pytest.raises(BadInput, match=r"nowhere\.csv cannot be read"):
        Recording(tmp_path / "nowhere.csv", Records())

"""Readings from files: tables in Chinese and English, JSON lines, and lines that are none."""

import gzip

import pytest

from console.errors import BadInput
from console.feeds.readings import read_readings
from console.model.device import Reading


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "r.csv"
    path.write_bytes(text.encode(encoding))
    return list(read_readings(path))


def test_a_table_in_gb18030_with_times_of_the_place(tmp_path):
    found = read(tmp_path, "设备编号,采集时间,读数\n燃气一号,2026-11-22 08:00:00,1.5\n"
                           "燃气二号,2026-11-22T00:00:00Z,\n", "gb18030")
    assert found == [Reading("燃气一号", 1_795_305_600.0, 1.5), Reading("燃气二号", 1_795_305_600.0, None)]


def test_json_lines_with_seconds_and_milliseconds(tmp_path):
    found = read(tmp_path, '{"device": "a", "ts": 1795305600, "value": "2"}\n\n'
                           '{"id": "a", "time": 1795305600123, "v": 3}\n')
    assert found == [Reading("a", 1_795_305_600.0, 2.0), Reading("a", 1_795_305_600.123, 3.0)]


def test_a_bad_line_is_told_and_the_rest_is_read(tmp_path):
    found = read(tmp_path, '{"device": "a", "at": 1}\n{"device": "a"}\n[1]\n{oops\n{"at": 2}\n'
                           '{"device": "a", "at": 3, "value": "hot"}\n{"device": "b", "at": 4}\n')
    assert [one for one in found if isinstance(one, Reading)] == [Reading("a", 1.0), Reading("b", 4.0)]
    said = [one for one in found if isinstance(one, str)]
    assert len(said) == 5 and "Line 2" in said[0] and "Line 6" in said[4] and "hot" in said[4]


def test_a_file_without_the_columns_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no columns"):
        read(tmp_path, "a,b\n1,2\n")
    with pytest.raises(BadInput, match="cannot be read"):
        list(read_readings(tmp_path / "gone.csv"))


def test_a_packed_file_is_refused_in_words(tmp_path):
    packed = tmp_path / "r.jsonl.gz"
    packed.write_bytes(gzip.compress(b'{"device": "a", "at": 1}\n'))
    with pytest.raises(BadInput, match=r"^r\.jsonl\.gz is no text; readings come as a table or as JSON lines\.$"):
        list(read_readings(packed))


def test_one_json_array_over_many_lines_and_units(tmp_path):
    found = read(tmp_path, '[\n {"device": "a",\n  "at": 1, "value": 2, "unit": "cm"},\n 7,\n'
                           ' {"device": "b", "at": 3}\n]\n')
    assert [one for one in found if isinstance(one, Reading)] == [Reading("a", 1.0, 2.0, "cm"), Reading("b", 3.0)]
    assert "Line 2" in found[1]
    table = read(tmp_path, "设备,时间,值,单位\na,1,2,％\n")
    assert table == [Reading("a", 1.0, 2.0, "％")]

"""A registry of devices with mistakes: the right rows come in, the others go to a file to correct."""

import openpyxl
import pytest

from console.desk.devices.board import DeviceBoard
from console.errors import BadInput
from console.exchange.device_import import DeviceImport
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.device_rules import read_device_kinds
from console.store.areas import AreaStore
from console.store.engine import open_store
from console.store.places import PlaceStore

KINDS = read_device_kinds(RESOURCES / "catalogues" / "devices-2026.1.toml")
ROWS = """设备编号,设备类型,设备名称,lon,lat,视频地址,方位角,视角,可视距离
S1,烟感,一号,114.05,22.53,,,,
S1,smoke,又一号,114.05,22.53,,,,
X1,drone,无人机,114.05,22.53,,,,
,smoke,无编号,114.05,22.53,,,,
S3,smoke,无位置,,,,,,
S4,smoke,不在地球,999,99,,,,
C1,camera,好,114.053,22.533,rtsp://cam.example/1,45,60,80
C2,camera,坏地址,114.053,22.533,javascript:alert(1),45,60,80
C3,camera,坏方位,114.053,22.533,rtsp://cam.example/3,北偏东,60,80
C4,camera,方位大,114.053,22.533,rtsp://cam.example/4,405,60,80
C5,camera,视角负,114.053,22.533,rtsp://cam.example/4,45,-20,80
C6,camera,全默认,114.053,22.533,,0,,
"""


@pytest.fixture
def world(tmp_path):
    store = open_store(tmp_path / "console.db")
    ledger = Ledger(store)
    board = DeviceBoard(store, ledger, lambda: KINDS)
    yield board, DeviceImport(board, AreaStore(store, ledger), PlaceStore(store))
    store.close()


def counts(report):
    assert report.rows == report.imported + report.updated + report.unchanged + report.refused
    return report.imported, report.updated, report.unchanged, report.refused


def test_one_bad_row_keeps_no_other_out_and_stands_in_a_file_to_correct(world, tmp_path):
    board, desk = world
    path = tmp_path / "devices.csv"
    path.write_text(ROWS, "utf-8")
    assert counts(desk.run(path, dry_run=True)) == (3, 0, 0, 9) and not board.devices()
    report = desk.run(path)
    assert counts(report) == (3, 0, 0, 9) and set(board.devices()) == {"S1", "C1", "C6"}
    rows = list(openpyxl.load_workbook(report.to_correct).active.iter_rows(values_only=True))
    why = {int(row[-2]): row[-1] for row in rows[1:]}
    assert sorted(why) == [3, 4, 5, 6, 7, 9, 10, 11, 12]     # as a spreadsheet numbers them
    assert "twice" in why[3] and "no id" in why[5] and "no place" in why[6]
    assert "javascript" in why[9] and "北偏东" in why[10] and "405" in why[11] and "-20" in why[12]
    camera, plain = board.get("C1"), board.get("C6")
    assert (camera.azimuth, camera.angle, camera.reach) == (45.0, 60.0, 80.0)
    assert (plain.azimuth, plain.angle, plain.reach) == (0.0, 60.0, 60.0)   # north is a direction


def test_corrected_rows_come_in_and_a_second_import_writes_only_what_changed(world, tmp_path):
    board, desk = world
    path = tmp_path / "devices.csv"
    path.write_text(ROWS, "utf-8")
    report = desk.run(path)
    book = openpyxl.load_workbook(report.to_correct)
    for row in book.active.iter_rows(min_row=2):
        if row[0].value == "S4":
            row[3].value, row[4].value = "114.051", "22.531"
    book.save(tmp_path / "fixed.xlsx")
    assert counts(desk.run(tmp_path / "fixed.xlsx")) == (1, 1, 0, 7)    # S1 is there once only, and has another name
    told = []
    board.listen(lambda: told.append(1))
    path.write_text(ROWS.replace("全默认,114.053", "全默认,114.054"), "utf-8")
    assert counts(desk.run(path)) == (0, 2, 1, 9) and board.get("C6").lon == pytest.approx(114.054) and told == [1]


def test_shapes_in_words_and_files_that_are_no_registry(world, tmp_path):
    board, desk = world
    path = tmp_path / "d.csv"
    path.write_text("id,kind,wkt\nW1,water,POINT (114.05 22.53)\nW2,water,POINT (\nW3,water,\n", "utf-8")
    assert counts(desk.run(path)) == (1, 0, 0, 2) and board.get("W1").lat == pytest.approx(22.53)
    path.write_text("id,lon,lat\nW1,114,22\n", "utf-8")
    with pytest.raises(BadInput, match="kind"):
        desk.run(path)
    path.write_text("no,what,lon,lat\nW9,water,114,22\n", "utf-8")
    assert desk.run(path, mapping={"id": "no", "kind": "what"}).imported == 1

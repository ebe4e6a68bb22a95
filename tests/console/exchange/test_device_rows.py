"""A registry of devices with mistakes: the right rows come in, each of the others is told."""

import pytest

from console.desk.devices.board import DeviceBoard
from console.exchange.device_rows import read_devices
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.device_rules import read_device_kinds
from console.store.areas import AreaStore
from console.store.engine import open_store

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
def board(tmp_path):
    store = open_store(tmp_path / "console.db")
    made = DeviceBoard(store, Ledger(store), lambda: KINDS)
    yield made
    store.close()


def test_one_bad_row_keeps_no_other_out(board, tmp_path):
    path = tmp_path / "devices.csv"
    path.write_text(ROWS)
    locator = AreaStore(board._store._store, board._ledger).locator()
    found = read_devices(path, KINDS, locator, check=board.check)
    assert [one.id for one in found.devices] == ["S1", "C1", "C6"]
    assert sorted(row for row, _ in found.refused) == [2, 3, 4, 5, 6, 8, 9, 10, 11]   # heading not counted
    why = dict(found.refused)
    assert "javascript" in why[8] and "北偏东" in why[9] and "405" in why[10] and "-20" in why[11]
    camera, plain = found.devices[1:]
    assert (camera.azimuth, camera.angle, camera.reach) == (45.0, 60.0, 80.0)
    assert (plain.azimuth, plain.angle, plain.reach) == (0.0, 60.0, 60.0)   # north is a direction
    assert board.register(found.devices) == 3

"""The sheet for a field check: everything the task asks for stands on it."""

import shapely

from console.model.review import Detection, FieldTask
from console.model.review_rules import Question
from widgets.review.field_sheet import sheet_html, write_field_sheet


def test_the_sheet_holds_the_task_and_is_written(qapp, tmp_path):
    wkb = shapely.box(114.0, 22.5, 114.0001, 22.5001).wkb
    one = Detection("b-1", "b", "1", "storey", wkb, 114.0, 22.5, "g", m2=80.0, dz_median=3.2, demo=True)
    task = FieldTask("t", "b-1", note="<看东侧>", lon=114.0, lat=22.5, wkb=wkb, address="上沙村2坊",
                     questions=(Question("builder", "建设方是谁", "Who builds"),),
                     photos=(Question("front", "正面照", "Front"),))
    html = sheet_html(one, task, "Ann", "福田区", None)
    for words in ("Who builds", "Front", "上沙村2坊", "+3.2 m", "&lt;看东侧&gt;", "114.000000, 22.500000"):
        assert words in html, words
    assert write_field_sheet(tmp_path / "f.pdf", one, task, "Ann", "福田区", None) == 1
    assert (tmp_path / "f.pdf").read_bytes()[:5] == b"%PDF-"

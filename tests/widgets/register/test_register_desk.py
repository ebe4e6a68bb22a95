"""Importing a register in the window: dropped, mapped, checked, imported, corrected; refusals and stops are told."""

import json
import sys
import textwrap

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from widgets.background import Background
from widgets.register.desk import RegisterDesk
from widgets.theme import Theme

HOUSE = "4403040080010100001"
LONG = 60_000       # ms for a process on a busy machine
REPORT = {"file": "rooms.csv", "kind": "rooms", "rows": 3, "imported": 1, "updated": 1, "unchanged": 0, "refused": 1,
          "renewed": 2, "linked": 0, "reasons": [{"why": "its code is wrong", "count": 1, "first_row": 3}],
          "warnings": ["a note"], "seconds": 0.5, "stopped": False, "to_correct": ""}
PROGRAM = """
    import json, os, sys
    words = sys.argv[1:]
    open({said!r}, "a").write(json.dumps(words) + "\\n")
    if "--kind=firms" in words:
        print("Only administrators may do this.", file=sys.stderr)
        sys.exit(1)
    print('{{"done": 3, "total": 10, "text": "reading"}}', file=sys.stderr, flush=True)
    report = json.loads({report!r})
    if "--kind=aliases" in words:       # until it is stopped
        while os.read(0, 100): pass
        report["stopped"] = True
    if "--dry-run" not in words:
        report["to_correct"] = {rejects!r}
    print(json.dumps(report))
"""


@pytest.fixture
def desk(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    script, said, rejects = (tmp_path / name for name in ("program.py", "said.txt", "rooms-to-correct.csv"))
    rejects.write_text(f"房屋编码,房号\n{HOUSE}000009,109\n", "utf-8")
    script.write_text(textwrap.dedent(PROGRAM).format(said=str(said), report=json.dumps(REPORT), rejects=str(rejects)),
                      "utf-8")
    background = Background(window)
    desk = RegisterDesk(tmp_path, background, Theme(), window, program=[sys.executable, str(script)])
    desk.background, desk.folder = background, tmp_path
    desk.lines = lambda: [json.loads(line) for line in said.read_text("utf-8").splitlines()]
    yield desk
    desk.stop()
    background.stop()


def file(desk, name, *lines):
    path = desk.folder / name
    path.write_text("\n".join(lines), "utf-8")
    return path


def rooms(desk, name="rooms.csv"):
    return file(desk, name, "房屋编码,房号,楼层,备注", f"{HOUSE}000001,101,1,甲", f"{HOUSE}000002,102,1,")


def test_registers_come_into_the_form_and_all_else_onto_the_map(desk):
    layers = []
    desk.layers_wanted.connect(layers.extend)
    places = file(desk, "places.csv", "名称,经度,纬度", "甲,114.05,22.54")
    broken = file(desk, "broken.geojson", "{")
    desk.take([places, rooms(desk), broken])
    desk.background.finish()
    form = desk.form
    assert layers == [places, broken] and form.isVisible() and form.kind.currentData() == "rooms"
    assert {field: column for field, column in form.columns.mapping().items() if column} == {
        "code": "房屋编码", "name": "房号", "floor": "楼层"}
    assert form.columns._says["name"].text() == "101 · 102" and "备注" in form.unused.text()
    assert not form.crs.isVisible() and form.go.isEnabled()
    form.layer.click()      # after all
    assert layers[-1].name == "rooms.csv" and not form.isVisible()
    desk.begin()
    assert form.isVisible() and form.choose.isVisible() and not form.columns.isVisible()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_columns_are_corrected_checked_and_imported(desk, qtbot):
    desk.begin(rooms(desk))
    desk.background.finish()
    form, imported, told = desk.form, [], []
    desk.imported.connect(imported.append)
    desk.said.connect(lambda text, kind: told.append(text))
    code, name = form.columns.choices["code"], form.columns.choices["name"]
    code.setCurrentIndex(code.findData(""))
    assert not form.go.isEnabled() and "°" in form.hint.text()
    name.setCurrentIndex(name.findData("备注"))
    code.setCurrentIndex(code.findData("备注"))     # one column holds one field
    assert name.currentData() == "" and form.go.isEnabled()
    code.setCurrentIndex(code.findData("房屋编码"))
    form.check.click()
    assert form.running and form.stop.isVisible() and not form.go.isVisible()
    qtbot.waitUntil(lambda: not form.running, timeout=LONG)
    assert "nothing is stored" in form.report.counts.text() and form.columns.isVisible() and imported == []
    form.go.click()
    qtbot.waitUntil(lambda: not form.running, timeout=LONG)
    assert imported == ["rooms"] and "2 rows stored, 1 refused" in told[-1]
    assert "3 rows · 1 new · 1 changed · 0 known already · 1 refused" in form.report.counts.text()
    assert "its code is wrong (first in row 3)" in form.report.reasons.text() and not form.columns.isVisible()
    checked, done = desk.lines()
    assert "--dry-run" in checked and "--dry-run" not in done and "--map=code=房屋编码" in done
    assert done[-2:] == ["--", str(desk.folder / "rooms.csv")] and "--map=name=" in done
    form.report.again.click()       # the file with the rows to correct
    desk.background.finish()
    assert form.file.text() == "rooms-to-correct.csv" and form.go.isVisible() and not form.report.isVisible()


def test_refusals_and_stops_are_told(desk, qtbot):
    desk.begin(rooms(desk))
    desk.background.finish()
    form = desk.form
    form.kind.setCurrentIndex(form.kind.findData("firms"))
    form.kind.activated.emit(form.kind.currentIndex())
    desk.background.finish()
    assert "*" in form.hint.text() and not form.go.isEnabled()      # a firm needs a name
    for field, column in (("name", "房号"), ("place", "房屋编码")):
        choice = form.columns.choices[field]
        choice.setCurrentIndex(choice.findData(column))
    form.go.click()
    qtbot.waitUntil(lambda: not form.running, timeout=LONG)
    assert form.hint.text() == "Only administrators may do this." and form.go.isVisible()
    desk.begin(file(desk, "codes.csv", "旧编码,新编码", "44030300200107,44030400800101"))
    desk.background.finish()
    assert form.kind.currentData() == "aliases"
    form.go.click()
    qtbot.waitUntil(lambda: form.bar.value() == 3, timeout=LONG)
    form.stop.click()
    qtbot.waitUntil(lambda: not form.running, timeout=LONG)
    assert "Stopped" in form.report.counts.text() or "Stopped" in form.hint.text()
    desk.begin(file(desk, "empty.csv"))
    desk.background.finish()
    assert "is empty" in form.hint.text()

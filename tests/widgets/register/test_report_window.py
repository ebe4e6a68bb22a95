"""A list that a line imported: its account, and the same line again with the corrected rows."""

import pytest
from PySide6.QtWidgets import QWidget

from widgets.register.report_window import ReportWindow, is_report, with_file
from widgets.theme import Theme

REPORT = {"file": "devices.csv", "kind": "devices", "rows": 4, "imported": 2, "updated": 0, "unchanged": 1,
          "refused": 1, "renewed": 0, "linked": 0, "reasons": [{"why": "it has no id", "count": 1, "first_row": 3}],
          "warnings": ["a note"], "seconds": 0.5, "stopped": False, "to_correct": "/tmp/devices-to-correct.xlsx"}
WORDS = ("device", "import", "--crs", "gcj02", "/tmp/devices.csv", "--map", "id=no")


@pytest.fixture
def window(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    made = ReportWindow(WORDS, REPORT, Theme(), around)   # goes by itself when it is closed
    made.show()
    yield made


def test_its_counts_its_faults_and_the_way_back(qtbot, window):
    assert "1 refused" in window.view.counts.text() and "no id" in window.view.reasons.text()
    assert window.view.open.isVisible() and window.view.again.isVisible()
    with qtbot.waitSignal(window.again_wanted) as asked:
        window.view.again.click()
    assert asked.args[0] == ["device", "import", "--crs", "gcj02", "/tmp/devices-to-correct.xlsx", "--map", "id=no"]
    assert not window.isVisible()


def test_what_is_a_report():
    assert is_report(REPORT) and not is_report({"imported": 3, "refused": []}) and not is_report(None)
    assert with_file(("a", "b.csv"), "c.csv", "d") == ["a", "b.csv"]

"""The flow layout knows its size by heart, and learns it anew whenever a widget in it changes."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.flow_layout import FlowLayout


@pytest.fixture
def box(qtbot):
    made = QWidget()
    made.flow = FlowLayout(4, 0, made)
    made.buttons = [QPushButton(f"button {i}") for i in range(6)]
    for button in made.buttons:
        made.flow.addWidget(button)
    qtbot.addWidget(made)
    made.resize(250, 300)
    made.show()
    return made


def plain(flow, width):
    """The height worked out without memory."""
    flow._heights.clear()
    return flow.heightForWidth(width)


@pytest.mark.parametrize("change", [
    lambda box: box.buttons[2].hide(), lambda box: box.buttons[2].setText("much, much longer than it was before"),
    lambda box: box.flow.addWidget(QPushButton("one more")), lambda box: box.flow.takeAt(0).widget().hide(),
    lambda box: box.buttons[0].setMinimumHeight(80), lambda box: box.buttons[1].deleteLater()])
def test_what_changes_is_seen(box, change, qtbot):
    for width in (120, 250):
        box.flow.heightForWidth(width)
    box.flow.minimumSize()
    change(box)
    qtbot.wait(1)
    for width in (120, 250):
        assert box.flow.heightForWidth(width) == plain(box.flow, width)
    least = box.flow.minimumSize()
    box.flow._least = None
    assert box.flow.minimumSize() == least


def test_asked_again_nothing_is_laid_out_again(box, monkeypatch):
    height, asked = box.flow.heightForWidth(250), []
    place = box.flow._place
    monkeypatch.setattr(box.flow, "_place", lambda rect, move: (asked.append(move), place(rect, move))[1])
    assert box.flow.heightForWidth(250) == height and False not in asked

"""The two keys of a form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.enter_and_esc import EnterAndEsc

Key, Held = Qt.Key, Qt.KeyboardModifier


class Form(QWidget):
    """Two fields and a button in a page that has bound Esc and Ctrl+Enter to other things."""

    def __init__(self, leaves: Held = Held.NoModifier) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.words, self.choice, self.button = QLineEdit(self), QComboBox(self), QPushButton(self)
        self.choice.addItems(["a", "b"])
        column = QVBoxLayout(self)
        for part in (self.words, self.choice, self.button):
            column.addWidget(part)
        for keys in ("Esc", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self, lambda keys=keys: self.heard.append(f"page {keys}"))
        EnterAndEsc(self, lambda: self.heard.append("enter"), lambda: self.heard.append("esc"), leaves).watch(
            self.words, self.choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Key.Key_Control:
            self.heard.append("gone on")


@pytest.fixture
def form(qtbot: QtBot, request: pytest.FixtureRequest) -> Form:
    form = Form(getattr(request, "param", Held.NoModifier))
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    return form


def test_both_enters_and_esc_are_the_forms_whichever_field_has_the_cursor(form: Form, qtbot: QtBot) -> None:
    for field in (form.words, form.choice):
        field.setFocus()
        for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Escape):
            qtbot.keyClick(field, key)
    assert form.heard == ["enter", "enter", "esc"] * 2
    assert not form.choice.view().isVisible()


def test_other_keys_and_other_fields_are_left_alone(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.words, "ab")
    qtbot.keyClick(form.words, Key.Key_Backspace)
    assert form.words.text() == "a"
    form.button.setFocus()
    qtbot.keyClick(form.button, Key.Key_Escape)
    assert form.heard == ["page Esc"]


@pytest.mark.parametrize("form", [Held.ControlModifier], indirect=True)
def test_a_key_held_down_leaves_them_to_the_page(form: Form, qtbot: QtBot) -> None:
    form.words.setFocus()
    qtbot.keyClick(form.words, Key.Key_Return, Held.ControlModifier)
    qtbot.keyClick(form.words, Key.Key_Return)
    assert form.heard == ["page Ctrl+Return", "enter"]

"""Short answers as a sentence, tables in a window of their own."""

from PySide6.QtWidgets import QPlainTextEdit, QTableWidget

from console.commands.tree import Door
from widgets.results import ResultWindow, sentence
from widgets.runner import Outcome
from widgets.theme import Theme


def outcome(value):
    return Outcome(("areas", "list"), Door(), value)


def test_short_answers_are_one_line():
    assert sentence(outcome({"imported": 3, "refused": []})) == "Imported: 3 · Turned away: —"
    assert sentence(outcome(None)) == "Done: areas list"
    assert sentence(outcome([])) == "(nothing)"


def test_tables_and_long_answers_take_a_window():
    assert sentence(outcome([{"a": 1}])) == ""
    assert sentence(outcome({"text": "x" * 500})) == ""


def test_a_table_is_shown_as_one(qtbot):
    window = ResultWindow("t", [{"code": "1", "name": "莲花街道"}, {"code": "2"}], Theme())
    qtbot.addWidget(window)
    table = window.findChild(QTableWidget)
    assert [table.horizontalHeaderItem(i).text() for i in range(2)] == ["Code", "Name"]
    assert table.item(0, 1).text() == "莲花街道"
    assert table.item(1, 1).text() == ""


def test_anything_else_is_shown_as_text(qtbot):
    window = ResultWindow("t", {"a": {"b": 1}}, Theme())
    qtbot.addWidget(window)
    assert "b: 1" in window.findChild(QPlainTextEdit).toPlainText()

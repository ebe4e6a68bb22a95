"""The application's font, texts and fences."""

import builtins
import logging
import sys
import threading

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication, QLineEdit

from console import language
from console.errors import ConsoleError
from widgets.application import fence, has_display, make_application, translate_qt
from widgets.fonts import application_font, load_fonts, with_weight
from widgets.theme import Theme


@pytest.fixture
def chinese():
    before = language.current()
    language.use("zh")
    yield
    language.use(before)


def test_the_existing_application_is_dressed(qapp):
    theme = Theme(size=15)
    assert make_application(theme, offscreen=True) is QApplication.instance()
    assert qapp.font().pixelSize() == 15
    assert QFontInfo(qapp.font()).family() == "Noto Sans SC"
    assert qapp.styleSheet() == "", "each window has its own"
    make_application(Theme())


def test_an_import_reads_no_source_text_for_qt(qapp):
    make_application(Theme())
    assert builtins.__import__ is builtins.__orig_import__


def test_offscreen_is_no_display():
    assert not has_display()


def test_chinese_is_drawn_by_the_bundled_font(qapp):
    glyphs = QRawFont.fromFont(application_font(load_fonts(), 13))
    assert all(glyphs.glyphIndexesForString("福田区莲花街道沙嘴圳岗坂"))


def test_a_weight_changes_the_ink(qapp):
    regular = application_font(load_fonts(), 20)
    assert QFontMetrics(with_weight(regular, 900)).horizontalAdvance("Grid") \
        > QFontMetrics(regular).horizontalAdvance("Grid")


def test_a_missing_font_is_one_sentence(qapp, tmp_path):
    with pytest.raises(ConsoleError, match="font"):
        load_fonts(tmp_path / "none.ttf")


def test_qt_speaks_the_language_in_use(qapp, chinese):
    translate_qt(qapp)
    try:
        field = QLineEdit()
        texts = [action.text() for action in field.createStandardContextMenu().actions()]
        assert any("复制" in text for text in texts), texts
    finally:
        language.use("en")
        translate_qt(qapp)


@pytest.mark.noisy
def test_faults_are_logged_and_shown(caplog):
    shown, before = [], (sys.excepthook, threading.excepthook)
    fence(shown.append)
    try:
        with caplog.at_level(logging.ERROR):
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
            sys.excepthook(ValueError, ValueError("odd"), None)
    finally:
        sys.excepthook, threading.excepthook = before
    assert shown == ["ZeroDivisionError: division by zero", "ValueError: odd"]
    assert len(caplog.records) == 2

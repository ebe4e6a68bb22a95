"""Documents of several pages: what belongs together stays together; pictures of any size get in."""

import pytest
from PIL import Image
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextDocument, QTextFormat

from widgets import case_file
from widgets.document import keep_together


@pytest.fixture
def document(qapp):
    made = QTextDocument()
    made.setDocumentMargin(0)
    return made


@pytest.mark.parametrize("above", range(0, 24, 3))
def test_no_page_ends_inside_a_table(document, above):
    table = "<table>" + "<tr><td>row</td></tr>" * 6 + "</table>"
    document.setHtml("<p>line</p>" * above + table + "<p>after</p>" + table)
    document.setPageSize(QSizeF(300, 200))
    keep_together(document)
    boxes = [document.documentLayout().frameBoundingRect(one) for one in document.rootFrame().childFrames()]
    assert len(boxes) == 2
    for box in boxes:
        assert box.top() // 200 == (box.bottom() - 1) // 200, box


def test_a_table_longer_than_a_page_is_left_alone(document):
    document.setHtml("<p>line</p><table>" + "<tr><td>row</td></tr>" * 60 + "</table>")
    document.setPageSize(QSizeF(300, 200))
    keep_together(document)
    [frame] = document.rootFrame().childFrames()
    assert frame.frameFormat().pageBreakPolicy() == QTextFormat.PageBreakFlag.PageBreak_Auto


def test_a_picture_too_large_for_qt_is_printed_all_the_same(tmp_path, monkeypatch, qapp):
    Image.new("RGB", (900, 600), (200, 30, 30)).save(tmp_path / "large.png")
    monkeypatch.setattr(case_file, "MOST_PIXELS", 1000)
    image = case_file._read(tmp_path / "large.png", 100)
    assert (image.width(), image.height()) == (200, 133) and image.pixelColor(100, 60).red() > 180
    (tmp_path / "bad.png").write_bytes(b"no picture")
    assert case_file._read(tmp_path / "bad.png", 100) is None

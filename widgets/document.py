"""A document of several pages as PDF: rich text laid out once, with a line above and below on every page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QTextDocument, QTextFormat

from console.language import tr
from maps.fonts import load_text_font, text_font

DOTS = 96                       # per inch: what the text is laid out in; the page itself has no pixels
RESOLUTION = 1200
WIDTH, HEIGHT = 794, 1123       # A4 at DOTS
SIDE, ABOVE, BELOW = 68, 76, 76   # margins
STYLE = """
body { color: #1b2127; }
h1 { font-size: 21px; font-weight: 700; margin: 0 0 4px 0; }
h2 { font-size: 14px; font-weight: 700; margin: 16px 0 6px 0; }
p { margin: 0 0 4px 0; }
td { padding: 2px 10px 2px 0; vertical-align: top; }
td.label, p.muted, span.muted { color: #5b6670; }
"""


def write_document(path: Path, html: str, title: str, head: str, foot: str, lossless: bool = False) -> int:
    """Write an A4 document; a file of that name is replaced when all is well.

    Needs a Qt application object.

    Args:
        html: what Qt's rich text understands; pictures as data URLs or file names.
        title: of the file. head, foot: one line on every page; the page number stands right of `foot`.
        lossless: pictures keep every pixel, at several times the size; for what is evidence.

    Returns:
        The number of pages.

    Raises:
        ProfileError: the file cannot be written.
    """
    load_text_font()
    document = QTextDocument()
    document.setDefaultFont(text_font(12))
    document.setDefaultStyleSheet(STYLE)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(QSizeF(WIDTH - 2 * SIDE, HEIGHT - ABOVE - BELOW))
    keep_together(document)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator(tr("Grid Console"))
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
                                     QMarginsF(0, 0, 0, 0)))
    pages = document.pageCount()
    with QPainter(writer) as painter:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, lossless)
        painter.scale(RESOLUTION / DOTS, RESOLUTION / DOTS)
        for page in range(pages):
            if page:
                writer.newPage()
            _draw_page(painter, document, page)
            _draw_lines(painter, head, foot, tr("Page {page} of {pages}", page=page + 1, pages=pages))
    buffer.close()
    from maps.sheet import save_file  # brings the whole map, which the window's start need not wait for

    save_file(path, bytes(buffer.data().data()))
    return pages


def keep_together(document: QTextDocument) -> None:
    """Begin a page before every table that would be cut by one: Qt itself leaves a photo here and its caption there."""
    height, layout = document.pageSize().height(), document.documentLayout()
    for frame in document.rootFrame().childFrames():   # in order: each break moves what comes after it
        box = layout.frameBoundingRect(frame)
        if box.height() < height and box.top() // height != (box.bottom() - 1) // height:
            style = frame.frameFormat()
            style.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            frame.setFrameFormat(style)


def _draw_page(painter: QPainter, document: QTextDocument, page: int) -> None:
    size = document.pageSize()
    painter.save()
    painter.translate(SIDE, ABOVE - page * size.height())
    document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
    painter.restore()


def _draw_lines(painter: QPainter, head: str, foot: str, number: str) -> None:
    painter.setFont(text_font(9))
    painter.setPen(QPen(QColor("#aab3bb"), 0.6))
    for y in (ABOVE - 22, HEIGHT - BELOW + 20):
        painter.drawLine(SIDE, y, WIDTH - SIDE, y)
    painter.setPen(QColor("#5b6670"))
    upper = QRectF(SIDE, ABOVE - 42, WIDTH - 2 * SIDE, 18)
    lower = QRectF(SIDE, HEIGHT - BELOW + 24, WIDTH - 2 * SIDE, 18)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(upper, middle | Qt.AlignmentFlag.AlignLeft, head)
    painter.drawText(lower, middle | Qt.AlignmentFlag.AlignLeft, foot)
    painter.drawText(lower, middle | Qt.AlignmentFlag.AlignRight, number)

"""Sheets of QR labels for plates and doors, many to a page, at true size in a PDF.

The squares of a code are drawn as shapes, not as a picture: they are sharp at any resolution. Each label says in words
what it is for, so that one that fell off finds its way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import segno
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPainterPath, QPdfWriter, QPen

from console.errors import BadInput
from console.language import tr
from console.progress import Progress
from maps.fonts import load_text_font, text_font

RESOLUTION = 1200                   # dots per inch of the writer
MM = RESOLUTION / 25.4
WIDTH, HEIGHT = 210.0, 297.0        # A4, mm
MARGIN, HEAD, GAP = 10.0, 8.0, 2.0  # mm
QUIET = 4                           # modules of white around a code, as its standard asks for
SMALLEST = 0.4                      # mm a module: smaller ones no telephone reads from a metre
SMALLEST_VERSION = 2                # of codes, see `make_code`
MOST = (6, 12)                      # columns and rows
INK, PALE = QColor("#12171c"), QColor("#5b6670")


class Label(msgspec.Struct, frozen=True):
    """One label: what it names, what kind of thing that is, its digits, and what a telephone reads."""

    name: str
    kind: str
    code: str
    payload: str
    demo: bool = False


def write_sheet(path: Path, labels: Sequence[Label], title: str, grid: tuple[int, int] = (3, 7),
                progress: Progress | None = None) -> int:
    """Write labels to a PDF; a file of that name is replaced when all is well. Needs a Qt application object.

    Args:
        grid: columns and rows of labels on an A4 page.

    Returns:
        The number of pages.

    Raises:
        BadInput: so many labels on a page that no telephone could read them.
        ProfileError: the file cannot be written.
    """
    columns, rows = grid
    if not (1 <= columns <= MOST[0] and 1 <= rows <= MOST[1]):
        raise BadInput(tr("A page holds 1 to {columns} columns and 1 to {rows} rows of labels.", columns=MOST[0],
                          rows=MOST[1]))
    cell = QRectF(0, 0, (WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns,
                  (HEIGHT - 2 * MARGIN - HEAD - GAP * (rows - 1)) / rows)
    codes = [make_code(label.payload) for label in labels]
    side = min(cell.height() - 4.0, cell.width() * 0.45)
    largest = max((code.symbol_size(border=QUIET)[0] for code in codes), default=29)
    if side / largest < SMALLEST:
        raise BadInput(tr("The codes would have squares of {size:.2f} mm, which no telephone reads; put fewer labels "
                          "on a page or shorten the address.", size=side / largest))
    load_text_font()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator(tr("Grid Console"))
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait,
                                     QMarginsF(0, 0, 0, 0)))
    each = columns * rows
    pages = max(1, -(-len(labels) // each))
    progress = progress or Progress()
    with QPainter(writer) as painter:
        painter.scale(MM, MM)
        for page in range(pages):
            progress(page, pages, tr("Drawing labels"))
            if page:
                writer.newPage()
            _draw_head(painter, title, page + 1, pages, any(label.demo for label in labels))
            for place, at in enumerate(range(page * each, min((page + 1) * each, len(labels)))):
                row, column = divmod(place, columns)
                painter.save()
                painter.translate(MARGIN + column * (cell.width() + GAP), MARGIN + HEAD + row * (cell.height() + GAP))
                _draw_label(painter, labels[at], codes[at], cell, side)
                painter.restore()
    buffer.close()
    from maps.sheet import save_file

    save_file(path, bytes(buffer.data().data()))
    return pages


def make_code(payload: str) -> segno.QRCode:
    """A code that is found among its neighbours: at least of version 2, which has a mark in its fourth corner.

    Measured on rendered pages of 21 labels: of version 1 zbar takes corners of different labels for one code and reads
    15 to 21 of them, at 300 dots an inch 16; of version 2 it reads 20 or 21. One label at a time all read either.
    """
    code = segno.make(payload, error="q", micro=False)
    return code if int(code.version) >= SMALLEST_VERSION else segno.make(payload, version=SMALLEST_VERSION, error="q")


def _draw_head(painter: QPainter, title: str, page: int, pages: int, demo: bool) -> None:
    words = tr("{title} (演示数据 demo data)", title=title) if demo else title
    line = QRectF(MARGIN, MARGIN - 2, WIDTH - 2 * MARGIN, HEAD - 2)
    _write(painter, line, words, 3.2, PALE, Qt.AlignmentFlag.AlignLeft)
    _write(painter, line, tr("Page {page} of {pages}", page=page, pages=pages), 3.2, PALE, Qt.AlignmentFlag.AlignRight)


def _draw_label(painter: QPainter, label: Label, code: segno.QRCode, cell: QRectF, side: float) -> None:
    painter.setPen(QPen(QColor("#c4ccd3"), 0.1, Qt.PenStyle.DashLine))   # to cut along
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(cell)
    size = code.symbol_size(border=QUIET)[0]
    module = side / size
    top = (cell.height() - side) / 2
    path = QPainterPath()
    for row, line in enumerate(code.matrix):
        start = None
        for column, dark in enumerate((*line, 0)):   # runs, not squares: no hairlines between neighbours
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.addRect(QRectF(1 + (start + QUIET) * module, top + (row + QUIET) * module,
                                    (column - start) * module, module))
                start = None
    painter.fillPath(path, INK)
    left = side + 1.5
    text = QRectF(left, top + QUIET * module, cell.width() - left - 2, side - 2 * QUIET * module)
    small = min(3.0, text.height() / 7)
    kind = tr("{kind} · demo data 演示数据", kind=label.kind) if label.demo else label.kind
    _write(painter, QRectF(text.left(), text.top(), text.width(), small * 1.5), kind, small * 0.85, PALE)
    middle = QRectF(text.left(), text.top() + small * 1.6, text.width(), text.height() - small * 3.4)
    _write(painter, middle, label.name, small * 1.25, INK, wrap=True, bold=True)
    _write(painter, QRectF(text.left(), text.bottom() - small * 1.5, text.width(), small * 1.5), _grouped(label.code),
           small, INK)


def _grouped(code: str) -> str:
    """Digits in the groups people read them out in: 440304 0107 000123; 4403040030 0304 00042 000003."""
    ends = {16: (6, 10), 19: (6, 12, 14), 25: (6, 12, 14, 19)}.get(len(code), ())
    starts = (0, *ends)
    return " ".join(code[start:end] for start, end in zip(starts, (*ends, len(code)), strict=True))


def _write(painter: QPainter, box: QRectF, words: str, height: float, colour: QColor,
           align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, wrap: bool = False, bold: bool = False) -> None:
    """Text of a height in mm, made smaller until it fits: a code is never cut."""
    flags = int(align | (Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter))
    flags |= int(Qt.TextFlag.TextWrapAnywhere) if wrap else 0
    painter.save()
    scale = 20.0   # fonts have whole sizes only: drawn large and scaled down
    painter.scale(1 / scale, 1 / scale)
    large = QRectF(box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale)
    painter.setPen(colour)
    for _ in range(12):
        font = text_font(10)
        font.setPixelSize(max(1, round(height * scale)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        needed = painter.boundingRect(large, flags, words)
        if needed.width() <= large.width() + 1 and needed.height() <= large.height() + 1:
            break
        height *= 0.9
    painter.drawText(large, flags, words)
    painter.restore()

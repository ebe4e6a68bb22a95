"""The legend of a printed sheet: only what is really on it, with how many there are."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from console.insight.styling import OTHERS
from console.language import tr
from console.model.area import Level
from console.model.case import Priority
from console.model.catalogue import Catalogue
from console.model.layer import Layer as Record
from console.model.layer import Look as Way
from console.model.layer import Shape
from maps.buildings import STOREYS
from maps.live import Shot
from maps.map_keys import Key
from maps.scene import Layer
from maps.sheet_layout import Box
from maps.sheet_map import DASHES, Part, border_level, line_pen
from maps.sheet_marks import PaperSymbols
from maps.sheet_text import advance, shortened, write
from maps.style import Colour, Line, Theme, qcolor, rgba
from maps.symbols import Look, Stage

ROW = 4.9                     # mm × unit: height of a row
SIZE, HEAD_SIZE = 2.5, 2.7    # mm × unit: of the texts
SWATCH = 9.0                  # mm × unit: width kept for what is explained
APART = 5.0                   # mm × unit: between two columns
COLUMN = 46.0                 # mm × unit: least width of a column
SYMBOL = 0.17                 # mm × unit that stand for a logical pixel of a symbol
INK = QColor("#1d2730")
FAINT = QColor("#5b6772")
MOST_CLASSES = 14

Draw = Callable[[QPainter, QRectF], None]


@dataclasses.dataclass(frozen=True)
class Row:
    """One line: something drawn, what it means, how many there are ("" where counting says nothing)."""

    draw: Draw
    words: str
    count: str = ""


@dataclasses.dataclass(frozen=True)
class Section:
    """Lines under one heading."""

    title: str
    rows: tuple[Row, ...]


def legend_of(parts: Sequence[Part], records: Sequence[Record], shot: Shot | None, shown: np.ndarray, theme: Theme,
              symbols: PaperSymbols, catalogue: Catalogue, codes: Counter[str], unit: float) -> list[Section]:
    """What stands on a sheet, the most important first.

    Args:
        parts: layers with what of them is inside the frame.
        records: of the layers that people added, found by the ids that `parts` carry as names.
        shown: rows of the cases inside the frame. codes: how many of them each class has.
    """
    found: list[Section] = []
    if shot is not None and len(shown):
        found += _cases(shot, shown, symbols, unit)
    by_id = {record.id: record for record in records}
    for part in reversed(parts):
        if len(part.rows) and part.layer.name in by_id:
            found.append(_user_layer(part, by_id[part.layer.name], unit))
    found += _borders(parts, unit)
    found += [section for part in parts if part.layer.name == "buildings" and len(part.rows)
              for section in (_buildings(part, theme),)]
    if shot is not None and len(shown):
        found.append(_classes(catalogue, codes, symbols, theme, unit))
    return [section for section in found if section.rows]


def _cases(shot: Shot, shown: np.ndarray, symbols: PaperSymbols, unit: float) -> list[Section]:
    looks = Counter(shot.looks[i] for i in shot.look[shown].tolist())
    priorities: Counter[Priority] = Counter()
    stages: Counter[Stage] = Counter()
    for look, number in looks.items():
        stages[look.stage] += number
        if look.stage != Stage.CLOSED:
            priorities[look.priority] += number
    words = {Priority.URGENT: tr("Urgent"), Priority.HIGH: tr("High"), Priority.NORMAL: tr("Normal"),
             Priority.LOW: tr("Low")}
    rows = [Row(_symbol(symbols, Look("", one, Stage.WAITING), unit), words[one], f"{priorities[one]:,}")
            for one in Priority if priorities[one]]
    stage_words = {Stage.WAITING: tr("Waiting to be taken"), Stage.WORKING: tr("Being worked on"),
                   Stage.HANDLED: tr("Handled, to be checked"), Stage.SUSPENDED: tr("Suspended"),
                   Stage.CLOSED: tr("Closed")}
    states = [Row(_symbol(symbols, Look("", Priority.NORMAL, one), unit), stage_words[one], f"{stages[one]:,}")
              for one in Stage if stages[one]]
    overdue = int(shot.overdue[shown].sum())
    if overdue:
        states.append(Row(_overdue(symbols, unit), tr("Overdue"), f"{overdue:,}"))
    states.append(Row(_group(symbols, unit), tr("Several cases, how many")))
    return [Section(tr("Open cases by priority ({n})", n=f"{len(shown):,}"), tuple(rows)),
            Section(tr("Open cases by state"), tuple(states))]


def _classes(catalogue: Catalogue, codes: Counter[str], symbols: PaperSymbols, theme: Theme, unit: float) -> Section:
    """The pictograms in the symbols, the most frequent classes first."""
    known = {one.code: one for one in catalogue.classes}
    rows = []
    for code, number in codes.most_common(MOST_CLASSES):
        one = known.get(code)
        look = Look(one.symbol if one else "other", Priority.NORMAL, Stage.WORKING)
        rows.append(Row(_pictogram(symbols, look, theme, unit), catalogue.label(code), f"{number:,}"))
    return Section(tr("Classes of cases"), tuple(rows))


def _borders(parts: Sequence[Part], unit: float) -> list[Section]:
    words = {"city": tr("City"), "district": tr("District"), "street": tr("Street"), "community": tr("Community"),
             "grid": tr("Grid")}
    levels = {border_level(part.layer): part.layer for part in parts if len(part.rows) and border_level(part.layer)}
    rows = [Row(_line(levels[level.word].lines[0], unit, level.word), words[level.word])
            for level in Level if level.word in levels]
    return [Section(tr("Borders"), tuple(rows))]


def _buildings(part: Part, theme: Theme) -> Section:
    edges = (1, *STOREYS)
    counts = np.bincount(part.classes, minlength=len(edges))
    words = [f"{low}–{high - 1}" for low, high in itertools.pairwise(edges)] + [f"≥ {edges[-1]}"]
    return Section(tr("Buildings by floors"), tuple(
        Row(_patch(theme.buildings[i], theme.building_line), words[i], f"{counts[i]:,}")
        for i in range(len(edges)) if counts[i]))


def _user_layer(part: Part, record: Record, unit: float) -> Section:
    style = record.style
    single = style.look is Way.SINGLE or not style.bands
    bands = [(record.name, style.fill)] if single else [(band.label, band.colour) for band in style.bands]
    counts = np.bincount(part.classes, minlength=len(bands))
    title = tr("Layer") if single else tr("{layer}: {field}", layer=record.name, field=style.field)
    rows = [Row(_swatch(record, rgba(colour), part.layer, unit), label, f"{counts[i]:,}")
            for i, (label, colour) in enumerate(bands) if counts[i]]
    uncovered = int(counts[len(bands)]) if len(counts) > len(bands) else 0
    if uncovered:
        rows.append(Row(_swatch(record, rgba(OTHERS, 0.5), part.layer, unit), tr("all others"), f"{uncovered:,}"))
    return Section(title, tuple(rows))


def key_sections(keys: Sequence[Key]) -> list[Section]:
    """What lies over the map, as sections of the legend."""
    return [Section(key.title, tuple(Row(_ramp(row.colours) if row.more else _patch(row.colours[0], None)
                                         if row.colours else _nothing,
                                         f"{row.words} → {row.more}" if row.more else row.words) for row in key.rows))
            for key in keys]


def _nothing(painter: QPainter, box: QRectF) -> None:
    """A line of words alone."""


def _ramp(colours: Sequence[Colour]) -> Draw:
    def draw(painter: QPainter, box: QRectF) -> None:
        height = box.height() * 0.62
        ramp = QLinearGradient(box.left(), 0, box.right(), 0)
        for number, colour in enumerate(colours):
            ramp.setColorAt(number / (len(colours) - 1), qcolor(colour))
        painter.fillRect(QRectF(box.left(), box.center().y() - height / 2, box.width(), height), ramp)

    return draw


def _swatch(record: Record, colour: Colour, layer: Layer, unit: float) -> Draw:
    if record.shape is Shape.POLYGON:
        return _patch(colour, layer.lines[0] if layer.lines else None)
    if record.shape is Shape.LINE:
        return _line(Line(colour, record.style.width), unit)
    return _dot(colour, min(record.style.size, 16.0) * SYMBOL * unit)


def _symbol(symbols: PaperSymbols, look: Look, unit: float) -> Draw:
    return lambda painter, box: symbols.draw_case(painter, look, box.center().x(), box.center().y(), SYMBOL * unit)


def _overdue(symbols: PaperSymbols, unit: float) -> Draw:
    size = SYMBOL * unit * 1.4
    return lambda painter, box: symbols.draw_overdue(painter, box.center().x() - 8 * size,
                                                     box.center().y() - 8 * size, size)


def _group(symbols: PaperSymbols, unit: float) -> Draw:
    return lambda painter, box: symbols.draw_group(painter, (5, 0, 1), box.center().x(), box.center().y(),
                                                   SYMBOL * unit * 0.85)


def _pictogram(symbols: PaperSymbols, look: Look, theme: Theme, unit: float) -> Draw:
    def draw(painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.translate(box.center())
        painter.scale(SYMBOL * unit, SYMBOL * unit)
        symbols.draw_pictogram(painter, look, 13.0, theme.furniture)
        painter.restore()

    return draw


def _line(line: Line, unit: float, level: str = "") -> Draw:
    def draw(painter: QPainter, box: QRectF) -> None:
        pen = line_pen(line, SYMBOL * unit * 1.15, DASHES.get(level, ()))
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))

    return draw


def _patch(colour: Colour, edge: Line | None) -> Draw:
    def draw(painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(qcolor(edge.colour), 0.15) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(colour))
        height = box.height() * 0.62
        painter.drawRect(QRectF(box.left(), box.center().y() - height / 2, box.width(), height))

    return draw


def _dot(colour: Colour, size: float) -> Draw:
    def draw(painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(colour))
        painter.drawEllipse(box.center(), size / 2, size / 2)

    return draw


def draw_legend(painter: QPainter, sections: Sequence[Section], box: Box, unit: float) -> int:
    """Draw the sections in as many columns as there is room for.

    Returns:
        Rows that found no room; the legend says so where they are missing.
    """
    columns = max(1, int(box.width // (COLUMN * unit)))
    width = (box.width + APART * unit) / columns
    write(painter, tr("Legend"), box.left, box.top + 3.4 * unit, 3.6 * unit, INK, 600)
    top = box.top + 6.5 * unit
    lines = flow(sections, columns, int((box.bottom - top) / (ROW * unit)))
    for column, line, what in lines:
        left, y = box.left + column * width, top + line * ROW * unit
        if isinstance(what, Row):
            _draw_row(painter, what, Box(left, y, width - APART * unit, ROW * unit), unit)
        elif isinstance(what, int):
            write(painter, tr("… and {n} more", n=what), left + (SWATCH + 2) * unit, y + 3.4 * unit, SIZE * unit, FAINT)
        else:
            words = shortened(what, width - APART * unit, HEAD_SIZE * unit, 600)
            write(painter, words, left, y + 3.7 * unit, HEAD_SIZE * unit, INK, 600)
    return sum(len(section.rows) for section in sections) - sum(isinstance(what, Row) for _, _, what in lines)


def flow(sections: Sequence[Section], columns: int, lines: int) -> list[tuple[int, int, Row | str | int]]:
    """Headings, rows and numbers of rows left out, as (column, line, what).

    Each section goes whole into the first column with room for it; one that fits nowhere begins in the column
    with most room, with as many rows as go in there.
    """
    found: list[tuple[int, int, Row | str | int]] = []
    used = [0] * columns
    for section in sections:
        free = [lines - line for line in used]
        wanted = 1 + len(section.rows)
        column = next((i for i in range(columns) if free[i] >= wanted), free.index(max(free)))
        what: list[Row | str | int] = [section.title, *section.rows]
        if wanted > free[column]:
            kept = free[column] - 2  # heading and the last line, which says how many are missing
            if kept < 1:
                continue
            what = [section.title, *section.rows[:kept], len(section.rows) - kept]
        line = used[column]
        found += [(column, line + i, one) for i, one in enumerate(what)]
        used[column] = line + len(what) + 1
    return found


def _draw_row(painter: QPainter, row: Row, box: Box, unit: float) -> None:
    painter.save()
    row.draw(painter, QRectF(box.left, box.top, SWATCH * unit, box.height))
    painter.restore()
    size, base = SIZE * unit, box.top + box.height / 2 + SIZE * unit * 0.36
    left = box.left + (SWATCH + 2) * unit
    room = box.right - left - (advance(row.count, size) + 2 * unit if row.count else 0)
    write(painter, shortened(row.words, room, size), left, base, size, INK)
    if row.count:
        write(painter, row.count, box.right, base, size, FAINT, share=1.0)

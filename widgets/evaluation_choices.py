"""What an evaluation is asked for: rows, level, period, area; and what one does with the answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QVBoxLayout, QWidget

from console.language import tr
from console.model.area import AreaTree, Level
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.period_picker import PeriodPicker
from widgets.theme import Theme
from widgets.words import level_word

LEVELS = (Level.DISTRICT, Level.STREET, Level.COMMUNITY, Level.GRID)


class EvaluationChoices(QWidget):
    """Above the table.

    Signals:
        changed: something else is asked for. again: the same once more. export_wanted.
    """

    changed = Signal()
    again = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, zone: Callable[[], ZoneInfo], now: Callable[[], float] = time.time,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tree = AreaTree()
        self.area = ""
        self.rows, self.levels = QComboBox(), QComboBox()
        for key, word in (("area", tr("By area")), ("department", tr("By department")), ("post", tr("By post"))):
            self.rows.addItem(word, key)
        for level in LEVELS:
            self.levels.addItem(level_word(level), int(level))
        self.levels.setCurrentIndex(self.levels.findData(int(Level.STREET)))
        self.rows.setToolTip(tr("One row for each area, department or person in a post"))
        self.levels.setToolTip(tr("Level of the areas"))
        self.period = PeriodPicker(theme, zone, now)
        self.within, self.status = QLabel(), QLabel()
        self.within.setProperty("role", "chip")
        self.status.setProperty("role", "muted")
        refresh = self._button("mdi6.refresh", tr("Count again"), "R")
        refresh.clicked.connect(self.again)
        export = self._button("mdi6.export", tr("Write these figures to a file (CSV, Excel)"), "E")
        export.clicked.connect(self.export_wanted)
        flow = FlowLayout(theme.gap)
        for part in (self.rows, self.levels, self.period, self.within, refresh, export, self.status):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        for box in (self.rows, self.levels):
            box.setAccessibleName(box.toolTip())
            box.currentIndexChanged.connect(self._other)
        self.period.changed.connect(self.changed)
        self._show_area()

    @property
    def by(self) -> str:
        """"area", "department" or "post"."""
        return str(self.rows.currentData())

    @property
    def level(self) -> Level:
        return Level(self.levels.currentData())

    def set_tree(self, tree: AreaTree) -> None:
        """Names and levels of areas; an area that is gone is let go of."""
        self._tree = tree
        self.area = self.area if self.area in tree else ""
        self._show_area()

    def set_area(self, area_id: str) -> None:
        """Only cases of this area, by the next level below it where the level would not divide it; "" for all."""
        if area_id == self.area:
            return
        self.area = area_id
        area = self._tree.get(area_id)
        if area is not None and self.level <= area.level:
            self.levels.blockSignals(True)
            self.levels.setCurrentIndex(self.levels.findData(int(min(area.level + 1, Level.GRID))))
            self.levels.blockSignals(False)
        self._show_area()
        self.changed.emit()

    def line(self) -> str:
        """The command line that asks for the same and writes it to a file."""
        words = ["evaluate", "--by", self.by]
        words += ["--level", self.level.word] if self.by == "area" else []
        words += ["--area", self.area] if self.area else []
        for option, day in zip(("--since", "--until"), self.period.days, strict=True):
            words += [option, day.isoformat()] if day else []
        return " ".join([*words, "--out", "evaluation.xlsx"])

    def _other(self) -> None:
        self._show_area()
        self.changed.emit()

    def _show_area(self) -> None:
        area = self._tree.get(self.area)
        self.within.setVisible(area is not None)
        self.within.setText(tr("in {area}", area=area.name) if area else "")
        self.levels.setVisible(self.by == "area")

    def _button(self, name: str, words: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(f"{words} ({key})")
        button.setShortcut(key)
        button.setAccessibleName(words)
        return button

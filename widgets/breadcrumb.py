"""Where one is: 深圳市 › 福田区 › 莲花街道, each step a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from console.language import tr
from console.model.area import AreaTree
from widgets.style import restyle
from widgets.theme import Theme
from widgets.words import level_word


class Breadcrumb(QWidget):
    """The path to the current area. Where it is narrow the middle folds into a "…" menu, never the end.

    Signals:
        area_selected(id): a step was chosen; "" for the whole profile.
    """

    area_selected = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._steps: list[tuple[str, str, str]] = []   # id, name, tooltip
        self._buttons: list[QToolButton] = []
        self._widths: list[int] = []   # of the buttons with their whole names
        self._marks: list[QLabel] = []
        self.more = QToolButton(self)
        self.more.setText("…")
        self.more.setProperty("role", "crumb")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(tr("The steps between"))
        self.more.setAccessibleName(tr("The steps between"))
        self.more.setMenu(QMenu(self.more))
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")   # the dots say it
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Path of the area"))
        self.show_path(AreaTree(), "")

    def show_path(self, tree: AreaTree, area_id: str) -> None:
        """Show the path to an area; "" shows the whole profile."""
        steps = [("", tr("All areas"), tr("The whole profile"))]
        self.show_steps(steps + [(a.id, a.name, f"{level_word(a.level)} {a.name}") for a in tree.path(area_id)])

    def show_steps(self, steps: list[tuple[str, str, str]]) -> None:
        """Show any path: id, name and tooltip of each step; the last is where one is."""
        if steps == self._steps:
            return
        self._steps = steps
        for old in (*self._buttons, *self._marks):
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(*step, last=step is steps[-1]) for step in steps]
        self._widths = [button.sizeHint().width() for button in self._buttons]
        self._marks = [QLabel("›", self) for _ in steps]
        for mark in self._marks:
            mark.setProperty("role", "muted")
        self._lay_out()

    def _button(self, area_id: str, name: str, tip: str, last: bool) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "crumb")
        button.setText(name)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setChecked(last)
        button.clicked.connect(lambda: self._chosen(button, area_id, last))
        restyle(button)
        return button

    def _chosen(self, button: QToolButton, area_id: str, last: bool) -> None:
        button.setChecked(last)
        self.area_selected.emit(area_id)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def _height(self) -> int:
        return max([self.theme.row, *(button.sizeHint().height() for button in self._buttons)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Place what fits: the first and last step always, then from the end towards the start."""
        mark = QFontMetrics(self.font()).horizontalAdvance("›") + self.theme.gap
        widths = self._widths
        shown = self._fitting(widths, mark)
        folded = [i for i in range(len(widths)) if i not in shown]
        for one in (*self._buttons, *self._marks, self.more):
            one.hide()
        x, y, height = 0, 0, self.height() or self._height()
        for i in shown:
            if x:
                self._marks[i].setGeometry(x + self.theme.gap // 2, y, mark, height)
                self._marks[i].show()
                x += mark
            if folded and i == min((j for j in shown if j > folded[0]), default=-1):
                width = self.more.sizeHint().width()
                self.more.setGeometry(x, y, width, height)
                self.more.show()
                self._marks[folded[0]].setGeometry(x + width + self.theme.gap // 2, y, mark, height)
                self._marks[folded[0]].show()
                x += width + mark
            width = min(widths[i], max(24, self.width() - x))
            button = self._buttons[i]
            button.setText(self._elided(i, width, widths[i]))
            button.setGeometry(x, y, width, height)
            button.show()
            x += width
        self._fill_menu(folded)

    def _fitting(self, widths: list[int], mark: int) -> list[int]:
        """Numbers of the steps shown; the whole profile gives way before the last one does."""
        last = len(widths) - 1
        if sum(widths) + mark * last <= self.width():
            return list(range(len(widths)))
        room = self.width() - widths[last] - self.more.sizeHint().width() - 2 * mark
        shown = [last]
        if last and widths[0] <= room:
            shown.insert(0, 0)
            room -= widths[0] + mark
        for i in range(last - 1, 0, -1):
            if widths[i] + mark > room:
                break
            shown.insert(1 if 0 in shown else 0, i)
            room -= widths[i] + mark
        return sorted(shown)

    def _elided(self, i: int, width: int, wanted: int) -> str:
        name = self._steps[i][1]
        if width >= wanted:
            return name
        button = self._buttons[i]
        frame = wanted - QFontMetrics(button.font()).horizontalAdvance(name)
        return QFontMetrics(button.font()).elidedText(name, Qt.TextElideMode.ElideRight, width - frame)

    def _fill_menu(self, folded: list[int]) -> None:
        menu = self.more.menu()
        menu.clear()
        for i in folded:
            area_id, name, _ = self._steps[i]
            menu.addAction(name).triggered.connect(lambda _=False, one=area_id: self.area_selected.emit(one))

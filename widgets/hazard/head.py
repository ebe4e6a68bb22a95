"""The line above the hazard map: what it shows, how many there are, and the ways hazards come in by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from console.language import tr
from console.model.hazard_rules import HazardRules
from widgets.hazard.choices import HazardChoices
from widgets.icons import icon
from widgets.theme import Theme


class HazardHead(QWidget):
    """Choices, figures, and two buttons, which go without words where the choices would need a second line."""

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAutoFillBackground(True)   # else all that it stands on is painted anew with every figure
        self.choices, self.figures = HazardChoices(rules, theme), QLabel()
        self.figures.setProperty("role", "title")
        self.report = self._button("mdi6.alert-plus-outline", tr("Report"), tr("Report a hazard by hand (N)"))
        self.imports = self._button("mdi6.database-import-outline", tr("Import …"),
                                    tr("Import a list of hazards: CSV, XLSX, GeoPackage"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad)
        row.addWidget(self.choices, 1)
        for part in (self.figures, self.report, self.imports):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.figures.setFixedHeight(self.report.sizeHint().height())

    def show_figures(self, total: int, late: int) -> None:
        """How many the choices leave."""
        self.figures.setText(tr("{n} hazards · {late} late", n=f"{total:,}", late=f"{late:,}"))
        # Only ever wider: what moves with every frame of a play cannot be read. And of fixed size: else Qt lays the
        # page out anew for each text and paints its lists again, two thirds of a frame's time.
        self.figures.setFixedWidth(max(self.figures.minimumWidth(), self.figures.sizeHint().width()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = (self.report, self.imports)
        words = sum(one.fontMetrics().horizontalAdvance(one.text()) + 6 * self._theme.gap for one in buttons)
        room = self.width() - self.choices.one_line() - self.figures.sizeHint().width() - 5 * self._theme.pad
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if room > words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for one in buttons:
            if one.toolButtonStyle() is not style:
                one.setToolButtonStyle(style)

    def _button(self, name: str, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, self._theme))
        button.setText(f" {words}")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

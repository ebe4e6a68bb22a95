"""A risk index that explains itself: factor by factor, and how much the ranking depends on the weights."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from console.insight.risk import AreaRisk, BuildingRisk, FactorShare, Sensitivity
from console.language import tr
from widgets.theme import Theme
from widgets.words import demo_word


class RiskView(QWidget):
    """Shows an index of a building or an area."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.about, self.firm = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        for label in (self.about, self.firm):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.gap)
        self._grid.setVerticalSpacing(theme.gap // 2)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.gap)
        column.setSpacing(theme.gap // 2)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(self._grid)
        column.addWidget(self.firm)

    def show_risk(self, found: BuildingRisk | AreaRisk | None, sensitivity: Sensitivity | None = None) -> None:
        """An index with its factors, the largest part first; None for none."""
        self.setVisible(found is not None)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells.clear()
        if found is None:
            return
        self.title.setText(tr("Risk index of {name}: {index}", name=found.name, index=f"{found.index:.1f}"))
        rank = tr("mean of {n} buildings, each by its rooms", n=f"{found.buildings:,}") if isinstance(
            found, AreaRisk) else tr("rank {rank} of {of}", rank=f"{found.rank:,}", of=f"{found.of:,}")
        self.about.setText(" · ".join(filter(None, (rank, tr("weights {version}", version=found.weights),
                                                    demo_word() if found.demo else ""))))
        for column, words in enumerate((tr("Factor"), tr("Value"), tr("Weight"), tr("Points"))):
            self._cell(0, column, words, True)
        for number, one in enumerate(sorted(found.factors, key=lambda one: -one.points), 1):
            self._cell(number, 0, one.label, tip=self._source(one))
            self._cell(number, 1, _value(one), muted=one.value is None)
            self._cell(number, 2, f"{one.weight:g}", muted=True)
            self._cell(number, 3, f"{one.points:.1f}", bold=True)
        self.firm.setText(self._firm(found, sensitivity))
        self.firm.setVisible(bool(self.firm.text()))

    def rows(self) -> list[tuple[str, ...]]:
        """What is shown, for tests."""
        texts = [cell.text() for cell in self._cells]
        return [tuple(texts[i:i + 4]) for i in range(0, len(texts), 4)]

    def _cell(self, row: int, column: int, words: str, muted: bool = False, tip: str = "", bold: bool = False) -> None:
        cell = QLabel(words)
        cell.setProperty("role", "muted" if muted else "")
        cell.setToolTip(tip)
        if bold:
            font = cell.font()
            font.setWeight(font.Weight.DemiBold)
            cell.setFont(font)
        align = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(cell, row, column, align | Qt.AlignmentFlag.AlignVCenter)
        self._cells.append(cell)

    def _source(self, one: FactorShare) -> str:
        where = {"hazards": tr("from the hazards"), "inspections": tr("from the inspections"),
                 "buildings": tr("from the address base")}.get(one.source, one.source)
        fresh = tr("age unknown") if one.age_days is None else tr("{n} days old", n=f"{one.age_days:.0f}")
        full = tr("counts whole from {full}", full=f"{one.full:g}")
        return ", ".join((where, fresh + (tr(" (stale)") if one.stale else ""), full))

    def _firm(self, found: BuildingRisk | AreaRisk, sensitivity: Sensitivity | None) -> str:
        if sensitivity is None or not sensitivity.count:
            return ""
        own = found.building if isinstance(found, BuildingRisk) else found.area
        whole = tr("With every weight {percent} % smaller or larger in turn, {firm} of the first {top} stay there.",
                   percent=f"{sensitivity.change * 100:.0f}", firm=len(sensitivity.firm), top=sensitivity.top)
        if own in sensitivity.firm:
            return f"{whole} {tr('This one does.')}"
        if own in sensitivity.doubtful:
            return f"{whole} {tr('This one is doubtful: some change takes it away.')}"
        return whole


def _value(one: FactorShare) -> str:
    if one.value is None:
        return tr("not known")
    return tr("never") if math.isinf(one.value) else f"{one.value:,.2f}".rstrip("0").rstrip(".")

"""A risk index that explains itself: factor by factor, and how much the ranking depends on the weights."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from console.insight.risk import AreaRisk, BuildingRisk, FactorShare, Sensitivity
from console.language import tr
from widgets.icons import icon
from widgets.theme import Theme
from widgets.words import demo_word


class RiskView(QWidget):
    """Shows an index of a building or an area: each factor's value, weight, points, how old its data are, and how many
    stay at the top of the ranking when its weight is another.

    Signals:
        closed(): put away by hand.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.about, self.firm = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.setIcon(icon("mdi6.close", theme))
        self.close_button.setToolTip(tr("Close the explanation"))
        self.close_button.setAccessibleName(tr("Close the explanation"))
        self.close_button.clicked.connect(self.closed)
        for label in (self.about, self.firm):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.gap)
        self._grid.setVerticalSpacing(theme.gap // 2)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[QLabel] = []
        self._columns = 1
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.gap)
        column.setSpacing(theme.gap // 2)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
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
        headings = [tr("Factor"), tr("Value"), tr("Weight"), tr("Points"), tr("Data age")]
        kept = _kept(sensitivity)
        if kept:
            headings.append(f"±{sensitivity.change * 100:.0f} %" if sensitivity is not None else "")
        for column, words in enumerate(headings):
            self._cell(0, column, words, True)
        for number, one in enumerate(sorted(found.factors, key=lambda one: -one.points), 1):
            self._cell(number, 0, one.label, tip=self._source(one))
            self._cell(number, 1, _value(one), muted=one.value is None)
            self._cell(number, 2, f"{one.weight:g}", muted=True)
            self._cell(number, 3, f"{one.points:.1f}", bold=True)
            self._cell(number, 4, _age(one), muted=not one.stale, warn=one.stale, tip=self._source(one))
            if kept and sensitivity is not None:
                self._cell(number, 5, kept.get(one.code, ""), muted=True, tip=_moved(one.code, sensitivity))
        self._columns = len(headings)
        self.firm.setText(self._firm(found, sensitivity))
        self.firm.setVisible(bool(self.firm.text()))

    def rows(self) -> list[tuple[str, ...]]:
        """What is shown, for tests."""
        texts = [cell.text() for cell in self._cells]
        return [tuple(texts[i:i + self._columns]) for i in range(0, len(texts), self._columns)]

    def _cell(self, row: int, column: int, words: str, muted: bool = False, tip: str = "", bold: bool = False,
              warn: bool = False) -> None:
        cell = QLabel(words)
        cell.setWordWrap(column == 0)
        cell.setProperty("role", "muted" if muted else "")
        cell.setToolTip(tip)
        if warn:
            cell.setStyleSheet(f"color: {self._theme.warning};")
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


def _age(one: FactorShare) -> str:
    return "—" if one.age_days is None else tr("{n} d", n=f"{one.age_days:.0f}")


def _kept(found: Sensitivity | None) -> dict[str, str]:
    """By factor: how many stay at the top when its weight is smaller or larger, whichever is fewer."""
    if found is None or found.count < 2:
        return {}
    least: dict[str, int] = {}
    for one in found.shifts:
        least[one.factor] = min(one.kept, least.get(one.factor, one.kept))
    return {code: f"{kept}/{found.top}" for code, kept in least.items()}


def _moved(code: str, found: Sensitivity) -> str:
    """Which of the top moves furthest when a weight is another."""
    lines = [tr("{n} of the first {top} stay among them when this weight is {percent} % smaller or larger.",
                n=_kept(found)[code].split("/")[0], top=found.top, percent=f"{found.change * 100:.0f}")]
    lines += [tr("{change}: {name} from rank {before} to {after}", change=f"{one.change:+.0%}", name=one.moved[1],
                 before=one.moved[2], after=one.moved[3])
              for one in found.shifts if one.factor == code and one.moved is not None]
    return "\n".join(lines)


def _value(one: FactorShare) -> str:
    if one.value is None:
        return tr("not known")
    return tr("never") if math.isinf(one.value) else f"{one.value:,.2f}".rstrip("0").rstrip(".")

"""Beside the hazard map: areas ranked, why a risk is what it is, and under them the list, a hazard, or the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from console.language import tr
from console.model.hazard_rules import HazardRules
from widgets.hazard.card import HazardCard
from widgets.hazard.lists import BarDelegate, HazardModel, PlainTable, RankingModel
from widgets.hazard.report_form import ReportForm
from widgets.hazard.risk_view import RiskView
from widgets.map_page import scrolled
from widgets.theme import Theme

LIST, CARD, FORM = range(3)   # what stands below
WHY_SHARE = 0.44              # of the height, at most, for the explanation of a risk


class HazardPanel(QSplitter):
    """Lays out; what is in its parts is the page's business."""

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.ranking, self.hazards = RankingModel(theme), HazardModel(theme)
        self.areas = PlainTable(self.ranking, theme, tr("Areas by the figure shown"))
        self.areas.setItemDelegateForColumn(1, BarDelegate(theme, self.areas))
        self.list = PlainTable(self.hazards, theme, tr("Hazards"))
        self.card, self.why, self.form = HazardCard(theme), RiskView(theme), ReportForm(rules, theme)
        self.chosen_words, self.none = QLabel(), QLabel()
        self.everywhere, self.clear = QPushButton(tr("All areas")), QPushButton(tr("Leave nothing out"))
        self.chosen_words.setProperty("role", "muted")
        self.none.setProperty("role", "muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        for link in (self.everywhere, self.clear):
            link.setProperty("role", "link")
            link.hide()
        self.below = QStackedWidget()
        for part in (self._listed(), scrolled(self.card), scrolled(self.form)):
            self.below.addWidget(part)
        self.why_box = scrolled(self.why)
        self.why_box.hide()
        self.setChildrenCollapsible(False)
        for part in (self.areas, self.why_box, self.below):
            part.setMinimumHeight(theme.row * 3)
            self.addWidget(part)
        self._before: list[int] = []   # sizes without the explanation
        self.setStretchFactor(2, 1)
        self.setSizes([200, 250, 300])

    def _listed(self) -> QWidget:
        theme = self._theme
        head = QHBoxLayout()
        head.setContentsMargins(theme.gap, 0, theme.gap, 0)
        head.addWidget(self.chosen_words, 1)
        head.addWidget(self.everywhere)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(self.none)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(empty)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap // 2)
        column.addLayout(head)
        column.addWidget(self._lists, 1)
        return listed

    @property
    def is_empty(self) -> bool:
        """Whether the list says why nothing is in it."""
        return self._lists.currentIndex() == 1

    def show_empty(self, words: str, may_clear: bool) -> None:
        """Nothing to list, and why; "" where there is."""
        self._lists.setCurrentIndex(1 if words else 0)
        self.none.setText(words)
        self.clear.setVisible(may_clear)

    def bring(self, part: int) -> None:
        """`LIST`, `CARD` or `FORM`."""
        self.below.setCurrentIndex(part)

    def show_why(self, shown: bool) -> None:
        """Make room for the explanation, as much as it needs if there is that much; or take it away."""
        was = not self.why_box.isHidden()
        self.why_box.setVisible(shown)
        if was and not shown and self._before:
            self.setSizes(self._before)
        if not shown or was:
            return
        self._before = self.sizes()
        high = self.height()
        wanted = self.why.sizeHint().height() + 4
        why = min(wanted, round(high * WHY_SHARE))
        areas = max(self._theme.row * 4, round((high - why) * 0.3))
        self.setSizes([areas, why, high - why - areas])

"""What to do first (先办): shown where no case is chosen, instead of an empty pane."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from console.desk.case_index import Slots
from console.desk.pressing import rank
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from widgets.case_order import Key
from widgets.case_rows import CaseRows
from widgets.case_table import CaseTableModel
from widgets.case_view import CaseView
from widgets.theme import Theme

MOST = 100  # rows; whoever has more to do than that works with the list and its filters


class PressingModel(CaseTableModel):
    """The rows of the case list in the order of urgency, whatever column is asked for."""

    def _key(self, case: Case) -> Key:
        return rank(case)

    def _in_order(self) -> Slots:
        found = sorted(self._index.slots(), key=lambda slot: rank(self._index.at(slot)))
        return np.array(found, np.int32)


class PressingList(QWidget):
    """Urgent and overdue cases of the area and filter of the moment, the most pressing on top.

    Signals:
        case_selected(id): a row was clicked. case_activated(id): Enter on a row.
    """

    case_selected = Signal(str)
    case_activated = Signal(str)

    def __init__(
        self, catalogue: Catalogue, theme: Theme, now: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = PressingModel(catalogue, now, self)
        self.title, self.order = QLabel(), QLabel(tr("Urgent and overdue, earliest limit first"))
        self.title.setProperty("role", "title")
        self.order.setProperty("role", "muted")
        self.order.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.order.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.order.setToolTip(self.order.text())
        self.none = QLabel()
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        self._build_table()
        head = QHBoxLayout()
        head.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        head.addWidget(self.title)
        head.addWidget(self.order, 1)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.none)
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._pages, 1)
        self.show_cases(())

    def set_areas(self, tree: AreaTree) -> None:
        """Names of areas."""
        self.model.set_areas(tree)

    def show_cases(self, cases: Sequence[Case]) -> None:
        """Show these, the most pressing first; rows that are there already stay what they are."""
        shown = {case.id: case for case in cases[:MOST]}
        changes = Changes(
            tuple(case for one, case in shown.items() if self.model.get(one) is None),
            tuple(case for one, case in shown.items() if self.model.get(one) not in (None, case)),
            tuple(one for one in list(self.model.shown_ids()) if one not in shown))
        if changes:
            self.model.apply(changes)
        count = len(cases)
        self.title.setText(tr("Do first · {n}", n=f"{count:,}"))
        self.none.setText(tr("Nothing here is urgent or overdue. Choose a case in the list or on the map to see "
                             "its details."))
        self.order.setVisible(count > 0)
        self._pages.setCurrentIndex(1 if count else 0)
        self.table.viewport().update()   # times move on

    def _build_table(self) -> None:
        table = self.table = CaseView(self.model, self._theme)
        table.setAccessibleName(tr("What to do first"))
        table.setMinimumSize(160, 40)
        table.horizontalHeader().setSectionsClickable(False)   # the order is the point of this list
        table.draw_with(CaseRows(self.model, self._theme, lambda _: 0.0, table.font(), table))
        table.clicked.connect(lambda index: self._chosen(index, self.case_selected))
        table.activated.connect(lambda index: self._chosen(index, self.case_activated))
        table.escaped.connect(lambda: table.selectionModel().clear())

    def _chosen(self, index: QModelIndex, say: object) -> None:
        """Tell of it and let go: when this list is seen again, nothing is chosen."""
        case_id = self.model.case(index.row()).id
        self.table.selectionModel().clear()
        say.emit(case_id)   # type: ignore[attr-defined]

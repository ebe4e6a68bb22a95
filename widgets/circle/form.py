"""What is asked of the service circle: kind of station, reach, area, on foot, how many more."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from console.insight.covering import MOST
from console.insight.service_circle import REACH
from console.language import tr
from widgets.circle.asking import Asking
from widgets.theme import Theme

NEAR, FAR, STEP = 50, 20_000, 50   # metres
USUAL, MORE = "service_station", 5


@dataclasses.dataclass(frozen=True)
class Ground:
    """What a profile has to answer from.

    Attributes:
        kinds: (key, words) of the facilities there are. buildings: how many. roads: a layer is marked as roads.
    """

    kinds: Sequence[tuple[str, str]] = ()
    buildings: int = 0
    roads: bool = False


class CircleForm(QWidget):
    """Enter asks; what was entered stays.

    Signals:
        asked(): the question is to be answered.
    """

    asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area, self._place = "", ""
        self.kind, self.reach, self.more = QComboBox(), QSpinBox(), QSpinBox()
        self.kind.setAccessibleName(tr("Kind of station"))
        self.kind.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.reach.setAccessibleName(tr("Reach"))
        self.reach.setRange(NEAR, FAR)
        self.reach.setSingleStep(STEP)
        self.reach.setSuffix(tr("{distance} m", distance=""))
        for spin in (self.reach, self.more):
            # Keys and wheel do it. ButtonSymbols.NoButtons would leave the text 1 px under a style sheet.
            spin.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
        self.reach.setValue(round(REACH))
        self.more.setAccessibleName(tr("More stations"))
        self.more.setToolTip(tr("So many more stations are proposed; 0 for none"))
        self.more.setRange(0, MOST)
        self.more.setValue(MORE)
        self.area, self.on_foot = QLabel(), QCheckBox(tr("On foot"))
        self.area.setToolTip(tr("The area chosen on the map or in the list"))
        self.area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.on_foot.setToolTip(tr("Along the roads instead of straight; takes longer"))
        self.go = QPushButton(tr("Compute"))
        self.go.setProperty("role", "primary")
        self.go.setToolTip(tr("Who is within reach, and where the next stations should stand (Enter)"))
        self.go.clicked.connect(self.asked)
        self._lay_out(theme)
        self.set_area("", "")

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.gap)
        grid.setVerticalSpacing(theme.gap)
        where, what = QHBoxLayout(), QHBoxLayout()
        where.addWidget(self.area, 1)
        where.addWidget(self.on_foot)
        what.addWidget(self.reach, 1)
        what.addWidget(_name(tr("More stations"), self.more))
        what.addWidget(self.more, 1)
        grid.addWidget(_name(tr("Stations"), self.kind), 0, 0)
        grid.addWidget(self.kind, 0, 1, 1, 2)
        grid.addWidget(_name(tr("Area"), self.area), 1, 0)
        grid.addLayout(where, 1, 1, 1, 2)
        grid.addWidget(_name(tr("Reach"), self.reach), 2, 0)
        grid.addLayout(what, 2, 1)
        grid.addWidget(self.go, 2, 2)
        grid.setColumnStretch(1, 1)
        for before, after in ((self.kind, self.on_foot), (self.on_foot, self.reach), (self.reach, self.more),
                              (self.more, self.go)):
            QWidget.setTabOrder(before, after)

    def asking(self) -> Asking:
        """What is asked now."""
        return Asking(str(self.kind.currentData() or ""), self.reach.value(), self._area, self._place,
                      self.on_foot.isChecked() and self.on_foot.isVisibleTo(self), self.more.value())

    def set_ground(self, ground: Ground) -> None:
        """Offer what there is; what was chosen stays chosen."""
        before = self.kind.currentData() or USUAL
        self.kind.clear()
        for key, words in ground.kinds:
            self.kind.addItem(words, key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(before)))
        self.on_foot.setVisible(ground.roads)

    def set_area(self, area: str, place: str) -> None:
        """Ask about this area from now on, "" for everywhere."""
        self._area, self._place = area, place
        self.area.setText(place or tr("Everywhere"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.go.isEnabled():
                self.asked.emit()
        else:
            super().keyPressEvent(event)


def _name(words: str, of: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setBuddy(of)
    return label

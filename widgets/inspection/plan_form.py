"""Making a plan of inspections, or calling one off: a few fields in place, Enter does it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.model.inspection import Plan
from console.model.person import User
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme

DAYS, COUNT = 7, 30   # what a plan begins with
MOST_DAYS, MOST = 366, 5000


class PlanWish(msgspec.Struct, frozen=True):
    """What is to be planned; as `InspectionDesk.make_plan` takes it."""

    title: str
    area: str
    days: float
    count: int
    inspector: str


class PlanForm(QFrame):
    """Asks; carries nothing out.

    Signals:
        plan_wanted(PlanWish): make it. cancel_wanted(plan id, reason): call it off. left(): nothing is asked any more.
    """

    plan_wanted = Signal(object)
    cancel_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plan = ""
        self.setProperty("role", "card")
        self.heading, self.about, self.error = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "title")
        self.about.setProperty("role", "muted")
        self.error.setStyleSheet(f"color: {theme.warning};")
        for label in (self.heading, self.about, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title, self.why = QLineEdit(), QLineEdit()
        self.area, self.inspector = QComboBox(), QComboBox()
        self.days, self.count = QLineEdit(), QLineEdit()
        self.days.setValidator(QIntValidator(1, MOST_DAYS, self.days))
        self.count.setValidator(QIntValidator(1, MOST, self.count))
        self.go, leave = QPushButton(), QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self.confirm)
        leave.clicked.connect(self.close_form)
        self._arrange(leave)
        EnterAndEsc(self, self.confirm, self.close_form).watch(
            self.title, self.why, self.area, self.inspector, self.days, self.count)
        self.hide()

    def _arrange(self, leave: QPushButton) -> None:
        theme = self._theme
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(theme.gap // 2)
        for label, field in ((tr("Name"), self.title), (tr("Area"), self.area), (tr("Days"), self.days),
                             (tr("Buildings at most"), self.count), (tr("Who inspects"), self.inspector)):
            field.setAccessibleName(label)
            form.addRow(label, field)
        for number in (self.days, self.count):
            number.setMaximumWidth(theme.size * 6)
        for box in (self.area, self.inspector):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.title.setPlaceholderText(tr("may be left out"))
        self.why.setPlaceholderText(tr("Reason, for the record"))
        self.why.setAccessibleName(tr("Reason, for the record"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        for part in (self.heading, self.about, self._fields, self.why, self.error):
            column.addWidget(part)
        column.addLayout(buttons)

    def ask_plan(self, tree: AreaTree, area: str, users: Iterable[User], about: str) -> None:
        """Ask for a plan.

        Args:
            area: id it begins with, "" for all. users: who may be sent. about: what it will be made by, in words.
        """
        self._plan = ""
        self.area.clear()
        self.area.addItem(tr("All areas"), "")
        for depth, one in _streets(tree):
            self.area.addItem("  " * depth + one.name, one.id)
        if area and self.area.findData(area) < 0:
            self.area.addItem(tree[area].name, area)
        self.area.setCurrentIndex(max(0, self.area.findData(area)))
        self.inspector.clear()
        self.inspector.addItem(tr("not named"), "")
        for user in users:
            self.inspector.addItem(user.name or user.id, user.id)
        self.title.clear()
        self.days.setText(str(DAYS))
        self.count.setText(str(COUNT))
        self._open(tr("New plan: the most pressing by risk and season"), about, tr("Plan (Enter)"), self.title)

    def ask_cancel(self, plan: Plan) -> None:
        """Ask why a plan is called off."""
        self._plan = plan.id
        self.why.clear()
        self._open(tr("Call off: {plan}", plan=plan.title), tr("Inspections that were made stay on record."),
                   tr("Call off (Enter)"), self.why)

    def confirm(self) -> None:
        """Do what is asked for, or say what is missing."""
        if not self._plan and not (self.days.hasAcceptableInput() and self.count.hasAcceptableInput()):
            self.say(tr("Days are 1 to {days}, buildings 1 to {count}.", days=MOST_DAYS, count=MOST))
        elif not self._plan:
            self.plan_wanted.emit(PlanWish(self.title.text().strip(), self.area.currentData() or "",
                                           float(self.days.text()), int(self.count.text()),
                                           self.inspector.currentData() or ""))
        elif self.why.text().strip():
            self.cancel_wanted.emit(self._plan, self.why.text().strip())
        else:
            self.say(tr("Write a few words first."))

    def say(self, words: str) -> None:
        """Why it was not done."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        self.left.emit()

    def _open(self, heading: str, about: str, button: str, first: QWidget) -> None:
        self.heading.setText(heading)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.go.setText(button)
        self._fields.setVisible(not self._plan)
        self.why.setVisible(bool(self._plan))
        self.say("")
        self.show()
        first.setFocus()


def _streets(tree: AreaTree) -> list[tuple[int, Area]]:
    """Streets and their communities, with how deep each stands."""
    found: list[tuple[int, Area]] = []
    for street in sorted(tree.level(Level.STREET), key=lambda one: (one.code, one.name)):
        found.append((0, street))
        found += [(1, one) for one in tree.children(street.id) if one.level == Level.COMMUNITY]
    return found

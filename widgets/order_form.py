"""A new order, filled in where it will stand; nothing opens in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from console.desk.order_draft import OrderDraft
from console.errors import ConsoleError
from console.language import tr
from console.model.area import AreaTree, Level
from console.model.case import Case, Priority
from console.model.departments import Departments
from console.model.order_rules import OrderRules, limit_written
from widgets.choice_button import ChoiceButton
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme
from widgets.words import priority_word


class OrderForm(QFrame):
    """What is to be settled, by whom, who must come and by when. Enter issues it, Esc leaves it.

    Signals:
        issued(OrderDraft). cancelled.
    """

    issued = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme, departments: Departments, rules: Callable[[], OrderRules],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._theme, self._rules = theme, rules
        self._case: Case | None = None
        self.title, self.address = QLineEdit(), QLineEdit()
        self.title.setPlaceholderText(tr("What is to be settled, in one line"))
        self.address.setPlaceholderText(tr("Where to come"))
        self.departments = ChoiceButton(tr("Departments"), [("", [(one.code, one.label, None)
                                                                  for one in departments.departments])], theme)
        self.area, self.priority, self.rank = QComboBox(), QComboBox(), QComboBox()
        self.area.setEditable(True)
        self.area.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.area.model(), self.area)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.area.setCompleter(completer)
        for priority in Priority:
            self.priority.addItem(priority_word(priority), int(priority))
        for rank in rules().ranks:
            self.rank.addItem(rank.label, rank.code)
        self.arrive, self.resolve = QLineEdit(), QLineEdit()
        self.missing = QLabel()
        self.missing.setStyleSheet(f"color: {theme.warning};")
        self.missing.setWordWrap(True)
        self.issue_button, self.leave_button = QPushButton(tr("Issue it (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.issue_button.setProperty("role", "primary")
        self.issue_button.clicked.connect(self.confirm)
        self.leave_button.clicked.connect(self.cancelled)
        self.priority.currentIndexChanged.connect(self._show_rule)
        self._arrange()
        self.priority.setCurrentIndex(self.priority.findData(int(Priority.NORMAL)))
        self._show_rule()

    def use(self, departments: Departments) -> None:
        """Other catalogues hold: departments, ranks and limits; what is filled in stays as far as it can."""
        rank = self.rank.currentData()
        self.departments.set_groups([("", [(one.code, one.label, None) for one in departments.departments])])
        self.rank.clear()
        for one in self._rules().ranks:
            self.rank.addItem(one.label, one.code)
        self._show_rule()
        if self.rank.findData(rank) >= 0:
            self.rank.setCurrentIndex(self.rank.findData(rank))

    def begin(self, tree: AreaTree, area_id: str, case: Case | None = None) -> None:
        """Open it for a community, or about a case; what was begun before and not issued stays there."""
        self._case = case
        areas: Sequence = tree.level(Level.COMMUNITY) or list(tree)
        if self.area.count() != len(areas):
            self.area.clear()
            for area in areas:
                self.area.addItem(area.name, area.id)
        wanted = case.area if case is not None else area_id
        community = next((one.id for one in tree.path(wanted) if one.level is Level.COMMUNITY), wanted)
        if self.area.findData(community) >= 0:
            self.area.setCurrentIndex(self.area.findData(community))
        if case is not None:
            self.title.setText(case.title)
            self.address.setText(case.address)
            self.priority.setCurrentIndex(self.priority.findData(int(case.priority)))
        self.missing.hide()
        self.show()
        self.title.setFocus()

    def draft(self) -> OrderDraft:
        """What is filled in.

        Raises:
            BadInput: a time limit that is none.
        """
        arrive, resolve = (limit_written(edit.text()) if edit.text().strip() else None
                           for edit in (self.arrive, self.resolve))
        at = self.area.findText(self.area.currentText().strip())
        case = self._case
        return OrderDraft(self.title.text(), tuple(sorted(self.departments.chosen)),
                          self.area.itemData(at) if at >= 0 else self.area.currentText().strip(),
                          case.id if case else "", Priority(self.priority.currentData()), self.rank.currentData(),
                          arrive, resolve, None, self.address.text().strip(), case.lon if case else None,
                          case.lat if case else None)

    def confirm(self) -> None:
        """Issue it, or say in place what is wrong."""
        try:
            draft = self.draft()
        except ConsoleError as error:
            self.say(str(error))
            return
        if not draft.title.strip():
            self.say(tr("Say what is to be settled."))
        elif not draft.departments:
            self.say(tr("Choose at least one department."))
        else:
            self.issued.emit(draft)

    def say(self, words: str) -> None:
        """Why it was not issued."""
        self.missing.setText(words)
        self.missing.show()

    def done(self) -> None:
        """It was issued: begin empty the next time."""
        self._case = None
        for edit in (self.title, self.address, self.arrive, self.resolve):
            edit.clear()
        self.departments.choose(())
        self.hide()

    def _show_rule(self) -> None:
        """What holds where nothing is filled in."""
        rule = self._rules().limits_of(Priority(self.priority.currentData()))
        self.rank.setCurrentIndex(self.rank.findData(rule.rank))
        for edit, limit in ((self.arrive, rule.arrive), (self.resolve, rule.resolve)):
            edit.setPlaceholderText(limit.label)

    def _arrange(self) -> None:
        theme = self._theme
        form = QFormLayout(self)
        form.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        form.setSpacing(theme.gap)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        limits = "30m, 2h, 4wh, 2wd"
        for edit, word in ((self.arrive, tr("Limit for the arrival")), (self.resolve, tr("Limit for the settlement"))):
            edit.setToolTip(tr("{what}, for example {examples}; empty: by the rule of the priority", what=word,
                               examples=limits))
        for word, parts in ((tr("Order"), (self.title,)), (tr("Department"), (self.departments,)),
                            (tr("Community"), (self.area, self.address)),
                            (tr("Priority"), (self.priority, QLabel(tr("who must come")), self.rank)),
                            (tr("Limits"), (QLabel(tr("arrive")), self.arrive, QLabel(tr("settle")), self.resolve))):
            row = QHBoxLayout()
            row.setSpacing(theme.gap)
            for part in parts:
                row.addWidget(part, 0 if isinstance(part, QLabel) else 1)
                part.setAccessibleName(part.toolTip() or word)
            form.addRow(word, row)
        EnterAndEsc(self, self.confirm, self.cancelled.emit).watch(
            self.title, self.departments, self.area, self.address, self.priority, self.rank, self.arrive, self.resolve)
        buttons = QHBoxLayout()
        buttons.addWidget(self.issue_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        form.addRow("", self.missing)
        form.addRow("", buttons)
        self.missing.hide()

"""The building that is inspected: what it is, its checklist, what was found before, and on to the next stop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.hazard import Hazard
from console.model.hazard_rules import HazardRules
from console.model.inspection import Finding, Visit
from widgets.flow_layout import FlowLayout
from widgets.inspection.answers import Answers
from widgets.inspection.before_panel import BeforePanel, recorded_words
from widgets.inspection.building_head import BuildingHead
from widgets.inspection.checklist_view import ChecklistModel, ChecklistView
from widgets.inspection.facts import BuildingFacts
from widgets.inspection.party_form import PartyForm
from widgets.inspection.party_side import all_roles
from widgets.inspection.wrong_form import WrongForm
from widgets.theme import Theme

CHECKLIST, BEFORE = 0, 1   # tabs


class BuildingPanel(QFrame):
    """Shows and asks; carries nothing out.

    Signals:
        visit_wanted(entered): record the inspection; False where nobody was in.
        next_wanted(): go to the next stop. hazard_wanted(id): show this hazard. risk_wanted(code): why this index.
        party_wanted(): say who answers for it. answered(code): an answer is another one, to be kept as a draft.
        withdraw_wanted(visit id, why): take this inspection back.
    """

    visit_wanted = Signal(bool)
    next_wanted = Signal()
    hazard_wanted = Signal(str)
    risk_wanted = Signal(str)
    party_wanted = Signal()
    answered = Signal(str)
    withdraw_wanted = Signal(str, str)

    def __init__(self, rules: HazardRules, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._rules, self._theme = rules, theme
        self.facts: BuildingFacts | None = None
        self.answers: Answers | None = None
        self.head, self.said = BuildingHead(theme), QLabel()
        self.fields = self.head.fields
        self.items = ChecklistModel(theme)
        self.checklist = ChecklistView(self.items, theme)
        self.form = WrongForm(rules, theme)
        self.note = QLineEdit()
        self.record, self.closed = QPushButton(tr("Record visit (Ctrl+Enter)")), QPushButton(tr("Not let in (Ctrl+0)"))
        self.rest = QPushButton(tr("The rest is right (A)"))
        self.parties = PartyForm(theme, all_roles())
        self.past = BeforePanel(rules, theme)
        self.tabs, self._fill = QTabWidget(), QWidget()
        self._fill.hide()
        self._build()
        self._connect()

    # What others call

    def show_building(self, facts: BuildingFacts, answers: Answers, stop: str, has_next: bool) -> None:
        """Show a building.

        Args:
            answers: given so far. stop: where it stands on the day's way, in words, "" for nowhere.
        """
        other = self.facts is None or facts.building.code != self.facts.building.code
        self.facts, self.answers = facts, answers
        if other:
            for form in (self.form, self.parties, self.past.back):
                form.hide()
            self._make_room(True)
            self.tabs.show()
            self._fill.hide()
            self.say("")
            self.tabs.setCurrentIndex(CHECKLIST)
        self.head.show_building(facts, stop, has_next)
        if other or self.items.answers is not answers:
            self.items.show_answers(answers)
            self.checklist.setCurrentIndex(self.items.index(0, 0))
            self.checklist.go_on() if answers.answered else None
            self.note.setText(answers.note)
            if answers.answered and other:
                self.say(tr("Your answers of before are here again."), True)
        self._show_before(facts)
        self._count()

    def say(self, words: str, good: bool = False) -> None:
        """What became of the visit, or why it was not recorded."""
        self.said.setText(words)
        self.said.setStyleSheet(f"color: {self._theme.ok if good else self._theme.warning};")
        self.said.setVisible(bool(words))

    def press(self, key: str) -> bool:
        """A key that is not one of the list's; whether it was taken."""
        if self.tabs.currentIndex() == CHECKLIST and self.checklist.press(key):
            return True
        if key.upper() == "R":
            self.party_wanted.emit()
            return True
        tab = {"C": CHECKLIST, "H": BEFORE}.get(key.upper())
        if tab is None:
            return False
        self.tabs.setCurrentIndex(tab)
        (self.checklist, self.past.table)[tab].setFocus()
        return True

    def ask_record(self) -> None:
        """Record the visit, or say what has no answer yet: unseen items must not go on record as right."""
        if self.answers is None or not self.record.isEnabled():
            return
        missing = self.answers.missing()
        if missing:
            self.say(tr("{n} items have no answer yet: {item} … Press A if all the rest is right.", n=len(missing),
                        item=missing[0].label))
            self.checklist.go_on()
            return
        self.visit_wanted.emit(True)

    def ask_closed(self) -> None:
        """Nobody was in; what was answered before is no inspection."""
        if self.answers is None or not self.closed.isEnabled():
            return
        if self.answers.findings():
            self.say(tr("Something was found, so somebody was let in. Take it back with 0, or record the inspection."))
            return
        self.visit_wanted.emit(False)

    def recorded(self, visit: Visit, hazards: Sequence[Hazard]) -> None:
        """It is on record: say what follows."""
        self.say(recorded_words(visit, hazards), True)

    # Building

    def _build(self) -> None:
        theme = self._theme
        self.record.setProperty("role", "primary")
        self.rest.setProperty("role", "link")
        self.said.setWordWrap(True)
        self.note.setPlaceholderText(tr("Remark, for the record"))
        self.note.setAccessibleName(tr("Remark, for the record"))
        self._buttons = QWidget()
        row = FlowLayout(theme.gap, parent=self._buttons)
        for button in (self.record, self.closed, self.rest):
            row.addWidget(button)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, theme.gap // 2, 0, 0)
        column.setSpacing(theme.gap)
        for part in (self.checklist, self.form, self.note):
            column.addWidget(part, 1 if part is self.checklist else 0)
        self.tabs.addTab(work, tr("Checklist"))
        self.tabs.addTab(self.past, tr("Found before"))
        self.tabs.setTabToolTip(CHECKLIST, tr("Key C"))
        self.tabs.setTabToolTip(BEFORE, tr("Key H"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        column.addWidget(self.head)
        column.addWidget(self.parties)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._fill, 1)
        column.addWidget(self.said)
        column.addWidget(self._buttons)
        self.said.hide()

    def _connect(self) -> None:
        self.checklist.passed.connect(self._pass)
        self.checklist.failed.connect(self._fail)
        self.checklist.cleared.connect(self._clear)
        self.checklist.rest.connect(self._rest)
        self.rest.clicked.connect(self._rest)
        self.form.confirmed.connect(self._found)
        self.form.left.connect(self._left)
        self.note.textChanged.connect(self._noted)
        self.note.installEventFilter(self)
        self.record.clicked.connect(self.ask_record)
        self.closed.clicked.connect(self.ask_closed)
        self.head.next_wanted.connect(self.next_wanted)
        self.tabs.currentChanged.connect(lambda _: self._count())
        self.head.risk_wanted.connect(self._why)
        self.head.party_wanted.connect(self.party_wanted)
        self.parties.asking.connect(self._ask_parties)
        self.past.withdraw_wanted.connect(self.withdraw_wanted)
        self.past.hazard_wanted.connect(self.hazard_wanted)

    def _show_before(self, facts: BuildingFacts) -> None:
        self.past.show_facts(facts)
        alive = sum(one.is_open for one in facts.hazards)
        self.tabs.setTabText(BEFORE, tr("Found before: {n}, {open} open", n=len(facts.hazards), open=alive)
                             if facts.hazards else tr("Found before"))

    def _count(self) -> None:
        """How far the list is, and what can be done."""
        answers, facts = self.answers, self.facts
        if answers is None or facts is None:
            return
        self.tabs.setTabText(CHECKLIST, tr("Checklist {done}/{n}", done=answers.answered,
                                           n=len(answers.checklist.items)))
        self.rest.setVisible(bool(answers.missing()) and self.tabs.currentIndex() == CHECKLIST)
        for button in (self.record, self.closed):
            button.setEnabled(not facts.refused)
            button.setToolTip(facts.refused)
        if facts.refused:
            self.say(facts.refused)

    # Answers

    def _pass(self, item: str) -> None:
        if self.answers is not None:
            self.answers.pass_item(item)
            self._answered(True)

    def _fail(self, item: str, label: str) -> None:
        if self.answers is not None:
            self.form.open_form(item, label, self.answers.finding(item))
            self._make_room(False)

    def _found(self, finding: Finding) -> None:
        if self.answers is not None:
            self._make_room(True)
            self.answers.fail_item(finding)
            self._answered(True)

    def _left(self) -> None:
        self._make_room(True)
        self.checklist.setFocus()

    def _make_room(self, whole: bool) -> None:
        """On a low screen the list needs the height while something is asked about one of its items."""
        for part in (self.note, self._buttons):
            part.setVisible(whole)

    def _ask_parties(self, asking: bool) -> None:
        """While it is asked who answers, there is no room for the list on a low screen."""
        self.tabs.setVisible(not asking)
        self._make_room(not asking)
        self._fill.setVisible(asking)
        if not asking:
            self.checklist.setFocus()

    def _clear(self, item: str) -> None:
        if self.answers is not None:
            self.answers.clear(item)
            self._answered(False)

    def _rest(self) -> None:
        if self.answers is not None:
            self.answers.pass_rest()
            self._answered(False)

    def _answered(self, on: bool) -> None:
        self.items.changed()
        self.checklist.resizeRowsToContents()
        self.say("")
        if on:
            self.checklist.go_on()
        self.checklist.setFocus()
        self._count()
        self._keep()

    def _keep(self) -> None:
        if self.facts is not None:
            self.answered.emit(self.facts.building.code)

    def _noted(self, words: str) -> None:
        if self.answers is not None:
            self.answers.note = words
            self._keep()

    def _why(self) -> None:
        if self.facts is not None:
            self.risk_wanted.emit(self.facts.building.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the remark; it stays written."""
        if watched is self.note and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and \
                event.key() == Qt.Key.Key_Escape:
            self.checklist.setFocus()
            return True
        return super().eventFilter(watched, event)

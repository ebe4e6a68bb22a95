"""One case in full: fields, clock, place, source, what is in dispute, and its history."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.ledger.entry import Entry
from console.ledger.fold import Record
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from widgets.card_pages import CardPages
from widgets.case_clock import clock_words
from widgets.case_disputes import differences, disputes
from widgets.case_facts import facts
from widgets.entry_words import EntryReader
from widgets.field_grid import FieldGrid, line_up
from widgets.file_strip import FileStrip
from widgets.flow_layout import FlowLayout
from widgets.history_view import HistoryView
from widgets.icons import icon
from widgets.marks import priority_pixmap
from widgets.pressing_list import PressingList
from widgets.reveal_grid import Field, RevealGrid, fields_of
from widgets.several_card import SeveralCard
from widgets.theme import Theme
from widgets.words import demo_word, priority_word, state_word
from widgets.work_bar import WorkBar


class CaseCard(QFrame):
    """Card of the selected case; where none is, what to do first.

    Attributes:
        pages: what to do first, one case, several; the form of a new case stands over them.

    Signals:
        map_wanted(id): show it on the map.
        print_wanted(id): write its case file.
        closed: back to what to do first; no case is to be selected.
    """

    map_wanted = Signal(str)
    closed = Signal()
    print_wanted = Signal(str)

    def __init__(
        self, catalogue: Catalogue, theme: Theme, now: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Case card"))
        self.theme, self._now, self._catalogue = theme, now, catalogue
        self._tree = AreaTree()
        self._case: Case | None = None
        self._entries: Sequence[Entry] = ()
        self.handler_name: Callable[[str], str] = str
        self.user_name: Callable[[str], str] = str
        self.masked: Callable[[Mapping[str, str]], Mapping[str, str]] = dict   # names and numbers by role
        self._build_head()
        self._build_body()
        self.pressing = PressingList(catalogue, theme, now)
        self.several = SeveralCard(theme)
        self.pages = CardPages(self, [self.pressing, self._scroll_area(), self.several])
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._scroll, self.closed.emit,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def case_id(self) -> str:
        """Id of the case shown, "" for none."""
        return self._case.id if self._case else ""

    def set_areas(self, tree: AreaTree) -> None:
        """Names of areas."""
        self._tree = tree
        self.pressing.set_areas(tree)

    def show_none(self) -> None:
        """No case is selected."""
        self._case = None
        self.pages.turn(0)

    def show_case(self, case: Case, history: Sequence[Entry] = (), record: Record | None = None) -> None:
        """Show a case, or newer values of the one shown (it then stays scrolled where it is).

        Args:
            history: its ledger entries, oldest first.
            record: its fold in the ledger, for conflicts and refused entries.
        """
        fresh = self._case is None or self._case.id != case.id
        self._case = case
        if fresh:
            self.show_reporters([])
        self._show_head(case)
        self.fields.set_rows(facts(case, self._tree, self.handler_name))
        self.extra_title.setVisible(bool(case.extra))
        self.extra.setVisible(bool(case.extra))
        self.extra.show_fields(fields_of(case.id, case.extra, self.masked(case.extra)))
        if case.extra:
            line_up(self.fields, self.extra)
        reader = self._reader()
        lines = disputes(record, reader)
        self.disputes.setText("\n".join(lines))
        self.disputes.setVisible(bool(lines))
        self._entries = history
        self.history.set_lines([reader.read(entry) for entry in history])
        self.history_title.setText(tr("History · {n}", n=len(history)))
        self.pages.turn(1)
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def show_reporters(self, fields: Sequence[Field], case_id: str = "") -> None:
        """Who else reported the case shown; an answer about another case is too late."""
        told = list(fields) if case_id == self.case_id else []
        self.reporters.show_fields(told)
        for widget in (self.reporters_title, self.reporters):
            widget.setVisible(bool(told))

    def use(self, catalogue: Catalogue) -> None:
        """Another catalogue of classes holds."""
        self._catalogue = catalogue
        self.pressing.model.use(catalogue)
        if self._case is not None:
            self._show_head(self._case)

    def show_several(self, cases: Sequence[Case]) -> None:
        """Several cases are selected."""
        self._case = None
        self.several.show_cases(cases)
        self.pages.turn(2)

    def refresh_clock(self) -> None:
        """Time has moved on: the time left with it."""
        if self._case is not None:
            self._show_clock(self._case)

    # Building

    def _build_head(self) -> None:
        self.mark, self.title = QLabel(), QLabel()
        self.mark.setFixedHeight(round(self.theme.large * 1.5))   # as high as the title's first line
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.priority, self.state, self.kind = QLabel(), QLabel(), QLabel()
        self.demo = QLabel(demo_word())
        self.demo.setStyleSheet(f"color: {self.theme.warning};")
        self.demo.setToolTip(tr("Generated, not real"))
        for chip in (self.priority, self.state, self.kind, self.demo):
            chip.setProperty("role", "chip")
        self.clock = QLabel()
        self.clock.setWordWrap(True)
        self.clock.setAccessibleName(tr("Time left"))
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.setIcon(icon("mdi6.close", self.theme))
        self.close_button.setToolTip(tr("Close this card and show what to do first ({keys})", keys="Esc"))
        self.close_button.setAccessibleName(tr("Close this card"))
        self.close_button.clicked.connect(self.closed)
        self.show_button = _button(tr("Show on map"), tr("Move the map to this case"),
                                   lambda: self.map_wanted.emit(self.case_id))
        self.copy_button = _button(tr("Copy number"), tr("Copy the case number to the clipboard"), self.copy_number)
        self.print_button = _button(tr("Case file"), tr("Write everything on record about this case as PDF"),
                                    lambda: self.print_wanted.emit(self.case_id))

    def _build_body(self) -> None:
        theme = self.theme
        self.fields, self.extra, self.reporters = FieldGrid(theme), RevealGrid(theme), RevealGrid(theme)
        self.disputes = _framed(theme, theme.warning, f"color: {theme.warning};")
        self.extra_title, self.history_title = QLabel(tr("As the source says")), QLabel()
        self.reporters_title = QLabel(tr("Reported by others too"))
        for title in (self.extra_title, self.reporters_title, self.history_title):
            title.setProperty("role", "title")
        self.show_reporters([])
        self.history = HistoryView(theme, self._now)
        self.history.compared.connect(self._compare)
        self.comparison = _framed(theme, theme.line)
        self.comparison.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.comparison.hide()
        self.work, self.files = WorkBar(theme), FileStrip(theme)

    def _scroll_area(self) -> QScrollArea:
        theme, body = self.theme, QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.gap)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        chips, buttons = FlowLayout(theme.gap), FlowLayout(theme.gap)
        for chip in (self.priority, self.state, self.kind, self.demo):
            chips.addWidget(chip)
        for button in (self.show_button, self.copy_button, self.print_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        layout.setSpacing(theme.pad)
        layout.addLayout(head)
        layout.addLayout(chips)
        layout.addWidget(self.clock)
        layout.addWidget(self.work)
        layout.addWidget(self.disputes)
        layout.addWidget(self.fields)
        layout.addLayout(buttons)
        for widget in (self.files, self.extra_title, self.extra, self.reporters_title, self.reporters,
                       self.history_title, self.comparison, self.history):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        return self._scroll

    # Words

    def _show_head(self, case: Case) -> None:
        self.mark.setPixmap(priority_pixmap(case.priority, self.theme, self.devicePixelRatioF()))
        self.mark.setToolTip(priority_word(case.priority))
        self.title.setText(case.title)
        self.priority.setText(priority_word(case.priority))
        self.priority.setStyleSheet(f"color: {self.theme.priority(case.priority)[0]};")
        self.state.setText(state_word(case.state))
        self.kind.setText(self._catalogue.label(case.class_code))
        self.demo.setVisible(case.demo)
        self.show_button.setEnabled(case.is_placed)
        self._show_clock(case)

    def _show_clock(self, case: Case) -> None:
        words, style = clock_words(case, self._now(), self.theme)
        self.clock.setText(words)
        self.clock.setStyleSheet(style)

    def _reader(self) -> EntryReader:
        return EntryReader(self._catalogue, self._tree, self.handler_name, self.user_name)

    def _compare(self, first: int, last: int) -> None:
        """What changed between two entries of the history, above it; 0, 0 for nothing."""
        self.comparison.setVisible(bool(first))
        if first:
            self.comparison.setText("\n".join(differences(self._entries, first, last, self._reader())))

    def copy_number(self) -> None:
        """Put the case's number on the clipboard."""
        QGuiApplication.clipboard().setText(self.case_id)


def _framed(theme: Theme, line: str, style: str = "") -> QLabel:
    """Several lines of plain text in a frame of this colour."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setStyleSheet(f"{style} border: 1px solid {line}; border-radius: {theme.radius}px; padding: {theme.gap}px;")
    return label


def _button(word: str, tip: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(word)
    button.setToolTip(tip)
    button.clicked.connect(lambda: act())
    return button

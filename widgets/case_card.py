"""One case in full: fields, clock, place, source, what is in dispute, and its history."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.moments import compare
from console.language import tr
from console.ledger.entry import Entry
from console.ledger.fold import Record
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from widgets.case_facts import facts
from widgets.entry_words import EntryReader, field_word, is_told
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
from widgets.words import demo_word, moment, priority_word, state_word, time_left
from widgets.work_bar import WorkBar


class CaseCard(QFrame):
    """Card of the selected case; where none is, what to do first.

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
        self._cover: QWidget | None = None
        self._page = 0
        self.handler_name: Callable[[str], str] = str
        self.user_name: Callable[[str], str] = str
        self.masked: Callable[[Mapping[str, str]], Mapping[str, str]] = dict   # names and numbers by role
        self._build_head()
        self._build_body()
        self.pressing = PressingList(catalogue, theme, now)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(self.pressing)
        self._pages.addWidget(self._scroll_area())
        self.several = SeveralCard(theme)
        self._pages.addWidget(self.several)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._scroll, self.closed.emit,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def covered_by(self) -> QWidget | None:
        """What stands over the card, for example the form of a new case; None for nothing."""
        return self._cover

    def cover(self, widget: QWidget) -> None:
        """Put something over the card; what the card shows goes on beneath it."""
        if self._pages.indexOf(widget) < 0:
            self._pages.addWidget(widget)
        self._cover = widget
        self._pages.setCurrentWidget(widget)

    def uncover(self) -> None:
        """Show the card again."""
        self._cover = None
        self._turn(self._page)

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
        self._turn(0)

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
        disputes = self._disputes(record)
        self.disputes.setText("\n".join(disputes))
        self.disputes.setVisible(bool(disputes))
        self._entries = history
        reader = self._reader()
        self.history.set_lines([reader.read(entry) for entry in history])
        self.history_title.setText(tr("History · {n}", n=len(history)))
        self._turn(1)
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
        self._turn(2)

    def refresh_clock(self) -> None:
        """Time has moved on: the time left with it."""
        if self._case is not None:
            self._show_clock(self._case)

    def _turn(self, page: int) -> None:
        """To another page, now or when nothing covers the card any more."""
        self._page = page
        if self._cover is None:
            self._pages.setCurrentIndex(page)

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
        self.show_button = QPushButton(tr("Show on map"))
        self.show_button.setToolTip(tr("Move the map to this case"))
        self.show_button.clicked.connect(lambda: self.map_wanted.emit(self.case_id))
        self.copy_button = QPushButton(tr("Copy number"))
        self.copy_button.setToolTip(tr("Copy the case number to the clipboard"))
        self.copy_button.clicked.connect(self.copy_number)
        self.print_button = QPushButton(tr("Case file"))
        self.print_button.setToolTip(tr("Write everything on record about this case as PDF"))
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self.case_id))

    def _build_body(self) -> None:
        theme = self.theme
        self.fields, self.extra, self.reporters = FieldGrid(theme), RevealGrid(theme), RevealGrid(theme)
        self.disputes = QLabel()
        self.disputes.setWordWrap(True)
        self.disputes.setTextFormat(Qt.TextFormat.PlainText)
        self.disputes.setStyleSheet(f"color: {theme.warning}; border: 1px solid {theme.warning}; "
                                    f"border-radius: {theme.radius}px; padding: {theme.gap}px;")
        self.extra_title, self.history_title = QLabel(tr("As the source says")), QLabel()
        self.reporters_title = QLabel(tr("Reported by others too"))
        for title in (self.extra_title, self.reporters_title, self.history_title):
            title.setProperty("role", "title")
        self.show_reporters([])
        self.history = HistoryView(theme, self._now)
        self.history.compared.connect(self._compare)
        self.comparison = QLabel()
        self.comparison.setWordWrap(True)
        self.comparison.setTextFormat(Qt.TextFormat.PlainText)
        self.comparison.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.comparison.setStyleSheet(f"border: 1px solid {theme.line}; border-radius: {theme.radius}px; "
                                      f"padding: {theme.gap}px;")
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
        buttons.addWidget(self.show_button)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.print_button)
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
        theme, now = self.theme, self._now()
        overdue = case.is_overdue(now)
        bites = theme.overdue if overdue else theme.warning if case.is_near_limit(now) else theme.text
        colour = bites
        if case.closed_at is not None:
            words = tr("{state} {when}", state=state_word(case.state), when=moment(case.closed_at))
        elif case.suspended_left is not None:
            words = tr("The clock stands")
        elif case.step_due_at is not None and case.due_at is not None:
            words, colour = self._limits(case.step_due_at, case.due_at, bites), theme.text
        elif case.bites_at is not None:
            words = self._limit(case.bites_at)
        else:
            words = tr("No time limit")
        self.clock.setText(words)
        self.clock.setStyleSheet(f"color: {colour}; font-weight: {600 if overdue else 400};")

    def _limits(self, step: float, whole: float, bites: str) -> str:
        """Both limits, a line each, as rich text: in the colour of what bites only what does (first)."""
        lines = ((step, tr("This step: {limit}", limit=self._limit(step))),
                 (whole, tr("Whole case: {limit}", limit=self._limit(whole))))
        first, now = min(step, whole), self._now()
        colours = [bites if at == first or at < now else self.theme.text for at, _ in lines]
        return "<br>".join(f"<span style='color: {colour}'>{escape(words)}</span>"
                           for colour, (_, words) in zip(colours, lines, strict=True))

    def _limit(self, at: float) -> str:
        return tr("{left} · due {when}", left=time_left(at, self._now()), when=moment(at))

    def _disputes(self, record: Record | None) -> list[str]:
        """One line per open conflict and per entry that does not count; nothing is hidden."""
        if record is None:
            return []
        reader = self._reader()
        lines = [tr("In dispute: {field} is said to be {values}", field=field_word(one.field),
                    values=" / ".join(reader.value(one.field, mark.value) for mark in one.candidates))
                 for one in record.conflicts]
        lines += [tr("Not counted: {what} ({why}, entry {n} of site {site})", what=reader.wanted(one.wanted),
                     why=refusal_word(one.why), n=one.index, site=one.site[:8]) for one in record.refused]
        return lines

    def _reader(self) -> EntryReader:
        return EntryReader(self._catalogue, self._tree, self.handler_name, self.user_name)

    def _compare(self, first: int, last: int) -> None:
        """What changed between two entries of the history, above it; 0, 0 for nothing."""
        self.comparison.setVisible(bool(first))
        if not first:
            return
        found, reader = compare(self._entries, first, last), self._reader()
        lines = [tr("From {first} to {last}:", first=moment(found.first_at), last=moment(found.last_at))]
        lines += [tr("{title}: {before} → {after}", title=field_word(one.field),
                     before=reader.value(one.field, one.before), after=reader.value(one.field, one.after))
                  for one in found.differences if is_told(one.field)]
        if len(lines) == 1:
            lines.append(tr("Nothing differs."))
        self.comparison.setText("\n".join(lines))

    def copy_number(self) -> None:
        """Put the case's number on the clipboard."""
        QGuiApplication.clipboard().setText(self.case_id)


def refusal_word(why: str) -> str:
    """Why an entry does not count."""
    return {"illegal transition": tr("that step is not allowed"),
            "not understood": tr("written by another version")}.get(why, why)

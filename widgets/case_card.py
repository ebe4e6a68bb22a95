"""One case in full: fields, clock, place, source, what is in dispute, and its history."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

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

from console.language import tr
from console.ledger.entry import Entry
from console.ledger.fold import Record
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from widgets.entry_words import EntryReader, actor_word, field_word
from widgets.field_grid import FieldGrid, line_up
from widgets.flow_layout import FlowLayout
from widgets.history_view import HistoryView
from widgets.icons import icon
from widgets.marks import priority_pixmap
from widgets.pressing_list import PressingList
from widgets.theme import Theme
from widgets.words import HOUR, demo_word, moment, priority_word, source_word, state_word, time_left


class CaseCard(QFrame):
    """Card of the selected case; where none is, what to do first.

    Signals:
        map_wanted(id): show it on the map.
        closed: back to what to do first; no case is to be selected.
    """

    map_wanted = Signal(str)
    closed = Signal()

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
        self._build_head()
        self._build_body()
        self.pressing = PressingList(catalogue, theme, now)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(self.pressing)
        self._pages.addWidget(self._scroll_area())
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
        self._pages.setCurrentIndex(0)

    def show_case(self, case: Case, history: Sequence[Entry] = (), record: Record | None = None) -> None:
        """Show a case, or newer values of the one shown (it then stays scrolled where it is).

        Args:
            history: its ledger entries, oldest first.
            record: its fold in the ledger, for conflicts and refused entries.
        """
        fresh = self._case is None or self._case.id != case.id
        self._case = case
        self._show_head(case)
        self.fields.set_rows(self._rows(case))
        self.extra_title.setVisible(bool(case.extra))
        self.extra.setVisible(bool(case.extra))
        self.extra.set_rows(list(case.extra.items()))
        if case.extra:
            line_up(self.fields, self.extra)
        disputes = self._disputes(record)
        self.disputes.setText("\n".join(disputes))
        self.disputes.setVisible(bool(disputes))
        reader = EntryReader(self._catalogue, self._tree)
        self.history.set_lines([reader.read(entry) for entry in history])
        self.history_title.setText(tr("History · {n}", n=len(history)))
        self._pages.setCurrentIndex(1)
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

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
        self.show_button = QPushButton(tr("Show on map"))
        self.show_button.setToolTip(tr("Move the map to this case"))
        self.show_button.clicked.connect(lambda: self.map_wanted.emit(self.case_id))
        self.copy_button = QPushButton(tr("Copy number"))
        self.copy_button.setToolTip(tr("Copy the case number to the clipboard"))
        self.copy_button.clicked.connect(self.copy_number)

    def _build_body(self) -> None:
        theme = self.theme
        self.fields, self.extra = FieldGrid(theme), FieldGrid(theme)
        self.disputes = QLabel()
        self.disputes.setWordWrap(True)
        self.disputes.setTextFormat(Qt.TextFormat.PlainText)
        self.disputes.setStyleSheet(f"color: {theme.warning}; border: 1px solid {theme.warning}; "
                                    f"border-radius: {theme.radius}px; padding: {theme.gap}px;")
        self.extra_title, self.history_title = QLabel(tr("As the source says")), QLabel()
        for title in (self.extra_title, self.history_title):
            title.setProperty("role", "title")
        self.history = HistoryView(theme, self._now)

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
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        layout.setSpacing(theme.pad)
        layout.addLayout(head)
        layout.addLayout(chips)
        layout.addWidget(self.clock)
        layout.addWidget(self.disputes)
        layout.addWidget(self.fields)
        layout.addLayout(buttons)
        for widget in (self.extra_title, self.extra, self.history_title, self.history):
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
        soon = case.is_open and case.due_at is not None and case.due_at - now < HOUR
        colour = theme.overdue if overdue else theme.warning if soon else theme.text
        if case.closed_at is not None:
            words = tr("{state} {when}", state=state_word(case.state), when=moment(case.closed_at))
        elif case.due_at is not None:
            words = tr("{left} · due {when}", left=time_left(case.due_at, now, case.is_open),
                       when=moment(case.due_at))
        else:
            words = tr("No time limit")
        self.clock.setText(words)
        self.clock.setStyleSheet(f"color: {colour}; font-weight: {600 if overdue else 400};")

    def _rows(self, case: Case) -> list[tuple[str, str]]:
        path = " › ".join(area.name for area in self._tree.path(case.area))
        place = f"{case.lon:.6f}, {case.lat:.6f}" if case.is_placed else ""
        source = source_word(case.source)
        if case.feed:
            source += f" · {actor_word('feed:' + case.feed)}"
        return [
            (tr("Area"), path or (tr("Outside all areas") if case.is_placed else tr("No place"))),
            (tr("Address"), case.address), (tr("Coordinates"), place),
            (tr("Reported at"), moment(case.reported_at)), (tr("Last change"), moment(case.updated_at)),
            (tr("Source"), source), (tr("Number"), case.id),
        ]

    def _disputes(self, record: Record | None) -> list[str]:
        """One line per open conflict and per entry that does not count; nothing is hidden."""
        if record is None:
            return []
        reader = EntryReader(self._catalogue, self._tree)
        lines = [tr("In dispute: {field} is said to be {values}", field=field_word(one.field),
                    values=" / ".join(reader.value(one.field, mark.value) for mark in one.candidates))
                 for one in record.conflicts]
        lines += [tr("Not counted: {what} ({why}, entry {n} of site {site})", what=reader.wanted(one.wanted),
                     why=refusal_word(one.why), n=one.index, site=one.site[:8]) for one in record.refused]
        return lines

    def copy_number(self) -> None:
        """Put the case's number on the clipboard."""
        QGuiApplication.clipboard().setText(self.case_id)


def refusal_word(why: str) -> str:
    """Why an entry does not count."""
    return {"illegal transition": tr("that step is not allowed"),
            "not understood": tr("written by another version")}.get(why, why)

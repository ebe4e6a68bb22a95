"""The filters above the list: one description (`CaseFilter`) for the list, the map and the counts."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from console.desk.filter import CaseFilter
from console.language import current, tr
from console.model.case import Priority, Source, State
from console.model.catalogue import Catalogue
from widgets.choice_button import Choice, ChoiceButton, chip_style
from widgets.flow_layout import FlowLayout
from widgets.marks import priority_pixmap
from widgets.theme import Theme
from widgets.time_button import Span, TimeButton
from widgets.words import priority_word, source_word, state_word

TYPING_MS = 180    # the list follows when the hand rests, not at every letter
CLOCK_MS = 30_000  # how often "last hour" moves on


class FilterBar(QWidget):
    """Chips for class, state, priority, source, time, open only and area, and a search text.

    Signals:
        changed(CaseFilter): the filter is another one.
        area_cleared: the area chip was closed; whoever chose the area should let go of it too.
    """

    changed = Signal(object)
    area_cleared = Signal()

    def __init__(
        self, catalogue: Catalogue, theme: Theme, now: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._area, self._area_name = "", ""
        self._cases: frozenset[str] | None = None
        self._cases_name = ""
        self._last = CaseFilter()
        self._quiet = False
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._move_on)
        self._build_chips(catalogue, now)
        self._build_text()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        layout.setSpacing(theme.gap)
        layout.addWidget(self.text)
        flow = FlowLayout(theme.gap - 2)
        for chip in (self.cases, self.area, self.classes, self.states, self.priorities, self.sources, self.time,
                     self.open_only, self.clear_button):
            flow.addWidget(chip)
        layout.addLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_area()
        self._show_cases()
        self._show_clear()

    @property
    def filter(self) -> CaseFilter:
        """What the chips say now."""
        return CaseFilter(
            classes=self.classes.chosen,
            states=frozenset(State(key) for key in self.states.chosen),
            priorities=frozenset(Priority(int(key)) for key in self.priorities.chosen),
            sources=frozenset(Source(key) for key in self.sources.chosen),
            since=self.time.since, until=self.time.until, area=self._area, text=self.text.text().strip(),
            open_only=self.open_only.isChecked(), cases=self._cases, cases_name=self._cases_name,
        )

    @property
    def active(self) -> int:
        """How many filters are on."""
        now = self.filter
        return sum((bool(now.classes), bool(now.states), bool(now.priorities), bool(now.sources),
                    self.time.span != Span.ANY, bool(now.area), bool(now.text), now.open_only, now.cases is not None))

    def set_area(self, area_id: str, name: str = "") -> None:
        """Filter by an area chosen elsewhere; "" for none."""
        if area_id != self._area:
            self._area, self._area_name = area_id, name or area_id
            self._show_area()
            self._tell()

    def set_filter(self, wanted: CaseFilter, area_name: str = "") -> None:
        """Take a whole filter (from a command or a saved view); told once. `placed` is the list's own."""
        self._quiet = True
        self.classes.choose(wanted.classes)
        self.states.choose(str(one) for one in wanted.states)
        self.priorities.choose(str(int(one)) for one in wanted.priorities)
        self.sources.choose(str(one) for one in wanted.sources)
        custom = wanted.since is not None or wanted.until is not None
        if (wanted.since, wanted.until) != (self.time.since, self.time.until):
            self.time.choose(Span.CUSTOM if custom else Span.ANY, wanted.since, wanted.until)
        self.open_only.setChecked(wanted.open_only)
        self.text.setText(wanted.text)
        self._area, self._area_name = wanted.area, area_name or wanted.area
        self._cases, self._cases_name = wanted.cases, wanted.cases_name
        self._show_area()
        self._show_cases()
        self._quiet = False
        self._tell()

    def use(self, catalogue: Catalogue) -> None:
        """Another catalogue of classes holds; a class filtered by that it does not have is let go of."""
        self.classes.set_groups(_classes(catalogue))

    def clear(self) -> None:
        """Show everything again, everywhere."""
        had_area = bool(self._area)
        self.set_filter(CaseFilter())
        if had_area:
            self.area_cleared.emit()

    def focus_text(self) -> None:
        """Put the cursor into the search box (the window's "find case" shortcut)."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    # Building

    def _build_text(self) -> None:
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.setPlaceholderText(tr("Find in title, address or number"))
        self.text.setToolTip(tr("Several words must all occur; Esc clears"))
        self.text.setAccessibleName(tr("Find cases"))
        self.text.textChanged.connect(lambda: self._typing.start())
        self.text.returnPressed.connect(self._tell)
        self.text.installEventFilter(self)

    def _build_chips(self, catalogue: Catalogue, now: Callable[[], float]) -> None:
        theme = self.theme
        self.classes = ChoiceButton(tr("Class"), _classes(catalogue), theme)
        self.states = ChoiceButton(tr("State"), [("", [(str(s), state_word(s), None) for s in State])], theme)
        marks = [(str(int(p)), priority_word(p), QIcon(priority_pixmap(p, theme, 2.0))) for p in Priority]
        self.priorities = ChoiceButton(tr("Priority"), [("", marks)], theme)
        self.sources = ChoiceButton(tr("Source"), [("", [(str(s), source_word(s), None) for s in Source])], theme)
        self.time = TimeButton(theme, now)
        self.open_only = QToolButton()
        self.open_only.setText(tr("Open only"))
        self.open_only.setCheckable(True)
        self.open_only.setToolTip(tr("Leave out closed and refused cases"))
        self.area = QToolButton()
        self.area.setCheckable(True)
        self.area.clicked.connect(self._drop_area)
        self.cases = QToolButton()
        self.cases.setCheckable(True)
        self.cases.clicked.connect(self._drop_cases)
        self.clear_button = QToolButton()
        self.clear_button.setProperty("role", "link")
        self.clear_button.clicked.connect(self.clear)
        for chip in (self.open_only, self.area, self.cases, self.clear_button):
            chip.setStyleSheet(chip_style(theme, menu=False))
        for chip in (self.classes, self.states, self.priorities, self.sources, self.time):
            chip.changed.connect(self._tell)
        self.open_only.toggled.connect(self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (watched is self.text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape and self.text.text()):
            self.text.clear()
            self._tell()
            return True
        return super().eventFilter(watched, event)

    # Telling

    def _tell(self) -> None:
        if self._quiet:
            return
        self._typing.stop()
        moving = self.time.span not in (Span.ANY, Span.CUSTOM)
        if moving != self._clock.isActive():
            self._clock.start() if moving else self._clock.stop()
        self._show_clear()
        now = self.filter
        if now != self._last:
            self._last = now
            self.changed.emit(now)

    def _move_on(self) -> None:
        self.time.move_on()
        self._tell()

    def _drop_area(self) -> None:
        self.set_area("")
        self.area_cleared.emit()

    def _drop_cases(self) -> None:
        self._cases, self._cases_name = None, ""
        self._show_cases()
        self._tell()

    def _show_cases(self) -> None:
        """The chip of cases that were picked elsewhere, for example by a figure of an evaluation."""
        self.cases.setVisible(self._cases is not None)
        self.cases.setChecked(True)
        self.cases.setText(self._elided(self._cases_name))
        words = tr("Only the {n} cases of: {what}; click to let go of them", n=f"{len(self._cases or ()):,}",
                   what=self._cases_name)
        self.cases.setToolTip(words)
        self.cases.setAccessibleName(words)

    def _elided(self, name: str) -> str:
        return f"{QFontMetrics(self.area.font()).elidedText(name, Qt.TextElideMode.ElideRight, 150)}  ✕"

    def _show_area(self) -> None:
        self.area.setVisible(bool(self._area))
        self.area.setChecked(True)
        self.area.setText(self._elided(self._area_name))
        words = tr("Only {area} and below; click to show all areas", area=self._area_name)
        self.area.setToolTip(words)
        self.area.setAccessibleName(words)

    def _show_clear(self) -> None:
        count = self.active
        self.clear_button.setVisible(count > 0)
        self.clear_button.setText(tr("Clear {n}", n=count))
        self.clear_button.setToolTip(tr("{n} filters are on; show everything again", n=count))
        self.clear_button.setAccessibleName(self.clear_button.toolTip())

    def sizeHint(self) -> QSize:
        width = max(260, self.width())
        return QSize(width, max(0, self.heightForWidth(width)))


def _classes(catalogue: Catalogue) -> list[tuple[str, list[Choice]]]:
    """Classes under their groups, in the catalogue's order."""
    groups: dict[str, list[Choice]] = {}
    for one in catalogue.classes:
        name = one.group_en if current() == "en" else one.group
        groups.setdefault(name, []).append((one.code, one.label, None))
    return list(groups.items())

"""The object card: what a thing is, what is linked to it, what happened there. Floats over the map's right side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.insight.card_parts import Card
from console.language import tr
from widgets.breadcrumb import Breadcrumb
from widgets.floating import ABOVE, FloatingCard
from widgets.icons import icon
from widgets.object.facts_view import FactsView
from widgets.object.item_list import ItemList
from widgets.object.parts import first_of, parts_of
from widgets.object.rows import event_items, facility_items, firm_items, line_items, person_items
from widgets.object.section_panel import SectionPanel
from widgets.object.told import Told, address_of, building_of, fact_fields, name_of
from widgets.object.words import kind_word
from widgets.theme import Theme
from widgets.words import demo_word

WIDTH = 31   # in text sizes


class ObjectCard(FloatingCard):
    """Esc closes it, Backspace goes back.

    Signals:
        opened(kind, id): something linked is to be shown.
        event_opened(kind, id): a case, hazard … is to be shown.
        back_wanted().
        search_wanted(), report_wanted(), risk_wanted(), map_wanted(): the buttons, about what is shown.
        reveal_wanted(what, purpose): somebody needs a masked field.
    """

    opened = Signal(str, str)
    event_opened = Signal(str, str)
    back_wanted = Signal()
    search_wanted = Signal()
    report_wanted = Signal()
    risk_wanted = Signal()
    map_wanted = Signal()
    reveal_wanted = Signal(str, str)

    def __init__(self, theme: Theme, plan: QWidget) -> None:
        super().__init__(theme, plan, WIDTH)
        self.told: Told | None = None
        self._shown_parts: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._make_head()
        self._make_parts()
        self._make_buttons()
        self._lay_out()

    # Building

    def _make_head(self) -> None:
        theme = self._theme
        self.back = self._tool("mdi6.arrow-left", tr("Back (Backspace)"), self.back_wanted.emit)
        self.wide = self._tool("mdi6.arrow-expand-horizontal", tr("Over the whole map, or at its side"), self.fit)
        self.wide.setCheckable(True)
        self.path = Breadcrumb(theme)
        self.path.setAccessibleName(tr("What it belongs to"))
        self.path.area_selected.connect(self._step_chosen)
        self.title, self.kind, self.demo, self.line = QLabel(), QLabel(), QLabel(demo_word()), QLabel()
        self.title.setProperty("role", "heading")
        self.line.setProperty("role", "muted")
        self.demo.setStyleSheet(f"color: {theme.warning};")
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.title, self.line):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for chip in (self.kind, self.demo):
            chip.setProperty("role", "chip")

    def _make_parts(self) -> None:
        theme = self._theme
        self.facts = FactsView(theme)
        self.section = SectionPanel(theme)
        self.below = ItemList(theme, tr("What belongs to it"), tr("Nothing is registered below it."))
        self.people = ItemList(theme, tr("People"), tr("Nobody is registered here."))
        self.firms = ItemList(theme, tr("Firms"), tr("No firm is registered here."))
        self.facilities = ItemList(theme, tr("Facilities"), tr("No facility stands here."))
        self.events = ItemList(theme, tr("What happened here, the latest first"), tr(
            "Nothing is on record here: no case, order, hazard, inspection or detection."), over_time=True)
        self.parts: dict[str, QWidget] = {
            "section": self.section, "people": self.people, "below": self.below, "firms": self.firms,
            "facilities": self.facilities, "facts": self.facts, "events": self.events}
        self.section.room_opened.connect(lambda code: self.opened.emit("room", code))
        for one in (self.below, self.people, self.firms, self.facilities):
            one.opened.connect(self.opened)
        self.events.opened.connect(self.event_opened)
        self.facts.grid.reveal_wanted.connect(self.reveal_wanted)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(tr("Parts of the card"))
        self.stack = QStackedWidget()
        for part in self.parts.values():
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self._tab_changed)

    def _make_buttons(self) -> None:
        self.map, self.search = QPushButton(tr("On the map")), QPushButton(tr("Search here"))
        self.report, self.risk = QPushButton(tr("Report a case here")), QPushButton(tr("Risk"))
        for button, tip, signal in (
                (self.map, tr("Show where it is"), self.map_wanted),
                (self.search, tr("Search for rooms, firms and people here"), self.search_wanted),
                (self.report, tr("Begin a case at this place"), self.report_wanted),
                (self.risk, tr("Which factors make the risk of this building, from which data"), self.risk_wanted)):
            button.setToolTip(tip)
            button.clicked.connect(signal)

    def _lay_out(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        top.setSpacing(theme.gap // 2)
        top.addWidget(self.back)
        top.addWidget(self.path, 1)
        top.addWidget(self.wide)
        top.addWidget(self.close_button)
        names = QHBoxLayout()
        names.setSpacing(theme.gap)
        names.addWidget(self.title, 1)
        for chip in (self.kind, self.demo):
            names.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        for button in (self.map, self.search, self.report, self.risk):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.pad)
        column.setSpacing(theme.gap)
        column.addLayout(top)
        column.addLayout(names)
        column.addWidget(self.line)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)

    def _tool(self, name: str, tip: str, act: object) -> QToolButton:
        tool = QToolButton()
        tool.setProperty("role", "flat")
        tool.setIcon(icon(name, self._theme))
        tool.setToolTip(tip)
        tool.setAccessibleName(tip)
        tool.clicked.connect(act)
        return tool

    # What it shows

    def show_told(self, told: Told, goes_back: bool = False, part: str = "") -> None:
        """Show this.

        Args:
            goes_back: something was shown before it.
            part: which of its parts, "" for the usual one.
        """
        same = self.told is not None and (self.told.card.kind, self.told.card.id) == (told.card.kind, told.card.id)
        part = part or (self.part() if same else "")
        card, self.told = told.card, told
        self.back.setEnabled(goes_back)
        self._show_head(card)
        self._fill(told)
        self._show_tabs(card, part)
        self.search.setVisible(card.kind in ("area", "building"))
        self.risk.setVisible(bool(building_of(card)))
        for button in (self.report, self.map):
            button.setEnabled(card.lon is not None)
        self.show()
        self.fit()

    def _show_head(self, card: Card) -> None:
        self.title.setText(name_of(card))
        self.setAccessibleName(card.title)
        self.kind.setText(kind_word(card.kind))
        self.demo.setVisible(card.demo)
        address = address_of(card)
        self.line.setText(address)
        self.line.setVisible(bool(address))
        self.path.show_steps([(f"{one.kind}:{one.id}", one.title, one.detail or one.title) for one in card.above]
                             + [("", name_of(card), card.title)])

    def part(self) -> str:
        """Name of the part that is looked at."""
        at = self.tabs.currentIndex()
        return self._shown_parts[at] if 0 <= at < len(self._shown_parts) else ""

    def show_part(self, name: str) -> None:
        """Look at another part; one that this card does not have is passed over."""
        if name in self._shown_parts:
            self.tabs.setCurrentIndex(self._shown_parts.index(name))

    def take_focus(self) -> None:
        """The keyboard works in the part that is looked at."""
        part = self.parts.get(self.part())
        inner = {"section": self.section.view}.get(self.part()) or (part.list if isinstance(part, ItemList) else None)
        (inner if inner is not None and inner.isVisible() else self).setFocus()

    def forget(self) -> None:
        """Mask everything again."""
        self.facts.grid.forget()

    def close_card(self) -> None:
        """Put it away; the keyboard goes back to the map."""
        self.told = None
        self.forget()
        super().close_card()

    def _fill(self, told: Told) -> None:
        card = told.card
        self.facts.show_fields(fact_fields(told))
        self.section.show_section(card.floors, told.hazards, told.elsewhere)
        self.below.show_items(line_items(card.below))
        self.people.show_items(person_items(card.people))
        self.firms.show_items(firm_items(card.firms))
        self.facilities.show_items(facility_items(card.facilities))
        self.events.show_items(event_items(card.events, self._theme))

    def _show_tabs(self, card: Card, part: str) -> None:
        """A tab for each part that this kind of thing has, with how many there are."""
        parts = parts_of(card)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._shown_parts = list(parts)
        for words in parts.values():
            self.tabs.addTab(words)
        self.tabs.blockSignals(False)
        self.tabs.setCurrentIndex(self._shown_parts.index(part if part in parts else first_of(card)))
        self._tab_changed(self.tabs.currentIndex())

    def _tab_changed(self, at: int) -> None:
        if 0 <= at < len(self._shown_parts):
            self.stack.setCurrentWidget(self.parts[self._shown_parts[at]])

    def _step_chosen(self, step: str) -> None:
        kind, _, id_ = step.partition(":")
        if id_:
            self.opened.emit(kind, id_)

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc and Backspace are shortcuts of the window; in the card they are the card's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride \
                and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.accept()
            return True
        return super().event(event)

    def narrow(self) -> int:
        """How wide it is at the side of the map, in px."""
        return min(self._theme.size * WIDTH, self._plan.width() - 2 * self._theme.size)

    def fit(self) -> None:
        """At the right side of the map, or over all of it."""
        size = self._theme.size
        wide, high = self._plan.width(), self._plan.height()
        if self.wide.isChecked():
            self.setGeometry(size, size, wide - 2 * size, high - 2 * size)
        else:
            width, top = self.narrow(), size * ABOVE
            self.setGeometry(wide - width - size, top, width, high - top - size)
        self.raise_()

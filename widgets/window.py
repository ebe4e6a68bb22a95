"""The main window: makes the parts, connects them, and is what the `view` commands act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from console.commands.tree import Door
from console.errors import ConsoleError, Refused
from console.language import tr
from widgets.area_card import AreaCard
from widgets.area_panel import AreaPanel
from widgets.background import Background
from widgets.bookmarks import Bookmarks
from widgets.cards import Cards
from widgets.case_card import CaseCard
from widgets.case_form_desk import CaseFormDesk
from widgets.case_list import CaseList
from widgets.catalogue_desk import CatalogueDesk
from widgets.circle.desk import CircleDesk
from widgets.command_entries import entries, words_of
from widgets.connections import connect, connect_objects
from widgets.desk_layout import DeskLayout
from widgets.desk_pages import DeskPages
from widgets.feed_bar import FeedBar
from widgets.filling import fill, show_areas
from widgets.filter_bar import FilterBar
from widgets.found_desk import FoundDesk
from widgets.identify import Identify
from widgets.layer_desk import LayerDesk, ticket_of
from widgets.layout_memory import Layout, LayoutMemory
from widgets.live import Live
from widgets.long_lines import LongLines
from widgets.map_layers import MapLayers
from widgets.map_overlays import MapOverlays
from widgets.map_panel import MapPanel
from widgets.map_places import MapPlaces
from widgets.map_tools import MapTools
from widgets.menus import Menus
from widgets.message_bar import Kind, MessageBar
from widgets.navigation import Navigation
from widgets.object.desk import ObjectDesk
from widgets.outcomes import Outcomes
from widgets.palette import Palette
from widgets.palette_offers import Offers
from widgets.place_desk import PlaceDesk
from widgets.register.desk import RegisterDesk
from widgets.reveal_desk import RevealDesk
from widgets.runner import Runner
from widgets.style import style_sheet
from widgets.theme import Theme
from widgets.user_chip import UserChip
from widgets.user_desk import UserDesk
from widgets.work_desk import WorkDesk

if TYPE_CHECKING:
    from console.commands.session import Session
    from console.wiring import Console
    from widgets.place_card import PlaceFacts


class MainWindow(QMainWindow):
    """The desk.

    Args:
        console: the open profile.
        tree: root group of the command tree.
        session: runs command lines; its `window` becomes this one.
        theme: colours and sizes.
        live: what is live, where it outlives this window (a change of language); made anew if None.
        remembers: takes up the layout of the last time and saves its own; a picture does neither.

    Signals:
        language_asked(str): "zh" or "en"; whoever opened the window opens another one.
        closed(): the window has ended its threads and saved its layout.
    """

    language_asked = Signal(str)
    closed = Signal()
    _fault = Signal(str)

    def __init__(self, console: Console, tree: Any, session: Session, theme: Theme | None = None,
                 live: Live | None = None, remembers: bool = True) -> None:
        super().__init__()
        self.console, self.session = console, session
        self.theme = theme or Theme()
        self._own_live = live is None
        self.live = live or Live(console)
        self._memory = LayoutMemory(console.profile.settings)
        self._remembers = remembers
        self.layout_now, self._note = self._memory.load() if remembers else (Layout(), "")
        self.entries = entries(tree)
        self._doors = {entry.path: entry.door for entry in self.entries}
        self.background = Background(self)
        self.runner = Runner(session, self._door_for, self)
        self.menus = Menus(self.entries, self.runner.run, self.open_palette, self.theme, self)
        self._make_parts()
        self.navigation = Navigation(self.map_panel.canvas, self.live, self)
        self.map_tools = MapTools(self.console, self.map_panel, self.theme, self)
        self.map_places = MapPlaces(self.map_panel.canvas, self.bookmarks, self.navigation.show_view, self)
        self.identify = Identify(self.console, self.live, self.map_panel, self.map_tools, self.map_places.write,
                                 self.theme, self)
        self.place_desk = PlaceDesk(self.console, self.map_panel, self.background, self.theme, self)
        self.map_overlays.changed.connect(self.place_desk.show)
        self.cards = Cards(console, self.live, self.area_card, self.case_card, self.background, self)
        self.work_desk = WorkDesk(console, self.case_card, self.background, self.navigation.show_case, self)
        self._arrange()
        self._make_desks()
        connect(self)
        connect_objects(self)
        self._fault.connect(self.say_error)
        session.window = self
        self.setStyleSheet(style_sheet(self.theme))   # once, when all parts stand in their places
        fill(self, self._note)

    # Building

    def _make_desks(self) -> None:
        """What works between the parts and the console."""
        console = self.console
        self.case_form = CaseFormDesk(console, self.case_card, self.map_tools, self.background,
                                      self.map_panel.canvas.lonlat, lambda: self.live.cases,
                                      self.navigation.show_case, self)
        self.reveals = RevealDesk(console, self.case_card, self.background, self)
        self.user_desk = UserDesk(console, self.user_chip, self.background, lambda: self.live.tree, self)
        self.catalogue_desk = CatalogueDesk(self)
        self.found = FoundDesk(console, self.palette_box, self.map_panel, self.theme, self)
        self.objects = ObjectDesk(console, self.map_panel, self.background, self.theme,
                                  (self.identify.card, self.place_desk.card), self)
        self.circle = CircleDesk(console, self.map_panel, self.background, self.theme,
                                 (self.identify.card, self.place_desk.card), self)
        self.outcomes = Outcomes(self)

    def _make_parts(self) -> None:
        theme, catalogue = self.theme, self.console.catalogue
        self.area_panel = AreaPanel(self.live.of, theme, background=self.background)
        self.area_card = AreaCard(theme)
        self.map_panel = MapPanel(self.menus, theme)
        self.map_panel.canvas.keep_in(self.console.profile.caches / "map")
        self.filter_bar = FilterBar(catalogue, theme)
        self.case_list = CaseList(catalogue, theme)
        self.case_card = CaseCard(catalogue, theme)
        self.case_card.handler_name = self.console.handlers.label
        self.case_card.user_name = self.console.people.label
        self.case_card.masked = self.console.masked
        self.feed_bar = FeedBar(theme)
        self.message_bar = MessageBar(theme)
        self.layers = LayerDesk(self.console, self.runner.run, self.background, self, theme)
        self.registers = RegisterDesk(self.console.profile.folder, self.background, theme, self,
                                      lambda: ticket_of(self.console))
        self.map_layers = MapLayers(self.console, self.map_panel.canvas, self.background, self)
        self.long_lines = LongLines(self.console.profile.folder, self._door_for, theme,
                                    ticket=lambda: ticket_of(self.console))
        self.runner.aside = self.long_lines.take
        self.map_overlays = MapOverlays(self.console, self.map_panel.canvas, self)
        self.bookmarks = Bookmarks(self.console.profile.folder / "map.json")
        offers = Offers(self.entries, lambda: self.live.tree, lambda: self.live.cases, self.bookmarks.names,
                        lambda kind, id_: self.console.search.title_of(kind, id_))
        self.palette_box = Palette(offers, self.layout_now.recent, theme, self)

    def _arrange(self) -> None:
        self.menus.fill(self.menuBar())
        self.search_button = self.menus.wide_button("view", "palette")
        self.user_chip = UserChip(self.theme, lambda: list(self.console.people.users().values()), self)
        self._corner = QWidget()   # the menu bar does not keep it alive
        row = QHBoxLayout(self._corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.user_chip)
        row.addWidget(self.search_button)
        self.menuBar().setCornerWidget(self._corner)
        self.desk = DeskLayout(self.area_panel, self.layers.panel, self.area_card, self.map_panel,
                               self.layers.table_place, self.filter_bar, self.case_list, self.case_card,
                               self.feed_bar, self.message_bar, self.theme)
        self.desk.add_strip(self.long_lines)
        self.pages = DeskPages(self)
        self.pages.offer()
        self.setCentralWidget(self.desk.widget)
        self.setMinimumSize(self.theme.size * 72, self.theme.size * 44)
        position = self.layout_now.position
        self.resize(*(position[2:] if position else (1366, 768)))
        if position:
            self.move(*position[:2])
        self.desk.restore(self.layout_now, self.width(), self.height())
        self.palette_box.raise_()

    def areas_changed(self) -> None:
        """The hierarchy is another one: every part that names areas learns it."""
        show_areas(self)

    # What commands call

    def open_palette(self, text: str = "") -> None:
        """Show the palette with a line begun."""
        self.palette_box.open(text)

    def run_line(self, line: str) -> None:
        """Run a line as if it had been typed into the palette."""
        self.runner.run(words_of(line))

    def step_case(self, by: int) -> None:
        """Choose the next (1) or previous (-1) case of the list and show it."""
        model = self.case_list.model
        if model.shown:
            row = model.row_of(self.navigation.case)
            row = max(0, min(model.shown - 1, row + by)) if row >= 0 else 0
            self.navigation.show_case(model.case(row).id)

    def show_page(self, name: str) -> None:
        """Bring the map, the orders or the evaluation to the front."""
        self.desk.pages.show_page(name)

    def order_about_case(self) -> None:
        """Begin an order about the case shown.

        Raises:
            Refused: no case is shown.
        """
        case = self.live.cases.get(self.case_card.case_id)
        if case is None:
            raise Refused(tr("Choose a case first."))
        self.pages.begin_order(case)

    def report_at(self, facts: PlaceFacts) -> None:
        """Begin a case at a device or facility."""
        try:
            self.case_form.begin_at(facts.lon, facts.lat, facts.title, facts.class_code)
        except ConsoleError as error:
            self.say_error(str(error))

    def register_imported(self, kind: str) -> None:
        """Rows of a register were stored by another process: what is shown of it here is read again."""
        if kind == "buildings":
            self.background.ask("buildings", self.console.places.buildings, self.map_panel.canvas.set_buildings)
        elif kind == "facilities":
            self.place_desk.facilities_changed()
        self.objects.refresh()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to how the window was."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def reset_layout(self) -> None:
        """The default sizes of all panels."""
        self.layout_now.columns, self.layout_now.rows = [], []
        self.desk.restore(self.layout_now, self.width(), self.height())

    def change_language(self, language: str) -> None:
        """Ask for a window in another language, once the command at work has ended."""
        QTimer.singleShot(0, self, lambda: self.language_asked.emit(language))

    def close_soon(self) -> None:
        """Close, once the command at work has ended."""
        QTimer.singleShot(0, self, self.close)

    def show_feeds(self, now: float) -> None:
        """A second has passed: ages and rates of the feeds."""
        self.feed_bar.show_status(self.console.feeds.status())

    def say_error(self, text: str) -> None:
        """Something went wrong; the message stays until it is closed."""
        self.message_bar.say(text, Kind.ERROR)

    def fault(self, text: str) -> None:
        """A fault of the program, caught by the last fence. Safe from any thread."""
        self._fault.emit(tr("A fault of the program: {what}. The work is kept; the log tells more.", what=text))

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.palette_box.isVisible():
            self.palette_box.place()
        if self.user_chip.panel.isVisible():   # the button has moved by the time this is done
            QTimer.singleShot(0, self.user_chip, self.user_chip.place)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.desk.restore(self.layout_now, self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.window is self:
            self.remember()
            self.session.window = None
            self.console.feeds.stop(wait=False)  # a replay at work in the runner's thread ends with them
        for part in (self.runner, self.long_lines, self.work_desk, self.case_form, self.user_desk, self.catalogue_desk,
                     self.pages, self.place_desk, self.circle, self.found, self.layers, self.registers,
                     self.background, self.map_tools, self.map_overlays):
            part.stop()
        self.map_panel.close_map()
        self.map_layers.stop()   # closes files that the map painted from
        if self._own_live:
            self.live.stop()
        super().closeEvent(event)
        self.closed.emit()

    def remember(self) -> None:
        """Save the layout of the moment."""
        layout = self.layout_now
        self.desk.remember(layout)
        layout.area = self.navigation.area
        layout.maximised = self.isMaximized()
        self.pages.remember(layout)
        if not (self.isMaximized() or self.isFullScreen()):
            layout.position = (self.x(), self.y(), self.width(), self.height())
        if self._remembers:
            self._memory.save(layout)

    def _door_for(self, words: tuple[str, ...]) -> Door:
        for length in range(len(words), 0, -1):
            if words[:length] in self._doors:
                return self._doors[words[:length]]
        return Door()

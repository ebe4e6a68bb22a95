"""The page of the one hazard map (安全隐患“一张图”, F7): colours, pins, time, ranking, hazards and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from console.insight.choropleth import levels_of
from console.insight.hazard_aggregate import HazardMeasure
from console.language import tr
from console.model.area import AreaTree
from console.model.hazard import Hazard
from maps.canvas import MapCanvas
from widgets.background import Background
from widgets.hazard.asking import Answer, Asking
from widgets.hazard.explaining import Explaining
from widgets.hazard.head import HazardHead
from widgets.hazard.listing import Listing
from widgets.hazard.page_keys import is_own, press
from widgets.hazard.panel import CARD, FORM, LIST, HazardPanel
from widgets.hazard.picture import PINS_FROM, Picture, Wish, level_at
from widgets.hazard.pins import HAZARDS
from widgets.hazard.reporting import Reporting
from widgets.hazard.side import HazardSide
from widgets.hazard.time_bar import TimeBar
from widgets.map_fit import MapFit
from widgets.map_page import MapPage
from widgets.map_panel import map_theme
from widgets.map_view import MapView
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console

SOON_MS = 120     # after somebody else changed a hazard
NEAR = 0.0018     # degrees around a hazard that is looked at, some 200 m


class HazardPage(MapPage):
    """Between the parts of the page and the hazard map. All figures come from a background thread.

    Keys: Space plays, [ and ] go a day (with Shift a week), C compares, N reports a hazard; digits take the steps of
    the hazard that is shown, Esc goes back.

    Signals:
        inspections_wanted(code): show how a building is inspected. import_wanted: somebody has a list of hazards.
    """

    inspections_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, console: Console, background: Background, theme: Theme, keep: Path,
                 parent: QWidget | None = None) -> None:
        super().__init__(console, background, theme, SOON_MS, parent)
        self.picture: Picture | None = None
        # What is chosen gets an outline only: shade over the rest would make colours mean something else.
        colours = msgspec.structs.replace(map_theme(theme), shade=(0.0, 0.0, 0.0, 0.0))
        self.canvas = MapCanvas(colours, self)
        self.canvas.keep_in(keep)
        self.map = MapView(self.canvas)
        self.map.setAccessibleName(tr("Hazard map"))
        self.map.setMinimumSize(240, 160)
        self.fit = MapFit(self.canvas, self.map, lambda: self._tree)
        self.head = HazardHead(console.hazards.rules, theme)
        self.choices, self.figures = self.head.choices, self.head.figures
        self.time = TimeBar(theme)
        self.panel = HazardPanel(console.hazards.rules, theme)
        self.card = self.panel.card
        self.hazard = HazardSide(console, background, self.card, self)
        self.listing = Listing(console, background, self.choices, self.time, self.panel, self.hazard,
                               self._name_of, self)
        self.reporting = Reporting(console, background, self.panel.form, self)
        self.asking = Asking(console, background, theme, colours, self)
        self.explaining = Explaining(console, background, self.panel, self)
        self._build()
        self._connect()

    # What others call

    def set_tree(self, tree: AreaTree) -> None:
        self.choices.have = tuple(levels_of(tree))
        super().set_tree(tree)

    def area_changed(self) -> None:
        self.listing.chosen = ""
        if self.area:
            self.fit.leave()

    def user_changed(self) -> None:
        """Somebody else works here: other steps are possible, names are masked anew."""
        self.hazard.show_again()
        self.refresh()

    def show_hazard(self, hazard_id: str, look: bool = False) -> None:
        """Show one hazard in the card; `look` brings the map to it."""
        hazard = self.hazard.show_hazard(hazard_id)
        if hazard is None:
            self.back_to_list()
        elif look:
            self.fit.leave()
            self.card.setFocus()
            metres = self.canvas.view.scale * self.canvas.view.ratio
            if hazard.lon is not None and hazard.lat is not None and metres > PINS_FROM / 2:
                self.canvas.go_to((hazard.lon - NEAR, hazard.lat - NEAR, hazard.lon + NEAR, hazard.lat + NEAR))

    def remembered(self) -> dict[str, Any]:
        return super().remembered() | {"measure": self.choices.measure.value,
                                       "level": self.choices.level.currentData()}

    def restore(self, layout: Mapping[str, Any]) -> None:
        super().restore(layout)
        if layout.get("measure") in set(HazardMeasure) - {HazardMeasure.CHANGE}:
            self.choices.show_measure(HazardMeasure(layout["measure"]))
        self.choices.show_level(str(layout.get("level", "")))

    def stop(self) -> None:
        self.time.stop()
        super().stop()

    # Building

    def _build(self) -> None:
        theme = self._theme
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map, 1)
        column.addWidget(self.time)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.addWidget(left)
        across.addWidget(self.panel)
        across.setStretchFactor(0, 1)
        across.setSizes([960, 400])
        self.splitters = (across,)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap)
        column.addWidget(self.head)
        column.addWidget(across, 1)
        self.setFocusProxy(self.map)

    def _connect(self) -> None:
        console, panel, canvas = self._console, self.panel, self.canvas
        self.listen(console.hazards.listen, console.cases.listen)
        self.choices.changed.connect(self.ask)
        self.asking.answered.connect(self._show)
        self.time.moment_changed.connect(lambda _: self.ask())
        self.time.since_changed.connect(self._compare)
        canvas.view_changed.connect(self._scale_changed)
        canvas.area_clicked.connect(lambda area: None if self.is_reporting else self.choose_area(area))
        canvas.pin_clicked.connect(lambda name, which: self.show_hazard(which) if name == HAZARDS and not
                                   self.is_reporting else None)
        canvas.box.clicked.connect(self._map_clicked)
        panel.areas.chosen.connect(lambda row: self.choose_area(panel.ranking.rows[row].id))
        panel.areas.activated_row.connect(lambda row: canvas.go_to_area(panel.ranking.rows[row].id))
        panel.list.activated_row.connect(lambda row: self.show_hazard(panel.hazards.hazards[row].id, True))
        panel.list.clicked.connect(lambda index: self.show_hazard(panel.hazards.hazards[index.row()].id, True))
        panel.everywhere.clicked.connect(lambda: self.choose_area(""))
        panel.clear.clicked.connect(self.choices.clear)
        self.card.closed.connect(self.back_to_list)
        self.card.case_wanted.connect(self.case_wanted)
        self.card.building_wanted.connect(self.explain_building)
        self.card.inspections_wanted.connect(self.inspections_wanted)
        self.card.lists_parties = True
        self.card.party_wanted.connect(lambda party: self.choices.choose_party(party, console.party_name(party)))
        self.hazard.shown.connect(lambda: panel.bring(CARD))
        self.reporting.reported.connect(self._reported)
        panel.form.left.connect(self.back_to_list)
        self.head.report.clicked.connect(self.report)
        self.head.imports.clicked.connect(self.import_wanted)
        for part in (self.hazard, self.reporting):
            part.said.connect(self.said)
            part.login_wanted.connect(self.login_wanted)

    # Asking

    def ask(self) -> None:
        """Ask for what the choices, the slider and the scale say; of questions in between only the last counts."""
        if not self.isVisible():
            return
        shown, metres, since = self.choices.measure, self._metres(), self.time.since
        if shown is HazardMeasure.CHANGE and not since:
            since = self.time.track.span[0]
        self.asking.ask(Wish(self.choices.filter(self.area, self.time.moment), shown,
                             self.choices.wanted_level(level_at(metres)), metres <= PINS_FROM, since))

    def refresh(self) -> None:
        """Hazards changed: the same question again, the curve too."""
        if self.isVisible():
            self.asking.forget()
            self.ask()

    def _name_of(self, area: str) -> str:
        found = self._tree.get(area or self.area)
        return found.name if found else tr("All areas")

    def _metres(self) -> float:
        """Of the map's scale, per logical pixel."""
        return self.canvas.view.scale * self.canvas.view.ratio

    def _scale_changed(self) -> None:
        """Other levels and pins at another scale; a mere move changes nothing."""
        wish = self.asking.wish
        if wish is not None and self.isVisible() and (
                (self._metres() <= PINS_FROM) != wish.pins
                or self.choices.wanted_level(level_at(self._metres())) is not wish.level):
            self.ask()

    def _compare(self, since: float) -> None:
        self.choices.show_measure(HazardMeasure.CHANGE if since else HazardMeasure.COUNT)

    # Showing

    def _show(self, answer: Answer) -> None:
        picture = self.picture = answer.picture
        if answer.series is not None:
            self.time.show_series(answer.series)
        if answer.parties is not None:
            self.choices.offer_parties(answer.parties)
        overlays = self.canvas.overlays
        overlays.show_classes(picture.classes)
        overlays.set_pins(picture.pins)
        self.head.show_figures(picture.total, picture.overdue)
        self.listing.show_picture(picture)

    def choose_area(self, area_id: str) -> None:
        """List the hazards of this area and explain its risk; "" for everywhere."""
        self.canvas.select_area(area_id or self.area)
        self.back_to_list()
        self.listing.choose(area_id)
        if area_id:
            self.explaining.of_area(area_id)
        else:
            self.explaining.leave()

    def back_to_list(self) -> None:
        """No hazard is shown any more."""
        self.hazard.leave()
        self.panel.bring(LIST)

    def explain_building(self, code: str) -> None:
        """Show what the risk index of a building is made of."""
        self.explaining.of_building(code)

    # Reporting

    @property
    def is_reporting(self) -> bool:
        """Whether the form is open: a click on the map says where."""
        return self.panel.below.currentIndex() == FORM

    def report(self) -> None:
        """Open the form."""
        self.hazard.leave()
        self.panel.bring(FORM)
        self.panel.form.open_form()

    def _map_clicked(self, place: QPointF) -> None:
        if self.is_reporting:
            self.reporting.place_at(*self.canvas.lonlat(place))

    def _reported(self, hazard: Hazard) -> None:
        self.said.emit(tr("Hazard {id} is recorded.", id=hazard.id))
        self.show_hazard(hazard.id, True)

    # Qt's side

    @property
    def on_card(self) -> bool:
        """Whether a hazard stands in the list's place."""
        return self.panel.below.currentIndex() == CARD

    def event(self, event: QEvent) -> bool:
        """Keys of this page are not steps of the case the window shows elsewhere."""
        own = isinstance(event, QKeyEvent) and is_own(event, self.on_card)
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.time.play.setChecked(False)

"""The page of the one hazard map (安全隐患“一张图”, F7): colours, pins, time, ranking, hazards and why."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.errors import NotFound
from console.insight.risk import AreaRisk, BuildingRisk, Sensitivity
from console.language import tr
from console.model.area import AreaTree
from console.model.hazard import Hazard
from maps.canvas import MapCanvas
from widgets.background import Background
from widgets.hazard.acts import taken
from widgets.hazard.card import HazardCard
from widgets.hazard.choices import HazardChoices
from widgets.hazard.lists import BarDelegate, HazardModel, PlainTable, RankingModel
from widgets.hazard.picture import HAZARDS, PINS_FROM, Picture, Shown, Wish, level_at, picture_of
from widgets.hazard.risk_view import RiskView
from widgets.hazard.time_bar import TimeBar
from widgets.map_panel import map_theme
from widgets.map_view import MapView
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.insight.hazard_series import Series
    from console.wiring import Console

LISTED = 500      # hazards of what is chosen
CURVE = 240       # moments of the time slider's curve
SOON_MS = 120     # after somebody else changed a hazard
WATCHED = 20      # of the riskiest, for the sensitivity to the weights
Why = tuple[BuildingRisk | AreaRisk | None, Sensitivity | None]


class HazardPage(QWidget):
    """Has a map of its own, so that the desk's stays as it was left. All figures come from a background thread.

    Signals:
        said(text): for the message bar. login_wanted: nobody is logged in. case_wanted(id): show a case.
        inspections_wanted(code): show how a building is inspected.
    """

    said = Signal(str)
    login_wanted = Signal()
    case_wanted = Signal(str)
    inspections_wanted = Signal(str)
    _heard = Signal()

    def __init__(self, console: Console, background: Background, theme: Theme, keep: Path,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._background, self._theme = console, background, theme
        self._tree = AreaTree()
        self.area = self._chosen = ""   # what the window chose; the area chosen here, which is listed
        self._wish: Wish | None = None
        self._asked: Wish | None = None
        self.picture: Picture | None = None
        # What is chosen gets an outline only: shade over the rest would make colours mean something else.
        self._map_theme = msgspec.structs.replace(map_theme(theme), shade=(0.0, 0.0, 0.0, 0.0))
        self.canvas = MapCanvas(self._map_theme, self)
        self.canvas.keep_in(keep)
        self.map = MapView(self.canvas)
        self.map.setAccessibleName(tr("Hazard map"))
        self.map.setMinimumSize(240, 160)
        self.choices = HazardChoices(console.hazards.rules, theme)
        self.time = TimeBar(theme)
        self.ranking, self.hazards = RankingModel(theme), HazardModel(theme)
        self.areas = PlainTable(self.ranking, theme, tr("Areas by the figure shown"))
        self.areas.setItemDelegateForColumn(1, BarDelegate(theme, self.areas))
        self.list = PlainTable(self.hazards, theme, tr("Hazards"))
        self.card, self.why = HazardCard(theme), RiskView(theme)
        self.figures, self.chosen_words, self.none = QLabel(), QLabel(), QLabel()
        self.everywhere = QPushButton(tr("All areas"))
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._build()
        self._connect()

    # What others call

    def set_tree(self, tree: AreaTree) -> None:
        """Another hierarchy."""
        self._tree = tree
        self.area = self.area if self.area in tree else ""
        self._chosen = self._chosen if self._chosen in tree else ""
        self.canvas.set_areas(tree)
        self._background.ask("hazard buildings", self._console.places.buildings, self.canvas.set_buildings)

    def set_area(self, area_id: str) -> None:
        """Only hazards in this area; "" for all."""
        if area_id != self.area:
            self.area, self._chosen = area_id, ""
            self.canvas.select_area(area_id)
            if area_id:
                self.canvas.go_to_area(area_id)
            self.ask()

    def user_changed(self) -> None:
        """Somebody else works here: other steps are possible."""
        if self.card.hazard is not None:
            self._show_hazard(self.card.hazard)

    def stop(self) -> None:
        """The window closes."""
        self._forget()
        self._soon.stop()
        self.time.stop()
        self.canvas.close()

    # Building

    def _build(self) -> None:
        theme = self._theme
        self.figures.setProperty("role", "title")
        self.chosen_words.setProperty("role", "muted")
        self.none.setProperty("role", "muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self.everywhere.setProperty("role", "link")
        self.everywhere.hide()
        head = QHBoxLayout()
        head.setContentsMargins(theme.gap, 0, theme.gap, 0)
        head.addWidget(self.chosen_words, 1)
        head.addWidget(self.everywhere)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap // 2)
        column.addLayout(head)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.none)
        column.addWidget(self._lists, 1)
        self._side = QStackedWidget()
        self._side.addWidget(listed)
        self._side.addWidget(_scrolled(self.card))
        side = QSplitter(Qt.Orientation.Vertical)
        side.setChildrenCollapsible(False)
        self._why = _scrolled(self.why)
        for part in (self.areas, self._why, self._side):
            side.addWidget(part)
        side.setSizes([200, 250, 300])
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map, 1)
        column.addWidget(self.time)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.addWidget(left)
        across.addWidget(side)
        across.setStretchFactor(0, 1)
        across.setSizes([960, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap)
        top = QHBoxLayout()
        top.setSpacing(theme.pad)
        top.addWidget(self.choices, 1)
        top.addWidget(self.figures, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(across, 1)
        self._why.hide()
        self.setFocusProxy(self.map)

    def _connect(self) -> None:
        self._heard.connect(self._soon.start, Qt.ConnectionType.QueuedConnection)
        self._soon.timeout.connect(self._refresh)
        stops = (self._console.hazards.listen(lambda _: self._heard.emit()),
                 self._console.cases.listen(lambda _: self._heard.emit()))
        self._forget: Callable[[], object] = lambda: [stop() for stop in stops]
        self.choices.changed.connect(self.ask)
        self.time.moment_changed.connect(lambda _: self.ask())
        self.time.since_changed.connect(self._compare)
        self.canvas.view_changed.connect(self._scale_changed)
        self.canvas.area_clicked.connect(self.choose_area)
        self.canvas.pin_clicked.connect(self._pin_clicked)
        self.areas.chosen.connect(lambda row: self.choose_area(self.ranking.rows[row].id))
        self.areas.activated_row.connect(lambda row: self.canvas.go_to_area(self.ranking.rows[row].id))
        self.list.activated_row.connect(lambda row: self._show_hazard(self.hazards.hazards[row], True))
        self.list.clicked.connect(lambda index: self._show_hazard(self.hazards.hazards[index.row()], True))
        self.card.step_wanted.connect(self._take)
        self.card.closed.connect(self.back_to_list)
        self.card.case_wanted.connect(self.case_wanted)
        self.card.building_wanted.connect(self.explain_building)
        self.card.inspections_wanted.connect(self.inspections_wanted)
        self.everywhere.clicked.connect(lambda: self.choose_area(""))

    # Asking

    def ask(self) -> None:
        """Ask for what the choices, the slider and the scale say; of questions in between only the last counts."""
        if not self.isVisible():
            return
        shown, metres = self.choices.measure, self.canvas.view.scale * self.canvas.view.ratio
        since = self.time.since
        if shown is Shown.CHANGE and not since:
            since = self.time.track.span[0]
        self._wish = Wish(self.choices.filter(self.area, self.time.moment), shown,
                          self.choices.wanted_level(level_at(metres)), metres <= PINS_FROM, since)
        if self._asked is None:
            self._work()

    def _work(self) -> None:
        wish = self._asked = self._wish
        assert wish is not None, "asked for just now"
        console, theme, map_theme = self._console, self._theme, self._map_theme
        first = self.picture is None or _timeless(self.picture.wish) != _timeless(wish)

        def job() -> tuple[Picture, Series | None]:
            found = picture_of(wish, console.hazard_map, console.risk, theme, map_theme, time.time())
            span = console.hazard_map.span() if first else None
            moments = np.linspace(span[0], max(span[1], time.time()), CURVE).tolist() if span else []
            return found, console.hazard_map.series(moments, wish.filter) if first else None

        self._background.ask("hazards", job, self._show)

    def _refresh(self) -> None:
        """Hazards changed: the same question again, the curve too."""
        if self.isVisible():
            self.picture = None
            self.ask()

    def _scale_changed(self) -> None:
        """Other levels and pins at another scale; a mere move changes nothing."""
        if self._wish is None or not self.isVisible():
            return
        metres = self.canvas.view.scale * self.canvas.view.ratio
        if (metres <= PINS_FROM) != self._wish.pins or \
                self.choices.wanted_level(level_at(metres)) is not self._wish.level:
            self.ask()

    def _compare(self, since: float) -> None:
        self.choices.show_measure(Shown.CHANGE if since else Shown.COUNT)

    # Showing

    def _show(self, answer: tuple[Picture, Series | None]) -> None:
        picture, series = answer
        self._asked = None
        if series is not None:
            self.time.show_series(series)
        self.picture = picture
        overlays = self.canvas.overlays
        overlays.show_classes(picture.classes)
        overlays.set_pins(picture.pins)
        self.figures.setText(tr("{n} hazards · {late} late", n=f"{picture.total:,}", late=f"{picture.overdue:,}"))
        if not self.time.is_playing:   # lists that jump thirty times a second help nobody
            self.ranking.show_rows(picture.rows)
            self._mark_area()
            self._ask_list()
        if self._wish is not None and self._wish != picture.wish:
            self._work()

    def _mark_area(self) -> None:
        row = next((i for i, one in enumerate(self.ranking.rows) if one.id == self._chosen), -1)
        self.areas.selectionModel().blockSignals(True)
        self.areas.setCurrentIndex(self.ranking.index(row, 0))
        self.areas.selectionModel().blockSignals(False)
        self.areas.viewport().update()

    def choose_area(self, area_id: str) -> None:
        """List the hazards of this area and explain its risk; "" for everywhere."""
        self._chosen = area_id
        self.canvas.select_area(area_id or self.area)
        self._mark_area()
        self.back_to_list()
        self._ask_list()
        self._explain(lambda: self._console.risk.of_area(area_id) if area_id else None)

    def _ask_list(self) -> None:
        if self.picture is None:
            return
        wanted = self.picture.wish.filter
        wanted = msgspec.structs.replace(wanted, area=self._chosen or wanted.area)
        found = self._console.hazard_map.found
        self._background.ask("hazard list", lambda: found(wanted), self._show_list)

    def _show_list(self, found: list[Hazard]) -> None:
        self.hazards.show_hazards(found[:LISTED], self._console.hazards.rules, time.time())
        area = self._tree.get(self._chosen or self.area)
        name = area.name if area else tr("All areas")
        words = tr("{area}: {n} hazards", area=name, n=f"{len(found):,}")
        self.chosen_words.setText(words if len(found) <= LISTED else
                                  tr("{words}, the gravest {n} of them", words=words, n=LISTED))
        self.everywhere.setVisible(bool(self._chosen))
        self.none.setText(tr("No hazard here is as the choices above say. Choose fewer of them, or another area."))
        self._lists.setCurrentWidget(self.list if found else self.none)
        if self.card.hazard is not None:
            self.show_hazard(self.card.hazard.id)

    def _pin_clicked(self, name: str, which: str) -> None:
        if name == HAZARDS:
            self.show_hazard(which)

    def show_hazard(self, hazard_id: str) -> None:
        """Show one hazard in the card."""
        found = self._console.hazard_map.get(hazard_id)
        if found is None:
            self.said.emit(tr("Hazard {id} is no longer there.", id=hazard_id))
            self.back_to_list()
        else:
            self._show_hazard(found)

    def _show_hazard(self, hazard: Hazard, look: bool = False) -> None:
        who = self._console.identity.known
        own = not hazard.id.startswith("case:")   # a case is worked at the case desk
        steps = self._console.hazards.steps_for(hazard, who) if who is not None and own else []
        party = self._console.parties.get(hazard.party) if hazard.party else None
        area = " › ".join(one.name for one in self._tree.path(hazard.area)) if hazard.area else ""
        self.card.show_hazard(hazard, self._console.hazards.rules, steps, area, party.name if party else hazard.party,
                              time.time())
        self._side.setCurrentIndex(1)
        if look and hazard.lon is not None and hazard.lat is not None:
            self.card.setFocus()
            metres = self.canvas.view.scale * self.canvas.view.ratio
            if metres > PINS_FROM / 2:
                side = 0.0018
                self.canvas.go_to((hazard.lon - side, hazard.lat - side, hazard.lon + side, hazard.lat + side))

    def back_to_list(self) -> None:
        """No hazard is shown any more."""
        self.card.leave()
        self.card.hazard = None
        self._side.setCurrentIndex(0)

    def explain_building(self, code: str) -> None:
        """Show what the risk index of a building is made of."""
        self._explain(lambda: self._console.risk.of_building(code))

    def _explain(self, of: Callable[[], BuildingRisk | AreaRisk | None]) -> None:
        risk, level = self._console.risk, self._wish.level if self._wish is not None else None

        def job() -> Why:
            try:
                found = of()
            except NotFound:
                return None, None
            if found is None:
                return None, None
            return found, risk.sensitivity(level=None if isinstance(found, BuildingRisk) else level, top=WATCHED)

        self._background.ask("risk", job, self._show_why)

    def _show_why(self, why: Why) -> None:
        self.why.show_risk(*why)
        self._why.setVisible(why[0] is not None)

    # Doing

    def _take(self, step: str, words: str) -> None:
        hazard, who = self.card.hazard, self._console.identity.known
        if who is None or hazard is None:
            self.login_wanted.emit()
            return
        desk = self._console.hazards
        self._background.ask("hazard step", lambda: taken(desk, step, hazard, who, words), self._taken)

    def _taken(self, found: Hazard | str) -> None:
        if isinstance(found, str):
            self.card.say(found)
            return
        self.card.leave()
        self._show_hazard(found)
        self.card.setFocus()

    # Qt's side

    def event(self, event: QEvent) -> bool:
        """Digits are this page's while a hazard is shown, not steps of the case the window shows elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
                event.key() == Qt.Key.Key_Space or (self._side.currentIndex() == 1 and event.text().isdecimal())):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        inside = self._side.currentIndex() == 1
        if inside and event.key() == Qt.Key.Key_Escape:
            self.back_to_list()
            self.list.setFocus()
        elif inside and self.card.press(event.text()):
            pass
        elif event.key() == Qt.Key.Key_Space:
            self.time.play.toggle()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.picture = None
        QTimer.singleShot(0, self, self.ask)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.time.play.setChecked(False)


def _scrolled(part: QWidget) -> QScrollArea:
    """A part that may be higher than there is room for."""
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    part.setAutoFillBackground(False)
    return area


def _timeless(wish: Wish) -> Any:
    """What the curve of the slider depends on."""
    return msgspec.structs.replace(wish.filter, at=None)

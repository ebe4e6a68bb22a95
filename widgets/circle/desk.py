"""The service circle in the window: its card, the process that computes, and numbered pins on the map."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from console.language import tr
from widgets.background import Background
from widgets.beside import beside
from widgets.circle.asking import Asking
from widgets.layer_desk import ticket_of
from widgets.layer_import import LayerImport
from widgets.long_lines import LongLine
from widgets.map_panel import MapPanel
from widgets.theme import Theme

if TYPE_CHECKING:
    from console.wiring import Console
    from widgets.circle.card import CircleCard
    from widgets.circle.form import Ground

AROUND = 0.004   # degrees around a station that is gone to, about 400 m: most of its circle
EDGE = 0.006     # degrees around the proposed places


class CircleDesk(QObject):
    """Opens the card, computes what it asks in a process of its own, since the solver would hold the window up.

    Args:
        others: cards at the same place; only one of them is seen.
        program: words that start the program; the running one's `main.py` if None.

    Signals:
        line_wanted(words): run this line. bounds_wanted(bounds): look there, EPSG:4490 degrees.
        made(QWidget): the card was made.
    """

    line_wanted = Signal(object)
    bounds_wanted = Signal(object)
    made = Signal(object)

    def __init__(self, console: Console, plan: MapPanel, background: Background, theme: Theme,
                 others: tuple[QWidget, ...] = (), parent: QObject | None = None,
                 program: list[str] | None = None) -> None:
        super().__init__(parent)
        self._console, self._canvas, self._view, self._background = console, plan.canvas, plan.view, background
        self._theme, self._others = theme, others
        self._card: CircleCard | None = None
        self._asking = Asking()
        self._area, self._value = "", {}   # type: str, dict[str, Any]
        self._process = LayerImport(console.profile.folder, program, self, lambda: ticket_of(console))
        self._process.progressed.connect(lambda done, total, text: self.card.show_step(done, total, text))
        self._process.added.connect(lambda _, value: self._answered(value))
        self._process.failed.connect(lambda _, words: self.card.show_refusal(words))
        self._process.cancelled.connect(lambda _: self.card.show_refusal(tr("Stopped. Nothing was changed.")))
        self._canvas.pin_clicked.connect(self._pin_clicked)

    @property
    def card(self) -> CircleCard:
        """Made when it is first looked at: a start without it need not wait for it."""
        if self._card is None:
            from widgets.circle.card import CircleCard

            card = self._card = CircleCard(self._theme, self._view)
            card.asked.connect(self._ask)
            card.cancelled.connect(self._cancel)
            card.closed.connect(self._closed)
            card.place_wanted.connect(lambda lon, lat: self._look(np.array([lon]), np.array([lat]), AROUND))
            card.map_wanted.connect(lambda asking: self.line_wanted.emit(asking.map_line()))
            card.outside_wanted.connect(self._write_outside)
            card.report_wanted.connect(self._write_report)
            for other in self._others:
                other.installEventFilter(self)
            self.set_area(self._area)
            self.made.emit(card)
        return self._card

    def show(self) -> None:
        """Open the card as it was left, or take the keyboard there."""
        for other in self._others:
            other.hide()
        self.card.open_card()
        self._pin(self._value)
        self._background.ask("circle", self._ground, self.card.set_ground)

    def set_area(self, area: str) -> None:
        """Another area is chosen, "" for none: it is asked about from now on."""
        self._area = area
        if self._card is not None:
            known = self._console.areas.tree().get(area) if area else None
            self._card.form.set_area(known.id if known else "", known.name if known else "")

    def stop(self) -> None:
        """The window closes."""
        self._process.stop()

    def _ground(self) -> Ground:
        """In the background: what there is to answer from."""
        from widgets.circle.form import Ground

        console = self._console
        count = Counter(one.kind for one in console.places.facilities())
        kinds = {one.kind: one.label for one in console.facilities.kinds.kinds}
        return Ground(tuple((kind, tr("{kind} ({count})", kind=kinds.get(kind, kind), count=f"{number:,}"))
                            for kind, number in count.most_common()),
                      console.places.counts()["buildings"], console.roads.marked() is not None)

    def _ask(self, asking: Asking) -> None:
        if self._process.is_busy:
            return
        self._asking = asking
        self.card.show_step(0, 0, tr("Counting buildings, rooms and people …"))
        self._process.add(LongLine(Path("circle show"), line=asking.show_line()))

    def _answered(self, value: dict[str, Any]) -> None:
        self._value = value
        self.card.show_answer(self._asking, value)
        if not self.card.isVisible():
            return
        self._pin(value)
        if sites := value.get("next", {}).get("sites", []):
            self._look(np.array([one["lon"] for one in sites]), np.array([one["lat"] for one in sites]), EDGE)

    def _cancel(self) -> None:
        self.card.stopping()
        self._process.cancel()

    def _closed(self) -> None:
        self._process.cancel()
        self._pin({})

    def _pin(self, value: dict[str, Any]) -> None:
        from widgets.circle.pins import site_pins

        self._canvas.overlays.set_pins(site_pins(value.get("next", {}).get("sites", []), bool(value.get("demo"))))

    def _pin_clicked(self, name: str, place: str) -> None:
        from widgets.circle.pins import PROPOSED

        if name == PROPOSED and self._card is not None:
            if not self._card.isVisible():
                self.show()
            self._card.answer.choose_site(int(place))

    def _look(self, lons: np.ndarray[Any, Any], lats: np.ndarray[Any, Any], edge: float) -> None:
        """Bring places into sight at the left of the card, which covers the right side of the map."""
        bounds = (float(lons.min()) - edge, float(lats.min()) - edge, float(lons.max()) + edge,
                  float(lats.max()) + edge)
        width = max(1, self._view.width())
        self.bounds_wanted.emit(beside(bounds, min(0.7, self.card.width() / width),
                                       width / max(1, self._view.height())))

    def _write_outside(self, asking: Asking) -> None:
        kinds = tr("Buildings") + " (*.gpkg *.geojson *.shp *.fgb *.csv)"
        name, _ = QFileDialog.getSaveFileName(self._view, tr("Write the buildings outside"), "outside.gpkg", kinds)
        if name:
            self.line_wanted.emit(asking.outside_line(Path(name)))

    def _write_report(self, asking: Asking) -> None:
        name, _ = QFileDialog.getSaveFileName(self._view, tr("Write the report"), "service-circle.pdf",
                                              tr("PDF files") + " (*.pdf)")
        if name:
            self.line_wanted.emit(asking.report_line(Path(name).with_suffix(".pdf")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched in self._others and self._card is not None:
            self._card.hide()   # its pins and its answer stay
        return super().eventFilter(watched, event)

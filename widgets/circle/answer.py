"""What the service circle answers, in the panel: shares, proposed stations, loads, overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from console.commands.circle_lines import figure_word, proof, way_word
from console.language import tr
from widgets.circle.pins import COLOUR
from widgets.object.item_list import Item, ItemList
from widgets.theme import Theme

SITE, STATION = "site", "station"
LEAST = 11   # in text sizes: how high a list is at least


class FigureTable(QWidget):
    """Names at the left, figures at the right."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.pad)
        self._grid.setVerticalSpacing(theme.gap // 2)
        self.rows: list[list[str]] = []

    def show_rows(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these instead."""
        while (old := self._grid.takeAt(0)) is not None:
            if (part := old.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.rows = [list(row) for row in rows]
        for line, row in enumerate([list(head), *self.rows]):
            for column, text in enumerate(row):
                label = QLabel(text)
                if not line or not column:
                    label.setProperty("role", "muted")
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(label, line, column, side | Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(0, 1)


class CircleAnswer(QWidget):
    """The answer of `circle show --next`.

    Signals:
        place_wanted(lon, lat): look at a station or a proposed place; EPSG:4490 degrees.
    """

    place_wanted = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[tuple[str, str], tuple[float, float]] = {}
        self.about, self.proof = QLabel(), QLabel()
        for words in (self.about, self.proof):
            words.setProperty("role", "muted")
            words.setWordWrap(True)
        self.shares, self.overlap = (FigureTable(theme, tr("Within reach")),
                                     FigureTable(theme, tr("Overlap of stations")))
        self.sites = ItemList(theme, tr("Proposed stations"), tr("No stations were asked for: say above how many."))
        self.loads = ItemList(theme, tr("Load of the stations"), tr("(nothing)"))
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(tr("Parts of the answer"))
        scroll = QScrollArea()
        scroll.setWidget(self.overlap)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.viewport().setAutoFillBackground(False)
        self.overlap.setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = self.overlap.layout()
        assert layout is not None, "made with it"
        layout.setContentsMargins(0, theme.gap, theme.gap, 0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        for title, part in ((tr("Next stations"), self.sites), (tr("Load"), self.loads), (tr("Overlap"), scroll)):
            self.tabs.addTab(title)
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.stack.setMinimumHeight(theme.size * LEAST)
        for one in (self.sites, self.loads):
            inner = one.layout()
            assert inner is not None, "made with it"
            inner.setContentsMargins(0, 0, 0, 0)
            one.opened.connect(lambda kind, id_: self.place_wanted.emit(*self._places[kind, id_]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap // 2)   # so that five places are seen on a small screen
        for above in (self.about, self.shares, self.proof, self.tabs):
            column.addWidget(above)
        column.addWidget(self.stack, 1)

    def show_answer(self, value: dict[str, Any], place: str) -> None:
        """Show this.

        Args:
            value: as `circle show` answers. place: the area asked about, "" for everywhere.
        """
        plan: dict[str, Any] | None = value.get("next")
        self.about.setText(" · ".join(filter(None, (place, tr(
            "{count} stations, {way}", count=value["stations"], way=way_word(value["reach_m"], value["on_foot"]))))))
        self.shares.show_rows(*_shares(value, plan))
        self.overlap.show_rows(*_overlap(value))
        self.proof.setText(proof(plan) if plan else value.get("no_next", ""))
        self.proof.setVisible(bool(self.proof.text()))
        sites, loads = plan["sites"] if plan else [], value["load"]
        self._places = {(SITE, str(n)): (one["lon"], one["lat"]) for n, one in enumerate(sites)}
        self._places |= {(STATION, str(n)): (one["lon"], one["lat"]) for n, one in enumerate(loads)}
        self.sites.show_items([_site(n, one, plan["by"]) for n, one in enumerate(sites)] if plan else [])
        main = "people" if "people" in value["total"] else "rooms"
        self.loads.show_items([_load(n, one, main) for n, one in enumerate(loads)])
        self.tabs.setCurrentIndex(0 if sites or "no_next" in value else 1)

    def choose_site(self, number: int) -> None:
        """Bring a proposed place into sight in the list."""
        self.tabs.setCurrentIndex(0)
        index = self.sites.model.index(number, 0)
        self.sites.list.setCurrentIndex(index)
        self.sites.list.scrollTo(index)


Table = tuple[list[str], list[list[str]]]


def _shares(value: dict[str, Any], plan: dict[str, Any] | None) -> Table:
    head = ["", tr("Within reach"), tr("Share"), tr("Outside"), *([tr("After")] if plan else [])]
    return head, [[figure_word(name), f"{value['inside'][name]:,.0f}", _percent(value["share"][name]),
                   f"{total - value['inside'][name]:,.0f}", *([_percent(plan["share_after"][name])] if plan else [])]
                  for name, total in value["total"].items()]


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _overlap(value: dict[str, Any]) -> Table:
    """A row for each number of stations in reach; they add up to everybody."""
    names = list(value["total"])
    return ([tr("Stations in reach"), *map(figure_word, names)],
            [[str(count), *(f"{sums[name]:,.0f}" for name in names)]
             for count, sums in value["by_stations_in_reach"].items()])


def _site(number: int, one: dict[str, Any], by: str) -> Item:
    icon = f"mdi6.numeric-{number + 1}-circle" if number < 10 else "mdi6.map-marker-plus"
    name = one["name"] or one["code"]
    return Item(SITE, str(number), name if number < 10 else f"{number + 1}. {name}", one["area_name"],
                f"+{one['gain'][by]:,.0f}", icon, COLOUR)


def _load(number: int, one: dict[str, Any], main: str) -> Item:
    within, nearest, alone = (f"{one[part][main]:,.0f}" for part in ("within", "nearest", "alone"))
    detail = tr("{area} · {within} within reach, {alone} only here", area=one["area_name"], within=within, alone=alone)
    return Item(STATION, str(number), one["name"], detail, nearest, "mdi6.account-voice")

"""What is here? Asks layers, buildings, areas and cases about one place and shows the answers in a card."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from console.errors import ConsoleError
from console.insight.finder import Feature, FeatureFinder
from console.insight.underneath import BuildingIndex
from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.layer import Layer
from console.model.premises import Building
from widgets.identify_card import IdentifyCard, Part
from widgets.live import Live
from widgets.map_panel import MapPanel
from widgets.map_tools import MapTools
from widgets.theme import Theme
from widgets.words import level_word, priority_word, state_word, time_left

if TYPE_CHECKING:
    from console.wiring import Console

WritePlace = Callable[[float, float], str]
MOST_PER_LAYER = 5   # features of one layer in the card; the rest are counted


class Identify(QObject):
    """Fills the card when `MapTools.asked` says where.

    Args:
        console: buildings, areas, catalogue. live: cases and areas of the moment.
        write: the place in the words of the read-out.
    """

    def __init__(self, console: Console, live: Live, plan: MapPanel, tools: MapTools, write: WritePlace,
                 theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._live, self._canvas, self._tools, self._write = console, live, plan.canvas, tools, write
        self._buildings: tuple[list[Building], BuildingIndex] | None = None   # of the tools' thread
        self.card = IdentifyCard(theme, plan.view)
        self.card.feature_chosen.connect(self._outline)
        self.card.closed.connect(tools.hide_feature)
        tools.asked.connect(self.ask)
        tools.changed.connect(self._tool_changed)

    def ask(self, place: QPointF, reach: float) -> None:
        """Find out what is there: logical pixels on the map, metres that still count. The card comes when it is
        known; large layers are read in the background the first time."""
        lon, lat = self._canvas.lonlat(place)
        if lon != lon or lat != lat:
            return
        layers = self._tools.seen_layers()
        on_top = self._case_part(*self._canvas.mark_at(place))
        tree = self._live.tree
        words = self._write(lon, lat)

        def find() -> list[Part]:
            return [*layer_parts(self._tools.finder, layers, lon, lat, reach), *self._building_part(lon, lat),
                    *area_part(tree, self._console.areas.locator().locate(lon, lat)),
                    *nearest_part(self._console, lon, lat)]

        self._tools.background.ask("identify", find, lambda parts: self._show(words, [*on_top, *parts]))

    def _show(self, words: str, parts: list[Part]) -> None:
        self._tools.hide_feature()
        self.card.show_parts(words, parts)

    def _outline(self, part: Part) -> None:
        if part.layer is not None and part.row >= 0:
            self._tools.show_feature(part.layer, part.row)
        else:
            self._tools.hide_feature()

    def _tool_changed(self, name: str) -> None:
        if name != "identify" and self.card.isVisible():
            self.card.hide()
            self._tools.hide_feature()

    def _case_part(self, case_id: str, count: int) -> list[Part]:
        if count > 1:
            return [Part(tr("Cases"), tr("{n:,} cases stand together here; zoom in to tell them apart.", n=count),
                         (), "mdi6.map-marker-multiple-outline")]
        case = self._live.cases.get(case_id)
        return [case_part(case, self._console.catalogue.label(case.class_code))] if case is not None else []

    def _building_part(self, lon: float, lat: float) -> list[Part]:
        """In the background thread."""
        buildings = self._console.places.buildings()
        if self._buildings is None or self._buildings[0] != buildings:
            self._buildings = buildings, BuildingIndex(buildings)
        found = self._buildings[1].at(lon, lat)
        return [building_part(found)] if found is not None else []


def nearest_part(console: Console, lon: float, lat: float) -> list[Part]:
    """The nearest hydrant, shelter, hospital … of a place, with how far it is. In the background thread."""
    from console.commands.facility_lines import metres_word
    from console.insight.nearest import ASKED, nearest

    found = {one.facility.kind: one for one in
             nearest([one for one in console.places.facilities() if one.kind in ASKED], lon, lat)}
    label = console.facilities.kinds.label
    rows = tuple((label(kind), f"{metres_word(found[kind].metres)} · {found[kind].facility.name}")
                 for kind in ASKED if kind in found)
    return [Part(tr("Nearest places"), tr("in a straight line"), rows, "mdi6.map-marker-distance")] if rows else []


def layer_parts(finder: FeatureFinder, layers: Sequence[Layer], lon: float, lat: float, reach: float) -> list[Part]:
    """Features at a place, layer by layer; a layer that cannot be read says so in its part."""
    parts = []
    for layer in layers:
        try:
            rows = finder.at(layer, lon, lat, reach)
            found = finder.features(layer, rows[:MOST_PER_LAYER])
        except ConsoleError as error:
            parts.append(Part(layer.name, str(error), (), "mdi6.alert-outline"))
            continue
        parts += map(feature_part, found)
        if len(rows) > len(found):
            parts.append(Part(layer.name, tr("and {n:,} more", n=len(rows) - len(found)), ()))
    return parts


def feature_part(feature: Feature) -> Part:
    """A feature, called by the field its layer is labelled by, else by its row."""
    label = feature.layer.style.label
    name = dict(feature.fields).get(label) or tr("row {n:,}", n=feature.row + 1)
    return Part(feature.layer.name, name, feature.fields, layer=feature.layer, row=feature.row)


def case_part(case: Case, class_name: str) -> Part:
    """A case, without what only its own card shows."""
    now = time.time()
    return Part(tr("Case"), case.title, (
        (tr("Class"), class_name), (tr("Priority"), priority_word(case.priority)),
        (tr("State"), state_word(case.state)), (tr("Due"), time_left(case.bites_at, now, case.state.is_open)),
        (tr("Address"), case.address or "—")), "mdi6.map-marker-alert-outline")


def building_part(building: Building) -> Part:
    """A building of the standard address base."""
    return Part(tr("Building"), building.name, (
        (tr("Code"), building.code), (tr("Use"), use_word(building.use)), (tr("Floors"), str(building.floors)),
        (tr("Height"), tr("{n:g} m", n=round(building.height, 1))), (tr("Rooms"), f"{building.rooms:,}"),
        *(((tr("Source"), tr("Demo data")),) if building.demo else ())), "mdi6.office-building-outline",
        opens=("building", building.code))


def area_part(tree: AreaTree, area_id: str) -> list[Part]:
    """The areas around a place, the finest first; empty outside all of them."""
    path = list(reversed(tree.path(area_id))) if area_id else []
    if not path:
        return []
    fields = tuple((level_word(area.level), "  ".join(filter(None, (area.name, area.code)))) for area in path)
    return [Part(tr("Area"), path[0].name, fields, "mdi6.map-outline", opens=("area", path[0].id))]


def use_word(use: str) -> str:
    """What a building is used for; what the program does not know is shown as written."""
    return {
        "residential": tr("Housing"), "urban_village": tr("Urban village"), "office": tr("Offices"),
        "industrial": tr("Industry"), "school": tr("School"), "hospital": tr("Hospital"),
        "public": tr("Public building"),
    }.get(use, use)

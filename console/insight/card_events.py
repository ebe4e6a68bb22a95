"""What cases, orders and detections tell of on the card of a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import numpy as np
import shapely

from console.desk.review.desk import ReviewDesk
from console.insight.card_parts import Event, Source, Subject
from console.insight.case_finder import CaseFinder
from console.insight.features import METRES_PER_DEGREE
from console.model.area import AreaTree
from console.model.case import Case
from console.model.order import Order
from console.model.review import Detection, QueueFilter, Status
from console.store.places import PlaceStore

T = TypeVar("T", Case, Order, Detection)
AT_BUILDING = 10.0      # m from the outline within which a case is at the building
NEAR = 15.0             # m from a facility


def case_events(cases: CaseFinder, places: PlaceStore, tree: Callable[[], AreaTree],
                state_word: Callable[[str], str] = str) -> Source:
    """Cases in an area and below it, or at a building, or near a facility."""

    def tell(subject: Subject) -> Iterable[Event]:
        if subject.kind == "area":
            found = cases.of_areas(tree().within(subject.area))
        else:
            found = _near(cases.of_areas([subject.area]), subject, places)
        return [Event("case", one.id, one.reported_at, one.title or one.id, state_word(one.state.value), one.is_open)
                for one in found]

    return tell


def order_events(orders: Callable[[], Mapping[str, Order]], tree: Callable[[], AreaTree],
                 state_word: Callable[[str], str] = str, places: PlaceStore | None = None,
                 case: Callable[[str], Case | None] = lambda id: None) -> Source:
    """Orders of an area and of what is below it; at a building or near a facility, those to come there, or about a
    case there."""

    def spot(one: Order) -> Order | Case:
        return one if one.lon is not None else case(one.case) or one

    def tell(subject: Subject) -> Iterable[Event]:
        if subject.kind == "area":
            within = tree().within(subject.area)
            found = [one for one in orders().values() if one.area in within]
        else:
            found = [] if places is None else _near(list(orders().values()), subject, places, spot)
        return [Event("order", one.id, one.issued_at or 0.0, one.title, state_word(one.state.value),
                      one.state.is_open) for one in found]

    return tell


def _near(found: list[T], subject: Subject, places: PlaceStore,
          spot: Callable[[T], Case | Order | Detection] = lambda one: one) -> list[T]:
    """Those of some things that are at the subject's building or place.

    Args:
        spot: what tells where one of them is, by its `lon` and `lat`.
    """
    spots = [(one, (at.lon, at.lat)) for one in found if (at := spot(one)).lon is not None and at.lat is not None]
    placed = [one for one, _ in spots]
    if subject.lon is None or subject.lat is None or not placed:
        return []
    building = places.building(subject.building) if subject.building else None
    shape = shapely.from_wkb(building.wkb) if building else shapely.Point(subject.lon, subject.lat)
    reach = AT_BUILDING if building else NEAR
    scale = np.array([METRES_PER_DEGREE * np.cos(np.radians(subject.lat)), METRES_PER_DEGREE])
    middle = np.array([subject.lon, subject.lat])
    outline = shapely.transform(shape, lambda xy: (xy - middle) * scale)
    points = shapely.points((np.array([at for _, at in spots], float) - middle) * scale)
    return [one for one, away in zip(placed, shapely.distance(outline, points).tolist(), strict=True) if away <= reach]


def detection_events(reviews: ReviewDesk, tree: Callable[[], AreaTree], places: PlaceStore) -> Source:
    """Suspected changes at a building, or in a grid; of larger areas there may be a hundred thousand.

    Those that were found without a register of buildings name none: they are at the building they lie at.
    """

    def tell(subject: Subject) -> Iterable[Event]:
        is_grid = subject.kind == "area" and not tree().children(subject.area)
        if not (subject.building or is_grid) or not len(reviews):
            return []
        found = reviews.detections(QueueFilter(area=subject.area, status=tuple(Status)))
        if not is_grid:
            at = {one.id for one in _near([one for one in found if not one.building], subject, places)}
            found = [one for one in found if one.building == subject.building or one.id in at]
        loaded = {batch.id: batch.loaded_at for batch in reviews.batches()}
        return [Event("detection", one.id, one.decided_at or loaded.get(one.batch, 0.0), one.kind,
                      one.status.value, one.status.is_open)
                for one in found]

    return tell

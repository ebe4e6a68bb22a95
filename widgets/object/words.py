"""What kinds of things and events are called and which pictogram they have."""

from __future__ import annotations

from collections.abc import Callable

from console.desk.order_steps import state_word as order_state_word
from console.detection.kinds import kind_word as kind_of_change
from console.exchange.evidence.words import status_word
from console.insight.card_parts import Card, Event, Line
from console.language import tr
from console.model.case import State
from console.model.order import OrderState
from console.model.review import Status
from widgets.words import state_word

ICONS = {"area": "mdi6.map-outline", "building": "mdi6.office-building-outline", "room": "mdi6.door",
         "firm": "mdi6.domain", "person": "mdi6.account-outline", "facility": "mdi6.map-marker-star-outline",
         "case": "mdi6.map-marker-alert-outline", "base": "mdi6.grid"}
EVENT_ICONS = {"case": "mdi6.map-marker-alert-outline", "order": "mdi6.bullhorn-outline",
               "hazard": "mdi6.alert-outline", "inspection": "mdi6.clipboard-check-outline",
               "detection": "mdi6.layers-search-outline"}
PLAIN_EVENT = "mdi6.circle-small"


def kind_word(kind: str) -> str:
    """A kind of thing as shown."""
    return {"area": tr("Area"), "building": tr("Building"), "room": tr("Room or flat"), "firm": tr("Firm"),
            "person": tr("Person"), "facility": tr("Facility"), "case": tr("Case"), "base": tr("Base grid")
            }.get(kind, kind)


def event_word(kind: str) -> str:
    """A kind of event as shown."""
    return {"case": tr("Case"), "order": tr("Community order"), "hazard": tr("Hazard"), "inspection": tr("Inspection"),
            "detection": tr("Detection")}.get(kind, kind)


def event_title(event: Event) -> str:
    """What happened; a detection tells only its kind."""
    return tr("Suspected: {kind}", kind=kind_of_change(event.title)) if event.kind == "detection" else event.title


def event_state(event: Event) -> str:
    """Where it stands, in words; sources that tell a code are put into words here."""
    readers: dict[str, Callable[[str], str]] = {
        "case": lambda text: state_word(State(text)), "order": lambda text: order_state_word(OrderState(text)),
        "detection": lambda text: status_word(Status(text))}
    try:
        return readers[event.kind](event.state) if event.kind in readers else event.state
    except ValueError:   # said in words already
        return event.state


def counts_words(line: Line) -> str:
    """How much is registered below a line, "" for nothing."""
    parts = [tr("{n} rooms", n=f"{line.rooms:,}") if line.rooms != 1 else tr("one room")] if line.rooms else []
    return " · ".join([*parts, *who_words(line.residents, line.firms)])


def who_words(people: int, firms: int) -> list[str]:
    """How many people and firms, nothing for none."""
    found = [tr("{n} people", n=f"{people:,}") if people != 1 else tr("one person")] if people else []
    return found + ([tr("{n} firms", n=f"{firms:,}") if firms != 1 else tr("one firm")] if firms else [])


def below_word(card: Card) -> str:
    """What the things below a card are called together."""
    kinds = {line.kind for line in card.below}
    if card.kind == "person":
        return tr("Registered at")
    return tr("Buildings") if kinds == {"building"} else tr("Areas")

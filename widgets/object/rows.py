"""Lines and events of a card as rows of its lists."""

from __future__ import annotations

from collections.abc import Sequence

from console.insight.card_parts import Event, Line, PersonLine, relation_word
from console.language import tr
from widgets.object.item_list import Item
from widgets.object.words import EVENT_ICONS, ICONS, PLAIN_EVENT, counts_words, event_state, event_title, event_word
from widgets.theme import Theme
from widgets.words import moment

# Events with a place of their own in the window.
OPENS = frozenset({"case", "order", "hazard", "inspection", "detection"})


def line_items(lines: Sequence[Line]) -> list[Item]:
    """Things one level below."""
    return [Item(one.kind, one.id, one.title, one.detail, counts_words(one), ICONS.get(one.kind, "")) for one in lines]


def person_items(people: Sequence[PersonLine]) -> list[Item]:
    """People, masked; the card of each reveals what a purpose needs."""
    return [Item("person", str(one.id), one.name, "  ".join(part for part in (one.number, one.phone) if part),
                 relation_word(one.relation), ICONS["person"]) for one in people]


def firm_items(firms: Sequence[Line]) -> list[Item]:
    """Firms with their trades."""
    return [Item(one.kind, one.id, one.title, "", one.detail, ICONS["firm"]) for one in firms]


def facility_items(facilities: Sequence[Line]) -> list[Item]:
    """Facilities."""
    return [Item(one.kind, one.id, one.title, "", one.detail, ICONS["facility"]) for one in facilities]


def event_items(events: Sequence[Event], theme: Theme) -> list[Item]:
    """What happened, the latest first; what is not over yet is bright."""
    found = []
    for one in events:
        when = moment(one.at)[:16] if one.at else tr("without a date")
        found.append(Item(one.kind, one.id if one.kind in OPENS else "", event_title(one),
                          f"{when} · {event_word(one.kind)}", event_state(one),
                          EVENT_ICONS.get(one.kind, PLAIN_EVENT), theme.high if one.open else ""))
    return found

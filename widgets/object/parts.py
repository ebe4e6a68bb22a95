"""Which parts the card of a thing has, in which order, and which of them is looked at first."""

from __future__ import annotations

from console.insight.card_parts import Card
from console.language import tr
from widgets.object.words import below_word

NAMES = ("section", "people", "below", "firms", "facilities", "facts", "events")
FIRST = {"building": "section", "area": "below", "base": "below", "room": "people", "firm": "facts",
         "facility": "facts", "person": "facts"}
# Shown even where there is nothing in them, by kind of thing.
ALWAYS: dict[str, tuple[str, ...]] = {
    "building": ("section", "facts", "events"), "room": ("people", "facts", "events"),
    "area": ("below", "facts", "events"), "base": ("below", "facts"), "person": ("facts", "below")}
USUAL = ("facts", "events")


def parts_of(card: Card) -> dict[str, str]:
    """Its parts from left to right, each with the words of its tab and how many things are in it."""
    counts = {"section": 0, "people": len(card.people), "below": len(card.below), "firms": len(card.firms),
              "facilities": len(card.facilities), "facts": 0, "events": len(card.events)}
    words = {"section": tr("Section"), "people": tr("People"), "below": below_word(card), "firms": tr("Firms"),
             "facilities": tr("Facilities"), "facts": tr("Facts"), "events": tr("Events")}
    always = ALWAYS.get(card.kind, USUAL)
    never = ("people",) if card.kind == "person" else ()
    order = sorted(NAMES, key=lambda name: name != FIRST[card.kind])
    return {name: f"{words[name]} {counts[name]:,}" if counts[name] else words[name]
            for name in order if name not in never and (name in always or counts[name])}


def first_of(card: Card) -> str:
    """The part that is looked at first."""
    if card.kind == "room" and not card.people:
        return "firms" if card.firms else "facts"
    return FIRST[card.kind]

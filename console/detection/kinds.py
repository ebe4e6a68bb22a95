"""What the kinds of change are called, and the colours they have on the map and in pictures."""

from __future__ import annotations

from console.language import tr

# After Okabe & Ito, readable with red-green blindness: gains warm, losses cold, earth brown.
COLOURS = {"new": "#d55e00", "storey": "#e69f00", "extension": "#f0e442", "shed": "#cc79a7", "raise": "#fb8072",
           "growth": "#fdb863", "demolished": "#0072b2", "lowered": "#56b4e9", "loss": "#8dd3c7", "heap": "#a6761d",
           "dug": "#7a858f", "change": "#b3de69"}


def kind_word(kind: str) -> str:
    """A kind in the user's language; an unknown one as it is."""
    words = {"new": tr("New building"), "storey": tr("Added storey"), "extension": tr("Extension"),
             "shed": tr("Roof shed"), "raise": tr("Raised roof"), "growth": tr("Gain"),
             "demolished": tr("Demolished"), "lowered": tr("Lowered"), "loss": tr("Loss"), "heap": tr("Earth heap"),
             "dug": tr("Excavation"), "change": tr("Change in the picture")}
    return words.get(kind, kind)

"""The colours of the drawings. Blue was, orange is: in the section, in the legend and in the 3-D view alike.

After Okabe & Ito, and told apart by lightness and by dashes too, so that no pair rests on hue alone.
"""

from __future__ import annotations

Colour = tuple[int, int, int]

BACK: Colour = (18, 22, 27)          # of the window, so that a drawing has no visible edge
PLOT: Colour = (24, 29, 36)
LINE: Colour = (58, 68, 80)
TEXT: Colour = (227, 232, 238)
DIM: Colour = (160, 172, 185)
UNKNOWN: Colour = (30, 35, 42)       # one of the surveys, or both, saw nothing here: hatched
HATCH: Colour = (62, 70, 79)
SHADOW: Colour = (10, 13, 16)        # around what is drawn over a photo

EARLIER: Colour = (86, 180, 233)
LATER: Colour = (240, 165, 30)
OUTLINE: Colour = (255, 222, 60)     # of the detection
CUT: Colour = (255, 255, 255)        # the line of the section
BUILDING: Colour = (200, 210, 220)   # of the registry
PERMIT: Colour = (74, 214, 166)

EPOCHS = (EARLIER, LATER)
HEAD = 28.0                          # logical pixels of the line above a drawing

"""The mouse on the map while something is drawn or a place is pointed at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from console.insight.sketch import MOST, Kind, Sketch
from maps.tool import Keys

STILL = 4.0    # logical pixels: a drag shorter than this was meant as a click
ToLonLat = Callable[[QPointF], tuple[float, float]]
NO_KEYS = Qt.KeyboardModifier.NoModifier


class SketchTool:
    """Draws one sketch after another.

    Args:
        to_lonlat: EPSG:4490 degrees of a place on the map, `MapCanvas.lonlat`.
        changed(sketch): there is another one, or it looks different.
        finished(sketch, keys): it is done; keys held with the last click.
        too_few(sketch): somebody wanted to finish it before that was possible.
    """

    def __init__(self, kind: Kind, to_lonlat: ToLonLat, changed: Callable[[Sketch], None],
                 finished: Callable[[Sketch, Keys], None], too_few: Callable[[Sketch], None]) -> None:
        self._to_lonlat, self._changed, self._finished, self._too_few = to_lonlat, changed, finished, too_few
        self.sketch = Sketch(kind)
        self._dragging = False

    @property
    def draws(self) -> bool:
        """Box and circle are drawn by a drag as well as by two clicks."""
        return self.sketch.kind in MOST

    def point(self, place: QPointF | None) -> None:
        if place is not None and not self.sketch.done:
            self.sketch.hover(*self._to_lonlat(place))
            self._changed(self.sketch)

    def click(self, place: QPointF, keys: Keys) -> None:
        self._begin_if_done()
        if self.sketch.add(*self._to_lonlat(place)):
            self._end(keys)
        else:
            self._changed(self.sketch)

    def double_click(self, place: QPointF, keys: Keys) -> None:
        """The place itself came with the first click."""
        if self.draws:
            self.click(place, keys)
        else:
            self.finish(keys)

    def draw(self, start: QPointF, place: QPointF, ends: bool, keys: Keys) -> None:
        if not self._dragging:
            self._begin_if_done()
            if not self.sketch.places:
                self.sketch.add(*self._to_lonlat(start))
            self._dragging = True
        self.sketch.hover(*self._to_lonlat(place))
        if ends:
            self._dragging = False
            if (place - start).manhattanLength() > STILL and self.sketch.add(*self._to_lonlat(place)):
                self._end(keys)
                return
        self._changed(self.sketch)

    def finish(self, keys: Keys = NO_KEYS) -> None:
        """End the sketch with the places there are."""
        if self.sketch.done:
            return
        if self.sketch.finish():
            self._end(keys)
        else:
            self._too_few(self.sketch)

    def undo(self) -> None:
        """Take the last place back."""
        if self.sketch.undo():
            self._changed(self.sketch)

    def _begin_if_done(self) -> None:
        if self.sketch.done:
            self.sketch = Sketch(self.sketch.kind)

    def _end(self, keys: Keys) -> None:
        self._changed(self.sketch)
        self._finished(self.sketch, keys)


class PlaceTool:
    """Tells where was clicked."""

    draws = False

    def __init__(self, clicked: Callable[[QPointF, Keys], None]) -> None:
        self._clicked = clicked

    def point(self, place: QPointF | None) -> None:
        pass

    def click(self, place: QPointF, keys: Keys) -> None:
        self._clicked(place, keys)

    def double_click(self, place: QPointF, keys: Keys) -> None:
        pass

    def draw(self, start: QPointF, place: QPointF, ends: bool, keys: Keys) -> None:
        pass

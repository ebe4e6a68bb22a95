"""The views of one detection: side by side, under a curtain, blinking, height change, section, 3-D, or all at once.

They take no focus and no keys of their own: the page that holds them gives keys to their methods.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from console.detection.review_scene import Scene
from console.language import tr
from widgets.review.views_cloud import CloudPane
from widgets.review.views_ground import BlinkPane, ChipPane, DifferencePane, SwipePane
from widgets.review.views_layout import arranged
from widgets.review.views_section import SectionPane
from widgets.review.views_state import ViewState
from widgets.theme import Theme

MODES = ("overview", "side", "swipe", "blink", "difference", "section", "cloud")
SHOWS = {"overview": ("before", "after", "difference", "section"), "side": ("before", "after"), "swipe": ("swipe",),
         "blink": ("blink",), "difference": ("difference",), "section": ("after", "section"),
         "cloud": ("cloud",)}
LEGEND_ROOM = 112   # logical pixels that the legend of the change takes on the right


class ReviewViews(QWidget):
    """Shows scenes; one mode at a time.

    Signals:
        section_line_changed(line): a shapely LineString in the surveys' CRS; dragged, nudged or set anew.
        mode_changed(name).
    """

    section_line_changed = Signal(object)
    mode_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.state = ViewState(self)
        self.mode = "overview"
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stage = QWidget()
        self.panes: dict[str, QWidget] = {
            "before": ChipPane("before", self.state, theme, self._stage),
            "after": ChipPane("after", self.state, theme, self._stage),
            "swipe": SwipePane(self.state, theme, self._stage), "blink": BlinkPane(self.state, theme, self._stage),
            "difference": DifferencePane(self.state, theme, self._stage),
            "section": SectionPane(self.state, theme, self._stage), "cloud": CloudPane(self.state, theme, self._stage)}
        for name in ("before", "after", "difference", "section"):
            self.panes[name].name = name   # type: ignore[attr-defined]
        self.empty = QLabel(self._stage)
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.kind_button, self.reset_button = QToolButton(), QToolButton()
        self._corner = self._make_corner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stage)
        for moved in (self.state.line_changed, self.state.view_changed):
            moved.connect(lambda: self._place_corner(self._shown))
        self.state.line_changed.connect(lambda: self.section_line_changed.emit(self.state.line))
        self.show_scene(None)

    def _make_corner(self) -> QWidget:
        """Two small buttons over the first picture from above: what it shows, and all of it again."""
        corner = QWidget(self._stage)
        corner.setStyleSheet(f"QToolButton {{ font-size: {self.theme.small}px; padding: 2px 7px; }}")
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.reset_button.setText(tr("Whole view"))
        for button, tip, act in (
                (self.kind_button, tr("Orthophoto or shaded surface, for both epochs alike"), self.step_kind),
                (self.reset_button, tr("The whole detection and its own section line again"), self.reset)):
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        return corner

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_scene(self, scene: Scene | None, words: str = "") -> None:
        """Show a detection; None empties the views and says `words`."""
        self.state.show(scene)
        self.empty.setText(words or tr("No detection is chosen."))
        self._name_kind()
        self._arrange()

    @property
    def scene(self) -> Scene | None:
        return self.state.scene

    def name_keys(self, keys: dict[str, str]) -> None:
        """Say in the tooltips which key does it: "kind", "reset" → "T", "0" …"""
        for name, button in (("kind", self.kind_button), ("reset", self.reset_button)):
            tip = button.toolTip().split(" · ")[0]
            button.setToolTip(f"{tip} · {keys[name]}" if name in keys else tip)

    def set_mode(self, name: str) -> None:
        """One of `MODES`. Raises ValueError for others."""
        if name not in MODES:
            raise ValueError(name)
        changed, self.mode = name != self.mode, name
        self._arrange()
        if changed:
            self.mode_changed.emit(name)

    def modes(self) -> list[tuple[str, str, str]]:
        """(name, word, what it shows) of every mode, for buttons and the map of keys."""
        return [("overview", tr("All"), tr("Both epochs, the change of height and the section")),
                ("side", tr("Side by side"), tr("Both epochs beside each other, one scale")),
                ("swipe", tr("Curtain"), tr("The later epoch right of a curtain")),
                ("blink", tr("Blink"), tr("Both epochs in turns in one place")),
                ("difference", tr("Height change"), tr("What became higher or lower, beyond the surveys' noise")),
                ("section", tr("Section"), tr("A cut through both surveys; drag its line on the map")),
                ("cloud", tr("3-D"), tr("The points of both surveys, to be turned"))]

    def step_mode(self, by: int = 1) -> None:
        """The next mode, or the one before."""
        self.set_mode(MODES[(MODES.index(self.mode) + by) % len(MODES)])

    def step_kind(self) -> None:
        """Orthophoto or shaded surface, for both epochs alike."""
        scene = self.state.scene
        photo = self.state.kind == "photo" or (self.state.kind == "auto" and scene is not None
                                               and None not in scene.photos)
        self.state.set_kind("surface" if photo else "photo")
        self._name_kind()

    def flip(self) -> None:
        """Blink by hand: the other epoch at once; the clock holds from then on."""
        pane = self.panes["blink"]
        assert isinstance(pane, BlinkPane)
        if self.mode != "blink":
            self.set_mode("blink")
        pane.run(False)
        pane.flip()

    def set_curtain(self, share: float) -> None:
        """Hang the curtain at 0 (left) … 1 (right)."""
        pane = self.panes["swipe"]
        assert isinstance(pane, SwipePane)
        pane.set_share(share)

    def move_curtain(self, by: float) -> None:
        """Move it by a share of the width."""
        pane = self.panes["swipe"]
        assert isinstance(pane, SwipePane)
        pane.set_share(pane.share + by)

    def zoom(self, times: float) -> None:
        """Closer (more than 1) or farther, in the pictures or in the 3-D view."""
        cloud = self.cloud
        if self.mode == "cloud":
            cloud.set_turn(cloud.turn.zoomed(times))
        else:
            self.state.zoom(times)

    def nudge_section(self, across: float = 0.0, along: float = 0.0, turn: float = 0.0) -> None:
        """Move the section's line by metres, or turn it by degrees: what dragging does, by key."""
        self.state.nudge_line(across, along, turn)

    def turn_cloud(self, yaw: float = 0.0, pitch: float = 0.0) -> None:
        """Turn the 3-D view by degrees."""
        self.cloud.set_turn(self.cloud.turn.turned(yaw, pitch))

    def reset(self) -> None:
        """The whole detection, its own section line, the first look at the points."""
        from maps.review.cloud import Turn

        self.state.set_view(None)
        self.state.reset_line()
        self.cloud.set_turn(Turn())

    @property
    def cloud(self) -> CloudPane:
        pane = self.panes["cloud"]
        assert isinstance(pane, CloudPane)
        return pane

    def stop(self) -> None:
        """End threads and clocks: before the window goes."""
        self.cloud.stop()
        self._blink(False)

    # -- how it is arranged -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._blink(False)

    def _arrange(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        shown = self._shown
        for name, box in arranged(shown, self._stage.width(), self._stage.height()).items():
            self.panes[name].setGeometry(QRect(*box))
        for name, pane in self.panes.items():
            pane.setVisible(name in shown)
        self.empty.setVisible(not shown)
        self._place_corner(shown)
        self.empty.setGeometry(self._stage.rect().adjusted(24, 24, -24, -24))
        self._blink(self.mode == "blink" and bool(shown) and self.isVisible())

    @property
    def _shown(self) -> tuple[str, ...]:
        """Names of the views of this mode."""
        return SHOWS[self.mode] if self.state.scene is not None else ()

    @property
    def _is_moved(self) -> bool:
        """Whether there is anything to go back from: nearer, elsewhere, another line, or points that turn."""
        state = self.state
        return self.mode == "cloud" or state.view is not None or (
            state.scene is not None and state.line is not None and not state.line.equals(state.scene.line))

    def _place_corner(self, shown: tuple[str, ...]) -> None:
        """At the lower right of the first view, over the picture but over neither legend nor scale."""
        self._corner.setVisible(bool(shown) and shown != ("section",))
        if shown:
            self.kind_button.setVisible(shown[0] not in ("difference", "cloud"))
            self.reset_button.setVisible(self._is_moved)
            self._corner.adjustSize()
            box = self.panes[shown[0]].geometry()
            right = box.right() - (LEGEND_ROOM if shown[0] == "difference" else 6)
            self._corner.move(right - self._corner.width(), box.bottom() - self._corner.height() - 5)
            self._corner.raise_()

    def _blink(self, on: bool) -> None:
        pane = self.panes["blink"]
        assert isinstance(pane, BlinkPane)
        pane.run(on)

    def _name_kind(self) -> None:
        scene = self.state.scene
        photo = self.state.kind == "photo" or (self.state.kind == "auto" and scene is not None
                                               and None not in scene.photos)
        self.kind_button.setText(tr("Shaded surface") if photo else tr("Orthophoto"))   # what a click brings
        self.kind_button.setEnabled(scene is not None and any(scene.photos) and any(scene.reliefs))

"""What lies over the map, in the layer column: tick it, and choose what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from console.insight.choropleth import levels_of
from console.language import tr
from console.model.area import AreaTree
from console.model.overlay import Measure, Overlays
from console.store.overlays import OverlayStore
from widgets.choice_button import Choice, ChoiceButton
from widgets.theme import Theme
from widgets.words import level_word

Run = Callable[[list[str]], None]
RADII = (12, 24, 48)
MINUTES = (5, 15, 30, 60)


class OverlayBox(QFrame):
    """One line for each overlay; every change goes through a command.

    Args:
        overlays: what the profile shows now. run: runs a command line of words.
    """

    _told = Signal(object)

    def __init__(self, overlays: OverlayStore, run: Run, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overlays, self._run = overlays, run
        self.heat = QCheckBox(tr("Heat"))
        self.heat.setToolTip(tr("Where open cases lie close together (Ctrl+H)"))
        self.radius = _box(tr("How far a case glows"), [(tr("{n} px", n=n), str(n)) for n in RADII])
        self.choropleth = QCheckBox(tr("Coloured areas"))
        self.choropleth.setToolTip(tr("Areas by their open cases (Ctrl+J)"))
        self.level = _box(tr("Level of the areas"), [(tr("automatic"), "")])
        self.measure = _box(tr("What the colour tells"), [
            (tr("Number of cases"), Measure.COUNT.value), (tr("per km²"), Measure.DENSITY.value),
            (tr("per 1,000 rooms"), Measure.ROOMS.value)])
        self.trails = QCheckBox(tr("Units and trails"))
        self.trails.setToolTip(tr("Moving units and where they have been (Ctrl+U)"))
        self.devices = QCheckBox(tr("Sensors and cameras"))
        self.devices.setToolTip(tr("Sensors and cameras, and how each is doing (Ctrl+Shift+V)"))
        self.facilities = QCheckBox(tr("Facilities"))
        self.facilities.setToolTip(tr("Stations, police, hydrants, shelters, schools … (Ctrl+Shift+K)"))
        self.kinds = ChoiceButton(tr("Kinds of facilities"), [], theme)
        self.kinds.changed.connect(self._kinds_chosen)
        self.minutes = _box(tr("How far back trails go"), [(tr("{n} min", n=n), str(n)) for n in MINUTES])
        self._lay_out(theme)
        self._connect()
        self._told.connect(self.show_overlays, Qt.ConnectionType.QueuedConnection)
        self._forget = overlays.listen(self._told.emit)
        self.refresh()

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(tr("Over the map"))
        heading.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap // 2)
        column.addWidget(heading)
        for tick, boxes in ((self.heat, [self.radius]), (self.choropleth, [self.level, self.measure]),
                            (self.trails, [self.minutes]), (self.devices, []), (self.facilities, [self.kinds])):
            row = QHBoxLayout()
            row.setSpacing(theme.gap // 2)
            row.addWidget(tick)
            row.addStretch(1)
            if len(boxes) > 1:   # two boxes need a line of their own in a narrow column
                column.addLayout(row)
                row = QHBoxLayout()
                row.setSpacing(theme.gap // 2)
                row.setContentsMargins(theme.size + theme.gap, 0, 0, 0)
            for box in boxes:
                row.addWidget(box)
            column.addLayout(row)
        height = theme.size + 4
        self.setStyleSheet(f"QComboBox {{ font-size: {theme.small}px; min-height: {height}px; padding: 0 4px; }}")

    def _connect(self) -> None:
        for tick, name in ((self.heat, "heat"), (self.choropleth, "choropleth"), (self.trails, "trails"),
                           (self.devices, "devices"), (self.facilities, "facilities")):
            tick.toggled.connect(lambda on, name=name: self._run(["view", name, "--on" if on else "--off"]))
        for box, words in ((self.radius, ["heat", "--radius"]), (self.measure, ["choropleth", "--measure"]),
                           (self.minutes, ["trails", "--minutes"]), (self.level, ["choropleth", "--level"])):
            box.activated.connect(lambda at, box=box, words=words: self._chosen(box, words))

    def _kinds_chosen(self) -> None:
        now = self._overlays.get()
        chosen = sorted(self.kinds.chosen)
        if chosen != sorted(now.facility_kinds):
            self._run(["view", "facilities", "--on", *(f"--kind={kind}" for kind in chosen or ["all"])])

    def _chosen(self, box: QComboBox, words: Sequence[str]) -> None:
        if box.currentData():
            self._run(["view", words[0], f"{words[1]}={box.currentData()}"])

    # What changed elsewhere

    def refresh(self) -> None:
        """Show what is saved."""
        self.show_overlays(self._overlays.get())

    def offer_kinds(self, kinds: Sequence[Choice]) -> None:
        """Offer these kinds of facilities, with their pictograms."""
        with QSignalBlocker(self.kinds):
            self.kinds.set_groups([("", kinds)])
        self.refresh()

    def set_tree(self, tree: AreaTree) -> None:
        """Offer the levels of this hierarchy."""
        with QSignalBlocker(self.level):
            self.level.clear()
            for level in levels_of(tree):
                self.level.addItem(level_word(level), level.word)
        self.choropleth.setEnabled(self.level.count() > 0)
        self.refresh()

    def show_overlays(self, now: Overlays) -> None:
        """Show what is on."""
        for tick, on in ((self.heat, now.heat), (self.choropleth, now.choropleth), (self.trails, now.trails),
                         (self.devices, now.devices), (self.facilities, now.facilities)):
            with QSignalBlocker(tick):
                tick.setChecked(on)
        for box, value in ((self.radius, str(now.radius)), (self.measure, now.measure.value),
                           (self.minutes, str(now.minutes))):
            _choose(box, value)
        usual = 1 if self.level.count() > 1 else 0   # the first level that has several, as a rule
        self.level.setCurrentIndex(max(self.level.findData(now.level), usual) if not now.level
                                   else self.level.findData(now.level))
        self.radius.setVisible(now.heat)
        self.minutes.setVisible(now.trails)
        with QSignalBlocker(self.kinds):
            self.kinds.choose(now.facility_kinds)
        self.kinds.setVisible(now.facilities)
        for box in (self.level, self.measure):
            box.setVisible(now.choropleth)

    def stop(self) -> None:
        """Listen no longer (once, before the window goes)."""
        self._forget()


def _box(name: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    for words, value in items:
        box.addItem(words, value)
    return box


def _choose(box: QComboBox, value: str) -> None:
    """Make a value current, also one that was set from the shell and is not offered."""
    if box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(box.findData(value))

"""The buttons above the layer list and the opacity slider below it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton

from console.language import tr
from console.model.layer import Layer
from widgets.icons import icon
from widgets.theme import Theme


class LayerTools(QObject):
    """Holds `bar` and `foot`, which the panel puts above and below its list.

    Signals:
        faded(opacity): the slider was moved by hand, 0 to 1.
    """

    faded = Signal(float)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.add = self._button("mdi6.layers-plus", tr("Add files to the map"))
        self.add.setText(tr("Add"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.zoom = self._button("mdi6.magnify-scan", tr("Zoom to the layer (Enter)"))
        self.style = self._button("mdi6.palette", tr("Style of the layer (double click)"))
        self.table = self._button("mdi6.table", tr("Attribute table (Ctrl+T)"))
        self.remove = self._button("mdi6.layers-minus", tr(
            "Remove the layer from the map; it can be recalled (Delete)"))
        self.recall = self._button("mdi6.undo", tr("Recall the layer that was removed last"))
        self.bar = QFrame()
        self.bar.setStyleSheet("QToolButton { padding-left: 3px; padding-right: 3px; }")   # a column may be narrow
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(theme.gap, theme.gap, theme.gap, theme.gap // 2)
        row.setSpacing(0)
        row.addWidget(self.add)
        row.addStretch(1)
        for button in (self.zoom, self.style, self.table, self.remove, self.recall):
            row.addWidget(button)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(tr("Opacity"))
        self.slider.setStyleSheet(slider_style(theme))
        self.percent = QLabel()
        self.percent.setProperty("role", "mono")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.percent.setMinimumWidth(theme.size * 3)
        self.name = QLabel(tr("Opacity"))
        self.name.setProperty("role", "muted")
        self.foot = QFrame()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.gap)
        foot.setSpacing(theme.gap)
        foot.addWidget(self.name)
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.percent)
        self.slider.valueChanged.connect(self._moved)

    def show_layer(self, layer: Layer | None) -> None:
        """Offer what can be done with this layer."""
        for button in (self.style, self.table, self.remove):
            button.setEnabled(layer is not None)
        self.zoom.setEnabled(layer is not None and layer.bounds is not None)
        self.foot.setVisible(layer is not None)
        if layer is not None and not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(layer.opacity * 100))
            self._write(self.slider.value())
            self.slider.setToolTip(tr("Opacity of {layer}", layer=layer.name))

    def _moved(self, value: int) -> None:
        self._write(value)
        self.faded.emit(value / 100)

    def _write(self, value: int) -> None:
        self.percent.setText(f"{value} %")

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button


def slider_style(theme: Theme) -> str:
    """A thin groove and a round knob, which the application's style sheet does not have."""
    knob = theme.size
    return (f"QSlider::groove:horizontal {{ height: 4px; background: {theme.sunken}; border-radius: 2px; }}"
            f"QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: 2px; }}"
            f"QSlider::handle:horizontal {{ width: {knob}px; height: {knob}px; margin: {-(knob // 2 - 2)}px 0;"
            f" background: {theme.text}; border-radius: {knob // 2}px; }}"
            f"QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}")

"""The style page of a layer: its fields, a legend that follows them at once, and Apply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from console.errors import ConsoleError
from console.exchange.layers import attributes_of
from console.insight.legend import legend_counts
from console.insight.styling import styled
from console.language import tr
from console.model.layer import Layer, LayerStyle
from console.profile import Profile
from widgets.background import Background
from widgets.icons import icon
from widgets.layer_cells import LayerCells
from widgets.layer_model import UNKNOWN, LayerModel
from widgets.layer_words import shape_count
from widgets.style import restyle
from widgets.style_form import Classing, StyleForm
from widgets.theme import Theme

Run = Callable[[list[str]], None]
WAIT_MS = 200   # after the last change, until the legend is made: nobody reads one per letter


@dataclass(frozen=True)
class Preview:
    """A legend as it would be: its style, features per line, all features; or sentences why not."""

    style: LayerStyle
    counts: tuple[int, ...] = ()
    total: int = 0
    filter_error: str = ""
    error: str = ""


class StylePanel(QWidget):
    """Edits one layer's style; Apply runs `layer style`, nothing else changes the layer.

    Signals:
        closed(): back to the list.
    """

    closed = Signal()

    def __init__(self, profile: Profile, run: Run, background: Background, theme: Theme,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile, self._run, self._background, self._theme = profile, run, background, theme
        self._layer: Layer | None = None
        self.form = StyleForm(theme)
        self.legend = LayerModel(self)
        self._build()
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._preview)
        self.form.changed.connect(self._changed)

    # From outside

    def show_layer(self, layer: Layer) -> None:
        """Edit this layer, beginning with its style as it is."""
        self._layer = layer
        self.title.setText(layer.name)
        self.form.show_layer(layer)
        self._background.ask("style-fields", lambda: _numbers(self._profile, layer), self.form.set_numbers)
        self._changed()

    def follow(self, layers: tuple[Layer, ...]) -> None:
        """Layers changed: leave one that is gone, take over a style that was changed elsewhere or applied."""
        if self._layer is None:
            return
        now = next((one for one in layers if one.id == self._layer.id), None)
        if now is None:
            self._layer = None
            self.closed.emit()
        elif now != self._layer:
            changed = (now.style, now.filter) != (self._layer.style, self._layer.filter)
            self._layer = now
            self.title.setText(now.name)
            if changed:
                self.show_layer(now)

    def apply(self) -> None:
        """Run the command that the fields amount to."""
        words = self.form.words()
        if self._layer is not None and words:
            self._run(["layer", "style", self._layer.id, *words])

    def _back_to_saved(self) -> None:
        if self._layer is not None:
            self.show_layer(self._layer)

    # Building

    def _build(self) -> None:
        theme = self._theme
        back = QToolButton()
        back.setProperty("role", "flat")
        back.setIcon(icon("mdi6.arrow-left", theme))
        back.setToolTip(tr("Back to the layers (Esc)"))
        back.setAccessibleName(back.toolTip())
        back.setShortcut("Esc")
        back.clicked.connect(self.closed)
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setContentsMargins(theme.gap, theme.gap, theme.pad, theme.gap)
        head.setSpacing(theme.gap)
        head.addWidget(back)
        head.addWidget(self.title, 1)
        self.lines = QTreeView()
        self.lines.setModel(self.legend)
        self.lines.setItemDelegate(LayerCells(theme, self.lines))
        self.lines.setHeaderHidden(True)
        self.lines.setRootIsDecorated(False)
        self.lines.setIndentation(0)
        self.lines.setUniformRowHeights(True)
        self.lines.setAccessibleName(tr("Legend as it would be"))
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.form.legend_place.addWidget(self.lines)
        self.form.legend_place.addWidget(self.note)
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        self.form.setAutoFillBackground(False)
        self.button = QPushButton(tr("Apply"))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.apply)
        self.reset = QPushButton(tr("Reset"))
        self.reset.setToolTip(tr("Back to the style as it is saved"))
        self.reset.clicked.connect(self._back_to_saved)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        foot.setSpacing(theme.gap)
        foot.addStretch(1)
        foot.addWidget(self.reset)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    # The legend as it would be

    def _changed(self) -> None:
        changed = bool(self.form.words())
        self._allow(False)   # until the preview has found nothing wrong
        self.reset.setEnabled(changed)
        self._wait.start()

    def _preview(self) -> None:
        layer = self._layer
        if layer is None:
            return
        wanted = self.form.classing() if self.form.needs_legend else None
        condition = self.form.filter.text().strip()
        self._background.ask("style-preview", lambda: preview(self._profile, layer, wanted, condition), self._show)

    def _show(self, found: Preview) -> None:
        if self._layer is None:
            return
        form, theme = self.form, self._theme
        style = msgspec.structs.replace(found.style, fill=form.fill.colour, stroke=form.stroke.colour)
        self.legend.set_layers((msgspec.structs.replace(self._layer, style=style, visible=True),))
        self.legend.set_counts(self._layer.id, list(found.counts) or [UNKNOWN] * len(style.bands))
        self.lines.setRootIndex(self.legend.index(0, 0))
        self.lines.setFixedHeight((theme.row + 1) * len(style.bands))
        self.lines.setVisible(bool(style.bands))
        form.say_filter(found.filter_error)
        self.note.setText(found.error or ("" if found.filter_error else self._sum(found)))
        self.note.setVisible(bool(self.note.text()))
        self.note.setStyleSheet(f"color: {theme.urgent};" if found.error else "")
        self._allow(bool(form.words()) and not found.error and not found.filter_error)

    def _allow(self, yes: bool) -> None:
        """Let it be applied, or not."""
        self.button.setEnabled(yes)
        self.button.setProperty("role", "primary" if yes else "")
        restyle(self.button)

    def _sum(self, found: Preview) -> str:
        rest = found.total - sum(found.counts) if found.counts else 0
        said = shape_count(self._layer.shape, found.total) if self._layer else ""
        return tr("{all}, {n} of them in no class", all=said, n=f"{rest:,}") if rest > 0 else said


def preview(profile: Profile, layer: Layer, wanted: Classing | None, condition: str) -> Preview:
    """Make the legend and count it, in the background thread.

    Args:
        wanted: what the legend is to be made of; None to keep the layer's.
    """
    style = layer.style
    try:
        table = attributes_of(profile, layer)
        if wanted is not None:
            style = styled(style, table, wanted.look, wanted.field, wanted.method or "quantile", wanted.classes,
                           wanted.ramp)
    except ConsoleError as error:
        return Preview(layer.style, error=str(error))
    try:
        counts, total = legend_counts(table, style, condition)
    except ConsoleError as error:
        return Preview(style, filter_error=str(error))
    return Preview(style, tuple(counts), total)


def _numbers(profile: Profile, layer: Layer) -> set[str]:
    try:
        table = attributes_of(profile, layer)
    except ConsoleError:
        return set()
    return {field for field in table.fields if table.is_number(field)}

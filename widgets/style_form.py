"""The fields that say how a layer is drawn, and the command line they amount to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from console.insight.styling import ramp_of, read_ramps
from console.language import tr
from console.model.layer import Layer, Look, Shape
from widgets.layer_words import look_words, method_words
from widgets.style_fields import Choice, ColourButton, RampBox, narrow, plain
from widgets.theme import Theme

USUAL_CLASSES = 5


@dataclass(frozen=True)
class Classing:
    """What decides a legend; equal ones need no new one."""

    look: str
    field: str
    method: str
    classes: int
    ramp: str


class StyleForm(QWidget):
    """All fields of a layer's style.

    Signals:
        changed(): some field, by hand.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ramps = theme, read_ramps()
        self._layer: Layer | None = None
        self._numbers: set[str] = set()
        self._first: Classing | None = None
        self._make()
        self._lay_out()
        self._connect()

    # What it says

    def classing(self) -> Classing:
        """What the legend is to be made of."""
        look = self.look.value()
        if look == Look.SINGLE:
            return Classing(look, "", "", 0, "")
        graduated = look == Look.GRADUATED
        return Classing(look, self.field.currentText(), self.method.currentData() if graduated else "",
                        self.classes.value() if graduated else 0, self.ramp.name())

    @property
    def needs_legend(self) -> bool:
        """Whether the legend must be made anew, rather than kept."""
        return self.classing() != self._first

    def words(self) -> list[str]:
        """Options of `layer style` for what differs from the layer as it is; [] for nothing."""
        layer = self._layer
        if layer is None:
            return []
        style, wanted = layer.style, self.classing()
        words: list[str] = []
        if self.needs_legend:
            words.append(f"--look={wanted.look}")
            if wanted.look != Look.SINGLE:
                words += [f"--field={wanted.field}", f"--ramp={wanted.ramp}"]
            if wanted.look == Look.GRADUATED:
                words += [f"--method={wanted.method}", f"--classes={wanted.classes}"]
        for option, value, old in (
            ("fill", self.fill.colour, style.fill), ("stroke", self.stroke.colour, style.stroke),
            ("width", self.width_box.value(), style.width), ("size", self.size_box.value(), style.size),
            ("label", self.label.currentData(), style.label),
            ("min-scale", self.out_bound.value(), style.min_scale),
            ("max-scale", self.in_bound.value(), style.max_scale),
            ("filter", self.filter.text().strip(), layer.filter),
        ):
            if value != old:
                words.append(f"--{option}={value}")
        return words

    # What it shows

    def show_layer(self, layer: Layer) -> None:
        """The layer's style as it is. Fields are known from it; which are numbers is told by `set_numbers`."""
        self._layer, style = layer, layer.style
        with QSignalBlocker(self):
            self._fill_fields()
            self.look.set_value(style.look)
            self.method.setCurrentIndex(max(0, self.method.findData(style.method or "quantile")))
            self.classes.setValue(len(style.bands) if style.look is Look.GRADUATED else USUAL_CLASSES)
            self.ramp.set_name(ramp_of(style, self._ramps) if style.bands else "set")
            self.fill.set_colour(style.fill)
            self.stroke.set_colour(style.stroke)
            self.width_box.setValue(style.width)
            self.size_box.setValue(style.size)
            self.label.clear()
            self.label.addItem(tr("none"), "")
            for name in layer.fields:
                self.label.addItem(name, name)
            self.label.setCurrentIndex(max(0, self.label.findData(style.label)))
            self.out_bound.setValue(round(style.min_scale))
            self.in_bound.setValue(round(style.max_scale))
            self.filter.setText(layer.filter)
        self.say_filter("")
        self._show_rows()
        self._first = self.classing()

    def set_numbers(self, names: set[str]) -> None:
        """Fields that hold numbers, which only a graduated look takes."""
        self._numbers = names
        with QSignalBlocker(self):
            self._fill_fields()
        if self._layer is not None and not self.needs_legend:
            self._first = self.classing()

    def say_filter(self, sentence: str) -> None:
        """Why the filter cannot be used, "" where it can."""
        self.filter_note.setText(sentence)
        self.filter_note.setVisible(bool(sentence))

    # Building

    def _make(self) -> None:
        theme = self._theme
        self.look = Choice({str(look): word for look, word in look_words().items()})
        self.field, self.label = QComboBox(), QComboBox()
        self.method = QComboBox()
        for value, word in method_words().items():
            self.method.addItem(word, value)
        self.classes = QSpinBox(minimum=1, maximum=20, value=USUAL_CLASSES)
        self.ramp = RampBox(self._ramps, theme)
        self.fill, self.stroke = ColourButton(tr("Fill"), theme), ColourButton(tr("Border"), theme)
        self.width_box = QDoubleSpinBox(minimum=0, maximum=20, singleStep=0.5, decimals=1, suffix=" px")
        self.size_box = QDoubleSpinBox(minimum=1, maximum=60, singleStep=1, decimals=1, suffix=" px")
        self.out_bound, self.in_bound = _scale(tr("no bound")), _scale(tr("no bound"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("All features, or for example: height > 30"))
        self.filter.setToolTip(tr("A condition over the fields, as in SQL: height > 30 AND \"name\" LIKE '%A%'"))
        self.filter.setClearButtonEnabled(True)
        self.filter_note = QLabel()
        self.filter_note.setWordWrap(True)
        self.filter_note.setProperty("role", "muted")
        self.filter_note.setStyleSheet(f"color: {theme.urgent};")
        for box in (self.field, self.label, self.method):
            narrow(box)
        for spin in (self.classes, self.width_box, self.size_box, self.out_bound, self.in_bound):
            plain(spin)

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        column.addWidget(_heading(tr("Colour")))
        column.addWidget(self.look)
        self.legend_form = _form(theme)
        _add_rows(self.legend_form, theme, (tr("By field"), self.field), (tr("Classes by"), self.method),
                  (tr("How many"), self.classes), (tr("Colours"), self.ramp))
        column.addLayout(self.legend_form)
        self.legend_place = QVBoxLayout()
        column.addLayout(self.legend_place)
        self.look_form = _form(theme)
        _add_rows(self.look_form, theme, (tr("Fill"), self.fill), (tr("Border"), self.stroke),
                  (tr("Line width"), self.width_box), (tr("Point size"), self.size_box))
        column.addLayout(self.look_form)
        column.addWidget(_line())
        column.addWidget(_heading(tr("Labels and scale")))
        form = _form(theme)
        _add_rows(form, theme, (tr("Label"), self.label), (tr("Farthest"), self.out_bound),
                  (tr("Nearest"), self.in_bound))
        self.out_bound.setToolTip(tr("Zoomed out further than this, the layer is not drawn"))
        self.in_bound.setToolTip(tr("Zoomed in further than this, the layer is not drawn"))
        column.addLayout(form)
        column.addWidget(_line())
        column.addWidget(_heading(tr("Only features where")))
        column.addWidget(self.filter)
        column.addWidget(self.filter_note)
        column.addStretch(1)

    def _connect(self) -> None:
        self.look.chosen.connect(self._look_chosen)
        self.fill.chosen.connect(lambda *_: self.changed.emit())
        self.stroke.chosen.connect(lambda *_: self.changed.emit())
        for box in (self.field, self.method, self.ramp, self.label):
            box.activated.connect(lambda *_: self.changed.emit())
        for spin in (self.classes, self.width_box, self.size_box, self.out_bound, self.in_bound):
            spin.valueChanged.connect(lambda *_: self.changed.emit())
        self.filter.textChanged.connect(lambda *_: self.changed.emit())

    def _look_chosen(self, look: str) -> None:
        with QSignalBlocker(self):
            self._fill_fields()
            if look == Look.GRADUATED and self.ramp.name() in ("", "set"):
                self.ramp.set_name("viridis")
            elif look == Look.CATEGORISED and self.ramp.name() != "set":
                self.ramp.set_name("set")
        self._show_rows()
        self.changed.emit()

    def _fill_fields(self) -> None:
        """Offer the layer's fields, for a graduated look only numbers; keep what is chosen where possible."""
        if self._layer is None:
            return
        fields = self._layer.fields
        kept = self.field.currentText() if self.field.count() else ""
        kept = kept if kept in fields else self._layer.style.field
        offered = [one for one in fields if one in self._numbers] if self.look.value() == Look.GRADUATED else fields
        self.field.clear()
        self.field.addItems(list(offered or fields))
        self.field.setCurrentIndex(max(0, self.field.findText(kept)))

    def _show_rows(self) -> None:
        look, shape = self.look.value(), self._layer.shape if self._layer else Shape.POLYGON
        for row, wanted in enumerate((look != Look.SINGLE, look == Look.GRADUATED, look == Look.GRADUATED,
                                      look != Look.SINGLE)):
            self.legend_form.setRowVisible(row, wanted)
        self.look_form.setRowVisible(0, look == Look.SINGLE)
        self.look_form.setRowVisible(1, shape is not Shape.LINE)
        self.look_form.setRowVisible(2, shape is not Shape.POINT)
        self.look_form.setRowVisible(3, shape is Shape.POINT)


def _scale(none: str) -> QSpinBox:
    box = QSpinBox(minimum=0, maximum=100_000_000, singleStep=1000, prefix="1:")
    box.setSpecialValueText(none)
    box.setGroupSeparatorShown(True)
    return box


def _form(theme: Theme) -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(theme.pad)
    form.setVerticalSpacing(theme.gap)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def _add_rows(form: QFormLayout, theme: Theme, *rows: tuple[str, QWidget]) -> None:
    for word, part in rows:
        label = _muted(word)
        label.setMinimumWidth(theme.size * 5)   # the same in all forms of the page
        form.addRow(label, part)


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "title")
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "divider")
    return line

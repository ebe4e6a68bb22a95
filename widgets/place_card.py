"""The card of a device or facility: what it is, how it is doing, how to reach it. Floats over the map's corner."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.language import tr
from widgets.curve_view import CurveView
from widgets.device_rules import RuleForm
from widgets.facility_form import FacilityForm
from widgets.facility_removal import FacilityRemovalForm
from widgets.floating import FloatingCard
from widgets.reveal_grid import Field, RevealGrid
from widgets.theme import Theme
from widgets.words import demo_word

WIDTH = 26   # in text sizes


@dataclasses.dataclass(frozen=True)
class PlaceFacts:
    """What a card shows.

    Attributes:
        chip, colour: how it is doing, in a word.
        times, values: of the last day; None for what has no curve. limits, unit: for the curve.
        stream: address of a camera's picture, "" for none.
        hidden: label of a masked row → what `People.reveal` is asked for.
        device_kind: of a device, "" for a facility. holding: name of the rule that holds, "" for none.
        code: on its plate, "" for none. lon, lat: EPSG:4490 degrees. class_code: of a case about it.
    """

    set: str
    id: str
    title: str
    kind: str
    rows: tuple[tuple[str, str], ...]
    chip: str = ""
    colour: str = ""
    times: NDArray[np.float64] | None = None
    values: NDArray[np.float64] | None = None
    limits: tuple[float, ...] = ()
    unit: str = ""
    stream: str = ""
    code: str = ""
    lon: float = 0.0
    lat: float = 0.0
    class_code: str = ""
    device_kind: str = ""
    holding: str = ""
    hidden: Mapping[str, str] = dataclasses.field(default_factory=dict)
    demo: bool = False


class PlaceCard(FloatingCard):
    """Esc closes it.

    Signals:
        picture_wanted(str): open a camera's stream in the user's player.
        report_wanted(PlaceFacts): somebody reports something here.
        edit_wanted(PlaceFacts): what is known of this facility is to be corrected.
        remove_wanted(PlaceFacts): this facility is to be taken off the record.
        rules_wanted(PlaceFacts): the rules of this kind of device are to be changed.
    """

    picture_wanted = Signal(str)
    report_wanted = Signal(object)
    rules_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, plan: QWidget) -> None:
        super().__init__(theme, plan, WIDTH)
        self.facts: PlaceFacts | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title, self.kind, self.chip, self.demo = QLabel(), QLabel(), QLabel(), QLabel(demo_word())
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.kind.setProperty("role", "muted")
        for chip in (self.chip, self.demo):
            chip.setProperty("role", "chip")
        self.demo.setStyleSheet(f"color: {theme.warning};")
        self.fields, self.curve = RevealGrid(theme), CurveView(theme)
        self.picture = QPushButton(tr("Open picture"))
        self.picture.setToolTip(tr("Open the camera's stream in your player"))
        self.picture.clicked.connect(lambda: self.facts and self.picture_wanted.emit(self.facts.stream))
        self.report = QPushButton(tr("Report a case here"))
        self.report.setToolTip(tr("Begin a case at this place"))
        self.report.clicked.connect(lambda: self.facts and self.report_wanted.emit(self.facts))
        self.rules_button = QPushButton(tr("Rules …"))
        self.rules_button.setToolTip(tr("When readings of this kind of device raise an alarm or a hazard"))
        self.rules_button.clicked.connect(lambda: self.facts and self.rules_wanted.emit(self.facts))
        self.rules = RuleForm(theme)
        self.rules.left.connect(self._rules_left)
        self.edit = QPushButton(tr("Edit …"))
        self.edit.setToolTip(tr("Correct what is known of this facility"))
        self.edit.clicked.connect(lambda: self.facts and self.edit_wanted.emit(self.facts))
        self.remove = QPushButton(tr("Remove …"))
        self.remove.setToolTip(tr("Take this facility off the record, with a reason; it can be brought back"))
        self.remove.clicked.connect(lambda: self.facts and self.remove_wanted.emit(self.facts))
        self.form, self.removal = FacilityForm(theme), FacilityRemovalForm(theme)
        for form in (self.form, self.removal):
            form.left.connect(self._rules_left)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(theme.gap)
        for part in (self.kind, self.chip, self.demo):
            below.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        below.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        buttons.addWidget(self.picture)
        buttons.addWidget(self.report)
        buttons.addWidget(self.rules_button)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.pad)
        column.setSpacing(theme.gap)
        for row in (top, below):
            column.addLayout(row)
        column.addWidget(self.fields)
        column.addWidget(self.curve)
        column.addLayout(buttons)
        column.addWidget(self.rules)
        column.addWidget(self.form)
        column.addWidget(self.removal)
        column.addStretch(1)   # a title that wraps asks for more than it needs

    def show_facts(self, facts: PlaceFacts) -> None:
        """Show this one."""
        other = self.facts is None or (self.facts.set, self.facts.id) != (facts.set, facts.id)
        self.facts = facts
        if other:
            self.rules.hide()
            self.form.hide()
            self.removal.hide()
        self.title.setText(facts.title)
        self.setAccessibleName(facts.title)
        self.kind.setText(facts.kind)
        self.chip.setText(facts.chip)
        self.chip.setVisible(bool(facts.chip))
        self.chip.setStyleSheet(f"color: {facts.colour};" if facts.colour else "")
        self.demo.setVisible(facts.demo)
        self.fields.show_fields([Field(label, value, facts.hidden.get(label, "")) for label, value in facts.rows])
        self._make_room()
        if facts.times is not None and facts.values is not None:
            self.curve.show_curve(facts.times, facts.values, facts.limits, facts.unit)
        self.show()
        self.fit()

    def make_room(self) -> None:
        """The rules or the form were opened: they need the card."""
        self._make_room()
        self.fit()

    def _make_room(self) -> None:
        facts = self.facts
        asking = any(form.isVisibleTo(self) for form in (self.rules, self.form, self.removal))
        self.fields.setVisible(not asking)
        self.curve.setVisible(not asking and facts is not None and facts.times is not None)
        self.picture.setVisible(not asking and facts is not None and bool(facts.stream))
        self.report.setVisible(not asking)
        self.rules_button.setVisible(not asking and facts is not None and bool(facts.device_kind))
        for button in (self.edit, self.remove):
            button.setVisible(not asking and facts is not None and facts.set == "facilities")

    def _rules_left(self) -> None:
        self.make_room()
        self.setFocus()

    def rows(self) -> Sequence[tuple[str, str]]:
        """What is shown in its fields."""
        return self.fields.rows()

    def close_card(self) -> None:
        self.facts = None
        super().close_card()

"""The rules of a kind of device in the card: limit, deadband and delays are changed in place, each a new version."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from console.model.device_rules import DeviceKind, DeviceRule
from console.model.hazard import HazardLevel
from widgets.enter_and_esc import EnterAndEsc
from widgets.theme import Theme

NUMBERS = ("limit", "minutes", "deadband", "on_seconds", "off_seconds")


class RuleAsked(msgspec.Struct, frozen=True):
    """A rule is to be as `rule` says in the place of the one called `old` ("" for a new one), or to be taken out."""

    kind: str
    rule: DeviceRule
    old: str = ""
    drop: bool = False


class RuleForm(QFrame):
    """Asks; carries nothing out. Enter saves, Esc leaves.

    Signals:
        wanted(RuleAsked). left(): nothing is asked any more.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: DeviceKind | None = None
        self.heading, self.version, self.error = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "title")
        self.version.setProperty("role", "muted")
        self.error.setStyleSheet(f"color: {theme.warning};")
        for label in (self.heading, self.version, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.rule, self.when, self.hazard, self.level = (QComboBox() for _ in range(4))
        self.text = QLineEdit()
        self.fields = {name: QLineEdit() for name in NUMBERS}
        for value, words in (("above", tr("lies above")), ("below", tr("lies below")), ("rises", tr("rises by")),
                             ("falls", tr("falls by"))):
            self.when.addItem(words, value)
        self.save, self.drop = QPushButton(tr("Save (Enter)")), QPushButton(tr("Take out"))
        leave = QPushButton(tr("Leave it (Esc)"))
        self.save.setProperty("role", "primary")
        self._arrange(theme, leave)
        self.rule.currentIndexChanged.connect(lambda _: self._fill())
        self.when.currentIndexChanged.connect(lambda _: self._form.setRowVisible(self.fields["minutes"], self._rates()))
        self.save.clicked.connect(self.confirm)
        self.drop.clicked.connect(self.take_out)
        leave.clicked.connect(self.close_form)
        EnterAndEsc(self, self.confirm, self.close_form).watch(
            self.rule, self.when, self.hazard, self.level, self.text, *self.fields.values())
        self.hide()

    def _arrange(self, theme: Theme, leave: QPushButton) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(theme.gap // 2)
        fields = self.fields
        for label, field in ((tr("Alarm rule"), self.rule), (tr("Says"), self.text), (tr("Holds when it"), self.when),
                             (tr("Limit value"), fields["limit"]), (tr("Within minutes"), fields["minutes"]),
                             (tr("Deadband"), fields["deadband"]), (tr("Begins after seconds"), fields["on_seconds"]),
                             (tr("Ends after seconds"), fields["off_seconds"]), (tr("Raises"), self.hazard),
                             (tr("Level of the hazard"), self.level)):
            field.setAccessibleName(label)
            self._form.addRow(label, field)
        fields["deadband"].setToolTip(tr("How far the value must come back before all is well again"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        for button in (self.save, leave, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        column.addWidget(self.heading)
        column.addLayout(self._form)
        column.addWidget(self.version)
        column.addWidget(self.error)
        column.addLayout(buttons)

    def ask(self, kind: DeviceKind, version: str, hazards: Sequence[tuple[str, str]], levels: Sequence[tuple[str, str]],
            holding: str = "") -> None:
        """Ask about the rules of a kind.

        Args:
            version: of the catalogue. hazards, levels: code and name. holding: name of the rule to begin with.
        """
        self._kind = kind
        self.heading.setText(tr("Rules: {kind}", kind=kind.label))
        self.version.setText(tr("Version {version}; saving makes a new one for all devices of the kind.",
                                version=version))
        for box, items in ((self.hazard, (("", tr("an alarm only")), *hazards)), (self.level, levels)):
            box.clear()
            for value, words in items:
                box.addItem(words, value)
        self.rule.blockSignals(True)
        self.rule.clear()
        for one in kind.rules:
            self.rule.addItem(one.label, one.name)
        self.rule.addItem(tr("A new rule"), "")
        self.rule.setCurrentIndex(max(0, self.rule.findData(holding)) if holding else 0)
        self.rule.blockSignals(False)
        self._fill()
        self.show()
        self.fields["limit"].setFocus()
        self.fields["limit"].selectAll()

    def confirm(self) -> None:
        """Ask for the rule to be saved, or say which number is none."""
        kind = self._kind
        if kind is None:
            return
        numbers: dict[str, float] = {}
        for name, field in self.fields.items():
            try:
                numbers[name] = float(field.text().replace("，", "").strip() or 0)
            except ValueError:
                self.say(tr("“{text}” is no number.", text=field.text()))
                field.setFocus()
                return
        old = self._old()
        known = {one.name for one in kind.rules}
        name = old.name if old else next(f"rule{n}" for n in range(1, 1000) if f"rule{n}" not in known)
        text = self.text.text().strip()
        same = old is not None and text == old.label
        made = DeviceRule(name, self.when.currentData(), numbers.pop("limit"), old.text if same and old else text,
                          old.text_en if same and old else "", hazard=self.hazard.currentData() or "",
                          level=HazardLevel(self.level.currentData()), **numbers)
        if old is not None and made == old:
            self.say(tr("Nothing is different; nothing was changed."))
            return
        self.wanted.emit(RuleAsked(kind.kind, made, old.name if old else ""))

    def take_out(self) -> None:
        """Ask for the rule to be taken out."""
        old = self._old()
        if self._kind is not None and old is not None:
            self.wanted.emit(RuleAsked(self._kind.kind, old, old.name, drop=True))

    def say(self, words: str) -> None:
        """Why it was not done."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        self.left.emit()

    def _old(self) -> DeviceRule | None:
        name = self.rule.currentData()
        return next((one for one in self._kind.rules if one.name == name), None) if self._kind is not None else None

    def _rates(self) -> bool:
        return self.when.currentData() in ("rises", "falls")

    def _fill(self) -> None:
        """Show the rule that is chosen."""
        now = self._old()
        plain = now or DeviceRule("", "above", 0.0, "")
        for name, field in self.fields.items():
            field.setText("" if now is None and name == "limit" else f"{getattr(plain, name):g}")
        self.text.setText(plain.label)
        self.when.setCurrentIndex(self.when.findData(plain.when))
        self.hazard.setCurrentIndex(max(0, self.hazard.findData(plain.hazard)))
        self.level.setCurrentIndex(max(0, self.level.findData(plain.level.value)))
        self.drop.setVisible(now is not None)
        self._form.setRowVisible(self.fields["minutes"], self._rates())
        self.say("")

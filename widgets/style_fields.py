"""Fields of the style page: a colour, a colour ramp, one of a few choices."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QColorDialog,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from console.insight.styling import Ramps
from console.language import tr
from widgets.layer_words import ramp_word
from widgets.theme import Theme


class ColourButton(QToolButton):
    """Shows a colour and its code; a click chooses another.

    Signals:
        chosen(str): "#rrggbb", by hand.
    """

    chosen = Signal(str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self.colour = theme, name, "#000000"
        self.setToolButtonStyle(self.toolButtonStyle().ToolButtonTextBesideIcon)
        self.setIconSize(QSize(theme.icon, theme.size))
        self.setAccessibleName(name)
        self.setToolTip(tr("Choose a colour: {name}", name=name))
        self.clicked.connect(self._ask)

    def set_colour(self, colour: str) -> None:
        """Show a colour without saying so."""
        self.colour = colour
        picture = QPixmap(self.iconSize())
        picture.fill(QColor(colour))
        self.setIcon(QIcon(picture))
        self.setText(colour)

    def _ask(self) -> None:
        found = QColorDialog.getColor(QColor(self.colour), self, self._name,
                                      QColorDialog.ColorDialogOption.DontUseNativeDialog)
        if found.isValid():
            self.set_colour(found.name())
            self.chosen.emit(found.name())


class RampBox(QComboBox):
    """Colour ramps by picture and name; `name()` is "" for the colours a legend has from elsewhere."""

    def __init__(self, ramps: Ramps, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(theme.size * 5, theme.size))
        self.setAccessibleName(tr("Colours"))
        narrow(self)
        for name, ramp in ramps.items():
            self.addItem(QIcon(_picture(ramp, self.iconSize(), even=name == "set")), ramp_word(name), name)

    def name(self) -> str:
        return self.currentData() or ""

    def set_name(self, name: str) -> None:
        """Choose a ramp; none for "", which keeps the colours."""
        self.setCurrentIndex(self.findData(name) if name else -1)


def narrow(box: QComboBox) -> QComboBox:
    """Let a box be narrower than its longest word; the column it stands in is."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def plain(box: QAbstractSpinBox) -> None:
    """A number to type, or to change by the arrow keys: no buttons too small to hit."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)   # the wheel scrolls the page, it does not change numbers
    box.setMinimumWidth(60)
    if (line := box.findChild(QLineEdit)) is not None:
        line.setTextMargins(4, 0, 0, 0)
    box.setStyleSheet("QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }")


class Choice(QWidget):
    """A row of buttons of which one is down.

    Signals:
        chosen(str): another one, by hand.
    """

    chosen = Signal(str)

    def __init__(self, words: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.setStyleSheet("QPushButton { padding-left: 2px; padding-right: 2px; min-width: 20px; }")
        group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for value, word in words.items():
            button = self._buttons[value] = QPushButton(word)
            button.setCheckable(True)
            button.setProperty("role", "flat")
            group.addButton(button)
            row.addWidget(button, 1)
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))

    def value(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Press a button without saying so."""
        self._buttons[value].setChecked(True)


def _picture(ramp: list[str], size: QSize, even: bool) -> QPixmap:
    """A ramp from left to right: smooth, or colour by colour."""
    picture = QPixmap(size)
    with QPainter(picture) as painter:
        if even:
            width = size.width() / len(ramp)
            for number, colour in enumerate(ramp):
                painter.fillRect(round(number * width), 0, round(width) + 1, size.height(), QColor(colour))
        else:
            gradient = QLinearGradient(0, 0, size.width(), 0)
            for number, colour in enumerate(ramp):
                gradient.setColorAt(number / (len(ramp) - 1), QColor(colour))
            painter.fillRect(picture.rect(), gradient)
    return picture

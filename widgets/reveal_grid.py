"""Fields some of which are masked (脱敏): a small “show” asks for the purpose in place; soon it is masked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from console.language import tr
from widgets.enter_and_esc import EnterAndEsc
from widgets.field_grid import FieldGrid
from widgets.theme import Theme

SHOWN_MS = 60_000   # then it is masked again: a screen is seen by whoever passes by


@dataclass(frozen=True)
class Field:
    """One row.

    Attributes:
        value: as this person may see it.
        what: "case:ID:FIELD", what `People.reveal` is asked for; "" where nothing is hidden.
    """

    label: str
    value: str
    what: str = ""


class RevealGrid(FieldGrid):
    """A `FieldGrid` with a link behind every masked value.

    Signals:
        reveal_wanted(what, purpose): somebody needs it, and says what for.
    """

    reveal_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._fields: Sequence[Field] = ()
        self._shown: dict[str, str] = {}   # what → value, for a minute
        self._links: list[QToolButton] = []
        self.form = PurposeForm(theme)
        self.form.confirmed.connect(lambda purpose: self.reveal_wanted.emit(self.form.what, purpose))
        self._grid.addWidget(self.form, 10_000, 0, 1, 3)
        self._clock = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._clock.timeout.connect(self.forget)

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these rows; what was revealed of them stays revealed."""
        self._fields = [one for one in fields if one.value]
        whats = {one.what for one in self._fields}
        self._shown = {what: value for what, value in self._shown.items() if what in whats}
        if self.form.what and self.form.what not in whats:
            self.form.close_form()
        self.set_rows([(one.label, self._shown.get(one.what, one.value)) for one in self._fields])
        self._show_links()

    def show_revealed(self, what: str, value: str) -> None:
        """It may be read for a minute."""
        self.form.close_form()
        self._shown[what] = value
        self._clock.start()
        self.show_fields(self._fields)

    def show_refused(self, what: str, words: str) -> None:
        """Why it is not shown; the purpose stays."""
        if self.form.what == what:
            self.form.show_error(words)

    def forget(self) -> None:
        """Mask everything again."""
        self._shown.clear()
        self.show_fields(self._fields)

    def _show_links(self) -> None:
        while len(self._links) < len(self._fields):
            link = QToolButton()
            link.setProperty("role", "link")
            link.setText(tr("Show"))
            link.setStyleSheet("QToolButton { min-height: 0; padding: 0; }")   # no higher than the words beside it
            row = len(self._links)
            link.clicked.connect(lambda _=False, row=row: self._ask(row))
            self._grid.addWidget(link, row, 2, Qt.AlignmentFlag.AlignTop)
            self._links.append(link)
        for row, link in enumerate(self._links):
            field = self._fields[row] if row < len(self._fields) else Field("", "")
            link.setVisible(bool(field.what) and field.what not in self._shown)
            link.setToolTip(tr("Show {field} for a minute; who, what and why are on record", field=field.label))
            link.setAccessibleName(tr("Show {field}", field=field.label))

    def _ask(self, row: int) -> None:
        self.form.open_form(self._fields[row])


def fields_of(case_id: str, told: Mapping[str, str], shown: Mapping[str, str]) -> list[Field]:
    """What a report says, as somebody may see it.

    Args:
        told: field → value. shown: the same, masked by role.
    """
    ours = {"reporter": tr("Reporter"), "phone": tr("Telephone")}   # of the form; else the source's own names
    return [Field(ours.get(name, name), shown[name], f"case:{case_id}:{name}" if shown[name] != text else "")
            for name, text in told.items()]


class PurposeForm(QFrame):
    """What do you need it for? Enter shows it, Esc leaves it.

    Signals:
        confirmed(purpose).
    """

    confirmed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.what = ""
        self.title, self.error, self.purpose = QLabel(), QLabel(), QLineEdit()
        self.title.setWordWrap(True)
        self.error.setWordWrap(True)
        self.error.setStyleSheet(f"color: {theme.urgent};")
        for label in (self.title, self.error):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.purpose.setPlaceholderText(tr("Purpose, for the record"))
        self.purpose.setAccessibleName(tr("Purpose"))
        self.go, self.leave = QPushButton(tr("Show (Enter)")), QPushButton(tr("Leave it (Esc)"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self._confirm)
        self.leave.clicked.connect(self.close_form)
        EnterAndEsc(self, self._confirm, self.close_form).watch(self.purpose)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad] * 4)
        column.setSpacing(theme.gap)
        for widget in (self.title, self.purpose, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.hide()

    def open_form(self, field: Field) -> None:
        """Ask what it is needed for."""
        self.what = field.what
        self.title.setText(tr("What do you need “{field}” for? It goes on record.", field=field.label))
        self.error.hide()
        self.purpose.clear()
        self.show()
        self.purpose.setFocus()

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self.what = ""
        self.hide()

    def show_error(self, words: str) -> None:
        """Why it is not shown."""
        self.error.setText(words)
        self.error.show()

    def _confirm(self) -> None:
        self.error.hide()
        self.confirmed.emit(self.purpose.text())

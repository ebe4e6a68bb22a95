"""Who works here: name and roles in a corner of the window; a click opens the login under it, no dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.desk.step_words import role_word
from console.language import tr
from console.model.area import AreaTree
from console.model.person import Role, User
from widgets.theme import Theme


class UserChip(QPushButton):
    """The button. Its panel belongs to the window, so that it may stand over everything.

    Signals:
        login_asked(str, str): name and password.
        logout_asked.
    """

    login_asked = Signal(str, str)
    logout_asked = Signal()

    def __init__(self, theme: Theme, users: Callable[[], list[User]], parent: QWidget) -> None:
        super().__init__(parent)
        self._users, self._over = users, parent
        self.setProperty("role", "flat")
        self.panel = LoginPanel(theme, parent)
        self.panel.confirmed.connect(self.login_asked)
        self.panel.left.connect(self.logout_asked)
        self.clicked.connect(self.toggle)

    def show_user(self, user: User | None, registered: bool, tree: AreaTree) -> None:
        """Show who is logged in.

        Args:
            user: None for nobody.
            registered: whether the profile has users at all.
        """
        if not registered:
            name, detail = tr("Operator"), tr("No users are registered: whoever sits here may do everything. “user "
                                              "add” or “user demo” registers some.")
        elif user is None:
            name, detail = tr("Log in"), tr("Nobody is logged in; everything can be seen, nothing changed.")
        else:
            area = tree.get(user.area)
            name = user.name or user.id
            detail = "\n".join((name, roles_in_words(user), area.name if area else tr("everywhere")))
        self.setText(name)
        self.setToolTip(detail)
        self.setAccessibleName(detail)
        self.panel.show_user(user, registered, detail)

    def toggle(self) -> None:
        """Open the login, or close it."""
        if self.panel.isVisible():
            self.panel.hide()
        else:
            self.open()

    def open(self) -> None:
        """Open the login under the button."""
        self.panel.offer(self._users())
        self.panel.show()   # first: until then it does not know its sizes
        self.panel.fit()
        self.place()
        self.panel.raise_()
        self.panel.take_focus()

    def place(self) -> None:
        """Put the panel under the button, wherever that is now."""
        parent = self._over
        corner = self.mapTo(parent, QPoint(self.width(), self.height()))
        self.panel.move(max(0, min(corner.x(), parent.width()) - self.panel.width()),
                        min(corner.y() + 4, parent.height() - self.panel.height()))


class LoginPanel(QFrame):
    """Name, password and Enter; what was wrong stands under them.

    Signals:
        confirmed(str, str): name and password.
        left: log out.
    """

    confirmed = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self.hide()
        self.about, self.error = QLabel(), QLabel()
        self.about.setProperty("role", "muted")
        self.error.setStyleSheet(f"color: {theme.urgent};")
        for label in (self.about, self.error):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.names, self.password = QComboBox(), QLineEdit()
        self.names.setEditable(True)
        self.names.setAccessibleName(tr("User name"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("Password"))
        self.password.returnPressed.connect(self.confirm)
        self.go, self.leave = QPushButton(tr("Log in")), QPushButton(tr("Log out"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self.confirm)
        self.leave.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        for widget in (self.about, self.names, self.password, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setFixedWidth(theme.size * 22)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.hide,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_user(self, user: User | None, registered: bool, detail: str) -> None:
        """Who is logged in now; closes the panel."""
        self.about.setText(detail)
        self.leave.setVisible(user is not None and registered)
        for widget in (self.names, self.password, self.go):
            widget.setVisible(registered)
        self.error.hide()
        self.password.clear()
        self.hide()

    def offer(self, users: list[User]) -> None:
        """The users to choose from; a name can be typed, too."""
        typed = self.names.currentText()
        self.names.clear()
        for user in users:
            self.names.addItem(f"{user.id} · {user.name} · {roles_in_words(user)}" if user.name else user.id, user.id)
        self.names.setCurrentText(typed) if typed else self.names.setCurrentIndex(0 if users else -1)

    def choose(self, name: str) -> None:
        """This user wants to log in; the cursor goes to the password."""
        row = self.names.findData(name)
        self.names.setCurrentIndex(row)
        if row < 0:
            self.names.setCurrentText(name)
        self.take_focus()

    def fit(self) -> None:
        """As high as the texts need at this width."""
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def take_focus(self) -> None:
        """The cursor where something is to be typed."""
        (self.password if self.names.currentText() else self.names).setFocus()

    def confirm(self) -> None:
        """Try to log in."""
        chosen = self.names.currentData() if self.names.currentIndex() >= 0 and (
            self.names.itemText(self.names.currentIndex()) == self.names.currentText()) else None
        self.error.hide()
        self.confirmed.emit(chosen or self.names.currentText().split(" · ")[0].strip(), self.password.text())

    def show_error(self, text: str) -> None:
        """It did not work; the name stays, the password goes."""
        self.error.setText(text)
        self.error.show()
        self.password.clear()
        self.password.setFocus()
        self.fit()


def roles_in_words(user: User) -> str:
    """受理员、派遣员 …"""
    return tr(", ").join(role_word(role) for role in Role if role in user.roles)

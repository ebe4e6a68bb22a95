"""Logging in and out from the window; follows whoever switches in another way (palette, shell line)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from console.language import tr
from console.model.area import AreaTree
from console.model.person import User
from widgets.background import Background
from widgets.message_bar import Kind
from widgets.user_chip import UserChip
from widgets.work_desk import Result, tried

if TYPE_CHECKING:
    from console.wiring import Console


class UserDesk(QObject):
    """Between the user chip and the people of the profile.

    Signals:
        changed: somebody else works here now, or nobody.
        said(text, Kind): for the message bar.
    """

    changed = Signal()
    said = Signal(str, object)
    _told = Signal()
    _asked = Signal(str)

    def __init__(self, console: Console, chip: UserChip, background: Background, tree: Callable[[], AreaTree],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._chip, self._background, self._tree = console, chip, background, tree
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._forget = console.identity.listen(lambda _: self._told.emit())   # from any thread
        self._asked.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        chip.login_asked.connect(self.login)
        chip.logout_asked.connect(self.logout)
        self._show()

    def begin(self) -> None:
        """The window has opened: take up the login that the shell keeps, else ask for one if users are registered."""
        console = self._console
        if not console.people.registered or console.identity.known is not None:
            return
        kept = console.people.get(console.kept_login.recall())
        if kept is not None and kept.active:
            console.identity.switch(kept)
        else:
            self._chip.open()

    def ask(self, name: str = "") -> None:
        """Open the login for this name, with the cursor where the password goes. Safe from any thread."""
        self._asked.emit(name)

    def login(self, name: str, password: str) -> None:
        """Check the password in the thread (it is meant to take a while) and switch."""
        people = self._console.people
        self._background.ask("login", lambda: tried(lambda: people.login(name, password)), self._logged_in)

    def logout(self) -> None:
        """Nobody works here until somebody logs in."""
        self._console.identity.leave()

    def stop(self) -> None:
        """The window closes; whoever switches later does not concern it."""
        self._forget()

    def _ask(self, name: str) -> None:
        self._chip.open()
        if name:
            self._chip.panel.choose(name)

    def _logged_in(self, result: Result) -> None:
        if result.refusal:
            self._chip.panel.show_error(result.refusal)
            return
        user: User = result.value
        self._console.identity.switch(user)
        self.said.emit(tr("{who} is logged in.", who=user.name or user.id), Kind.OK)

    def _show(self) -> None:
        self._chip.show_user(self._console.identity.known, self._console.people.registered, self._tree())
        self.changed.emit()

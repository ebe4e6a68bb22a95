"""Menu bar, buttons and shortcuts, all made from the command tree: a command added there shows up here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton, QWidget

from console.language import tr
from widgets.command_entries import Entry, menu_title
from widgets.icons import icon
from widgets.theme import Theme

WINDOW = "view"  # the group of the commands that act on the window
# Order of the menus, each with the letter that opens it with Alt.
ORDER = {"Go": "G", "View": "V", "Areas": "A", "Map": "M", "Layers": "L", "Cases": "C", "Hazards": "Z",
         "Detection": "D", "Review": "R", "Manage": "N"}
# A second key for the same thing, where keyboards or habits differ.
ALSO: dict[tuple[str, ...], list[str]] = {
    ("view", "zoom-in"): ["Ctrl++"], ("view", "help"): ["?"], ("view", "palette"): ["Ctrl+P"],
}


class Menus(QObject):
    """One `QAction` per command that stands in a menu.

    Args:
        entries: the commands.
        run: gets the words of a command that needs no more.
        begin: gets the begun line of a command that needs arguments; opens the palette with it.
    """

    def __init__(self, entries: Iterable[Entry], run: Callable[[list[str]], None], begin: Callable[[str], None],
                 theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.actions: dict[tuple[str, ...], QAction] = {}
        self._menus: dict[str, _Menu] = {}
        for entry in entries:
            if entry.door.menu or entry.door.shortcut:
                action = self.actions[entry.path] = self._action(entry, run, begin)
                parent.addAction(action)  # the shortcut works wherever the focus is in the window
                if entry.door.menu:
                    name, _, inner = entry.door.menu.partition("/")
                    menu = self._menus.setdefault(name, _Menu())
                    held = menu.inner.setdefault(inner, []) if inner else menu.groups.setdefault(entry.path[0], [])
                    held.append(action)

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a menu bar, in the fixed order, unknown ones before Help."""
        bar.clear()
        rest = [name for name in self._menus if name not in (*ORDER, "Help")]
        for name in (*ORDER, *rest, "Help"):
            if name in self._menus:
                menu = bar.addMenu(_with_letter(menu_title(name), {**ORDER, "Help": "H"}.get(name, "")))
                self._menus[name].fill(menu)

    def button(self, *path: str) -> QToolButton:
        """A flat button for a command, with its icon, tooltip and shortcut."""
        action = self.actions[path]
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.data())
        button.clicked.connect(action.trigger)
        return button

    def wide_button(self, *path: str) -> QToolButton:
        """A button with text and shortcut, for what a newcomer should find first."""
        action = self.actions[path]
        button = QToolButton()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(f"  {action.data()}    {keys}")
        button.setIcon(icon("mdi6.magnify", self._theme))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.data())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        return button

    def _action(self, entry: Entry, run: Callable[[list[str]], None], begin: Callable[[str], None]) -> QAction:
        action = QAction(icon(entry.door.icon, self._theme), entry.short, self)
        keys = [key for key in (entry.door.shortcut, *ALSO.get(entry.path, ())) if key]
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(tooltip(entry))
        action.setData(entry.title)
        action.setStatusTip(entry.line)
        if entry.needs_words or entry.door.asks:
            action.setText(tr("{title} …", title=entry.short))
            action.triggered.connect(lambda: begin(f"{entry.line} "))
        else:
            action.triggered.connect(lambda: run(list(entry.path)))
        return action


class _Menu:
    """What one menu holds: its own actions by group of the tree, and the menus inside it ("Cases/Take in") by name."""

    def __init__(self) -> None:
        self.groups: dict[str, list[QAction]] = {}
        self.inner: dict[str, list[QAction]] = {}

    def fill(self, menu: QMenu) -> None:
        """What acts on the window first, then group by group as in the tree, then the menus inside."""
        menu.setToolTipsVisible(True)
        for _, actions in sorted(self.groups.items(), key=lambda pair: pair[0] != WINDOW):
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(actions)
        if self.inner and not menu.isEmpty():
            menu.addSeparator()
        for name, actions in self.inner.items():
            inside = menu.addMenu(menu_title(name))
            inside.setToolTipsVisible(True)
            inside.addActions(actions)


def _with_letter(title: str, letter: str) -> str:
    """Qt's mark for the letter: "&Go", in Chinese 前往(&G)."""
    at = title.upper().find(letter) if letter else -1
    if at >= 0:
        return f"{title[:at]}&{title[at:]}"
    return f"{title}(&{letter})" if letter else title


def tooltip(entry: Entry) -> str:
    """The title with its shortcut: "Go up one level (Backspace)"."""
    if not entry.door.shortcut:
        return entry.title
    keys = QKeySequence(entry.door.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{entry.title} ({keys})"

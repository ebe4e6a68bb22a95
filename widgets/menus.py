"""Menu bar, buttons and shortcuts, all made from the command tree: a command added there shows up here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

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
    """One `QAction` per command that stands in a menu: at once where it has a key, else when its menu opens.

    Args:
        entries: the commands.
        run: gets the words of a command that needs no more.
        begin: gets the begun line of a command that needs arguments; opens the palette with it.
    """

    def __init__(self, entries: Iterable[Entry], run: Callable[[list[str]], None], begin: Callable[[str], None],
                 theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._run, self._begin, self._window = theme, run, begin, parent
        self._entries = {entry.path: entry for entry in entries if entry.door.menu or entry.door.shortcut}
        self._actions: dict[tuple[str, ...], QAction] = {}
        for path, entry in self._entries.items():
            if entry.door.shortcut:
                parent.addAction(self.action(*path))  # the shortcut works wherever the focus is in the window

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a menu bar, in the fixed order, unknown ones before Help; each is filled as it opens."""
        bar.clear()
        held: dict[str, list[Entry]] = {}
        for entry in self._entries.values():
            if entry.door.menu:
                held.setdefault(entry.door.menu.partition("/")[0], []).append(entry)
        rest = [name for name in held if name not in (*ORDER, "Help")]
        for name in (*ORDER, *rest, "Help"):
            if name in held:
                menu = bar.addMenu(_with_letter(menu_title(name), {**ORDER, "Help": "H"}.get(name, "")))
                menu.setToolTipsVisible(True)
                menu.aboutToShow.connect(partial(self._fill_menu, menu, held[name]))

    def action(self, *path: str) -> QAction:
        """The action of a command, the same one each time."""
        if path not in self._actions:
            self._actions[path] = self._action(self._entries[path])
        return self._actions[path]

    def button(self, *path: str) -> QToolButton:
        """A flat button for a command, with its icon, tooltip and shortcut."""
        action = self.action(*path)
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.data())
        button.clicked.connect(action.trigger)
        return button

    def wide_button(self, *path: str) -> QToolButton:
        """A button with text and shortcut, for what a newcomer should find first."""
        action = self.action(*path)
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

    def _action(self, entry: Entry) -> QAction:
        action = QAction(icon(entry.door.icon, self._theme), entry.short, self)
        keys = [key for key in (entry.door.shortcut, *ALSO.get(entry.path, ())) if key]
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(tooltip(entry))
        action.setData(entry.title)
        action.setStatusTip(entry.line)
        action.triggered.connect(partial(self._act, entry))
        return action

    def _act(self, entry: Entry, *_: object) -> None:
        """Run the command, or begin its line where it wants words."""
        if _is_begun(entry):
            self._begin(f"{entry.line} ")
        else:
            self._run(list(entry.path))

    def _fill_menu(self, menu: QMenu, entries: list[Entry]) -> None:
        """What acts on the window first, then group by group as in the tree, then menus inside ("Cases/Take in")."""
        if not menu.isEmpty():
            return
        inner: dict[str, list[Entry]] = {}
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            inside = entry.door.menu.partition("/")[2]
            (inner.setdefault(inside, []) if inside else groups.setdefault(entry.path[0], [])).append(entry)
        for _, group in sorted(groups.items(), key=lambda pair: pair[0] != WINDOW):
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._worded(entry) for entry in group])
        if inner and not menu.isEmpty():
            menu.addSeparator()
        for name, group in inner.items():
            inside_menu = menu.addMenu(menu_title(name))
            inside_menu.setToolTipsVisible(True)
            inside_menu.addActions([self._worded(entry) for entry in group])

    def _worded(self, entry: Entry) -> QAction:
        """A command's action as a menu shows it: with three dots where a click asks for more."""
        action = self.action(*entry.path)
        if _is_begun(entry):
            action.setText(tr("{title} …", title=entry.short))
        return action


def _is_begun(entry: Entry) -> bool:
    """Whether a click begins the command's line rather than running it."""
    return entry.needs_words or entry.door.asks


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

"""The help page (F1): every command with its keys and its line, and how the map follows the hand."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from console.language import tr
from widgets.command_entries import Entry, menu_title
from widgets.menus import ALSO, ORDER
from widgets.review.keys import Keyboard
from widgets.theme import Theme


class HelpWindow(QWidget):
    """Stays beside the work; type to find, Esc closes."""

    def __init__(self, entries: Iterable[Entry], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Commands and keys"))
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setHtml(page(list(entries), theme))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find on this page"))
        self.search.setAccessibleName(tr("Find on this page"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(lambda: self._find(self.search.text(), again=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        column.addWidget(self.search)
        column.addWidget(self.page)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.resize(theme.size * 64, theme.size * 48)
        self.search.setFocus()

    def _find(self, text: str, again: bool = False) -> None:
        cursor = self.page.textCursor()
        if not again:
            cursor.setPosition(cursor.selectionStart())
            self.page.setTextCursor(cursor)
        if text and not self.page.find(text):
            self.page.moveCursor(cursor.MoveOperation.Start)
            self.page.find(text, QTextDocument.FindFlag(0))


def gestures() -> list[tuple[str, str]]:
    """What hand and keyboard do on the map and in the lists."""
    return [
        (tr("Wheel"), tr("Zoom where the pointer is")),
        (tr("Drag"), tr("Move the map")),
        (tr("Click"), tr("Choose the area or case under the pointer")),
        (tr("Double click, Enter"), tr("Go into the area; show the case")),
        (native("Backspace"), tr("Go up one level.").rstrip(".。")),
        (tr("Arrow keys, + and −"), tr("Move and zoom while the map has the focus")),
        ("Esc", tr("Choose no case; close the palette or a small window")),
    ]


def page_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """What the pages beside the map do on keys of their own: (page, [(what, keys)])."""
    keyboard = Keyboard(())   # the reasons behind the digits are the catalogue's; `?` on the page names them
    review = [(tr("Not real, with the reason"), "1 … 0")]
    rows = (keyboard.real, keyboard.other, keyboard.record, keyboard.views, keyboard.ways)
    review += [(one.tip or one.word, one.key) for row in rows for one in row.keys]
    return [
        (tr("Case card"), [(tr("The steps shown on the card"), "1 … 9")]),
        (tr("Orders (F3)"), [(tr("New order"), "N"), (tr("The steps shown on the card"), "1 … 9")]),
        (tr("Evaluation (F4)"), [(tr("Count again"), "R"), (tr("Write these figures to a file (CSV, Excel)"), "E"),
                                 (tr("Show the cases behind a figure"), "Enter")]),
        (tr("Checks (F5)"), [(tr("Passed"), "Y"), (tr("Not passed"), "X"),
                             (tr("Draw sample checks from what was closed in a period"), "D")]),
        (tr("Review (F6)"), review),
        (tr("Hazards (F7)"), [(tr("Play or stop, on the time line"), tr("Space")),
                              (tr("The steps shown on the card"), "1 … 9")]),
        (tr("Inspections (F8)"), [
            (tr("Right, or wrong, in the checklist"), "1  2"), (tr("The rest is right"), "A"),
            (tr("Record the visit"), "Ctrl+Enter"), (tr("Nobody let me in"), "Ctrl+0"), (tr("Next stop"), "N"),
            (tr("New plan"), "P"), (tr("Checklist, or found before"), "C  H"),
            (tr("Who answers for the building"), "R"),
            (tr("Where the way begins; what to take along"), "S  T")]),
    ]


def page(entries: list[Entry], theme: Theme) -> str:
    """The help page as HTML."""
    menus = list(dict.fromkeys(entry.door.menu for entry in entries))
    tops = [menu.partition("/")[0] for menu in menus]
    order = [*ORDER, *(top for top in tops if top not in (*ORDER, "Help")), "Help"]
    known = sorted(filter(None, menus), key=lambda menu: (order.index(menu.partition("/")[0]), "/" in menu))
    about = tr("Every command works in three places: in the menus and buttons, as a line in the palette "
               "(Ctrl+K), and in a shell behind: python main.py")
    parts = [
        f"<style>h3 {{ color: {theme.accent}; margin-top: {2 * theme.pad}px; }}"
        f" td {{ padding: 2px {theme.pad}px 2px 0; }}"
        f" .keys {{ color: {theme.warning}; }} .line {{ color: {theme.muted}; }}</style>",
        f"<p>{escape(about)}</p>",
        _section(tr("Map and lists"), [(what, keys, "") for keys, what in gestures()]),
    ]
    parts += [_section(name, [(what, keys, "") for what, keys in rows]) for name, rows in page_keys()]
    for name in known:
        rows = [(e.title, keys_of(e), _line(e)) for e in entries if e.door.menu == name]
        parts.append(_section(menu_title(name), rows))
    rest = [(e.title, keys_of(e), _line(e)) for e in entries if not e.door.menu]
    if rest:
        parts.append(_section(tr("Only as a line"), rest))
    return "".join(parts)


def _line(entry: Entry) -> str:
    """The line with what it must have; --help in the shell and the palette tell the options."""
    return " ".join([entry.line, *(p.shown for p in entry.parameters if p.required)])


def keys_of(entry: Entry) -> str:
    """All keys of a command as the system writes them."""
    keys = [key for key in (entry.door.shortcut, *ALSO.get(entry.path, ())) if key]
    return "  ".join(native(key) for key in keys)


def native(key: str) -> str:
    """A key as the system writes it: 退格 in Chinese."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _section(title: str, rows: list[tuple[str, str, str]]) -> str:
    """One table; all tables have equal columns, so that the eye finds its way down."""
    cells = "".join(
        f"<tr><td width='46%'>{escape(what)}</td><td width='20%' class='keys'>{escape(keys)}</td>"
        f"<td width='34%' class='line'>{escape(line)}</td></tr>" for what, keys, line in rows)
    return f"<h3>{escape(title)}</h3><table width='100%'>{cells}</table>"

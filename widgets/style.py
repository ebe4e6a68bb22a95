"""The application's style sheet and palette, made from a `Theme`.

Roles (dynamic property "role"):
    QFrame    "panel" a framed panel; "bar" a strip along an edge; "card"; "divider" a hairline
    QLabel    "title" panel heading; "heading" of a card; "muted"; "counter" large figure; "chip" small badge;
              "mono" codes and numbers with equal widths
    buttons   "flat" no border until hovered; "primary"; "link"; "crumb"
After changing the property of a widget already shown, call `restyle(widget)`.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from console.language import RESOURCES
from widgets.theme import Theme


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed dynamic property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def palette(theme: Theme) -> QPalette:
    """Qt's palette, for what the style draws by itself (arrows, selections, disabled text)."""
    found = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: theme.base, role.WindowText: theme.text, role.Base: theme.panel,
        role.AlternateBase: theme.base, role.Text: theme.text, role.Button: theme.raised,
        role.ButtonText: theme.text, role.BrightText: theme.urgent, role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text, role.PlaceholderText: theme.muted, role.Highlight: theme.accent_dim,
        role.HighlightedText: theme.text, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.Light: theme.line, role.Midlight: theme.raised, role.Mid: theme.line, role.Dark: theme.sunken,
        role.Shadow: theme.sunken, role.Accent: theme.accent,
    }.items():
        found.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.low).darker(150))
    return found


def style_sheet(theme: Theme) -> str:
    """The whole application style sheet."""
    icons = (RESOURCES / "icons").as_posix()
    words = {name: getattr(theme, name) for name in theme.__dataclass_fields__}
    for name in ("small", "large", "huge", "gap", "pad", "row", "icon", "radius"):
        words[name] = getattr(theme, name)
    words |= {"half": theme.gap // 2, "thin": 1, "bar": round(theme.size * 0.75), "icons": icons,
              "knob": theme.size + 2, "hover": QColor(theme.raised).lighter(125).name()}
    sheet = "".join((_BASE, _LABELS, _BUTTONS, _FIELDS, _LISTS, _MENUS, _REST))
    for name, value in sorted(words.items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{name}", str(value))
    return sheet


_BASE = """
* { font-size: @sizepx; }
QWidget { color: @text; }
QMainWindow, QDialog { background: @base; }
QFrame[role="panel"] { background: @panel; border: 1px solid @line; border-radius: @radiuspx; }
QFrame[role="card"] { background: @raised; border: none; border-radius: @radiuspx; }
QFrame[role="bar"] { background: @panel; border: none; }
QFrame[role="divider"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QSplitter::handle { background: @base; }
QSplitter::handle:hover { background: @accent_dim; }
QSplitter::handle:horizontal { width: @gappx; }
QSplitter::handle:vertical { height: @gappx; }
"""

_LABELS = """
QLabel { background: transparent; border: none; }
QLabel[role="title"] { color: @muted; font-weight: 700; }
QLabel[role="heading"] { font-size: @largepx; font-weight: 700; }
QLabel[role="muted"] { color: @muted; font-size: @smallpx; }
QLabel[role="counter"] { font-size: @hugepx; }
QLabel[role="chip"] { background: @raised; color: @text; border-radius: @radiuspx; font-size: @smallpx;
    padding: 1px @gappx; }
QLabel[role="mono"] { font-size: @smallpx; color: @muted; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: @gappx; }
"""

_BUTTONS = """
QPushButton, QToolButton { background: @raised; border: 1px solid @line; border-radius: @radiuspx;
    padding: @halfpx @padpx; min-height: @iconpx; }
QToolButton { padding: @halfpx @gappx; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @accent_dim; }
QPushButton:checked, QToolButton:checked { background: @accent_dim; border-color: @accent; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton:disabled { color: @low; background: @panel; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border-color: @accent;
    font-weight: 700; }
QPushButton[role="primary"]:disabled { background: @raised; color: @low; border-color: @line; }
QPushButton[role="flat"], QToolButton[role="flat"] { background: transparent; border: 1px solid transparent; }
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover { background: @raised; }
QPushButton[role="flat"]:checked, QToolButton[role="flat"]:checked { background: @accent_dim; }
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus { border: 1px solid @accent; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; border: 1px solid transparent;
    color: @accent; padding: 0 @halfpx; }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border: 1px solid @accent; }
QPushButton[role="crumb"], QToolButton[role="crumb"] { background: transparent; border: 1px solid transparent;
    color: @muted; padding: 0 @halfpx; }
QPushButton[role="crumb"]:hover, QToolButton[role="crumb"]:hover { color: @text; background: @raised; }
QPushButton[role="crumb"]:checked, QToolButton[role="crumb"]:checked { color: @text; font-weight: 700;
    border-color: transparent; background: transparent; }
QPushButton[role="crumb"]:focus, QToolButton[role="crumb"]:focus { border: 1px solid @accent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(@icons/chevron-down.svg);
    width: @sizepx; height: @sizepx; subcontrol-position: right center; subcontrol-origin: padding; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QComboBox {
    background: @sunken; border: 1px solid @line; border-radius: @radiuspx; padding: @halfpx @gappx;
    selection-background-color: @accent_dim; selection-color: @text; }
QLineEdit, QComboBox, QSpinBox, QDateTimeEdit { min-height: @iconpx; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QComboBox:focus,
QSpinBox:focus, QDateTimeEdit:focus { border: 1px solid @accent; }
QComboBox::drop-down { border: none; width: @knobpx; }
QComboBox::down-arrow { image: url(@icons/chevron-down.svg); width: @sizepx; height: @sizepx; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; outline: none; }
QCheckBox, QRadioButton { spacing: @gappx; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: @sizepx; height: @sizepx; border: 1px solid @muted;
    border-radius: 3px; background: @sunken; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: @accent; border-color: @accent;
    image: url(@icons/check.svg); }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
"""

_LISTS = """
QAbstractItemView { background: @panel; border: none; outline: none; alternate-background-color: @panel;
    selection-background-color: @accent_dim; selection-color: @text; gridline-color: @line; }
QTreeView::item, QListView::item { min-height: @rowpx; border: none; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: @raised; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @accent_dim;
    color: @text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url(@icons/chevron-right.svg); }
QTreeView::branch:has-children:open { image: url(@icons/chevron-down.svg); }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line;
    padding: @halfpx @gappx; font-size: @smallpx; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @panel; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: @barpx; }
QScrollBar:horizontal { height: @barpx; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: @rowpx; }
QScrollBar::handle:horizontal { min-width: @rowpx; }
QScrollBar::handle:hover { background: @low; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_MENUS = """
QMenuBar { background: @panel; border: none; padding: 0 @gappx; }
QMenuBar::item { background: transparent; padding: @gappx @padpx; border-radius: @radiuspx; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @raised; }
QMenu { background: @raised; border: 1px solid @line; padding: @gappx 0; }
QMenu::item { padding: @gappx @rowpx @gappx @rowpx; background: transparent; }
QMenu::item:selected { background: @accent_dim; }
QMenu::item:disabled { color: @low; }
QMenu::icon { padding-left: @padpx; }
QMenu::separator { height: 1px; background: @line; margin: @gappx @padpx; }
QToolBar { background: @panel; border: none; spacing: @halfpx; padding: @halfpx @gappx; }
QToolBar QToolButton { background: transparent; border: 1px solid transparent; }
QToolBar QToolButton:hover { background: @raised; }
QToolBar QToolButton:checked { background: @accent_dim; }
QToolBar QToolButton:focus { border: 1px solid @accent; }
QToolBar::separator { width: 1px; background: @line; margin: @gappx; }
"""

_REST = """
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: @gappx @padpx; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QProgressBar { background: @sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QScrollArea { background: transparent; border: none; }
QStatusBar { background: @panel; }
"""

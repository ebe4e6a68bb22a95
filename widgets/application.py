"""The QApplication: made once, with the bundled font, the theme and Qt's own texts in the user's language."""

from __future__ import annotations

import builtins
import logging
import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from console.language import LANGUAGES, RESOURCES, current
from widgets.system_libraries import platform_for, require
from widgets.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")
HARMLESS = "This plugin does not support"  # said by the offscreen plugin for every window that is shown


def has_display() -> bool:
    """Whether a window can be shown here."""
    return platform_for() != ""


def make_application(theme: Theme, offscreen: bool = False, scale: float = 1.0) -> QApplication:
    """The application object, ready for windows. One that exists already is dressed and returned.

    Args:
        theme: colours and sizes of everything.
        offscreen: paint into memory, for pictures where there is no display.
        scale: device pixels per logical pixel, only with `offscreen`.

    Raises:
        ConsoleError: Qt cannot be loaded on this system; says which packages are missing.
    """
    require("offscreen" if offscreen else platform_for() or "offscreen")
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    import_plainly()
    before = QApplication.instance()
    application = before if isinstance(before, QApplication) else QApplication([sys.argv[0]])
    application.setApplicationName("grid-console")
    QLocale.setDefault(QLocale(LANGUAGES[current()]))
    # Worker threads hand results to the window many times a second; the default 5 ms would be felt.
    sys.setswitchinterval(0.0005)
    if before is None:
        _listen_to_qt()
    dress(application, theme)
    translate_qt(application)
    return application


def import_plainly() -> None:
    """Take Qt's hook out of Python's import again.

    It serves `from __feature__ import snake_case`, which nobody here uses, and for that it reads the source text of
    every module imported from then on: 0.1 s of a start, and some of each page that is opened later. A hook that
    somebody else laid over it stays.
    """
    if getattr(builtins.__import__, "__name__", "") == "__feature_import__":
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def need_application() -> None:
    """An application object for documents and pictures, where no window is open."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        make_application(Theme(), offscreen=True)


def dress(application: QApplication, theme: Theme) -> None:
    """Give the application its style, palette, font and icon.

    The style sheet is each window's own, set when the window is built: with one on the application Qt works out
    every widget's rules again whenever it is put into a layout, 0.6 s of the main window's start.
    """
    from PySide6.QtGui import QIcon

    from widgets.fonts import application_font, load_fonts
    from widgets.style import palette

    application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setFont(application_font(load_fonts(), theme.size))
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "console.svg")))


def translate_qt(application: QApplication) -> None:
    """Load Qt's own texts (buttons of dialogs, context menus of fields) for the language in use."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    for old in application.findChildren(QTranslator, "qtbase"):
        application.removeTranslator(old)
        old.deleteLater()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(application)
    translator.setObjectName("qtbase")
    if current() != "en" and translator.load(f"qtbase_{LANGUAGES[current()]}", folder):
        application.installTranslator(translator)


def fence(show: Callable[[str], None]) -> None:
    """Catch what nothing else caught, in any thread: log it whole and show one sentence.

    Args:
        show: gets the text "ValueError: …"; may be called from any thread.
    """

    def caught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        log.error("fault of the program", exc_info=(kind, error or kind(), trace))
        show(f"{kind.__name__}: {error}")

    def caught_in_thread(what: threading.ExceptHookArgs) -> None:
        caught(what.exc_type, what.exc_value, what.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread


def _listen_to_qt() -> None:
    """Send Qt's own messages to the log instead of to the terminal."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        level = logging.DEBUG if text.startswith(HARMLESS) else levels.get(kind, logging.WARNING)
        qt_log.log(level, "%s: %s", context.category or "default", text)

    qInstallMessageHandler(handle)

"""The form of an import over the window: file, register, columns, then what became of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.exchange.address.fields import NEEDED
from console.exchange.address.peek import PLACED, Peek
from console.language import tr
from widgets.icons import icon
from widgets.register.columns_view import ColumnsView
from widgets.register.report_view import ReportView
from widgets.register.words import crs_choices, register_word
from widgets.theme import Theme

WIDTH, HEIGHT = 62, 48      # in text sizes, as far as the window allows


class RegisterForm(QFrame):
    """Asks and shows; reads and writes nothing itself.

    Signals:
        file_wanted(): choose a file. kind_changed(kind): another register was chosen.
        run_wanted(words): this line is to be run. stop_wanted(): stop what runs.
        layer_wanted(path): it is to be a layer of the map instead. again_wanted(path): begin with this file.
        open_wanted(path): open it in the user's program.
    """

    file_wanted = Signal()
    kind_changed = Signal(str)
    run_wanted = Signal(object)
    stop_wanted = Signal()
    layer_wanted = Signal(str)
    again_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.peek: Peek | None = None
        self.running = False
        self._done = False      # imported: only what became of it is shown
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Import a register"))
        self._make()
        self._lay_out()
        window.installEventFilter(self)
        self.hide()

    def _make(self) -> None:
        theme = self._theme
        self.heading, self.file, self.about = QLabel(tr("Import a register")), QLabel(), QLabel()
        self.unused, self.hint, self.text = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "heading")
        for label in (self.about, self.unused, self.text):
            label.setProperty("role", "muted")
        self.hint.setStyleSheet(f"color: {theme.warning};")
        for label in (self.file, self.about, self.unused, self.hint, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.setIcon(icon("mdi6.close", theme))
        self.close_button.setToolTip(tr("Close (Esc)"))
        self.close_button.setAccessibleName(tr("Close (Esc)"))
        self.close_button.clicked.connect(self.close_form)
        self.choose = QPushButton(tr("Choose a file …"))
        self.choose.clicked.connect(self.file_wanted)
        self.kind, self.crs = QComboBox(), QComboBox()
        for kind in NEEDED:
            self.kind.addItem(register_word(kind), kind)
        for name, words in crs_choices():
            self.crs.addItem(words, name)
        self.kind.setAccessibleName(tr("What it holds"))
        self.crs.setAccessibleName(tr("Coordinates"))
        self.kind.activated.connect(lambda _: self.kind_changed.emit(str(self.kind.currentData())))
        self.columns = ColumnsView(theme)
        self.columns.changed.connect(self._mapped)
        self.report = ReportView(theme)
        self.report.open_wanted.connect(self.open_wanted)
        self.report.again_wanted.connect(self.again_wanted)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.layer = QPushButton(tr("Add to the map instead"))
        self.layer.setToolTip(tr("Show the file as a layer of the map; nothing goes into the address base"))
        self.layer.clicked.connect(lambda: self.layer_wanted.emit(str(self.peek.path) if self.peek else ""))
        self.check = QPushButton(tr("Check only"))
        self.check.setToolTip(tr("Look at all rows and store nothing"))
        self.check.clicked.connect(lambda: self._run(True))
        self.go = QPushButton(tr("Import"))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(lambda: self._run(False))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Stop; what is stored by then is kept"))
        self.stop.clicked.connect(self.stop_wanted)

    def _lay_out(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        about = QGridLayout()
        about.setHorizontalSpacing(theme.pad)
        about.setVerticalSpacing(theme.gap)
        about.setColumnStretch(1, 1)
        self._kind_word, self._crs_word = QLabel(tr("What it holds")), QLabel(tr("Coordinates"))
        for row, (word, widget) in enumerate((
                (QLabel(tr("File")), self.file), (QLabel(), self.about), (self._kind_word, self.kind),
                (self._crs_word, self.crs))):
            about.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop if row < 2 else Qt.AlignmentFlag.AlignVCenter)
            about.addWidget(widget, row, 1)
        about.addWidget(self.choose, 0, 2)
        foot = QHBoxLayout()
        foot.setSpacing(theme.gap)
        foot.addWidget(self.layer)
        foot.addWidget(self.text, 1)
        for button in (self.stop, self.check, self.go):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad * 2, theme.pad, theme.pad, theme.pad)
        column.setSpacing(theme.gap)
        column.addLayout(top)
        column.addLayout(about)
        column.addWidget(self.columns, 1)
        column.addWidget(self.unused)
        column.addWidget(self.hint)
        column.addWidget(self.report, 1)
        column.addWidget(self.bar)
        column.addLayout(foot)

    # What it shows

    def begin(self) -> None:
        """Ask for a file."""
        self.peek, self._done = None, False
        self.file.setText(tr("Drop a CSV, XLSX or GeoPackage here, or choose one."))
        self.about.setText("")
        self._say("")
        self.report.hide()
        self._place(False)
        self._open()
        self.choose.setFocus()

    def show_peek(self, peek: Peek, kind: str) -> None:
        """A file and what it seems to hold."""
        self.peek, self._done = peek, False
        self.file.setText(peek.path.name)
        self.file.setToolTip(str(peek.path))
        words = [peek.driver, "" if peek.driver == "XLSX" else peek.encoding, tr("{n} columns", n=len(peek.header))]
        self.about.setText(" · ".join(word for word in words if word) + "".join(f"\n{note}" for note in peek.notes))
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.columns.show_columns(peek, str(self.kind.currentData()))
        self.report.hide()
        self._place(True)
        self._mapped()
        self._open()
        self.go.setFocus()

    def show_refused(self, sentence: str) -> None:
        """It could not be read, or was not imported."""
        self._end()
        self._say(sentence)
        self._open()

    def show_progress(self, done: int, total: int, text: str) -> None:
        """How far it is."""
        self.text.setText(text if not total else f"{text} {100 * done // total} %")
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_report(self, report: dict[str, Any], checked_only: bool) -> None:
        """It has ended."""
        self._done = not checked_only
        self._end()
        self.report.show_report(report, checked_only)
        self._open()
        (self.go if checked_only else self.report.again if report["to_correct"] else self.close_button).setFocus()

    def show_stopping(self) -> None:
        """The end has been asked for and is waited for."""
        self.stop.setEnabled(False)
        self.text.setText(tr("Stopping …"))

    def close_form(self) -> None:
        """Put it away; what runs goes on and tells when it is done."""
        self.hide()
        self._window.setFocus()

    # Doing

    def _run(self, only_check: bool) -> None:
        if self.peek is None or self.running or self.columns.missing():
            return
        kind = str(self.kind.currentData())
        words = ["address", "import", f"--kind={kind}", *(f"--map={field}={column}" for field, column
                                                          in self.columns.mapping().items())]
        words += [f"--crs={self.crs.currentData()}"] if kind in PLACED and self.crs.currentData() else []
        words += ["--dry-run"] if only_check else []
        self.running = True
        self._say("")
        self.report.hide()
        self.bar.setRange(0, 0)
        self.text.setText("")
        self._place(True)
        self.run_wanted.emit((*words, "--", str(self.peek.path)))
        self.stop.setFocus()

    def _end(self) -> None:
        self.running = False
        self.text.setText("")
        self._place(self.peek is not None)

    def _mapped(self) -> None:
        self._say(self.columns.missing())
        unused = self.columns.unused()
        self.unused.setText(tr("Not used: {columns}", columns=", ".join(unused)) if unused else "")
        self.unused.setVisible(bool(unused))
        for button in (self.go, self.check):
            button.setEnabled(not self.columns.missing())

    def _say(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    def _place(self, has_file: bool) -> None:
        """Which parts are seen at this stage: choosing, running, or done."""
        chooses = has_file and not self._done
        asked: list[tuple[QWidget, bool]] = [(part, chooses) for part in (self.columns, self.kind, self._kind_word)]
        placed = chooses and str(self.kind.currentData()) in PLACED
        for part, shown in [*asked, (self.crs, placed), (self._crs_word, placed)]:
            part.setVisible(shown)
            part.setEnabled(not self.running)
        self.unused.setVisible(chooses and bool(self.unused.text()))
        for button in (self.go, self.check, self.layer):
            button.setVisible(chooses and not self.running)
        self.choose.setEnabled(not self.running)
        self.stop.setVisible(self.running)
        self.stop.setEnabled(True)
        self.bar.setVisible(self.running)

    def _open(self) -> None:
        self.show()
        self._fit()
        self.raise_()

    # Qt's side

    def _fit(self) -> None:
        """In the middle of the window, no larger than it."""
        size, theme = self._window.size(), self._theme
        wide = min(theme.size * WIDTH, size.width() - 2 * theme.pad)
        high = min(theme.size * HEIGHT, size.height() - 4 * theme.pad) if self.peek is not None else \
            min(self.sizeHint().height(), size.height() - 4 * theme.pad)
        self.setGeometry((size.width() - wide) // 2, (size.height() - high) // 2, wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is a shortcut of the window; in the form it is the form's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride \
                and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

"""Registers in the window: files dropped, the form, the process that imports, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from console.errors import ConsoleError
from console.language import tr
from widgets.background import Background
from widgets.layer_import import LayerImport
from widgets.long_lines import LongLine
from widgets.message_bar import Kind
from widgets.theme import Theme

if TYPE_CHECKING:   # both bring polars, which no start should wait for
    from console.exchange.address.peek import Peek
    from widgets.register.form import RegisterForm

SNIFFED = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".gpkg", ".shp", ".geojson", ".fgb")


class RegisterDesk(QObject):
    """Between the form, dropped files and the process that imports.

    Args:
        profile: the folder of the open profile. program: words that start the program, for tests.
        ticket: lets the process act for whoever is logged in here.

    Signals:
        said(text, Kind): for the message bar. layers_wanted(paths): files for the map.
        imported(kind): rows of a register are stored.
    """

    said = Signal(str, object)
    layers_wanted = Signal(object)
    imported = Signal(str)

    def __init__(self, profile: Path, background: Background, theme: Theme, window: QWidget,
                 ticket: Callable[[], str] = str, program: list[str] | None = None) -> None:
        super().__init__(window)
        self._background, self._theme, self._window = background, theme, window
        self._form: RegisterForm | None = None
        self._waiting: list[Path] = []      # registers dropped along with the one in the form
        self._process = LayerImport(profile, program, self, ticket)
        self._process.progressed.connect(lambda *report: self.form.show_progress(*report))
        self._process.added.connect(self._ended)
        self._process.failed.connect(lambda _, words: self._refused(words))
        self._process.cancelled.connect(lambda _: self._refused(tr("Stopped. Nothing was changed.")))

    @property
    def form(self) -> RegisterForm:
        """Made when it is first needed."""
        if self._form is None:
            from widgets.register.form import RegisterForm

            form = self._form = RegisterForm(self._theme, self._window)
            form.file_wanted.connect(self._choose)
            form.kind_changed.connect(self._kind_changed)
            form.run_wanted.connect(self._run)
            form.stop_wanted.connect(self._stop)
            form.layer_wanted.connect(self._as_layer)
            form.again_wanted.connect(lambda path: self.begin(Path(path)))
            form.open_wanted.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        return self._form

    def begin(self, path: Path | None = None) -> None:
        """Show the form, with this file in it; while one is imported, that one."""
        if self.form.running:
            self.form.show()
            self.form.raise_()
        elif path is None:
            self.form.begin()
        else:
            self._look(path, "")

    def take(self, paths: list[Path]) -> None:
        """Files were dropped: registers come into the form, one after the other, all others onto the map."""
        open_form = self._form is not None and self._form.isVisible() and not self._form.running
        if open_form and len(paths) == 1:
            self.begin(paths[0])
            return

        def sort() -> tuple[list[Peek], list[Path]]:
            found = [(path, _sniffed(path)) for path in paths]
            return [one for _, one in found if one is not None], [path for path, one in found if one is None]

        self._background.ask("sniff", sort, self._sorted)

    def stop(self) -> None:
        """The window closes: what is stored by then is kept."""
        self._process.stop()

    def _sorted(self, found: tuple[list[Peek], list[Path]]) -> None:
        registers, others = found
        if others:
            self.layers_wanted.emit(others)
        if registers and self.form.running:
            self.said.emit(tr("A register is being imported; drop {file} again when it is done.",
                              file=registers[0].path.name), Kind.WARNING)
        elif registers:
            self._waiting = [one.path for one in registers[1:]]
            self.form.show_peek(registers[0], _suggested(registers[0]))

    def _look(self, path: Path, kind: str) -> None:
        def job() -> Peek | ConsoleError:
            from console.exchange.address.peek import peek

            try:
                return peek(path, kind)
            except ConsoleError as error:
                return error

        def show(found: Peek | ConsoleError) -> None:
            if isinstance(found, ConsoleError):
                self.form.begin()
                self.form.show_refused(str(found))
            else:
                self.form.show_peek(found, kind or _suggested(found))

        self._background.ask("peek", job, show)

    def _choose(self) -> None:
        kinds = tr("Registers") + f" ({' '.join('*' + ending for ending in SNIFFED)});;" + tr("All files") + " (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Import a register"), "", kinds)
        if name:
            self._look(Path(name), "")

    def _kind_changed(self, kind: str) -> None:
        if self.form.peek is not None:
            self._look(self.form.peek.path, kind)

    def _run(self, words: tuple[str, ...]) -> None:
        self._process.add(LongLine(Path(words[-1]), line=words))

    def _stop(self) -> None:
        self.form.show_stopping()
        self._process.cancel()

    def _as_layer(self, path: str) -> None:
        self.form.close_form()
        self.layers_wanted.emit([Path(path)])

    def _ended(self, one: LongLine, report: dict[str, Any]) -> None:
        checked = "--dry-run" in one.line
        self.form.show_report(report, checked)
        if not checked:
            self.imported.emit(report["kind"])
            self.said.emit(tr("{file}: {n} rows stored, {refused} refused.", file=report["file"],
                              n=f"{report['imported'] + report['updated']:,}", refused=f"{report['refused']:,}"),
                           Kind.WARNING if report["refused"] else Kind.OK)
            if self._waiting and not report["refused"]:
                self.begin(self._waiting.pop(0))

    def _refused(self, words: str) -> None:
        self.form.show_refused(words)


def _sniffed(path: Path) -> Peek | None:
    """The beginning of a file that is a register beyond doubt, None for anything else."""
    if path.suffix.lower() not in SNIFFED:
        return None
    from console.exchange.address.peek import peek

    try:
        found = peek(path)
    except ConsoleError:    # whoever adds it to the map says what is wrong with it
        return None
    return found if found.sure else None


def _suggested(found: Peek) -> str:
    """The register that a file most likely is."""
    return found.kinds[0] if found.kinds else "rooms"

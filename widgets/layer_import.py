"""Adds files to the map in another process, through the same doors as everyone: `layer add`, `basemap add`.

Measured on a file of 113,089 buildings, two busy cores: read in a thread of the window, the main thread stood
still for up to 877 ms and 41 times for over 50 ms, because the libraries hold the interpreter for whole
batches; in a process of its own 26 ms and never.
Cancel is safe: the process stops between two
reports and takes back what it has begun, and the database is written in one transaction at the end.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from console.bootstrap import HOME
from console.commands.progress_line import VARIABLE
from console.desk.identity import VARIABLE as SESSION
from console.language import current, tr

BASEMAPS = {".mbtiles", ".pmtiles", ".tif", ".tiff"}   # pictures under the map rather than layers on it
PATIENCE_MS = 5000   # after cancel, until a process that does not listen is killed


@dataclass(frozen=True)
class FileToAdd:
    """One file and what is said about it; "" leaves it to the file.

    Attributes:
        instead: ids of layers, comma between, that are removed once the file is added: it is added again.
    """

    path: Path
    crs: str = ""
    encoding: str = ""
    name: str = ""
    instead: str = ""

    def words(self) -> list[str]:
        """The command line."""
        options = (("crs", self.crs), ("encoding", self.encoding), ("name", self.name))
        if self.path.suffix.lower() in BASEMAPS:
            return ["basemap", "add", *(f"--{name}={value}" for name, value in options if value and name != "encoding"),
                    "--", str(self.path)]
        return ["layer", "add", *(f"--{name}={value}" for name, value in options if value), "--", str(self.path)]


class LayerImport(QObject):
    """Adds one file after another.

    Args:
        profile: the folder of the open profile.
        program: words that start the program; the running one's `main.py` if None.
        ticket: lets the process act for whoever is logged in here, see `KeptLogin.ticket`; "" for nobody.

    Signals:
        began(FileToAdd): a file is being read. progressed(done, total, text): total 0 where unknown.
        added(FileToAdd, dict): what `layer add` answered. failed(FileToAdd, sentence): it was refused.
        cancelled(FileToAdd): it was stopped; nothing of it was added.
        idle(): nothing more to do.
    """

    began = Signal(object)
    progressed = Signal(int, int, str)
    added = Signal(object, object)
    failed = Signal(object, str)
    cancelled = Signal(object)
    idle = Signal()

    def __init__(self, profile: Path, program: list[str] | None = None, parent: QObject | None = None,
                 ticket: Callable[[], str] = str) -> None:
        super().__init__(parent)
        self._profile, self._program = profile, program or [sys.executable, str(HOME / "main.py")]
        self._ticket = ticket
        self._waiting: deque[FileToAdd] = deque()
        self._now: FileToAdd | None = None
        self._process: QProcess | None = None
        self._stopped = False
        self._said: list[str] = []
        self._begun = b""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._process and self._process.kill())

    @property
    def is_busy(self) -> bool:
        return self._now is not None

    @property
    def waiting(self) -> int:
        """Files that come after the one at work."""
        return len(self._waiting)

    @property
    def last_words(self) -> str:
        """The last sentence of the process that works or has just ended, "" if it said none."""
        return self._said[-1] if self._said else ""

    def add(self, *files: FileToAdd) -> None:
        """Add these after what is under way."""
        self._waiting.extend(files)
        if self._now is None:
            self._next()

    def cancel(self) -> None:
        """Stop the file at work and forget those that wait."""
        self._waiting.clear()
        if self._process is not None and not self._stopped:
            self._stopped = True
            self._process.closeWriteChannel()   # the command stops at its next report
            self._patience.start()

    def stop(self, milliseconds: int = 3000) -> None:
        """Cancel and wait for the end (before the window goes)."""
        self.cancel()
        if self._process is not None and not self._process.waitForFinished(milliseconds):
            self._process.kill()
            self._process.waitForFinished(milliseconds)

    def _next(self) -> None:
        if not self._waiting:
            self._now = None
            self.idle.emit()
            return
        self._now, self._stopped = self._waiting.popleft(), False
        self._said, self._begun = [], b""
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(VARIABLE, "json")
        environment.insert("PYTHONUTF8", "1")
        environment.insert(SESSION, self._ticket())
        process.setProcessEnvironment(environment)
        process.readyReadStandardError.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self.began.emit(self._now)
        words = [*self._program[1:], f"--profile={self._profile}", f"--lang={current()}", "--json", *self._now.words()]
        process.start(self._program[0], words)

    def _read(self) -> None:
        """Progress and words on stderr; a line that is not whole yet waits for its rest."""
        if self._process is None:
            return
        *lines, self._begun = (self._begun + self._process.readAllStandardError().data()).split(b"\n")
        for line in lines:
            text = line.decode("utf-8", "replace").strip()
            report = _report(text)
            if report is None:
                self._said += [text] if text else []
            elif not self._stopped:
                self.progressed.emit(*report)

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        process, file = self._process, self._now
        if process is None or file is None:
            return
        self._patience.stop()
        self._read()
        out = bytes(process.readAllStandardOutput().data())
        self._process = None
        process.deleteLater()
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.added.emit(file, _answer(out))
        elif self._stopped:
            self.cancelled.emit(file)
        else:
            self.failed.emit(file, self.last_words or tr(
                "{file} was not added: the process that read it ended with {code}. Nothing was changed.",
                file=file.path.name, code=code))
        self._next()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        """A process that could not be started never ends."""
        if error is QProcess.ProcessError.FailedToStart and self._process is not None and self._now is not None:
            file, why = self._now, self._process.errorString()
            self._process.deleteLater()
            self._process = None
            self.failed.emit(file, tr("{file} was not added: the program could not be started a second time ({why}).",
                                      file=file.path.name, why=why))
            self._next()


def _report(line: str) -> tuple[int, int, str] | None:
    """A line of progress as (done, total, text); None for other words."""
    try:
        found = json.loads(line)
        return int(found["done"]), int(found["total"]), str(found["text"])
    except (ValueError, KeyError, TypeError):
        return None


def _answer(out: bytes) -> dict[str, Any]:
    """The last line of the command's output."""
    lines = out.strip().splitlines()
    return msgspec.json.decode(lines[-1]) if lines else {}

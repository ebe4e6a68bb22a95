"""The strip under the layer list: what is being added, how far it is, a way to stop, and what became of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.language import tr
from widgets.icons import icon
from widgets.layer_import import FileToAdd, LayerImport
from widgets.theme import Theme

CRS = ("EPSG:4490", "EPSG:4326", "EPSG:4547", "EPSG:4526", "EPSG:3857", "gcj02", "bd09")
ENCODINGS = ("", "UTF-8", "GB18030", "Big5")


class LayerProgress(QFrame):
    """Follows a `LayerImport`.

    After a file was added or refused, the strip offers to add it again with other coordinates or another
    encoding: files often declare what they are not.

    Signals:
        again(FileToAdd): add it so; what was added of it before is replaced.
    """

    again = Signal(object)

    def __init__(self, imports: LayerImport, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._imports, self._theme = imports, theme
        self._file: FileToAdd | None = None
        self._layers: list[str] = []
        self._build()
        imports.began.connect(self._began)
        imports.progressed.connect(self._progressed)
        imports.added.connect(self._added)
        imports.failed.connect(self._failed)
        imports.cancelled.connect(lambda file: self._over(file, "mdi6.cancel", theme.muted, tr(
            "{file}: stopped. Nothing of it was added.", file=file.path.name)))
        self.hide()

    def _build(self) -> None:
        theme = self._theme
        self.sign = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.setIcon(icon("mdi6.close", theme))
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(self.hide)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop; nothing of this file is added"))
        self.cancel.clicked.connect(self._cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.detail = QLabel()
        self.detail.setProperty("role", "muted")
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.other = QPushButton(tr("Other coordinates or encoding …"))
        self.other.setProperty("role", "link")
        self.other.clicked.connect(lambda: self._offer(True))
        top = QHBoxLayout()
        top.setSpacing(theme.gap)
        top.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.text, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.detail, 1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.gap, theme.gap, theme.gap)
        column.setSpacing(theme.gap)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addLayout(foot)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._other_words())

    def _other_words(self) -> QWidget:
        theme = self._theme
        self.crs = QComboBox()
        self.crs.setEditable(True)
        self.crs.setAccessibleName(tr("Coordinates in the file"))
        self.crs.addItem(tr("as the file says"), "")
        for name in CRS:
            self.crs.addItem(name, name)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(tr("Encoding of its texts"))
        for name in ENCODINGS:
            self.encoding.addItem(name or tr("recognise"), name)
        self.add_again = QPushButton(tr("Add again"))
        self.add_again.clicked.connect(self._again)
        self.words = QWidget()
        rows = QVBoxLayout(self.words)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.gap)
        for word, box in ((tr("Coordinates"), self.crs), (tr("Encoding"), self.encoding)):
            row = QHBoxLayout()
            label = QLabel(word)
            label.setProperty("role", "muted")
            label.setMinimumWidth(theme.size * 6)
            row.addWidget(label)
            row.addWidget(box, 1)
            rows.addLayout(row)
        rows.addWidget(self.add_again, 0, Qt.AlignmentFlag.AlignRight)
        return self.words

    # What the import says

    def _began(self, file: FileToAdd) -> None:
        self._file, self._layers = file, []
        more = self._imports.waiting
        self.text.setText(tr("Adding {file}", file=file.path.name) if not more else tr(
            "Adding {file}, {n} more to come", file=file.path.name, n=more))
        self._sign("mdi6.progress-clock", self._theme.muted)
        self.detail.setText(tr("Starting …"))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._show_parts(busy=True)

    def _progressed(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        share = f"  {100 * done // total} %" if total else ""
        self.detail.setText(text + share)

    def _added(self, file: FileToAdd, answer: dict[str, Any]) -> None:
        if "basemap" in answer:
            self._layers = []
            self._over(file, "mdi6.check-circle-outline", self._theme.ok,
                       tr("{file} is a basemap now.", file=file.path.name))
            return
        parts = answer.get("layers", [answer])
        self._layers = [part["layer"] for part in parts if "layer" in part]
        count = sum(part.get("features", 0) for part in parts)
        lines = [tr("{file}: {n} features added.", file=file.path.name, n=f"{count:,}")]
        first = parts[0]
        if first.get("crs"):
            lines.append(first.get("guess") or tr("Coordinates in the file: {crs}", crs=first["crs"]))
        repaired, refused = (sum(_number(part.get(key)) for part in parts) for key in ("repaired", "refused"))
        lines += [tr("Repaired: {n}", n=repaired)] if repaired else []
        lines += [tr("Refused: {n}", n=refused)] if refused else []
        warnings = [word for part in parts for word in part.get("warnings", [])]
        doubt = bool(first.get("guess") or warnings or refused)
        self._over(file, "mdi6.alert-outline" if doubt else "mdi6.check-circle-outline",
                   self._theme.warning if doubt else self._theme.ok, "\n".join(dict.fromkeys([*lines, *warnings])))

    def _failed(self, file: FileToAdd, sentence: str) -> None:
        self._over(file, "mdi6.alert-octagon-outline", self._theme.urgent, sentence)

    def _over(self, file: FileToAdd, sign: str, colour: str, text: str) -> None:
        self._file = file
        self._sign(sign, colour)
        self.text.setText(text)
        self.crs.setCurrentIndex(max(0, self.crs.findData(file.crs)))
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(file.encoding)))
        self._show_parts(busy=False)

    # What hands do

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.detail.setText(tr("Stopping …"))
        self._imports.cancel()

    def _again(self) -> None:
        if self._file is None:
            return
        typed = self.crs.currentText().strip()
        crs = self.crs.currentData() if typed == self.crs.itemText(self.crs.currentIndex()) else typed
        self.again.emit(FileToAdd(self._file.path, crs or "", self.encoding.currentData(), self._file.name,
                                  ",".join(self._layers)))

    def _offer(self, yes: bool) -> None:
        self.words.setVisible(yes)
        self.other.setVisible(not yes)

    def _show_parts(self, busy: bool) -> None:
        for part in (self.bar, self.detail, self.cancel):
            part.setVisible(busy)
        self.close_button.setVisible(not busy)
        self.words.hide()
        self.other.setVisible(not busy)
        self.show()

    def _sign(self, name: str, colour: str) -> None:
        side = self._theme.icon
        self.sign.setPixmap(icon(name, self._theme, colour).pixmap(side, side))


def _number(value: Any) -> int:
    """A count, or how many there are in a list."""
    return len(value) if isinstance(value, list) else int(value or 0)

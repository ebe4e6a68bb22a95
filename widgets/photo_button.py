"""A button that collects photos to attach: chosen in a dialog, and told how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from console.language import tr


class PhotoButton(QPushButton):
    """Pictures as paths; whether they can be read says whoever keeps them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos: tuple[Path, ...] = ()
        self.clicked.connect(self._choose)
        self.set_photos(())

    def set_photos(self, photos: Sequence[Path]) -> None:
        """These and no others."""
        self.photos = tuple(dict.fromkeys(photos))
        self.setText(tr("Photos: {n} …", n=len(self.photos)) if self.photos else tr("Photos …"))
        self.setToolTip("\n".join(one.name for one in self.photos) or tr("Choose photos"))

    def _choose(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, tr("Choose photos"), "", tr("Photos") + " (*.jpg *.jpeg *.png)")
        self.set_photos((*self.photos, *map(Path, files)))

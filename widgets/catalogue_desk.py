"""After `catalog import` or `catalog use`, here or in another process, the open window goes by the new catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from widgets.window import MainWindow


class CatalogueDesk(QObject):
    """Hands new catalogues on to the parts of a window that show names of classes, departments or phrases."""

    _told = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self._forget = window.console.catalogues.listen(self._told.emit)   # from any thread

    def stop(self) -> None:
        """The window closes."""
        self._forget()

    def _hand_on(self) -> None:
        window = self._window
        catalogue = window.console.catalogue
        window.filter_bar.use(catalogue)
        window.case_list.model.use(catalogue)
        window.case_card.use(catalogue)
        window.map_panel.canvas.set_cases(window.live.cases, catalogue)
        window.case_form.use_catalogue()
        window.cards.show_again()   # history, phrases and handlers are asked for anew
        window.pages.catalogues_changed()
